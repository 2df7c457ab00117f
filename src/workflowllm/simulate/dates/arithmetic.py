"""Counting with dates: Adjust Date, Get Time Between Dates, and the comparisons of filters.

Rests on the definitions of both actions: the names of units and operations; decimals are allowed for seconds, minutes, hours and
days, else only whole numbers; the specified date is subtracted from the input, so that an earlier input gives a negative number.
Dates are aware; the day and what is longer follow the calendar of the date's zone, what is shorter is time that passes.
A date outside of the years 1 to 9999 is None. Left out: calendars other than the Gregorian.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

__all__ = [
    "DATE_UNITS",
    "adjust",
    "days_apart",
    "elapsed",
    "in_the_last",
    "in_the_next",
    "is_today",
    "start_of",
    "time_between",
    "total_time",
]

DATE_UNITS = {
    **dict.fromkeys(("sec", "secs", "s", "second", "seconds"), "second"),
    **dict.fromkeys(("min", "mins", "m", "minute", "minutes"), "minute"),
    **dict.fromkeys(("hr", "hrs", "h", "hour", "hours"), "hour"),
    **dict.fromkeys(("day", "days", "d"), "day"),
    **dict.fromkeys(("week", "weeks", "wk", "w"), "week"),
    **dict.fromkeys(("month", "months", "mo"), "month"),
    **dict.fromkeys(("year", "years", "yr", "y"), "year"),
}
"""The spellings of units, small letters: those of the actions' definitions and of real files, and common short forms."""

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
FURTHEST = 400_000_000_000
"""Seconds beyond which no date lies within the years 1 to 9999."""

LENGTHS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


def adjust(moment: datetime, quantity: float, unit: str) -> datetime | None:
    """The date moved by a quantity of a unit; a negative quantity goes back. None if the unit is unknown or the date out of range.

    Choice: a day added keeps the time of the clock over a change to summer time, and its decimals are parts of 24 hours; decimals
    of weeks, months and years are cut off. The last day of a month stays in the month: 31 January and one month is 28 or 29 February.
    """
    plain = DATE_UNITS.get(unit.strip().lower())
    if plain is None or not abs(quantity) <= FURTHEST:  # not a number is not less either
        return None
    try:
        if plain in SECONDS:
            return _later(moment, quantity * SECONDS[plain])
        if plain in MONTHS:
            return _months_later(moment, int(quantity) * MONTHS[plain])
        whole = int(quantity)
        moved = _settled(moment + timedelta(days=whole * LENGTHS[plain]))
        return _later(moved, (quantity - whole) * 86400) if plain == "day" else moved
    except (OverflowError, ValueError):
        return None


def _later(moment: datetime, seconds: float) -> datetime:
    """The date after some time has passed, in the same zone."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def _settled(moment: datetime) -> datetime:
    """The date, moved on if the clock skips its time on that day."""
    return moment.replace(fold=0).astimezone(UTC).astimezone(moment.tzinfo)


def _months_later(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return _settled(moment.replace(year=year, month=month + 1, day=min(moment.day, calendar.monthrange(year, month + 1)[1])))


def start_of(moment: datetime, unit: str, first_weekday: int = 6) -> datetime | None:
    """The start of the minute, hour, day, week, month or year of a date; None for an unknown unit or a week that begins before year 1.

    Args:
        moment: The date.
        unit: `Minute`, `Get Start of Minute`, or another unit so named.
        first_weekday: The day the week begins with, Monday is 0: see `first_weekday` of the room's locales.
    """
    plain = DATE_UNITS.get(unit.strip().lower().rpartition(" ")[2])
    if plain in ("second", "minute", "hour"):
        seconds = {"second": 0, "minute": moment.second, "hour": moment.minute * 60 + moment.second}[plain]
        return _out_of_range_is_none(moment, seconds + moment.microsecond / 1e6)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    try:
        days = {
            "day": 0,
            "week": (moment.weekday() - first_weekday) % 7,
            "month": moment.day - 1,
            "year": moment.timetuple().tm_yday - 1,
        }
        return _settled(midnight - timedelta(days=days[plain or ""]))
    except (KeyError, OverflowError):
        return None


def _out_of_range_is_none(moment: datetime, seconds: float) -> datetime | None:
    try:
        return _later(moment, -seconds)
    except OverflowError:
        return None


def elapsed(first: datetime, second: datetime) -> float:
    """The seconds that pass from the first date to the second."""
    try:
        return (second.astimezone(UTC) - first.astimezone(UTC)).total_seconds()
    except OverflowError:
        return (second.replace(tzinfo=UTC) - first.replace(tzinfo=UTC)).total_seconds()


def time_between(first: datetime, second: datetime, unit: str = "Minutes") -> int | None:
    """The units from the first date to the second, negative if the second lies before the first; None for an unknown unit.

    Choice: whole units, cut off towards zero; days and longer units count on the calendar of the first date's zone. For the text of
    `Total Time` see `total_time`.
    """
    plain = DATE_UNITS.get(unit.strip().lower())
    if plain is None:
        return None
    if plain in SECONDS:
        return int(elapsed(first, second) / SECONDS[plain])
    return _calendar_units(first, _in_zone_of(second, first), plain)


def _in_zone_of(moment: datetime, other: datetime) -> datetime:
    try:
        return moment.astimezone(other.tzinfo)
    except OverflowError:
        return moment.replace(tzinfo=other.tzinfo)


def _calendar_units(first: datetime, second: datetime, unit: str) -> int:
    if elapsed(first, second) < 0:
        return -_calendar_units(second, first, unit)
    if unit in LENGTHS:
        guess = (second.date() - first.date()).days // LENGTHS[unit]
    else:
        guess = ((second.year - first.year) * 12 + second.month - first.month) // MONTHS[unit]
    reached = adjust(first, guess, unit)
    return max(0, guess - (1 if reached is None or elapsed(second, reached) > 0 else 0))


def total_time(first: datetime, second: datetime, locale: str | None = None) -> str:
    """The text of `Total Time`: every unit from years to seconds that is not zero, joined by commas.

    Real files split this text at ", " and remove "-" from it: their authors saw a list, and a sign. Choice: the words are CLDR's
    long forms, and the sign stands once at the start.
    """
    from workflowllm.simulate.locales import known_locale

    negative = elapsed(first, second) < 0
    start, end = (second, first) if negative else (first, second)
    known = known_locale(locale)
    parts: list[str] = []
    for unit in ("year", "month", "day", "hour", "minute", "second"):
        count = time_between(start, end, unit) or 0
        start = adjust(start, count, unit) or start
        if count or (unit == "second" and not parts):
            parts.append(_worded(count, unit, str(known)))
    return ("-" if negative else "") + ", ".join(parts)


def _worded(count: int, unit: str, locale: str) -> str:
    from babel.units import format_unit

    return format_unit(count, f"duration-{unit}", "long", locale=locale)


def days_apart(first: datetime, second: datetime) -> int:
    """The midnights from the first date to the second, in the zone of the first: yesterday is -1."""
    return (_in_zone_of(second, first).date() - first.date()).days


def is_today(moment: datetime, now: datetime) -> bool:
    """Whether a date lies on the day of `now`, in the zone of `now`."""
    return days_apart(now, moment) == 0


def in_the_next(moment: datetime, now: datetime, quantity: float, unit: str) -> bool:
    """Whether a date lies in the next so many units. Choice: from now on, the end included."""
    end = adjust(now, quantity, unit)
    return end is not None and elapsed(now, moment) >= 0 and elapsed(moment, end) >= 0


def in_the_last(moment: datetime, now: datetime, quantity: float, unit: str) -> bool:
    """Whether a date lies in the last so many units. Choice: up to now, the start included."""
    start = adjust(now, -quantity, unit)
    return start is not None and elapsed(start, moment) >= 0 and elapsed(moment, now) >= 0
