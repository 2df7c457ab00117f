"""What stands in real shortcuts: patterns of dates, expressions, and texts of dates."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.corpus import need
from tests.simulate.moments import JUNE, LOS_ANGELES, NOW
from workflowllm.simulate.dates.arithmetic import adjust, time_between
from workflowllm.simulate.dates.formatting import format_date
from workflowllm.simulate.dates.parsing import parse_date
from workflowllm.simulate.expression import evaluate

PREFIX = "is.workflow.actions."


@cache
def trees() -> tuple[Any, ...]:
    """The property lists of the plain files of the core."""
    found = []
    for entry in need():
        if entry.facts.get("core") and not entry.signed:
            try:
                found.append(entry.tree())
            except (ValueError, plistlib.InvalidFileException):
                continue
    return tuple(found)


def actions(identifier: str) -> Iterator[dict[str, Any]]:
    """The parameters of every action of a kind."""
    for tree in trees():
        listed = tree.get("WFWorkflowActions", []) if isinstance(tree, dict) else []
        for action in listed:
            if action.get("WFWorkflowActionIdentifier") == PREFIX + identifier:
                yield action.get("WFWorkflowActionParameters", {})


def literal(value: Any) -> str | None:
    """The text of a field without variables."""
    if isinstance(value, str):
        return value
    inner = value.get("Value") if isinstance(value, dict) else None
    if isinstance(inner, dict) and isinstance(inner.get("string"), str) and not inner.get("attachmentsByRange"):
        return str(inner["string"])
    return None


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary inside a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from dictionaries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from dictionaries(inner)


def patterns() -> set[str]:
    """Every literal pattern: of Format Date, and of variables that are formatted."""
    found = {literal(parameters.get("WFDateFormat")) for parameters in actions("format.date")}
    for tree in trees():
        found |= {
            literal(inner.get("WFDateFormat")) for inner in dictionaries(tree) if inner.get("Type") == "WFDateFormatVariableAggrandizement"
        }
    return {pattern for pattern in found if pattern is not None}


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "ja_JP", "ar_SA"])
def test_every_pattern_is_written(locale: str) -> None:
    found = patterns()
    assert len(found) > 50
    for pattern in sorted(found):
        text = format_date(JUNE, date="Custom", pattern=pattern, locale=locale, now=NOW)
        assert bool(text) == bool(pattern), pattern


def test_every_expression_without_variables_has_a_value() -> None:
    found = {literal(parameters.get("Input")) for parameters in actions("calculateexpression")} - {None}
    assert found
    for expression in found:
        assert isinstance(evaluate(str(expression)), int | float)


@pytest.mark.parametrize("value", ["1", "2.5", "-3", "0"])
def test_every_expression_has_a_value_when_a_number_stands_for_its_variables(value: str) -> None:
    fields = [parameters.get("Input") for parameters in actions("calculateexpression")]
    texts = [field.get("Value") for field in fields if isinstance(field, dict)]
    found = {text["string"].replace("\ufffc", value) for text in texts if isinstance(text, dict) and isinstance(text.get("string"), str)}
    assert found
    for expression in found:
        assert isinstance(evaluate(expression), int | float)


OTHER_LANGUAGES = {"24 décembre": "fr_FR"}


def test_every_text_of_the_date_action_is_a_date() -> None:
    found = {literal(parameters.get("WFDateActionDate")) for parameters in actions("date")} - {None, ""}
    assert len(found) > 40
    for text in map(str, found):
        read = parse_date(text, now=NOW, zone=LOS_ANGELES, locale=OTHER_LANGUAGES.get(text, "en_US"))
        assert read is not None, text


def test_every_unit_of_the_date_actions_is_known() -> None:
    quantities = [parameters.get("WFDuration") or {} for parameters in actions("adjustdate")]
    units = {quantity.get("Value", {}).get("Unit") for quantity in quantities if isinstance(quantity.get("Value"), dict)} - {None}
    assert units
    assert [unit for unit in sorted(units) if adjust(NOW, 1, unit) is None] == []
    asked = {literal(parameters.get("WFTimeUntilUnit")) for parameters in actions("gettimebetweendates")} - {None, "Total Time"}
    assert [unit for unit in sorted(map(str, asked)) if time_between(JUNE, NOW, unit) is None] == []
