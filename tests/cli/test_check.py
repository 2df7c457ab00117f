"""`workflowllm check`: what it prints, mends and leaves with."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.kit import run
from workflowllm import from_python, read, to_python, write

BAD = 'name = is_workflow_actions_ask(WFAskActionPrompt="Who?", WFInputType="text")\nis_workflow_actions_showresult(Text=f"Hello {nme}")\n'
GOOD = (
    'name = is_workflow_actions_ask(WFAskActionPrompt="Who?", WFInputType="Text")\nis_workflow_actions_showresult(Text=f"Hello {name}")\n'
)


def test_a_finding_has_its_place_and_carets(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(BAD, encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{path}:1:70: warning W404 value-choice: WFInputType of Ask for Input has no choice 'text'")
    assert lines[1].endswith('WFInputType="text")')
    assert lines[2].index("^") == lines[1].index('"text"')
    assert lines[2].count("^") == len('"text"')
    assert lines[-1].startswith("1 file: 0 errors, 2 warnings")


def test_a_shortcut_is_checked_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.shortcut"
    write(from_python(BAD), path)
    found = json.loads(run("check", path, "--format", "json").stdout)
    assert [(row["rule"], row["line"]) for row in found["results"][0]["findings"] if row["severity"] == "warning"] == [
        ("value-choice", 1),
        ("variable-unset", 2),
    ]
    assert found["results"][0]["findings"][0]["path"] == "$.WFWorkflowActions[0].WFWorkflowActionParameters.WFInputType"
    assert (found["warnings"], found["errors"]) == (2, 0)


def test_nothing_wrong_leaves_with_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(GOOD, encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 0
    assert result.stdout == "1 file: 0 errors, 0 warnings\n"


def test_fix_mends_texts_and_shortcuts_in_their_own_form(tmp_path: Path) -> None:
    text, shortcut = tmp_path / "a.py", tmp_path / "b.shortcut"
    text.write_text(BAD, encoding="utf-8")
    write(from_python(BAD), shortcut, format="xml")
    result = run("check", tmp_path, "--fix", "--notes")
    assert result.exit_code == 1
    assert result.stdout.count("fixed W404") == 2
    assert text.read_text(encoding="utf-8") == BAD.replace('"text"', '"Text"')
    assert shortcut.read_bytes().startswith(b"<?xml")
    assert b"Text" in shortcut.read_bytes()
    assert to_python(read(shortcut)).splitlines()[-2:] == text.read_text(encoding="utf-8").splitlines()
    before = shortcut.read_bytes()
    assert "fixed" not in run("check", tmp_path, "--fix").stdout
    assert shortcut.read_bytes() == before


def test_a_text_that_is_no_program_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("while True:\n    pass\n", encoding="utf-8")
    found = json.loads(run("check", path, "--format", "json").stdout)["results"][0]["findings"]
    assert [(row["severity"], row["code"], row["line"]) for row in found] == [("error", "E001", 1)]
    assert run("check", path).exit_code == 1


def test_sarif_names_rules_and_places(tmp_path: Path) -> None:
    path = tmp_path / "a b.py"
    path.write_text(BAD, encoding="utf-8")
    log = json.loads(run("check", path, "--format", "sarif").stdout)
    (told,) = log["runs"]
    assert log["version"] == "2.1.0"
    known = {rule["id"] for rule in told["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in told["results"]} <= known
    first = told["results"][0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"].endswith("a%20b.py")
    assert first["region"] == {"startLine": 1, "startColumn": 70, "endLine": 1, "endColumn": 76}


def test_sarif_says_what_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.shortcut").write_bytes(b"no shortcut")
    (told,) = json.loads(run("check", tmp_path, "--format", "sarif").stdout)["runs"]
    (invocation,) = told["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "b.shortcut" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_the_system_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        'answer = is_workflow_actions_askllm(WFLLMPrompt="Hi")\nis_workflow_actions_showresult(Text=f"{answer}")\n', encoding="utf-8"
    )
    assert run("check", path).exit_code == 0
    assert "came with iOS 26" in run("check", path, "--target", "ios18").stdout
    assert run("check", path, "--target", "beos").exit_code == 2


def test_a_text_by_standard_input_and_modules_that_are_no_programs(tmp_path: Path) -> None:
    found = json.loads(run("check", "-", "--format", "json", data=BAD.encode()).stdout)
    assert [row["line"] for row in found["results"][0]["findings"] if row["severity"] == "warning"] == [1, 2]
    (tmp_path / "module.py").write_text("import os\n", encoding="utf-8")
    (tmp_path / "a.py").write_text(GOOD, encoding="utf-8")
    assert run("check", tmp_path).stdout == "1 file: 0 errors, 0 warnings\n"


def test_one_broken_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.shortcut").write_bytes(b"bplist00nonsense")
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "b.shortcut" in result.stderr
    assert run("check", tmp_path / "b.shortcut").exit_code == 2
