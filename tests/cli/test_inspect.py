"""`workflowllm inspect`."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path

import pytest

from tests.cli.kit import ELIF, real_files, run, shortcut

TREE = {
    "WFWorkflowName": "Tea\x1b[31m",
    "WFWorkflowIcon": {"WFWorkflowIconGlyphNumber": 61440, "WFWorkflowIconStartColor": -1},
    "WFWorkflowTypes": ["ActionExtension", "MenuBar", "Later"],
    "WFWorkflowInputContentItemClasses": ["WFStringContentItem"],
    "WFWorkflowNoInputBehavior": {"Name": "WFWorkflowNoInputBehaviorGetClipboard", "Parameters": {}},
    "WFWorkflowClientVersion": "2302.0.4",
    "WFWorkflowActions": [
        {
            "WFWorkflowActionIdentifier": "com.example.App.Intent",
            "WFWorkflowActionParameters": {"AppIntentDescriptor": {"BundleIdentifier": "com.example.App", "Name": "Example"}},
        },
        {"WFWorkflowActionIdentifier": "org.example.other.DoIntent", "WFWorkflowActionParameters": {}},
        {"WFWorkflowActionIdentifier": "is.workflow.actions.gettext", "WFWorkflowActionParameters": {}},
        "no action",
    ],
}


def test_what_a_shortcut_is_and_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.shortcut"
    path.write_bytes(plistlib.dumps(TREE, fmt=plistlib.FMT_BINARY))
    found = json.loads(run("inspect", path, "--format", "json").stdout)
    assert found["icon"] == {"glyph": 61440, "color": "#FFFFFFFF"}
    assert found["input"] == {"accepts": ["String"], "used": None, "named": False, "without": "WFWorkflowNoInputBehaviorGetClipboard"}
    assert found["apps"] == {"com.example.App": "Example", "org.example.other": None}
    assert (found["actions"], found["opaque"], found["container"], found["signature"]) == (4, 1, "binary", None)
    lines = run("inspect", path).stdout
    assert "Tea\\x1b[31m" in lines
    assert "\x1b" not in lines
    for part in ("share sheet, menu bar, Later", "takes the clipboard", "Example (com.example.App)", "not signed"):
        assert part in lines


def test_blocks_and_questions_are_counted(tmp_path: Path) -> None:
    found = json.loads(run("inspect", shortcut(tmp_path / "a.shortcut", ELIF), "--format", "json").stdout)
    assert (found["ifs"], found["menus"], found["repeats"], found["questions"], found["actions"]) == (1, 0, 0, 1, 10)


@pytest.mark.parametrize(
    ("head", "text", "said"),
    [
        ('accepts = ["URL"]', "is_workflow_actions_openurl(WFInput=shortcut_input())", "URL"),
        ('accepts = ["URL"]', 'is_workflow_actions_openurl(WFInput=f"x {shortcut_input()}")', "URL"),
        ('accepts = ["URL"]', "is_workflow_actions_vibrate()", "URL; no action names the input"),
        ("accepts = []", "is_workflow_actions_vibrate()", "no input"),
    ],
)
def test_what_it_takes(head: str, text: str, said: str, tmp_path: Path) -> None:
    path = shortcut(tmp_path / "a.shortcut", f"# /// shortcut\n# {head}\n# ///\n{text}\n")
    assert f"Takes:          {said}\n" in run("inspect", path).stdout


@pytest.mark.parametrize("wrong", [1, "x", [1], {"x": 1}, True, 1.5])
def test_any_type_anywhere_at_the_top(wrong: object, tmp_path: Path) -> None:
    path = tmp_path / "a.shortcut"
    for key in TREE:
        path.write_bytes(plistlib.dumps({**TREE, key: wrong}, fmt=plistlib.FMT_BINARY))
        result = run("inspect", path)
        assert result.exit_code in (0, 2), key
        assert result.exception is None or isinstance(result.exception, SystemExit), key


def test_a_signed_file_is_verified() -> None:
    signed = [path for path in real_files(1) if path.parent.name == "signed"]
    if not signed:
        pytest.skip("no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository")
    found = json.loads(run("inspect", signed[0], "--format", "json").stdout)["signature"]
    assert found["kind"] in ("icloud", "contact")
    states = {fact["state"] for fact in found["facts"]}
    assert "verified" in states
    assert "failed" not in states


def test_a_tampered_file_is_refused(tmp_path: Path) -> None:
    signed = [path for path in real_files(1) if path.parent.name == "signed"]
    if not signed:
        pytest.skip("no corpus of real shortcuts: set CORPUS, or put shared/corpus beside the repository")
    data = bytearray(signed[0].read_bytes())
    data[-1] ^= 1
    (tmp_path / "a.shortcut").write_bytes(data)
    result = run("inspect", tmp_path / "a.shortcut")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{tmp_path / 'a.shortcut'}: ")
