"""The pieces of a text that speak of dates: a day, a time of the clock, a weekday, a time zone, a distance from now.

Rests on ISO 8601, RFC 2822, and the phrases that Apple's action definitions give as examples (`tomorrow at 2`, `January 3`,
`8:00pm`, `tonight at 7`); names of months and weekdays are CLDR's, in English and in the language of the locale.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import TypeAlias

from workflowllm.simulate.dates.arithmetic import DATE_UNITS, adjust
from workflowllm.simulate.dates.formatting import NEAR_DAYS
from workflowllm.simulate.locales import known_locale

__all__ = ["EVENING", "Clock", "Piece", "day_first", "is_filler", "pieces"]

EVENING = 20
"""Choice: `tonight` without a time is 8 in the evening."""

AFTERNOON_HOURS = range(1, 7)
"""Choice: `at 1` to `at 6` without am or pm is in the afternoon."""

CENTURY_TURN = 69
"""Choice: years of two digits from this one on are in the twentieth century, as POSIX has it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock; an hour that was given alone may still be moved to the evening."""

    hour: int
    minute: int = 0
    second: int = 0
    bare: bool = False


Meaning: TypeAlias = "date | Clock | timezone | datetime"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and what it says: a day, a clock time, a zone, or a moment that is already whole."""

    start: int
    end: int
    meaning: Meaning
    evening: bool = False
    weekday: bool = False


_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt", "ut"), 0),
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
    "bst": 1,
    "jst": 9,
}
"""Abbreviations of zones and their hours ahead of UTC: those of RFC 2822 and a few that are not ambiguous in practice."""

_FILLERS = re.compile(
    r"(?:[\s,;()@]|t(?=\d|$)|(?<!\w)(?:at|on|of|the|um|am|à|a|las|le|el|den|der|kl|de|del|alle|ore|op|om|uhr|o'clock)(?!\w)|に|の|\.)*"
)
_UNITS = r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNT = r"\d{1,6}(?:\.\d{1,3})?|" + "|".join(_COUNTS)
_WHICH = {"last": -1, "previous": -1, "this": 0, "the current": 0, "next": 1}
_WHICH_WORDS = "|".join(_WHICH)

_AFTER_A_WHOLE_TIME = r"(?<=:\d\d:\d\d)|(?<=t\d\d:\d\d)|(?<=\.\d{3})|(?<=\.\d{6})|(?<=\s)"
"""Where an offset may stand: `10:00-11:00` is two times, not a time and an offset."""


def is_filler(text: str) -> bool:
    """Whether a stretch between pieces says nothing of its own."""
    return _FILLERS.fullmatch(text) is not None


def day_first(locale: str | None) -> bool:
    """Whether the locale writes the day before the month, as CLDR's short date does."""
    pattern = str(known_locale(locale).date_formats["short"].pattern).lower()
    return pattern.find("d") < pattern.find("m")


def pieces(text: str, now: datetime, locale: str | None) -> Iterator[Piece]:
    """Every piece in a text of small letters, in order, none overlapping.

    Args:
        text: The text, in small letters.
        now: The time that `today` starts from, in the zone of the device.
        locale: The locale of the device.
    """
    names = _names(str(known_locale(locale)))
    scan = _Scan(now, names, day_first(locale))
    for match in names.pattern.finditer(text):
        meaning = scan.meaning(match)
        if meaning is not None:
            yield Piece(match.start(), match.end(), meaning, match[0].startswith("tonight"), match["weekday"] is not None)


@dataclass(frozen=True, slots=True)
class _Names:
    """The words of a locale, and the pattern of all pieces that is made of them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    near: dict[str, int]
    pattern: re.Pattern[str]


@lru_cache(maxsize=32)
def _names(locale: str) -> _Names:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    near = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2, "day before yesterday": -2}
    for name in ("en_US", locale):
        known = known_locale(name)
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months.update(_words(known.months, context, width))
                weekdays.update(_words(known.days, context, width))
        near.update({word.lower(): apart for apart, word in zip((-1, 0, 1), NEAR_DAYS.get(known.language, ()), strict=False)})
    months["sept"] = 9
    return _Names(months, weekdays, near, _pattern(months, weekdays, near))


def _words(table: object, context: str, width: str) -> dict[str, int]:
    found = dict(table[context][width].items())  # type: ignore[index]
    return {str(word).lower().rstrip("."): int(key) for key, word in found.items() if not re.search(r"\d|^.$", str(word))}


def _choice(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(months: dict[str, int], weekdays: dict[str, int], near: dict[str, int]) -> re.Pattern[str]:
    month, weekday = f"(?:{_choice(months)})\\.?", _choice(weekdays)
    forms = [
        r"(?<!\d)(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)",
        r"(?P<y2>\d{4})年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日?",
        r"(?<!\d)(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日",
        r"(?<![\d.:/-])(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4}|\d{2})(?![\d:])",
        r"(?<![\d.:/-])(?P<a5>\d{1,2})/(?P<b5>\d{1,2})(?![\d/])",
        r"(?<![\d.:/-])(?P<y6>(?:19|20)\d\d)(?P<m6>\d\d)(?P<d6>\d\d)(?![\d:])",
        rf"(?<!\w)(?P<n7>{month})\s*(?P<d7>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:\s*,?\s*(?P<y7>\d{{4}})(?![\d:]))?",
        rf"(?<![\w:])(?P<d8>\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]*(?:of\s+|de\s+)?(?P<n8>{month})(?!\w)(?:[\s,-]*(?:de\s+)?(?P<y8>\d{{4}}|\d\d)(?![\d:]))?",
        rf"(?<!\w)(?P<n9>{month}),?\s+(?P<y9>\d{{4}})(?![\d:])",
        rf"(?<!\w)(?:the\s+)?(?P<d10>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+)?of\s+(?P<w10>{_WHICH_WORDS})\s+month(?!\w)",
        r"(?<!\w)the\s+(?P<d11>\d{1,2})(?:st|nd|rd|th)(?!\w)",
        rf"(?<!\w)(?P<near>{_choice(near)})(?!\w)",
        rf"(?<!\w)(?:(?P<which>{_WHICH_WORDS})\s+)?(?P<weekday>{weekday})(?!\w)\.?",
        rf"(?<!\w)(?P<w11>{_WHICH_WORDS})\s+(?P<u11>week|month|year)(?!\w)",
        rf"(?<!\w)in\s+(?P<c12>{_COUNT})\s*(?P<u12>{_UNITS})(?!\w)",
        rf"(?<!\w)(?P<c13>{_COUNT})\s*(?P<u13>{_UNITS})\s+(?P<w13>ago|from now|later)(?!\w)",
        r"(?<!\w)(?P<now>right now|now)(?!\w)",
        r"(?:(?<=\d)t|(?<![\w.:])(?:at\s+)?)(?P<h14>\d{1,2}):(?P<i14>\d{2})(?::(?P<s14>\d{2})(?:[.,]\d{1,9})?)?(?:\s*(?P<p14>[ap])\.?m\b\.?)?(?![\d:])",
        r"(?<![\w.:])(?P<h15>\d{1,2})\s*(?P<p15>[ap])\.?m\b\.?",
        r"(?<!\w)(?:at|um|à|kl\.?|alle|om|@)\s*(?P<h16>\d{1,2})(?:[.h](?P<i16>\d{2}))?(?![\d:/.-]|\w)",
        r"(?P<p17>午前|午後|上午|下午)?(?P<h17>\d{1,2})[時时点](?:(?P<i17>\d{1,2})分)?",
        r"(?<!\w)(?P<word>noon|midday|midnight)(?!\w)",
        rf"(?<=[\d\s])(?P<zone>(?:{'|'.join(_ZONES)})(?!\w)|(?:{_AFTER_A_WHOLE_TIME})[+-]\d{{2}}:?\d{{2}}(?!\d))",
        r"(?P<offset>(?:gmt|utc)[+-]\d{2}:?\d{2}(?!\d))",
    ]
    return re.compile("|".join(forms))


@dataclass(frozen=True, slots=True)
class _Scan:
    """What the matches of the pattern mean, at a time and in a locale."""

    now: datetime
    names: _Names
    day_first: bool

    def meaning(self, match: re.Match[str]) -> Meaning | None:
        """What a match says; None for a day that does not exist, or the like."""
        found = {name: text for name, text in match.groupdict().items() if text is not None}
        reader = next((_READERS[name] for name in found if name in _READERS), None)
        try:
            return reader(self, found) if reader else None
        except (ValueError, OverflowError):
            return None

    def numbered(self, first: str, second: str, year: int) -> date:
        day, month = (int(first), int(second)) if self.day_first else (int(second), int(first))
        if month > 12 >= day:  # only one order gives a date
            day, month = month, day
        return date(year, month, day)

    def named(self, name: str, day: str, year: str | None) -> date:
        return date(_year(year) if year else self.now.year, self.names.months[name.rstrip(".")], int(day))

    def weekday(self, found: dict[str, str]) -> date:
        """Choice: a weekday alone is today or the next one; `next` and `last` leave today out."""
        ahead = (self.names.weekdays[found["weekday"]] - self.now.weekday()) % 7
        which = _WHICH.get(found.get("which", ""), 0)
        if which:
            ahead = (ahead or 7) if which > 0 else ahead - 7
        return self.now.date() + timedelta(days=ahead)

    def moved(self, count: str, unit: str, sign: int) -> datetime | None:
        quantity = _COUNTS.get(count) or float(count)
        return adjust(self.now, sign * quantity, DATE_UNITS[unit])

    def month_day(self, found: dict[str, str]) -> date | None:
        moved = adjust(self.now.replace(day=1), _WHICH[found["w10"]], "month")
        return moved.date().replace(day=int(found["d10"])) if moved else None

    def whole_unit(self, found: dict[str, str]) -> date | None:
        moved = adjust(self.now, _WHICH[found["w11"]], found["u11"])
        return moved.date() if moved else None


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= CENTURY_TURN else 2000)


def _clock(hour: str, minute: str | None = None, second: str | None = None, half: str | None = None, bare: bool = False) -> Clock | None:
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half in ("p", "午後", "下午") and hours < 12:
        hours += 12
    elif half in ("a", "午前", "上午") and hours == 12:
        hours = 0
    elif bare and hours in AFTERNOON_HOURS:
        hours += 12
    fits = hours < 24 and minutes < 60 and seconds < 60
    return Clock(hours, minutes, seconds, bare=half is None) if fits else None


def _zone(text: str) -> timezone | None:
    plain = text.removeprefix("gmt").removeprefix("utc") if re.search(r"\d", text) else text
    if plain in _ZONES:
        return timezone(timedelta(hours=_ZONES[plain]))
    digits = plain[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if plain[0] == "-" else ahead) if ahead < timedelta(hours=24) else None


_READERS: dict[str, Callable[[_Scan, dict[str, str]], Meaning | None]] = {
    "y1": lambda scan, found: date(int(found["y1"]), int(found["m1"]), int(found["d1"])),
    "y2": lambda scan, found: date(int(found["y2"]), int(found["m2"]), int(found["d2"])),
    "m3": lambda scan, found: date(scan.now.year, int(found["m3"]), int(found["d3"])),
    "a4": lambda scan, found: (
        date(_year(found["y4"]), int(found["b4"]), int(found["a4"]))
        if found["s4"] == "." and int(found["b4"]) <= 12
        else scan.numbered(found["a4"], found["b4"], _year(found["y4"]))
    ),
    "a5": lambda scan, found: scan.numbered(found["a5"], found["b5"], scan.now.year),
    "y6": lambda scan, found: date(int(found["y6"]), int(found["m6"]), int(found["d6"])),
    "n7": lambda scan, found: scan.named(found["n7"], found["d7"], found.get("y7")),
    "d8": lambda scan, found: scan.named(found["n8"], found["d8"], found.get("y8")),
    "n9": lambda scan, found: scan.named(found["n9"], "1", found["y9"]),
    "d10": lambda scan, found: scan.month_day(found),
    "d11": lambda scan, found: scan.now.date().replace(day=int(found["d11"])),
    "near": lambda scan, found: scan.now.date() + timedelta(days=scan.names.near[found["near"]]),
    "weekday": lambda scan, found: scan.weekday(found),
    "w11": lambda scan, found: scan.whole_unit(found),
    "c12": lambda scan, found: scan.moved(found["c12"], found["u12"], 1),
    "c13": lambda scan, found: scan.moved(found["c13"], found["u13"], -1 if found["w13"] == "ago" else 1),
    "now": lambda scan, found: scan.now,
    "h14": lambda scan, found: _clock(found["h14"], found["i14"], found.get("s14"), found.get("p14")),
    "h15": lambda scan, found: _clock(found["h15"], half=found["p15"]),
    "h16": lambda scan, found: _clock(found["h16"], found.get("i16"), bare="i16" not in found),
    "h17": lambda scan, found: _clock(found["h17"], found.get("i17"), half=found.get("p17")),
    "word": lambda scan, found: Clock(0 if found["word"] == "midnight" else 12),
    "zone": lambda scan, found: _zone(found["zone"]),
    "offset": lambda scan, found: _zone(found["offset"]),
}
