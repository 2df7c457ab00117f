"""What can be found in a text: links, phone numbers, e-mail addresses, numbers, street addresses.

Rests on the definitions of the `detect.` actions (every one found is given) and on the rules of the package `phonenumbers`. How
a device's own detectors decide is not published, so what they take for a link or an address is a choice here, named below.
Left out: addresses outside of the form `number street-name street-word`, numbers in words, exponents.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import lru_cache

from workflowllm.errors import MissingExtraError

__all__ = [
    "BARE_DOMAINS",
    "BARE_SCHEME",
    "find_emails",
    "find_links",
    "find_numbers",
    "find_phone_numbers",
    "find_street_addresses",
]

LONGEST = 100_000
"""How many characters of a text are looked at here."""
BARE_DOMAINS = frozenset(
    re.findall(r"\w+", "com org net edu gov mil int info io app dev me tv ai co uk de fr it es nl jp cn au ca ch eu us")
)
"""Choice: the last parts of a name that make it a link where no scheme and no `www.` stands before it."""
BARE_SCHEME = "http://"
"""Choice: what a link without a scheme gets."""

_HOST = r"(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}"
_SCHEME_LINK = r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.\-]{0,30}://[^\s<>\"“”]{1,8000}"
_LINK = re.compile(
    rf"(?P<full>{_SCHEME_LINK})|(?<![\w@.\-/])(?P<bare>{_HOST})(?![\w@\-])(?P<rest>(?::\d{{1,5}})?(?:[/?#][^\s<>\"“”]{{0,8000}})?)"
)
_EMAIL = re.compile(rf"(?<![\w.+%'\-])[\w+%](?:[\w.+%'\-]{{0,62}}[\w+%\-])?@{_HOST}(?![\w\-])")
_STREET = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|ter|way|parkway|pkwy|"
    "highway|hwy|circle|cir|loop|alley|trail"
)
_ADDRESS = re.compile(
    rf"\b\d{{1,6}}[A-Za-z]?\s(?:(?-i:[A-Z0-9])[\w.'’\-]{{0,30}}\s){{1,5}}?(?:{_STREET})\b\.?"
    r"(?:,?\s(?:apt|suite|ste|unit|floor|fl|#)\.?\s?[\w\-]{1,8})?"
    r"(?:[,\n]\s{0,2}(?-i:[A-Z])[\w'’\-]{0,30}(?:\s(?-i:[A-Z])[\w'’\-]{0,30}){0,3}"
    r"(?:,\s?(?-i:[A-Z]{2})(?:\s\d{5}(?:-\d{4})?)?)?)?",
    re.IGNORECASE,
)


def find_links(text: str) -> list[str]:
    """The links of a text, in order.

    Choice: anything with a scheme and `://`; a name that begins with `www.` or ends with one of `BARE_DOMAINS`, which gets
    `BARE_SCHEME`. Punctuation at the end, and a closing bracket that was not opened, do not belong to it. An e-mail address is
    no link.

    Args:
        text: The text.
    """
    return list(_links(text[:LONGEST]))


def _links(text: str) -> Iterator[str]:
    for found in _LINK.finditer(text):
        if found["full"]:
            link = _trimmed(found["full"])
            if not link.endswith("://"):
                yield link
        elif found["bare"].lower().startswith("www.") or found["bare"].rpartition(".")[2].lower() in BARE_DOMAINS:
            yield BARE_SCHEME + _trimmed(found["bare"] + found["rest"])


def _trimmed(link: str) -> str:
    """A link without what only stands behind it."""
    while link:
        last = link[-1]
        opened = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in ".,;:!?'’”*" or (opened and link.count(last) > link.count(opened)):
            link = link[:-1]
        else:
            break
    return link


def find_emails(text: str) -> list[str]:
    """The e-mail addresses of a text, in order, as they are written.

    Args:
        text: The text.
    """
    return [found[0] for found in _EMAIL.finditer(text[:LONGEST])]


def find_phone_numbers(text: str, region: str = "US") -> list[str]:
    """The phone numbers of a text, in order, as they are written.

    Choice: what `phonenumbers` holds for possible in the region, by its leniency VALID.

    Args:
        text: The text.
        region: The country of numbers without one, two letters.
    """
    try:
        library = importlib.import_module("phonenumbers")
    except ImportError:
        raise MissingExtraError("Running a shortcut", "simulate") from None
    return [str(found.raw_string) for found in library.PhoneNumberMatcher(text[:LONGEST], region, library.Leniency.VALID, 2000)]


def find_numbers(text: str, *, decimal: str = ".", grouping: str = ",") -> list[int | float]:
    """The numbers of a text, in order.

    Choice: zeros at the front are dropped; a sign counts at the start or after white space or an opening bracket; separators of
    thousands count only where three digits follow each. A number without decimals is whole.

    Args:
        text: The text.
        decimal: What stands before decimals in the locale.
        grouping: What stands between thousands in the locale.
    """
    found = _numbers(decimal, grouping).finditer(text[:LONGEST])
    return [_value(number[0], decimal, grouping) for number in found]


@lru_cache(16)
def _numbers(decimal: str, grouping: str) -> re.Pattern[str]:
    point, comma = re.escape(decimal), re.escape(grouping)
    grouped = rf"\d{{1,3}}(?:{comma}\d{{3}})+(?!\d)|" if grouping else ""
    return re.compile(rf"(?:(?<![^\s(\[{{])[+\-−])?(?:(?:{grouped}\d{{1,300}})(?:{point}\d{{1,300}})?|(?<!\d){point}\d{{1,300}})")


def _value(digits: str, decimal: str, grouping: str) -> int | float:
    plain = digits.replace("−", "-")
    plain = (plain.replace(grouping, "") if grouping else plain).replace(decimal, ".")
    return float(plain) if "." in plain else int(plain)


def find_street_addresses(text: str) -> list[str]:
    """The street addresses of a text, in order, as they are written.

    Choice: a house number, a name of at most five words that begin with a capital of ASCII or a digit, an English
    word for a street; then, if they follow, a flat, a town, and a state with its postal code. Others are not found.

    Args:
        text: The text.
    """
    return [found[0] for found in _ADDRESS.finditer(text[:LONGEST])]
