"""`workflowllm run`: what a dry run tells, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.kit import run, shortcut

ASKS = """\
name = is_workflow_actions_ask(WFAskActionPrompt="Who?")
is_workflow_actions_showresult(Text=f"Hello {name}")
"""


def test_a_dry_run_is_told(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "asks.shortcut", ASKS)
    trace = tmp_path / "trace.json"
    result = run("run", path, "--answer", "Who?=Ada", "--trace", trace)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Asks Who?; the answer is Ada",
        "Shows Hello Ada",
        "It ran to its end (2 actions ran)",
        "Hands on: Hello Ada",
    ]
    assert [effect["verb"] for effect in json.loads(trace.read_text(encoding="utf-8"))["effects"]] == ["asked", "shown"]


def test_a_device_of_ones_own_answers(tmp_path: Path) -> None:
    device = tmp_path / "device.toml"
    device.write_text('[answers.questions]\n"Who?" = ["Bob"]\n', encoding="utf-8")
    found = json.loads(run("run", "-", "--device", device, "--format", "json", data=ASKS.encode()).stdout)
    assert found["effects"][1]["details"] == {"text": "Hello Bob"}
    device.write_text("locale = 5\n", encoding="utf-8")
    assert run("run", "-", "--device", device, data=ASKS.encode()).exit_code == 2


def test_an_error_of_the_device_is_told(tmp_path: Path) -> None:
    text = tmp_path / "bad.py"
    text.write_text('d = is_workflow_actions_detect_dictionary(WFInput="no")\n', encoding="utf-8")
    result = run("run", text)
    assert result.exit_code == 1
    assert "couldn't convert from Text to Dictionary" in result.stdout
    assert run("run", text, "--answer", "x").exit_code == 2


ASKS_THE_NETWORK = 'x = is_workflow_actions_downloadurl(WFURL="https://example.com/a")\n'


def test_the_real_network_is_asked_only_where_the_command_says_so(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "asks.shortcut", ASKS_THE_NETWORK)
    device = tmp_path / "device.toml"
    device.write_text('network.mode = "live"\n', encoding="utf-8")
    assert run("run", path, "--device", device).exit_code == 2
    assert run("run", path, "--device", device, "--network", "off").exit_code == 0
    refused = run("run", path, "--network", "replay")
    assert (refused.exit_code, "no answer is recorded" in refused.stdout) == (1, True)


CHOOSES = """\
match menu("Which?"):
    case "Tea":
        is_workflow_actions_showresult(Text="green")
    case "Milk":
        is_workflow_actions_showresult(Text="oat")
name = is_workflow_actions_ask(WFAskActionPrompt="Who?", WFAskActionDefaultAnswer="Bob")
is_workflow_actions_showresult(Text=f"{name}")
"""


def test_a_person_at_the_terminal_answers(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "chooses.shortcut", CHOOSES)
    result = run("run", path, "--ask", data=b"2\n\n")
    assert result.exit_code == 0
    assert "Shows oat" in result.stdout
    assert "Shows Bob" in result.stdout


def test_an_answer_that_is_not_used_is_told(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "chooses.shortcut", CHOOSES)
    result = run("run", path, "--answer", "Which?=Wine", "--answer", "Whom?=Ada")
    assert result.exit_code == 0
    assert "Made up: the answer to Which?: Wine is no choice there" in result.stdout
    assert result.stderr == "nothing asked 'Whom?': the answer to it was not used\n"


def test_leaving_a_question_cancels_as_on_a_device(tmp_path: Path) -> None:
    result = run("run", shortcut(tmp_path / "asks.shortcut", ASKS), "--ask", data=b"")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "It was cancelled (0 actions ran)")


PICKS = """\
l = ["a", "b", "c"]
x = is_workflow_actions_choosefromlist(WFInput=l, WFChooseFromListActionPrompt="Which?", WFChooseFromListActionSelectMultiple=True)
"""


def test_several_items_are_chosen_and_a_wrong_number_is_asked_again(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "picks.shortcut", PICKS)
    result = run("run", path, "--ask", data=b"9\n1, 3\n")
    assert "Hands on: a, c" in result.stdout
    assert "That is none of them" in result.stderr
    assert "Hands on: b, c" in run("run", path, "--answer", "Which?=b", "--answer", "Which?=c").stdout


def test_an_answer_may_hold_the_sign_and_come_again(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "asks.shortcut", ASKS + ASKS)
    result = run("run", path, "--answer", "Who?=https://a.example/?x=1", "--answer", "Who?=Ada")
    assert [line for line in result.stdout.splitlines() if line.startswith("Shows")] == [
        "Shows Hello https://a.example/?x=1",
        "Shows Hello Ada",
    ]
