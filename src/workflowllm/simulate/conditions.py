"""The tests of an If: which operator says yes to which value.

Source: Apple's guide (is, contains, greater, between, and which literal each reads) and the device reports named below. What decides is
the kind of the subject: the same `is` compares numbers, texts, dates and truth values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from workflowllm.simulate import choices
from workflowllm.simulate.coerce import text_of, to_boolean, to_date, to_number, to_text
from workflowllm.simulate.content import PRESENT, Content, Item, Measure
from workflowllm.simulate.outcome import RunError
from workflowllm.simulate.region import Region

if TYPE_CHECKING:
    from workflowllm.workflow.values import Value

__all__ = ["BEGINS", "CONTAINS", "ENDS", "IS", "IS_NOT", "LACKS", "OPERATORS", "WORDS", "Literals", "has_value", "holds"]

LESS, AT_MOST, GREATER, AT_LEAST, IS, IS_NOT, BEGINS, ENDS = 0, 1, 2, 3, 4, 5, 8, 9
CONTAINS, LACKS, ANY_VALUE, NO_VALUE, NEXT, LAST, TODAY, BETWEEN = 99, 999, 100, 101, 1000, 1001, 1002, 1003

WORDS: Final = {"Is Less Than": LESS, "Is Greater Than": GREATER, "Equals": IS, "Contains": CONTAINS, "": CONTAINS}
"""The operators of iOS 12, which are words; an empty one is the default."""

Literals = Mapping[str, Content]
"""What a condition compares with, by the key of the file: `WFNumberValue`, `WFConditionalActionString`, ..."""

_STRING, _NUMBER, _OTHER_NUMBER = "WFConditionalActionString", "WFNumberValue", "WFAnotherNumber"
_DATE, _OTHER_DATE, _DURATION = "WFDate", "WFAnotherDate", "WFDuration"
_TEXTS: Final = (_STRING, "WFEnumeration", "WFEnumerationValue", "WFLinkEnumeration", "WFNumericEnumeration")


def has_value(content: Content) -> bool:
    """Whether anything is there: empty text is nothing (device report), one that a dictionary holds is something (device run), and so are
    zero and No.
    """
    if not content:
        return False
    return not all(item.kind == "text" and item.value == "" and PRESENT not in item.properties for item in content)


def holds(subject: Content, code: Value | None, literals: Literals, region: Region) -> bool:
    """Whether a condition is true.

    Args:
        subject: What is tested.
        code: The operator as the file counts them; None where there is none, which means contains (format fact).
        literals: What it is compared with.
        region: Where the device is.

    Raises:
        RunError: The device cannot compare them.
    """
    if isinstance(code, str):
        code = WORDS.get(code)
    operator = CONTAINS if code is None else int(code) if isinstance(code, int | float) else -1
    test = OPERATORS.get(operator)
    if test is None:
        raise RunError("If failed because this condition is not known.")
    return test(subject, literals, region)


# --- texts ---


def _folded(value: str) -> str:
    return value.casefold() if choices.CONDITION_IGNORES_CASE else value


def _literal_text(literals: Literals, region: Region) -> str | None:
    """The text that is compared with; None if there is none."""
    for key in _TEXTS:
        if key in literals:
            return _folded(to_text(literals[key], region))
    return _folded(to_text(literals[_NUMBER], region)) if _NUMBER in literals else None


def _text_test(test: Callable[[str, str], bool]) -> Callable[[Content, Literals, Region], bool]:
    """A test of texts. Choice: with nothing to compare with it is false."""

    def run(subject: Content, literals: Literals, region: Region) -> bool:
        wanted = _literal_text(literals, region)
        if wanted is None:
            return False
        return any(test(_folded(text_of(item, region)), wanted) for item in subject)

    return run


_contains = _text_test(lambda own, wanted: wanted in own)
"""Contains: of several items, whether one of them does (Apple's guide for iOS 12: the list contains the text)."""


# --- numbers, dates, measurements ---


def _as_number(item: Item, region: Region) -> float | None:
    """A number to compare with; None if it is none: then no order holds (device report: `"null" > 0` is false)."""
    if item.kind in ("text", "file", "rich_text") and not text_of(item, region).strip():
        return None
    try:
        return to_number(item, region)
    except RunError:
        return None


def _number_literal(literals: Literals, key: str, region: Region) -> float | None:
    found = literals.get(key)
    return _as_number(found[0], region) if found else None


def _as_date(item: Item, region: Region) -> datetime | None:
    try:
        return to_date(item, region)
    except RunError:
        return None


def _pair(item: Item, literals: Literals, region: Region, *, other: bool = False) -> tuple[float, float] | None:
    """Two numbers in one measure: the subject's and the literal's. None if they cannot be compared."""
    date_key, number_key = (_OTHER_DATE, _OTHER_NUMBER) if other else (_DATE, _NUMBER)
    if item.kind == "date" or (date_key in literals and number_key not in literals):
        wanted = literals.get(date_key) or literals.get(_STRING) or literals.get(number_key)
        first, second = _as_date(item, region), _as_date(wanted[0], region) if wanted else None
        return None if first is None or second is None else (first.timestamp(), second.timestamp())
    measured = literals.get("WFMeasurement") or literals.get(_DURATION)
    if item.kind == "measure" and measured:
        return _measures(item.value, measured[0])
    key = number_key if number_key in literals else _STRING
    own, number = _as_number(item, region), _number_literal(literals, key, region)
    return None if own is None or number is None else (own, number)


def _measures(own: Measure, other: Item) -> tuple[float, float] | None:
    from workflowllm.simulate.units import convert

    if not isinstance(other.value, Measure):
        return None
    found = convert(other.value.value, other.value.unit, own.unit)
    return None if found is None else (own.value, found)


def _order(test: Callable[[float, float], bool]) -> Callable[[Content, Literals, Region], bool]:
    """A test of order, of the first item. Choice: it is false where there is no number to compare."""

    def run(subject: Content, literals: Literals, region: Region) -> bool:
        pair = _pair(subject[0], literals, region) if subject else None
        return pair is not None and test(*pair)

    return run


def _is(subject: Content, literals: Literals, region: Region) -> bool:
    """Equality under the kind of the subject: text, number, date, truth value, measurement.

    A text literal beside a number is what texts are compared with, the number what numbers are (both stand in real files). Choice:
    a text subject is compared as a number only where a number alone is given. Choice: of several items the texts of all are compared.
    """
    if not subject:
        wanted = _literal_text(literals, region)
        return wanted == ""
    item = subject[0]
    if len(subject) == 1:
        if item.kind == "boolean" or not literals:
            return to_boolean(item, region) == _wanted_truth(literals, region)
        by_number = _NUMBER in literals and (item.kind in ("number", "boolean") or _STRING not in literals)
        if by_number or item.kind in ("date", "measure"):
            pair = _pair(item, literals, region)
            if pair is not None:
                return pair[0] == pair[1]
            if item.kind not in ("text", "date", "measure"):
                return False
        if item.kind == "number" and _STRING in literals:
            wanted_number = _number_literal(literals, _STRING, region)
            if wanted_number is not None:
                return bool(item.value == wanted_number)
    wanted = _literal_text(literals, region)
    return wanted is not None and _folded(to_text(subject, region)) == wanted


def _wanted_truth(literals: Literals, region: Region) -> bool:
    for key in ("WFBooleanValue", _NUMBER, *_TEXTS):
        found = literals.get(key)
        if found:
            return to_boolean(found[0], region)
    return True


def _between(subject: Content, literals: Literals, region: Region) -> bool:
    """Choice: both bounds are within."""
    low = _pair(subject[0], literals, region) if subject else None
    high = _pair(subject[0], literals, region, other=True) if subject else None
    return low is not None and high is not None and low[1] <= low[0] and high[0] <= high[1]


def _within(sign: int) -> Callable[[Content, Literals, Region], bool]:
    """Whether a date is in the next (1) or the last (-1) stretch of time."""

    def run(subject: Content, literals: Literals, region: Region) -> bool:
        from workflowllm.simulate.dates.arithmetic import adjust

        moment = _as_date(subject[0], region) if subject else None
        stretch = literals.get(_DURATION)
        if moment is None or not stretch or not isinstance(stretch[0].value, Measure):
            return False
        end = adjust(region.now, sign * stretch[0].value.value, stretch[0].value.unit)
        return end is not None and min(end, region.now) <= moment <= max(end, region.now)

    return run


def _today(subject: Content, literals: Literals, region: Region) -> bool:
    moment = _as_date(subject[0], region) if subject else None
    return moment is not None and moment.astimezone(region.zone).date() == region.now.astimezone(region.zone).date()


def _not(test: Callable[[Content, Literals, Region], bool]) -> Callable[[Content, Literals, Region], bool]:
    return lambda subject, literals, region: not test(subject, literals, region)


OPERATORS: Final[Mapping[int, Callable[[Content, Literals, Region], bool]]] = {
    LESS: _order(lambda own, wanted: own < wanted),
    AT_MOST: _order(lambda own, wanted: own <= wanted),
    GREATER: _order(lambda own, wanted: own > wanted),
    AT_LEAST: _order(lambda own, wanted: own >= wanted),
    IS: _is,
    IS_NOT: _not(_is),
    BEGINS: _text_test(str.startswith),
    ENDS: _text_test(str.endswith),
    CONTAINS: _contains,
    LACKS: _not(_contains),
    ANY_VALUE: lambda subject, literals, region: has_value(subject),
    NO_VALUE: lambda subject, literals, region: not has_value(subject),
    NEXT: _within(1),
    LAST: _within(-1),
    TODAY: _today,
    BETWEEN: _between,
}
"""Every operator, as the file counts them."""
