"""Text as dates: the Date action's specified date, conversions of text to a date, and Get Dates from Input.

Rests on device reports (`2021年10月3日`, `2021/10/3` and `January 1, 2020` are understood; without a time it is 12:00; the text of a
number and empty text are no dates) and on real files (`Today at 23:00`, `Jan 1 1970 00:00 UTC`, `19700101`).
What the own grammar of `pieces` does not know is given to the package dateparser if it is short. Nothing here reads the real clock.
Left out: holidays, ranges (each end is a date of its own).
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from datetime import UTC, date, datetime, time, timezone, tzinfo
from itertools import product

from workflowllm.errors import MissingExtraError
from workflowllm.simulate.dates.pieces import EVENING, Clock, Piece, day_first, is_filler, pieces
from workflowllm.simulate.locales import known_locale

__all__ = ["LONGEST_FOR_DATEPARSER", "LONGEST_SEARCHED", "NO_TIME", "find_dates", "parse_date"]

NO_TIME = time(12)
"""The time of a date that was given without one, as a device reports."""

LONGEST_FOR_DATEPARSER = 100
"""Characters beyond which a text is not given to dateparser, which is slow."""

LONGEST_DATE = 1_000
LONGEST_SEARCHED = 100_000
"""Characters of a text in which dates are looked for; the rest is not read."""

MOST_FOUND = 1_000

_BARE_NUMBER = re.compile(r"\s*[-+]?\d*(?:[.,]\d+)?\s*")
_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7af]")
"""What a text must hold to be given to dateparser, which reads dates into single letters."""
_DAY_NUMBER = re.compile(r"\s*(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s*")


def parse_date(text: str, *, now: datetime, zone: tzinfo, locale: str | None = "en_US") -> datetime | None:
    """The date that a text as a whole says, in a zone; None if it says none.

    Args:
        text: The text.
        now: The device's time, aware.
        zone: The device's zone, which the text means where it names none.
        locale: The locale: its order of day and month, and its language beside English.

    Choice: no year is this year; eight digits that fit year, month and day are a date, every other number is none.
    """
    plain = _plain(text)
    if len(plain) > LONGEST_DATE or (_BARE_NUMBER.fullmatch(plain) and not _DAY_NUMBER.fullmatch(plain)):
        return None
    here = now.astimezone(zone)
    found = list(pieces(plain, here, locale))
    groups = _groups(plain, found)
    if len(groups) == 1 and is_filler(plain[: found[0].start]) and is_filler(plain[found[-1].end :]):
        moment = _combined(groups[0], here, zone)
        if moment is not None:
            return moment
    return _asked_elsewhere(text.strip(), here, zone, locale)


def find_dates(text: str, *, now: datetime, zone: tzinfo, locale: str | None = "en_US") -> list[datetime]:
    """Every date in a text, in order. A short text in which none is found is read as a whole.

    Choice: a time alone is today; a number alone is no date, but eight digits that fit are; abbreviated weekdays are no dates.
    """
    plain = _plain(text[:LONGEST_SEARCHED])
    here = now.astimezone(zone)
    found: list[datetime] = []
    for group in _groups(plain, list(pieces(plain, here, locale))):
        moment = None if _is_short_word(group, plain) else _combined(group, here, zone)
        if moment is not None:
            found.append(moment)
        if len(found) == MOST_FOUND:
            break
    whole = None if found else parse_date(text, now=now, zone=zone, locale=locale)
    return [whole] if whole else found


def _plain(text: str) -> str:
    """The text in small letters, with plain digits and spaces."""
    return unicodedata.normalize("NFKC", text).lower().replace("\u200e", "").replace("\u200f", "")


def _groups(text: str, found: list[Piece]) -> list[list[Piece]]:
    """The pieces that stand together and belong to one date."""
    groups: list[list[Piece]] = []
    for piece in found:
        if groups and is_filler(text[groups[-1][-1].end : piece.start]) and _fits(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [group for group in groups if not all(isinstance(piece.meaning, timezone) for piece in group)]


def _fits(group: list[Piece], piece: Piece) -> bool:
    """Whether a piece adds what a group lacks. A weekday beside a date says nothing new, and a date may follow it."""
    kinds = [_kind(one) for one in group]
    if "moment" in kinds:
        return _kind(piece) == "clock" and "clock" not in kinds
    if _kind(piece) != "day":
        return _kind(piece) not in ("moment", *kinds)
    days = [one for one in group if _kind(one) == "day"]
    return not days or (len(days) == 1 and days[0].weekday != piece.weekday)


def _kind(piece: Piece) -> str:
    if isinstance(piece.meaning, datetime):
        return "moment"
    return "day" if isinstance(piece.meaning, date) else "clock" if isinstance(piece.meaning, Clock) else "zone"


def _is_short_word(group: list[Piece], text: str) -> bool:
    """Whether a group is only a word of running text: `now`, or a short weekday such as `sun`."""
    word = text[group[0].start : group[0].end]
    return len(group) == 1 and (word == "now" or (group[0].weekday and len(word) <= 4))


def _combined(group: list[Piece], here: datetime, zone: tzinfo) -> datetime | None:
    """The date that the pieces of a group say together."""
    said = {_kind(piece): piece.meaning for piece in sorted(group, key=lambda piece: not piece.weekday)}
    clock, moment, day, named = said.get("clock"), said.get("moment"), said.get("day", here.date()), said.get("zone")
    if isinstance(moment, datetime):
        if not isinstance(clock, Clock):
            return moment
        day = moment.date()
    evening = any(piece.evening for piece in group)
    at = _time(clock if isinstance(clock, Clock) else None, evening)
    own = named if isinstance(named, timezone) and isinstance(clock, Clock) else zone
    return _settled(datetime.combine(day, at, own), zone) if isinstance(day, date) else None


def _time(clock: Clock | None, evening: bool) -> time:
    if clock is None:
        return time(EVENING) if evening else NO_TIME
    hour = clock.hour + 12 if evening and clock.bare and 1 <= clock.hour < 12 else clock.hour
    return time(hour, clock.minute, clock.second)


def _settled(moment: datetime, zone: tzinfo) -> datetime | None:
    """The date in the zone, moved on if the clock skips its time; None outside of the years 1 to 9999."""
    try:
        return moment.astimezone(UTC).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def _asked_elsewhere(text: str, here: datetime, zone: tzinfo, locale: str | None) -> datetime | None:
    """What the package dateparser makes of a short text that has a word."""
    if len(text) >= LONGEST_FOR_DATEPARSER or not _WORD.search(text):
        return None
    naive = _dateparser(text, here.replace(tzinfo=None), known_locale(locale).language, day_first(locale))
    if naive is None:
        return None
    if (naive.hour, naive.minute, naive.second) == (0, 0, 0) and not re.search(r"\d\s*[:h.]\s*\d\d|[ap]\.?m|midnight", text.lower()):
        naive = datetime.combine(naive.date(), NO_TIME)
    return _settled(naive.replace(tzinfo=zone), zone)


def _dateparser(text: str, base: datetime, language: str, day_is_first: bool) -> datetime | None:
    try:
        import dateparser  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    settings: dict[str, object] = {
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PREFER_DATES_FROM": "current_period",
        "DATE_ORDER": "DMY" if day_is_first else "MDY",
    }
    relative = {**settings, "PARSERS": ["relative-time"], "PREFER_DAY_OF_MONTH": "current"}
    absolute = {**settings, "PARSERS": ["absolute-time"], "PREFER_DAY_OF_MONTH": "first"}
    for languages, asked in product(([language, "en"], ["en"]), (relative, absolute)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = dateparser.parse(text, languages=languages, settings=asked)
        except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError):
            continue
        if isinstance(found, datetime):
            return found
    return None
