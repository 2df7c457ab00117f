"""Date format patterns of UTS 35, part 4: `yyyy-MM-dd'T'HH:mm`.

Rests on Unicode Technical Standard 35, part 4 (Dates), which the definition of Format Date names; names of months, days and eras
are CLDR's, through the package babel. The letters are our own: babel lacks some, and stops at unknown ones.
Choice: the calendar is the Gregorian in every locale; a letter that UTS 35 does not define writes nothing, as ICU does for fields
without a value. Left out: cyclic years (U) and names of other calendars.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workflowllm.simulate.dates import zones
from workflowllm.simulate.locales import localised_digits

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["LONGEST_PATTERN", "format_pattern"]

LONGEST_PATTERN = 2_000
"""Characters of a pattern that are read; the rest is dropped."""

_TOKEN = re.compile(r"''|'(?:[^']|'')*(?:'|$)|([A-Za-z])\1*|[^A-Za-z']+", re.DOTALL)
_WIDTHS = {1: "abbreviated", 2: "abbreviated", 3: "abbreviated", 4: "wide", 5: "narrow", 6: "short"}
_JULIAN_DAY_OF_YEAR_1 = 1721425
"""The Julian day number of 1 January of year 1 (noon), as Python's ordinal 1: UTS 35 field `g`."""


@dataclass(frozen=True, slots=True)
class _Field:
    """One run of a letter: what is to be written, and how wide."""

    moment: datetime
    locale: Locale
    count: int

    def number(self, value: int, width: int = 0) -> str:
        text = str(abs(value)).rjust(width or self.count, "0")
        return localised_digits(("-" if value < 0 else "") + text, self.locale)

    def name(self, table: object, context: str, key: object, width: str | None = None) -> str:
        return _name(table, context, width or _WIDTHS.get(self.count, "wide"), key)


def format_pattern(moment: datetime, pattern: str, locale: Locale) -> str:
    """A date written by a pattern of UTS 35.

    Text in single quotes stands as it is, two single quotes are one; a quote that is not closed runs to the end.
    """
    return "".join(_written(match, moment, locale) for match in _TOKEN.finditer(pattern[:LONGEST_PATTERN]))


def _written(match: re.Match[str], moment: datetime, locale: Locale) -> str:
    text = match[0]
    if text == "''":
        return "'"
    if text[0] == "'":
        return text[1:].removesuffix("'").replace("''", "'") if not text.endswith("'''") else text[1:-1].replace("''", "'")
    writer = _WRITERS.get(text[0]) if match[1] else None
    if writer is not None:
        return writer(_Field(moment, locale, min(len(text), 40)))
    return "" if match[1] else text


def _name(table: object, context: str, width: str, key: object) -> str:
    """A name of CLDR, in the asked width or the nearest one that the locale has."""
    for one in (width, "abbreviated", "wide", "narrow"):
        for of in (context, "format", "stand-alone"):
            try:
                return str(table[of][one][key])  # type: ignore[index]
            except (KeyError, TypeError):
                continue
    return ""


def _year(field: _Field, value: int) -> str:
    return field.number(value % 100, 2) if field.count == 2 else field.number(value)


def _era(field: _Field) -> str:
    width = {4: "wide", 5: "narrow"}.get(field.count, "abbreviated")
    return str(field.locale.eras.get(width, {}).get(1, "AD"))


def _month(field: _Field, context: str) -> str:
    if field.count <= 2:
        return field.number(field.moment.month)
    return field.name(field.locale.months, context, field.moment.month)


def _quarter(field: _Field, context: str) -> str:
    quarter = (field.moment.month + 2) // 3
    return field.number(quarter) if field.count <= 2 else field.name(field.locale.quarters, context, quarter)


def _weekday(field: _Field, context: str, numeric: bool) -> str:
    day = field.moment.weekday()
    if numeric and field.count <= 2:
        return field.number((day - field.locale.first_week_day) % 7 + 1)
    return field.name(field.locale.days, context, day)


def _week(moment: datetime, locale: Locale) -> tuple[int, int]:
    """The year and the number of the week of the year, by the locale's first day and shortest first week."""
    for year in (moment.year + 1, moment.year, moment.year - 1):
        start = _first_week(year, locale)
        days = moment.toordinal() - start
        if days >= 0:
            return year, days // 7 + 1
    return moment.year, 1


def _first_week(year: int, locale: Locale) -> int:
    """The ordinal of the day that the first week of a year begins with."""
    january = _ordinal_of_year(year)
    lead = (january - 1 - locale.first_week_day) % 7  # ordinal 1 was a Monday
    return january - lead if 7 - lead >= locale.min_week_days else january - lead + 7


def _ordinal_of_year(year: int) -> int:
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def _week_of_month(moment: datetime, locale: Locale) -> int:
    lead = (moment.toordinal() - moment.day - locale.first_week_day) % 7
    whole = (moment.day - 1 + lead) // 7
    return whole + (1 if 7 - lead >= locale.min_week_days else 0)


def _half_day(field: _Field) -> str:
    return field.name(field.locale.day_periods, "format", "am" if field.moment.hour < 12 else "pm", _period_width(field.count))


def _period_width(count: int) -> str:
    return {4: "wide", 5: "narrow"}.get(count, "abbreviated")


def _noon_or_half(field: _Field) -> str:
    """Field `b`: noon and midnight have their own names, if the locale has them."""
    exact = {(0, 0, 0): "midnight", (12, 0, 0): "noon"}.get((field.moment.hour, field.moment.minute, field.moment.second))
    return (exact and field.name(field.locale.day_periods, "format", exact, _period_width(field.count))) or _half_day(field)


def _part_of_day(field: _Field) -> str:
    """Field `B`: in the morning, in the afternoon, as the locale divides the day."""
    from babel.dates import get_period_id

    period = get_period_id(field.moment.time(), locale=field.locale)
    return field.name(field.locale.day_periods, "format", period, _period_width(field.count)) or _half_day(field)


def _fraction(field: _Field) -> str:
    """Field `S`: the first digits of the fraction of the second, cut off."""
    return localised_digits(f"{field.moment.microsecond:06d}".ljust(field.count, "0")[: field.count], field.locale)


def _milliseconds(field: _Field) -> str:
    since = field.moment.replace(tzinfo=None) - datetime.combine(field.moment.date(), datetime.min.time())
    return field.number(since // timedelta(milliseconds=1))


_WRITERS: dict[str, Callable[[_Field], str]] = {
    "G": _era,
    "y": lambda field: _year(field, field.moment.year),
    "Y": lambda field: _year(field, _week(field.moment, field.locale)[0]),
    "u": lambda field: _year(field, field.moment.year) if field.count != 2 else field.number(field.moment.year),
    "r": lambda field: field.number(field.moment.year),
    "Q": lambda field: _quarter(field, "format"),
    "q": lambda field: _quarter(field, "stand-alone"),
    "M": lambda field: _month(field, "format"),
    "L": lambda field: _month(field, "stand-alone"),
    "w": lambda field: field.number(_week(field.moment, field.locale)[1]),
    "W": lambda field: field.number(_week_of_month(field.moment, field.locale)),
    "d": lambda field: field.number(field.moment.day),
    "D": lambda field: field.number(field.moment.timetuple().tm_yday),
    "F": lambda field: field.number((field.moment.day - 1) // 7 + 1),
    "g": lambda field: field.number(field.moment.toordinal() + _JULIAN_DAY_OF_YEAR_1 - 1),
    "E": lambda field: _weekday(field, "format", numeric=False),
    "e": lambda field: _weekday(field, "format", numeric=True),
    "c": lambda field: _weekday(field, "stand-alone", numeric=True),
    "a": _half_day,
    "b": _noon_or_half,
    "B": _part_of_day,
    "H": lambda field: field.number(field.moment.hour),
    "h": lambda field: field.number((field.moment.hour - 1) % 12 + 1),
    "K": lambda field: field.number(field.moment.hour % 12),
    "k": lambda field: field.number((field.moment.hour - 1) % 24 + 1),
    "m": lambda field: field.number(field.moment.minute),
    "s": lambda field: field.number(field.moment.second),
    "S": _fraction,
    "A": _milliseconds,
    "z": lambda field: zones.specific(field.moment, field.count, field.locale),
    "Z": lambda field: zones.rfc822(field.moment, field.count, field.locale),
    "O": lambda field: zones.gmt(field.moment, field.locale, long=field.count == 4),
    "v": lambda field: zones.generic(field.moment, field.count, field.locale),
    "V": lambda field: zones.location(field.moment, field.count, field.locale),
    "X": lambda field: zones.iso(field.moment, field.count, zulu=True),
    "x": lambda field: zones.iso(field.moment, field.count, zulu=False),
}
