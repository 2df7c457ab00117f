"""Every example is a program in its printed form, with its row in a manifest and actions that are known."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from workflowllm import from_python, to_python
from workflowllm.language.forms import reference
from workflowllm.language.names import FUNCTIONS
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


NOT_IN_GOOD_PROGRAMS = {
    "what damaged or odd files hold": (
        "bare beside duplicate either item leftover marker missing numeral opaque opaque_action overlay plain preamble untitled"
    ),
    "the dialect of older systems": "codes legacy modern words workflow_input",
    "how a file stores what has a plain form too": "all_of as_variable each print repeat test data timestamp predicate",
    "the fields of one app's pickers": (
        "array array_variable calendar_unit choice contacts date_field dictionary_field dictionary_variable file_field"
        " number_field number_text option spoken switch"
    ),
}
"""Functions that a program for people does without, by the reason."""


STEPS_NOT_NEEDED = {
    "as_type": "every content class that people choose has a name of its own",
    "opaque": "what odd files hold",
    "plain": "an empty list of steps means the same as none",
}


def test_the_examples_hold_every_construct_that_people_need() -> None:
    text = "\n".join((FOLDER / f"{name}.py").read_text(encoding="utf-8") for name in ROWS)
    excepted = {name for names in NOT_IN_GOOD_PROGRAMS.values() for name in names.split()}
    assert [name for name in sorted(FUNCTIONS - excepted) if not re.search(rf"\b{name}\(", text)] == []
    assert [name for name in reference.METHODS if name not in STEPS_NOT_NEEDED and f".{name}(" not in text] == []
    statements = (
        r"^\w+ = ",
        r"\.append\(",
        r"^ *if ",
        r"^ *else:",
        r"^ *elif ",
        r"^ *for \w+ in \w",
        r"in range\(",
        r"in enumerate\(",
        r"^ *match menu\(",
    )
    assert [form for form in statements if not re.search(form, text, re.MULTILINE)] == []
    operators = (" == ", " != ", " < ", " > ", " <= ", " >= ", " in ", " not in ", " is None", " is not None", " and ", " or ")
    assert [sign for sign in operators if not re.search(rf"^ *(?:el)?if .*{re.escape(sign)}", text, re.MULTILINE)] == []
