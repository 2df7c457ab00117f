"""Find and Filter: which items fit the rows of a filter, in what order, and how many of them.

Source: the format facts of filters (rows of property, operator and values; units of dates as calendar bits; an input parameter makes a Find
a Filter) and the filter rules of the action definitions. The operators mean what they mean in an If.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of, to_text
from workflowllm.simulate.conditions import BEGINS, CONTAINS, ENDS, IS, IS_NOT, LACKS, holds
from workflowllm.simulate.content import NOTHING, Content, Item, Measure
from workflowllm.simulate.properties import property_of
from workflowllm.simulate.resolve import numeral, resolve
from workflowllm.workflow.values import Field, Record, Value

__all__ = ["INPUT", "LIMIT_LEFT_OUT", "find", "fit"]

INPUT: Final = "WFContentItemInputParameter"

LIMIT_LEFT_OUT: Final = 1
"""Choice: how many items a limit without a number lets through."""

_WORK: Final = 2_000
"""How many characters of work one look at one item counts for, about what it costs."""

_UNITS: Final = {4: "yr", 8: "mo", 16: "days", 32: "hr", 64: "min", 128: "sec", 8192: "weeks"}
"""The units of a stretch of time, as calendar bits (format fact)."""

_LITERALS: Final = {
    "String": "WFConditionalActionString",
    "Number": "WFNumberValue",
    "AnotherNumber": "WFAnotherNumber",
    "Date": "WFDate",
    "AnotherDate": "WFAnotherDate",
    "Bool": "WFBooleanValue",
    "Enumeration": "WFEnumeration",
}
"""What the values of a row are called in an If."""

_OVERRIDES: Final = {
    "String": "stringValue",
    "Number": "numberValue",
    "Date": "dateValue",
    "AnotherDate": "anotherDateValue",
    "Enumeration": "enumerationValue",
    "Bool": "boolValue",
}
"""What a variable in a row of iOS 12 stands under (real files)."""

_OF_KIND: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset({"String", "Enumeration"}),
    "boolean": frozenset({"Bool"}),
    "number": frozenset({"Number", "AnotherNumber"}),
    "measure": frozenset({"Number", "AnotherNumber", "Unit"}),
    "date": frozenset({"Date", "AnotherDate", "Number", "Unit"}),
}
"""Which values of a row a property of each kind is compared with: rows keep values of kinds they no longer have (format fact)."""

_CHOSEN: Final = frozenset(
    {
        "List",
        "Calendar",
        "Album",
        "Folder",
        "Media Type",
        "Photo Type",
        "Priority",
        "Type",
        "Account",
        "Source",
        "Orientation",
        "Media Kind",
    }
)
"""The properties that are compared with one of a list, not with a text that is typed."""

_TEXT_TESTS: Final[Mapping[int, tuple[Callable[[str, str], bool], bool]]] = {
    IS: (str.__eq__, False),
    IS_NOT: (str.__eq__, True),
    BEGINS: (str.startswith, False),
    ENDS: (str.endswith, False),
    CONTAINS: (str.__contains__, False),
    LACKS: (str.__contains__, True),
}
"""The operators on texts, and whether they ask for the contrary."""

_DESCENDING: Final = frozenset(
    {
        "Z to A",
        "Latest First",
        "Biggest First",
        "Largest First",
        "Longest First",
        "Highest First",
        "Descending",
        "Most First",
        "Newest First",
    }
)
"""The orders from high to low; every other one is from low to high."""


def find(call: Call, library: Content | None) -> Content:
    """What a Find or Filter action gives.

    Args:
        call: The action.
        library: Everything on the device that it looks through where the file gives it no items; None where it has to be given them,
            and then what the action before handed on is looked through.

    Raises:
        RunEnd: A reference in the filter cannot be resolved.
    """
    if call.raw(INPUT) not in (None, "Library"):
        items = call.content(INPUT)
    else:
        items = call.frame.previous if library is None else library
    return fit(call, items)


def fit(call: Call, items: Content) -> Content:
    """Those of some items that a filter lets through, in its order, as many as it wants."""
    return _limited(call, _sorted(call, _fitting(call, items)))


def _fitting(call: Call, items: Content) -> Content:
    value = call.raw("WFContentItemFilter")
    inner = value.value if type(value) is Field else value
    if type(inner) is not Record:
        return items
    rows = inner.get("WFActionParameterFilterTemplates")
    tests = [_Row(call, row) for row in rows if type(row) is Record] if type(rows) is tuple else []
    if not tests:
        return items
    call.run.charge_work(len(items) * len(tests) * _WORK)
    together = any if inner.get("WFActionParameterFilterPrefix") == 0 else all
    return tuple([item for item in items if together(test.fits(item) for test in tests)])


class _Row:
    """One row: a property, an operator, and what it is compared with."""

    def __init__(self, call: Call, row: Record) -> None:
        self.call = call
        name = row.get("Property")
        self.name = name if type(name) is str else ""
        code = row.get("Operator")
        self.code = int(code) if isinstance(code, int | float) else CONTAINS
        values = row.get("Values")
        source: Mapping[str, Value] = values if type(values) is Record else row
        overrides = row.get("VariableOverrides")
        own: Mapping[str, Value] = overrides if type(overrides) is Record else {}
        written = {key: source[key] for key in (*_LITERALS, "Unit") if key in source}
        written |= {key: own[name] for key, name in _OVERRIDES.items() if name in own}
        self.values = {key: resolve(call.frame, numeral(value)) for key, value in written.items()}

    def fits(self, item: Item) -> bool:
        region = self.call.region
        subject = property_of(item, self.name, region)
        kind = subject[0].kind if subject else "text"
        if self.code in _TEXT_TESTS and (kind == "text" or not subject):
            return self._text_fits(subject)
        if kind == "date" and self.code in (IS, IS_NOT) and self.values.get("Date"):
            return self._same_day(subject) == (self.code == IS)
        return holds(subject, self.code, self._literals(kind), region)

    def _text_fits(self, subject: Content) -> bool:
        """Filters see a difference between large and small letters (device report: Twitter is not found by twitter)."""
        text = self._text
        test, negated = _TEXT_TESTS[self.code]
        own = [text_of(item, self.call.region) for item in subject] or [""]
        return any(test(value, text) for value in own) != negated

    @cached_property
    def _text(self) -> str:
        literals = self._literals("text")
        return to_text(literals.get("WFConditionalActionString") or literals.get("WFEnumeration") or NOTHING, self.call.region)

    def _literals(self, kind: str) -> dict[str, Content]:
        allowed = _OF_KIND.get(kind, frozenset(_LITERALS))
        if kind == "text" and {"String", "Enumeration"} <= self.values.keys():
            allowed = frozenset({"Enumeration" if self.name in _CHOSEN else "String"})
        found = {_LITERALS[key]: value for key, value in self.values.items() if key in allowed and key in _LITERALS}
        if kind == "date" and "WFNumberValue" in found:
            found["WFDuration"] = self._stretch(found.pop("WFNumberValue"))
        if kind == "text" and not found:
            found["WFConditionalActionString"] = (contents.text(""),)
        return found

    def _stretch(self, amount: Content) -> Content:
        unit = self.values.get("Unit", NOTHING)
        bits = unit[0].value if unit and isinstance(unit[0].value, int) else 16
        value = amount[0].value if amount and isinstance(amount[0].value, int | float) else 0
        return (Item("measure", Measure(value, _UNITS.get(bits, "days"), "duration")),)

    def _same_day(self, subject: Content) -> bool:
        """Choice: a date `is` another where both are on one day."""
        zone = self.call.region.zone
        wanted = self.values["Date"][0].value
        own = subject[0].value
        return hasattr(wanted, "astimezone") and own.astimezone(zone).date() == wanted.astimezone(zone).date()


def _sorted(call: Call, items: Content) -> Content:
    """Items in the order that is asked for. Choice: those without the property come last; equal ones stay as they were."""
    name = call.text("WFContentItemSortProperty")
    if not name or name == "None" or not call.boolean("WFContentItemSortEnabled", True):
        return items
    if name == "Random":
        mixed = list(items)
        call.world.random.shuffle(mixed)
        return tuple(mixed)
    keyed = [(_order(call, property_of(item, name, call.region)), item) for item in items]
    down = call.text("WFContentItemSortOrder") in _DESCENDING
    having = sorted([pair for pair in keyed if pair[0] is not None], key=lambda pair: pair[0] or (0, 0.0, ""), reverse=down)
    return tuple([item for _, item in having] + [item for key, item in keyed if key is None])


def _order(call: Call, found: Content) -> tuple[int, float, str] | None:
    if not found:
        return None
    item = found[0]
    if item.kind in ("number", "boolean"):
        return 0, float(item.value), ""
    if item.kind == "date":
        return 0, item.value.timestamp(), ""
    if isinstance(item.value, Measure):
        return 0, item.value.value, ""
    return 1, 0.0, text_of(item, call.region).casefold()


def _limited(call: Call, items: Content) -> Content:
    if not call.boolean("WFContentItemLimitEnabled", False):
        return items
    return items[: max(0, call.whole("WFContentItemLimitNumber", LIMIT_LEFT_OUT))]
