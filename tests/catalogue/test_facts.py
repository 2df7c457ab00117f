"""The table of format facts: its shape, facts that are known for certain, and what real files say of it."""

from __future__ import annotations

import pytest

from workflowllm.catalogue import facts
from workflowllm.catalogue.fact_rows import ROWS

PREFIX = "is.workflow.actions."


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("setvariable", "WFInput"),
        ("appendvariable", "WFInput"),
        ("conditional", "WFInput"),
        ("repeat.each", "WFInput"),
        ("getvariable", None),
        ("repeat.count", None),
        ("exit", None),
        ("getvalueforkey", "WFInput"),
        ("text.split", "text"),
        ("text.match", "text"),
        ("text.match.getgroup", "matches"),
        ("adjustdate", "WFDate"),
        ("format.date", "WFDate"),
        ("downloadurl", "WFURL"),
        ("openurl", "WFInput"),
        ("documentpicker.open", None),
        ("shownote", "WFInput"),
        ("no.such.action", None),
    ],
)
def test_the_input_key_of_an_action_is_known(name: str, key: str | None) -> None:
    assert facts.input_key(PREFIX + name) == key


@pytest.mark.parametrize(
    ("name", "passes"),
    [
        ("setvariable", True),
        ("alert", True),
        ("comment", True),
        ("openurl", True),
        ("gettext", False),
        ("no.such.action", False),
    ],
)
def test_it_is_known_what_hands_its_input_on(name: str, passes: bool) -> None:
    assert facts.passes_through(PREFIX + name) is passes


@pytest.mark.parametrize(
    ("name", "output"),
    [("gettext", True), ("output", False), ("exit", False), ("no.such.action", None), ("conditional", True)],
)
def test_it_is_known_what_has_an_output(name: str, output: bool | None) -> None:
    assert facts.has_output(PREFIX + name) is output


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("downloadurl", "Contents of URL"),
        ("gettext", "Text"),
        ("getvalueforkey", "Dictionary Value"),
        ("conditional", "If Result"),
        ("choosefrommenu", "Menu Result"),
        ("repeat.each", "Repeat Results"),
        ("no.such.action", None),
    ],
)
def test_the_english_name_of_an_output_is_known(name: str, shown: str | None) -> None:
    assert facts.output_name(PREFIX + name) == shown


def test_number_fields_are_known() -> None:
    assert facts.number_keys(PREFIX + "conditional") == {"WFNumberValue", "WFAnotherNumber"}
    assert "WFNumberActionNumber" in facts.number_keys(PREFIX + "number")
    assert "WFRepeatCount" in facts.number_keys(PREFIX + "repeat.count")
    assert facts.number_keys(PREFIX + "gettext") == frozenset()


def test_every_row_is_well_formed() -> None:
    for identifier, (key, passes, output, name, numbers) in ROWS.items():
        assert identifier.strip() == identifier, identifier
        assert "." in identifier, identifier
        assert key is None or (key and key.isidentifier()), identifier
        assert type(passes) is bool, identifier
        assert output in (None, True, False), identifier
        assert name is None or (name and name.strip() == name and name.isascii()), identifier
        assert len(set(numbers)) == len(numbers), identifier
        assert (key, passes, output, name, numbers) != (None, False, None, None, ()), f"{identifier}: a row that says nothing"


def test_rows_stand_in_order_so_that_a_change_is_easy_to_see() -> None:
    assert list(ROWS) == sorted(ROWS)


def test_nothing_that_passes_its_input_on_is_said_to_have_no_output() -> None:
    assert [i for i in ROWS if facts.passes_through(i) and facts.has_output(i) is False] == []
