"""Every case of the conformance table holds, says where it comes from, and every handler has one."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.simulate.conformance_cases import KEYS, Case, cases, differences
from workflowllm.simulate.handlers import handlers

_NOT_YET = frozenset(
    f"is.workflow.actions.{name}"
    for name in [
        "alert",
        "appendvariable",
        "ask",
        "base64encode",
        "calculateexpression",
        "choosefromlist",
        "comment",
        "count",
        "delay",
        "detect.dictionary",
        "detect.number",
        "detect.text",
        "dictionary",
        "exit",
        "format.number",
        "getclipboard",
        "getitemfromlist",
        "gettext",
        "getvalueforkey",
        "getvariable",
        "hash",
        "list",
        "math",
        "nothing",
        "notification",
        "number",
        "number.random",
        "output",
        "previewdocument",
        "properties.appstore",
        "properties.articles",
        "properties.calendarevents",
        "properties.contacts",
        "properties.eventattendees",
        "properties.files",
        "properties.health.quantity",
        "properties.images",
        "properties.itunesartist",
        "properties.itunesstore",
        "properties.locations",
        "properties.music",
        "properties.parkedcar",
        "properties.podcastshow",
        "properties.reminders",
        "properties.safariwebpage",
        "properties.shazam",
        "properties.trello",
        "properties.ulysses.sheet",
        "properties.weather.conditions",
        "round",
        "setclipboard",
        "setvalueforkey",
        "setvariable",
        "showresult",
        "speaktext",
        "statistics",
        "text.changecase",
        "text.combine",
        "text.match",
        "text.match.getgroup",
        "text.split",
        "text.trimwhitespace",
        "urlencode",
        "vibrate",
    ]
)
"""The handlers that no case pins yet."""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert not differences(case)


def test_cases_say_what_they_rest_on() -> None:
    for case in cases():
        assert case.table.keys() <= KEYS, case.name
        assert case.sourced != bool(case.table.get("choice")), f"{case.name}: source or choice"
        assert case.table.keys() & {"output", "nothing", "message", "effects", "outcome"}, f"{case.name}: nothing is expected"
        assert len(case.table.get("source", "x" * 12)) >= 12, f"{case.name}: say more of the source"


def test_names_are_unique() -> None:
    assert not [name for name, count in Counter(case.name for case in cases()).items() if count > 1]


def test_every_handler_is_pinned_by_a_sourced_case() -> None:
    pinned = set().union(*[case.identifiers() for case in cases() if case.sourced])
    assert not handlers().keys() - pinned - _NOT_YET
