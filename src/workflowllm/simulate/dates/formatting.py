"""Dates as text: the styles of Format Date.

Rests on the definition of the action (names and defaults of the styles), the documentation of the app's first vendor (6/1/17,
Jun 1, 2017, June 1, 2017; 2:41 PM, 2:41:36 PM, 2:41:36 PM PST; `43 minutes ago`, `19 hours from now`), Apple's guide (RFC 2822,
ISO 8601 with the local offset) and a device in Japanese (19:06, 19:06:21, 19:06:21 JST). The other locales are CLDR's.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workflowllm.simulate.dates.arithmetic import days_apart, elapsed, time_between
from workflowllm.simulate.dates.patterns import format_pattern
from workflowllm.simulate.locales import known_locale

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["NARROW_SPACE_IS_PLAIN", "format_date", "how_long"]

NARROW_SPACE_IS_PLAIN = True
"""Choice: the narrow space that newer CLDR data has before PM is a plain space, as the vendor's documentation writes it."""

RFC_2822 = "EEE, dd MMM yyyy HH:mm:ss Z"
ISO_DATE = "yyyy-MM-dd"
ISO_DATE_TIME = "yyyy-MM-dd'T'HH:mm:ssxxx"
STYLES = ("Short", "Medium", "Long")

JOINED_BY_AT = {
    "en": "{1} 'at' {0}",
    "da": "{1} 'kl'. {0}",
    "de": "{1} 'um' {0}",
    "fr": "{1} 'à' {0}",
    "it": "{1} 'alle' 'ore' {0}",
    "nb": "{1} 'kl'. {0}",
    "nl": "{1} 'om' {0}",
    "pt": "{1} 'às' {0}",
    "sv": "{1} 'kl'. {0}",
}
"""CLDR's patterns of type `atTime` for a long date and its time; babel does not carry these. Other locales have the plain one."""

NEAR_DAYS = {
    "en": ("Yesterday", "Today", "Tomorrow"),
    "de": ("Gestern", "Heute", "Morgen"),
    "fr": ("Hier", "Aujourd’hui", "Demain"),
    "es": ("Ayer", "Hoy", "Mañana"),
    "it": ("Ieri", "Oggi", "Domani"),
    "pt": ("Ontem", "Hoje", "Amanhã"),
    "nl": ("Gisteren", "Vandaag", "Morgen"),
    "da": ("I går", "I dag", "I morgen"),
    "sv": ("I går", "I dag", "I morgon"),
    "nb": ("I går", "I dag", "I morgen"),
    "ja": ("昨日", "今日", "明日"),
    "zh": ("昨天", "今天", "明天"),
    "ko": ("어제", "오늘", "내일"),
    "ru": ("Вчера", "Сегодня", "Завтра"),
    "ar": ("أمس", "اليوم", "غدًا"),
}
"""CLDR's words for the days around today, which babel does not carry; a locale that is not here writes dates instead."""

COUNTED = (
    ("year", "year"),
    ("month", "month"),
    ("week", "week"),
    ("day", "day"),
    ("hour", "hour"),
    ("minute", "minute"),
    ("second", "second"),
)


def format_date(
    moment: datetime,
    *,
    date: str = "Short",
    time: str = "Short",
    pattern: str | None = None,
    relative: str | None = None,
    iso_time: bool = False,
    locale: str | None = "en_US",
    now: datetime,
    at: bool = False,
) -> str:
    """The text of a date in a style of Format Date.

    Args:
        moment: The date, in the zone it is to be written in.
        date: `None`, `Short`, `Medium`, `Long`, `Relative`, `How Long Ago/Until`, `RFC 2822`, `ISO 8601` or `Custom`; what is
            unknown is `Short`, the default of the action.
        time: `None`, `Short`, `Medium`, `Long` or `Relative`.
        pattern: The pattern of `Custom`. Choice: none, or an empty one, writes nothing.
        relative: The "Alternate Format" of `Relative`: the style of dates that have no word. Choice: `Short` if none is given.
        iso_time: Whether `ISO 8601` has a time.
        locale: The locale; an unknown one is en_US.
        now: The time `Relative` starts from.
        at: Whether a word stands between the date and its time, as in the text of a date (claims: `June 16, 2026 at 12:00 PM`).
    """
    known = known_locale(locale)
    if date == "Custom":
        return format_pattern(moment, pattern or "", known)
    if date == "RFC 2822":
        return format_pattern(moment, RFC_2822, known_locale("en_US"))
    if date == "ISO 8601":
        return format_pattern(moment, ISO_DATE_TIME if iso_time else ISO_DATE, known_locale("en_US"))
    if date == "How Long Ago/Until" or time == "Relative":
        return how_long(moment, now, locale)
    return _styled(moment, date, time, relative, known, now, at)


def _styled(moment: datetime, date: str, time: str, relative: str | None, known: Locale, now: datetime, at: bool) -> str:
    clock = "" if time == "None" else _spaced(format_pattern(moment, _time_pattern(time, known), known))
    near = _near_day(moment, known, now) if date == "Relative" else None
    style = (relative or "Short") if date == "Relative" else date
    day = near or ("" if style == "None" else format_pattern(moment, _date_pattern(style, known), known))
    if not (day and clock):
        return day or clock
    glue = _joint(known, at or near is not None or style == "Long")
    return (
        format_pattern(moment, glue.replace("{1}", "\ue001").replace("{0}", "\ue000"), known)
        .replace("\ue001", day)
        .replace("\ue000", clock)
    )


def _joint(known: Locale, at: bool) -> str:
    """CLDR's pattern that joins a date and a time. Choice: `at` stands between a long date and its time, and after a word."""
    if at and known.language in JOINED_BY_AT:
        return JOINED_BY_AT[known.language]
    return str(known.datetime_formats["medium"])


def _style(name: str) -> str:
    return (name if name in STYLES else "Short").lower()


def _date_pattern(style: str, known: Locale) -> str:
    return str(known.date_formats[_style(style)].pattern)


def _time_pattern(style: str, known: Locale) -> str:
    return str(known.time_formats[_style(style)].pattern)


def _spaced(text: str) -> str:
    return text.replace("\u202f", " ") if NARROW_SPACE_IS_PLAIN else text


def _near_day(moment: datetime, known: Locale, now: datetime) -> str | None:
    """The word for yesterday, today or tomorrow, if the date is one of them."""
    apart = days_apart(now, moment)
    words = NEAR_DAYS.get(known.language)
    return words[apart + 1] if words and -1 <= apart <= 1 else None


def how_long(moment: datetime, now: datetime, locale: str | None = "en_US") -> str:
    """How long ago or until: `43 minutes ago`, `5 days from now`, the largest unit only.

    English is as the vendor's documentation has it; other locales use CLDR's relative times.
    """
    from babel.dates import format_timedelta
    from babel.units import format_unit

    known = known_locale(locale)
    count, unit = _largest(now, moment)
    if known.language == "en":
        words = format_unit(abs(count), f"duration-{unit}", "long", locale=known)
        return f"{words} ago" if elapsed(now, moment) < 0 else f"{words} from now"
    lengths = {"year": 365 * 86400, "month": 30 * 86400, "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
    whole = count * lengths[unit]
    return format_timedelta(whole, granularity=unit, threshold=1e9, add_direction=True, locale=known)  # type: ignore[arg-type]


def _largest(now: datetime, moment: datetime) -> tuple[int, str]:
    """The largest unit of which at least one lies between, and how many. Choice: weeks are counted as days."""
    for unit, name in COUNTED:
        count = time_between(now, moment, name) if name != "week" else 0
        if count:
            return count, unit
    return 0, "second"
