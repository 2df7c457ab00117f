"""The interpreter: what programs do, and that the readable text of a file does the same (law 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench import dry_run
from tests.corpus import sample
from workflowllm import from_python, read
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Answers, Device
from workflowllm.simulate.engine import simulate
from workflowllm.simulate.handlers import handler_of
from workflowllm.simulate.narrate import narrate
from workflowllm.simulate.outcome import Limits
from workflowllm.simulate.trace import Trace

CASES = {
    # source of the expected value: the reference's rows of device tests, Apple's guide, and the action definitions
    "replace": ('x = is_workflow_actions_text_replace(WFInput="hello", WFReplaceTextFind="l", WFReplaceTextReplace="r")', "herro"),
    "regular expression": (
        (
            'x = is_workflow_actions_text_replace(WFInput="hello", WFReplaceTextFind="[aeiou]", WFReplaceTextReplace="*",'
            " WFReplaceTextRegularExpression=True)"
        ),
        "h*ll*",
    ),
    "if takes its branch": ('n = 5\nif n > 3:\n    is_workflow_actions_gettext(WFTextActionText="yes")\nelse:\n    n = n\n', "yes"),
    "index two": (
        'x = ["alpha", "beta"]\ny = is_workflow_actions_getitemfromlist(WFInput=x, WFItemSpecifier="Item At Index", WFItemIndex=2)',
        "beta",
    ),
    "key path": (
        (
            'd = is_workflow_actions_detect_dictionary(WFInput="""{"beverages":[{"favorite":"soup"}]}""")\n'
            'x = is_workflow_actions_getvalueforkey(WFInput=d, WFDictionaryKey="beverages.1.favorite")'
        ),
        "soup",
    ),
    "a list in a text": ('x = ["a", "b"]\ny = is_workflow_actions_gettext(WFTextActionText=f"{x}")', "a\nb"),
    "repeat gives a list": (
        "for index in range(1, 4):\n    is_workflow_actions_number(WFNumberActionNumber=index)\n",
        [1, 2, 3],
    ),
    "modulus": (
        "x = is_workflow_actions_math(WFInput=10, WFMathOperation='…', WFScientificMathOperation='Modulus', WFScientificMathOperand=3)",
        1,
    ),
    "hash": (
        'x = is_workflow_actions_hash(WFInput="hello", WFHashType="SHA1")',
        "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
    ),
}


def run(text: str, device: Device | None = None, limits: Limits | None = None) -> Trace:
    return simulate(from_python(text), device) if limits is None else simulate(from_python(text), device, limits=limits)


@pytest.mark.parametrize("name", CASES)
def test_a_program_gives_what_sources_say(name: str) -> None:
    text, expected = CASES[name]
    trace = run(text)
    assert (trace.outcome, trace.message, trace.output) == ("finished", "", expected)


def test_a_menu_runs_the_case_that_is_answered() -> None:
    text = 'match menu("Where?"):\n    case "A":\n        comment("")\n    case "B":\n        is_workflow_actions_showresult(Text="w")\n'
    device = replace(default_device(), answers=Answers(menus={"Where?": ("B",)}))
    assert [effect.verb for effect in run(text).effects] == ["asked"]
    assert [effect.verb for effect in run(text, device).effects] == ["asked", "shown"]


def test_cancelling_stops_the_whole_shortcut() -> None:
    text = 'x = is_workflow_actions_ask(WFAskActionPrompt="Who?")\nis_workflow_actions_showresult(Text=f"{x}")\n'
    device = replace(default_device(), answers=Answers(cancelled=("Who?",)))
    trace = run(text, device)
    assert (trace.outcome, trace.message) == ("stopped", "cancelled")
    assert [effect.verb for effect in trace.effects] == ["asked"]


def test_a_conversion_that_fails_is_the_devices_error() -> None:
    trace = run('d = is_workflow_actions_detect_dictionary(WFInput="no")\nis_workflow_actions_showresult(Text="after")\n')
    assert trace.outcome == "error"
    assert trace.message == "Get Dictionary from Input failed because Shortcuts couldn't convert from Text to Dictionary."
    assert not trace.effects


def test_an_action_without_behaviour_is_counted() -> None:
    trace = run("com_example_app_DoIntent(what=5)\n")
    assert trace.stand_ins == {"com.example.app.DoIntent": 1}
    assert trace.effects[0].stand_in


HOSTILE = {
    "steps": "for index in range(1, 1000001):\n    is_workflow_actions_nothing()\n",
    "items": "x = ['a', 'b']\nfor index in range(1, 40):\n    for item in x:\n        x.append(item)\n",
    "characters": 'x = "aaaaaaaaaaaaaaaa"\nfor index in range(1, 40):\n    x = f"{x}{x}"\n',
    "pattern": 'x = is_workflow_actions_text_match(text="' + "a" * 60 + '!", WFMatchTextPattern="(a+)+(b+)+$")\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_programs_meet_a_limit_or_end(name: str) -> None:
    trace = run(HOSTILE[name])
    assert trace.outcome == "limit" or name == "pattern"
    assert trace.message or trace.outcome == "finished"


def test_a_seed_gives_one_trace() -> None:
    text = "x = is_workflow_actions_number_random(WFRandomNumberMinimum=1, WFRandomNumberMaximum=1000000)\n"
    workflow = from_python(text)
    assert simulate(workflow, seed=1) == simulate(workflow, seed=1)
    assert simulate(workflow, seed=1).output != simulate(workflow, seed=2).output


def test_readable_text_behaves_as_its_file() -> None:
    """Law 6 on a sample, with three devices; `bench.dry_run` holds it on every file."""
    for entry in sample(40):
        assert [run.problem for run in dry_run.runs(read(entry.path))] == ["", "", ""], entry.path.name


def test_a_fault_of_ours_is_told_and_what_was_done_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(call: object) -> None:
        raise ZeroDivisionError("by accident")

    known = handler_of
    monkeypatch.setattr("workflowllm.simulate.machine.handler_of", lambda name: broken if name.endswith("vibrate") else known(name))
    trace = simulate(from_python('is_workflow_actions_showresult(Text="a")\nis_workflow_actions_vibrate()\n'))
    assert (trace.outcome, [effect.verb for effect in trace.effects]) == ("fault", ["shown"])
    assert trace.message.startswith("ZeroDivisionError at test_run.py:")
    assert "This program has a fault" in narrate(trace)[-1]
