"""The locale of the device: what CLDR says of it, through the package babel."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from workflowllm.errors import MissingExtraError

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["FALLBACK", "ZERO_DIGITS", "first_weekday", "known_locale", "localised_digits", "symbol"]

FALLBACK = "en_US"
"""Choice: a locale that CLDR does not know is this one."""

ZERO_DIGITS = {
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "gujr": "૦",
    "guru": "੦",
    "khmr": "០",
    "knda": "೦",
    "laoo": "໐",
    "mlym": "൦",
    "mymr": "၀",
    "orya": "୦",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
}
"""The digit zero of the numbering systems of UTS 35, part 3, that have ten digits in a row."""

_NAME = re.compile(r"[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8}){0,4}")


def known_locale(name: str | None) -> Locale:
    """The locale of a name such as `de_DE`, `de-DE` or `en_US@calendar=gregorian`; what is unknown is `FALLBACK`.

    Raises:
        MissingExtraError: The package babel is not installed.
    """
    plain = (name or FALLBACK).split("@")[0].strip()
    return _loaded(plain.replace("-", "_") if _NAME.fullmatch(plain) else FALLBACK)


@lru_cache(maxsize=64)
def _loaded(name: str) -> Locale:
    try:
        from babel import Locale, UnknownLocaleError
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    for attempt in (name, name.split("_")[0], FALLBACK):
        try:
            return _alone(Locale.parse(attempt))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return _alone(Locale.parse(FALLBACK))


def _alone(locale: Locale) -> Locale:
    """The locale with data of its own.

    Babel's locales share tables, and looking up a name that a locale inherits writes it into the shared table: after a Japanese
    date, a Danish one has Japanese months.
    """
    from babel import localedata

    data: Any = deepcopy(localedata.load(str(locale)))
    setattr(locale, "_Locale__data", localedata.LocaleDataDict(data))  # noqa: B010 - the name is private to babel
    return locale


def localised_digits(text: str, locale: Locale) -> str:
    """The text with the digits of the locale's own numbering system, as CLDR's default for it says."""
    zero = ZERO_DIGITS.get(locale.default_numbering_system)
    return text if zero is None else "".join(chr(ord(zero) + int(sign)) if sign in "0123456789" else sign for sign in text)


def symbol(name: str, locale: Locale) -> str:
    """A sign of numbers, such as `decimal` or `group`, beside the digits 0 to 9."""
    systems = locale.number_symbols
    for system in ("latn", locale.default_numbering_system):
        if system in systems and name in systems[system]:
            return str(systems[system][name])
    return {"decimal": ".", "group": ","}.get(name, "")


def first_weekday(locale: str | None) -> int:
    """The day a week begins with where the locale is at home, as CLDR says: Monday is 0."""
    return known_locale(locale).first_week_day
