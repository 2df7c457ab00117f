"""Every example is a program in its printed form, with its row in a manifest and actions that are known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.workflow import Action, actions

FOLDER = Path(__file__).parent.parent / "examples"
ROWS = {
    name: (path.name, row)
    for path in sorted(FOLDER.glob("manifest_*.toml"))
    for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
CATEGORIES = 28


@pytest.mark.parametrize("name", sorted(ROWS))
def test_example_is_in_printed_form(name: str) -> None:
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    workflow = from_python(text)
    assert to_python(workflow) == text
    found = list(actions(workflow))
    assert 5 <= len(found) <= 180
    assert all(isinstance(action, Action) and "." in action.identifier for action in found)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_example_has_a_whole_row(name: str) -> None:
    _, row = ROWS[name]
    assert set(row) == {"title", "description", "category"}
    assert all(isinstance(value, str) and value.strip() for value in row.values())


def test_rows_and_files_are_the_same() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == set(ROWS)


def test_examples_are_many_and_different() -> None:
    workflows = [from_python((FOLDER / f"{name}.py").read_text(encoding="utf-8")) for name in ROWS]
    used = {action.identifier for workflow in workflows for action in actions(workflow) if isinstance(action, Action)}
    assert len(ROWS) >= 60
    assert len(used) >= 100
    assert len({row["category"] for _, row in ROWS.values()}) == CATEGORIES
    assert len({row["title"] for _, row in ROWS.values()}) == len(ROWS)
    assert sum(len(list(actions(workflow))) > 80 for workflow in workflows) >= 2
