"""Numbers as the device reads, writes and counts them.

Rests on: the definitions of the actions Round Number, Calculate Statistics, Format Number, Format File Size and Random Number; the
report of a device that 1/6 is written `0.166666666666667`. Their results are of the class NSDecimalNumber: 38 digits, and one
special value, NaN, as Apple's Foundation documents it. Numbers here are whole numbers of Python up to 38 digits, and floats.
Left out: numbers in words ("five").
"""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext

from workflowllm.simulate.locales import known_locale, localised_digits, symbol

__all__ = [
    "LARGEST_WHOLE",
    "NOT_A_NUMBER",
    "Number",
    "format_file_size",
    "format_number",
    "number_of_text",
    "numbers_of_text",
    "plain_number",
    "random_number",
    "round_number",
    "statistics",
    "text_of_number",
]

Number = int | float

LARGEST_WHOLE = 10**38
"""Whole numbers below this are exact: the 38 digits of NSDecimalNumber."""

NOT_A_NUMBER = math.nan
"""Choice: what has no value or no bounded value (0 divided by 0, the root of -1, too large a power) is NaN, not an error."""

PLACES = {
    "Millions": 6,
    "Hundred Thousands": 5,
    "Ten Thousands": 4,
    "Thousands": 3,
    "Hundreds Place": 2,
    "Tens Place": 1,
    "Ones Place": 0,
    "Tenths": -1,
    "Hundredths": -2,
    "Thousandths": -3,
    "Ten Thousandths": -4,
    "Hundred Thousandths": -5,
    "Millionths": -6,
    "Ten Millionths": -7,
    "Hundred Millionths": -8,
    "Billionths": -9,
}
"""The places of the action Round Number, as powers of ten."""

ROUNDINGS = {"Normal": ROUND_HALF_UP, "Always Round Up": ROUND_CEILING, "Always Round Down": ROUND_FLOOR}
"""Choice: a half goes away from zero; up is towards the larger number and down towards the smaller, also below zero."""

SIZE_UNITS = ("Bytes", "KB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB or Higher")
_TOKEN = re.compile(r"[-+]?(?:\d[\d.,]*|[.,]\d[\d.,]*)(?:[eE][-+]?\d{1,4}(?![\w.,]))?")
_SIGNS = str.maketrans({"−": "-", "－": "-", "٫": ".", "٬": ",", "．": ".", "，": ",", "'": "", "’": "", "\u00a0": " ", "\u202f": " "})
_ARITHMETIC = Context(prec=60, Emin=MIN_EMIN, Emax=MAX_EMAX)
_LONGEST_TEXT = 1_000_000


def plain_number(value: Number | Decimal) -> Number:
    """A number in its plainest form: whole where it is whole and short, NaN where it has no bounded value."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return NOT_A_NUMBER
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, Decimal):
        if not value.is_finite():
            return NOT_A_NUMBER
        if value.copy_abs() < LARGEST_WHOLE and value == value.to_integral_value():
            return int(value)
    elif abs(value) < LARGEST_WHOLE:
        return value
    try:
        near = float(value)
    except OverflowError:
        return NOT_A_NUMBER
    return near if math.isfinite(near) else NOT_A_NUMBER


def text_of_number(value: Number, locale: str | None = None) -> str:
    """The text of a number: 15 significant digits, never an exponent.

    The digits are a device report (1/6). Choice: no grouping, and the decimal sign of the locale if one is given, else a point.
    A negative zero keeps its sign, as one report of the Number prompt says.
    """
    if isinstance(value, int):
        value = plain_number(value)
    if isinstance(value, int):
        return str(int(value))
    if not math.isfinite(value):
        return "NaN"
    text = _short_text(Decimal(repr(value)))
    return text if locale is None else text.replace(".", symbol("decimal", known_locale(locale)))


def _short_text(value: Decimal) -> str:
    short = format(Context(prec=15, Emin=MIN_EMIN, Emax=MAX_EMAX).plus(value), "f") if value else ("-0" if value.is_signed() else "0")
    return short.rstrip("0").rstrip(".") if "." in short else short


def number_of_text(text: str, locale: str | None = None) -> Number | None:
    """The number a text is read as where a number is wanted; None if it holds none.

    Choice: the first number anywhere in the text (`five 5` is 5, as Cherri's documentation has it). A sign alone is NaN, as one
    report of the Number prompt says.
    """
    stripped = text.strip()[:_LONGEST_TEXT]
    if stripped in ("-", "−", "+"):
        return NOT_A_NUMBER
    return next(iter(_found(stripped, locale)), None)


def numbers_of_text(text: str, locale: str | None = None) -> list[Number]:
    """Every number in a text, for Get Numbers from Input. A leading zero is dropped: `0830` is 830."""
    return list(_found(text[:_LONGEST_TEXT], locale))


def _found(text: str, locale: str | None) -> Iterable[Number]:
    plain = _western(text)
    comma = symbol("decimal", known_locale(locale)) == "," if "," in plain else False
    for match in _TOKEN.finditer(plain):
        yield _value(_signed(match, plain), comma)


def _signed(match: re.Match[str], text: str) -> str:
    """The number as written, without a hyphen that joins it to what stands before: `2020-05` is 2020 and 5."""
    token = match[0]
    joined = match.start() > 0 and text[match.start() - 1].isalnum()
    return token[1:] if token[0] in "-+" and joined else token


def _western(text: str) -> str:
    """The text with digits 0 to 9, points and commas only, for numbers of any script."""
    plain = text.translate(_SIGNS)
    return plain if plain.isascii() else "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)


def _value(token: str, comma: bool) -> Number:
    body, _, exponent = token.rstrip(".,").lower().partition("e")
    digits = _with_point(body, comma)
    value = Decimal(digits) if not exponent else Decimal(f"{digits}e{exponent}")
    if not value and value.is_signed():
        return -0.0
    return plain_number(value)


def _with_point(body: str, comma: bool) -> str:
    """The digits with one point for the decimals and no grouping.

    Choice: of both signs, the last one that stands once is the decimal sign. A comma alone groups if three digits follow it and the
    locale's decimal sign is not the comma; else it is a decimal sign (`0,03` stands in real files). A point alone is always a
    decimal sign, several are grouping where three digits follow each; else the number ends before the second (`1.2.3` is 1.2).
    """
    commas, points = body.count(","), body.count(".")
    if commas and points:
        decimal = "," if body.rfind(",") > body.rfind(".") else "."
    elif commas:
        decimal = "," if commas == 1 and (comma or not re.fullmatch(r"[-+]?[1-9]\d{0,2},\d{3}", body)) else "."
    else:
        decimal = "." if points == 1 or not re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+", body) else ","
    kept = body.replace("." if decimal == "," else ",", "")
    if decimal == "." and kept.count(".") > 1:
        kept = ".".join(kept.split(".")[:2])
    head, _, tail = kept.rpartition(decimal) if decimal in kept else (kept, "", "")
    return head.replace(decimal, "") + ("." + tail if tail else "") or "0"


def round_number(value: Number, place: str | int = "Ones Place", mode: str = "Normal") -> Number:
    """A number rounded to a place.

    Args:
        value: The number.
        place: A place as the action Round Number calls it, or a power of ten: -2 is hundredths.
        mode: `Normal`, `Always Round Up` or `Always Round Down`; anything else is `Normal`.
    """
    value = plain_number(value)
    if not math.isfinite(value):
        return NOT_A_NUMBER
    power = PLACES.get(place, 0) if isinstance(place, str) else max(-400, min(400, place))
    exact = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    with localcontext(Context(prec=1200, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        steps = exact.scaleb(-power).to_integral_value(rounding=ROUNDINGS.get(mode, ROUND_HALF_UP))
        return plain_number(steps.scaleb(power))


def format_number(value: Number, decimals: int = 2, locale: str | None = None) -> str:
    """The text of Format Number: 2 decimals where nothing is said, at least 0, as its definition says.

    Choice: grouping and signs are those of the locale (CLDR), a half goes to the even digit as NumberFormatter documents it.
    """
    value = plain_number(value)
    if not math.isfinite(value):
        return "NaN"
    from babel.numbers import format_decimal

    known = known_locale(locale)
    places = max(0, min(100, decimals))
    exact = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    with localcontext(Context(prec=600, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        pattern = "#,##0" + ("." + "0" * places if places else "")
        grouped = str(known.decimal_formats[None].pattern).split(".")[0].split(";")[0]
        if grouped.endswith("0"):
            pattern = grouped + pattern[5:]
        return localised_digits(format_decimal(exact, format=pattern, locale=known), known)


def format_file_size(count: Number, unit: str = "Automatic", include_units: bool = True, locale: str | None = None) -> str:
    """The text of Format File Size: 1000 bytes are 1 KB, as its definition says.

    The decimals are those that Apple documents for ByteCountFormatter's `isAdaptive`: none up to kilobytes, one for megabytes, two
    beyond; trailing zeros are not written. Choice: the names of the units are English in every locale.
    """
    count = plain_number(count)
    if not math.isfinite(count):
        return "NaN"
    step = SIZE_UNITS.index(unit) if unit in SIZE_UNITS else _closest(count)
    exact = (Decimal(count) if isinstance(count, int) else Decimal(repr(count))) / (Decimal(1000) ** step)
    shown = plain_number(round_number(plain_number(exact), -min(2, max(0, step - 1))))
    decimals = len(text_of_number(shown).partition(".")[2])
    text = format_number(shown, decimals, locale)
    if not include_units and unit in SIZE_UNITS:
        return text
    name = ("byte" if abs(shown) == 1 else "bytes") if step == 0 else SIZE_UNITS[step][:2]
    return f"{text} {name}"


def _closest(count: Number) -> int:
    """The largest unit of which there is at least one."""
    step = 0
    size = abs(count)
    while size >= 1000 and step < len(SIZE_UNITS) - 1:
        size /= 1000
        step += 1
    return step


def statistics(values: Sequence[Number], operation: str = "Average") -> Number | None:
    """A figure of Calculate Statistics over the values; None if there are none or the operation is unknown.

    Choice: the standard deviation is that of the whole population; of several modes the one that stands first.
    """
    if not values or operation not in _FIGURES:
        return None
    values = [plain_number(value) for value in values]
    if not all(math.isfinite(value) for value in values):
        return NOT_A_NUMBER
    with localcontext(_ARITHMETIC):
        exact = [Decimal(value) if isinstance(value, int) else Decimal(repr(value)) for value in values]
        return plain_number(_FIGURES[operation](exact))


def _average(values: list[Decimal]) -> Decimal:
    return sum(values, Decimal()) / len(values)


def _median(values: list[Decimal]) -> Decimal:
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _deviation(values: list[Decimal]) -> Decimal:
    mean = _average(values)
    return (sum(((value - mean) ** 2 for value in values), Decimal()) / len(values)).sqrt()


_FIGURES: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "Average": _average,
    "Minimum": min,
    "Maximum": max,
    "Sum": lambda values: sum(values, Decimal()),
    "Median": _median,
    "Mode": lambda values: Counter(values).most_common(1)[0][0],
    "Range": lambda values: max(values) - min(values),
    "Standard Deviation": _deviation,
}


def random_number(minimum: Number, maximum: Number, source: random.Random) -> Number:
    """A number between two, both included, as the definition of Random Number says.

    Choice: a whole number if both bounds are whole, else any decimal number between; bounds in the wrong order are put right.
    """
    bounds = plain_number(minimum), plain_number(maximum)
    if not all(math.isfinite(bound) for bound in bounds):
        return NOT_A_NUMBER
    low, high = sorted(bounds)
    if isinstance(low, int) and isinstance(high, int):
        return source.randint(low, high)
    return plain_number(source.uniform(low, high))
