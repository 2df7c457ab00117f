"""Every example is a program in its printed form, with its row in a manifest and actions that are known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.workflow import Action, actions

FOLDER = Path(__file__).parent.parent / "examples"
MANIFESTS = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("manifest*.toml"))}
ROWS = {name: (manifest, row) for manifest, rows in MANIFESTS.items() for name, row in rows.items()}
CATEGORIES = {
    "Widgets",
    "Food & Drink",
    "News",
    "Photo & Video",
    "Productivity",
    "Graphics & Design",
    "Weather",
    "Books",
    "Snippets",
    "Games",
    "Development Tools",
    "Finance",
    "Jailbreaking",
    "Reference",
    "Travel",
    "Music",
    "Business",
    "Sports",
    "Medical",
    "Education",
    "Navigation",
    "Social Networking",
    "Shopping",
    "Entertainment",
    "Health & Fitness",
    "Lifestyle",
    "Utilities",
    "Kids",
}
"""The paper's 28 (figure 4e)."""
MOST = 120


@pytest.mark.parametrize("name", sorted(ROWS))
def test_example_is_in_printed_form(name: str) -> None:
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    workflow = from_python(text)
    assert to_python(workflow) == text
    found = list(actions(workflow))
    assert 5 <= len(found) <= MOST
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
    assert len(CATEGORIES) == 28
    assert {row["category"] for _, row in ROWS.values()} == CATEGORIES
    assert len({row["title"] for _, row in ROWS.values()}) == len(ROWS)
    assert sum(len(list(actions(workflow))) > 80 for workflow in workflows) >= 2


def test_no_name_stands_in_two_manifests() -> None:
    assert sum(map(len, MANIFESTS.values())) == len(ROWS)


def test_no_two_examples_have_one_sequence_of_actions() -> None:
    found: dict[tuple[str, ...], str] = {}
    for name in sorted(ROWS):
        workflow = from_python((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
        key = tuple(action.identifier for action in actions(workflow) if isinstance(action, Action))
        assert found.setdefault(key, name) == name
