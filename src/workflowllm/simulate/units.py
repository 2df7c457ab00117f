"""Measurements: their units, conversions between them, and their text.

Rests on the definitions of the actions Measurement and Convert Measurement (a number, a type of unit, a unit), the symbols in real
files, Foundation's dimensions as Apple documents them, and the published factors that `unit_rows` names.
Left out: currencies, and units of other apps.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from workflowllm.simulate.locales import known_locale, localised_digits
from workflowllm.simulate.numbers import NOT_A_NUMBER, Number, plain_number, text_of_number
from workflowllm.simulate.unit_rows import ROWS

__all__ = ["Unit", "convert", "find_unit", "measurement_text", "named_unit", "symbols", "unit_types"]

ALIASES = {
    "sec": "s",
    "secs": "s",
    "second": "s",
    "h": "hr",
    "hour": "hr",
    "minute": "min",
    "day": "days",
    "d": "days",
    "week": "weeks",
    "mcg": "µg",
    "kcal": "kCal",
    "fl_oz_us": "fl oz",
    "fl_oz_imp": "fl oz Imperial",
    "nmi": "NM",
    "au": "ua",
    "Pa": "N/m²",
    "KB": "kB",
    "KM": "km",
    "C": "°C",
    "F": "°F",
    "deg": "°",
    "ozt": "oz t",
    "l": "L",
    "ml": "mL",
    "m^2": "m²",
    "m^3": "m³",
    "km^2": "km²",
    "ohm": "Ω",
}
"""Other spellings of symbols, some of them in real files; they are tried after the symbols themselves."""

MICRO = {"μ": "µ"}
"""The Greek letter is read as the sign of the prefix micro."""

INVERSE = {"mpg", "mpg Imperial"}
"""Units that count the other way round: more miles a gallon are fewer litres."""


class Unit(NamedTuple):
    """A unit of measurement: `value` of it are `(value + offset) * factor` of the base unit of its type."""

    unit_type: str
    symbol: str
    factor: Fraction
    offset: Fraction
    cldr: str


@cache
def _table() -> dict[str, dict[str, Unit]]:
    return {unit_type: {unit.symbol: unit for unit in _rows(unit_type, rows)} for unit_type, rows in ROWS.items()}


def _rows(unit_type: str, rows: str) -> list[Unit]:
    found = []
    for row in rows.strip().splitlines():
        symbol, factor, cldr = (part.strip() for part in row.split(";"))
        product, _, offset = factor.partition("+")
        found.append(Unit(unit_type, symbol, _product(product), Fraction(offset or 0), cldr))
    return found


def _product(text: str) -> Fraction:
    """The value of numbers joined by * and /, such as `0.0254*12/2`."""
    result = Fraction(1)
    for place, factors in enumerate(text.split("*")):
        first, *divisors = factors.split("/")
        result = Fraction(first) if place == 0 else result * Fraction(first)
        for divisor in divisors:
            result /= Fraction(divisor)
    return result


def unit_types() -> tuple[str, ...]:
    """The names of the types of units, as the actions call them."""
    return tuple(ROWS)


def symbols(unit_type: str) -> tuple[str, ...]:
    """The symbols of a type, the base unit first; empty for an unknown type."""
    return tuple(_table().get(unit_type, {}))


def find_unit(symbol: str, unit_type: str | None = None) -> Unit | None:
    """The unit of a symbol, in a type or in the first type that has it; None if there is none.

    Choice: a symbol is read exactly, then by other spellings, then without regard to small and capital letters.
    """
    plain = symbol.strip()[:40]
    for old, new in MICRO.items():
        plain = plain.replace(old, new)
    tables = [_table()[unit_type]] if unit_type in _table() else list(_table().values()) if unit_type is None else []
    for attempt in (plain, ALIASES.get(plain, ""), ALIASES.get(plain.lower(), "")):
        for table in tables:
            if attempt in table:
                return table[attempt]
    near = [unit for table in tables for unit in table.values() if unit.symbol.lower() == plain.lower()]
    return near[0] if len(near) == 1 else None


@cache
def _english() -> dict[str, Unit]:
    patterns = known_locale("en_US")._data["unit_patterns"]
    units = [unit for table in _table().values() for unit in table.values() if unit.cldr in patterns]
    words = {
        (str(words).replace("{0}", "").strip().lower(), unit) for unit in units for words in patterns[unit.cldr].get("long", {}).values()
    }
    return dict(sorted(words))


def named_unit(name: str) -> Unit | None:
    """The unit of an English name (`feet`, as CLDR has it) or of a symbol."""
    return _english().get(name.strip().lower()) or find_unit(name)


def convert(value: Number, symbol: str, to_symbol: str, unit_type: str | None = None) -> Number | None:
    """A value in another unit of the same type; None if a unit is unknown or the types differ.

    The factors are exact, and the result is rounded once, to a float. A value that is not a number stays so.
    """
    source = find_unit(symbol, unit_type)
    target = find_unit(to_symbol, source.unit_type if source else None) if source else None
    if source is None or target is None or source.unit_type != target.unit_type:
        return None
    value = plain_number(value)
    if not math.isfinite(value):
        return NOT_A_NUMBER
    exact = Fraction(value) if isinstance(value, int) else Fraction(repr(value))
    base = _to_base(exact, source)
    result = None if base is None else _from_base(base, target)
    return NOT_A_NUMBER if result is None else _near(result)


def _to_base(value: Fraction, unit: Unit) -> Fraction | None:
    if unit.symbol in INVERSE:
        return unit.factor / value if value else None
    return (value + unit.offset) * unit.factor


def _from_base(value: Fraction, unit: Unit) -> Fraction | None:
    if unit.symbol in INVERSE:
        return unit.factor / value if value else None
    return value / unit.factor - unit.offset


def _near(value: Fraction) -> Number:
    try:
        return plain_number(int(value) if value.denominator == 1 else float(value))
    except OverflowError:
        return NOT_A_NUMBER


def measurement_text(value: Number, symbol: str, locale: str | None = None, unit_type: str | None = None) -> str:
    """The text of a measurement: `5 km`, `20°C`.

    Choice: CLDR's short form of the unit where it has one, else the number, a space and the symbol; the number as in a text.
    """
    known = known_locale(locale)
    value = plain_number(value)
    number = text_of_number(value, locale)
    unit = find_unit(symbol, unit_type)
    if unit is None or not unit.cldr:
        return f"{number} {symbol}".rstrip()
    patterns = known._data["unit_patterns"].get(unit.cldr, {}).get("short", {})
    plural = known.plural_form(abs(value)) if math.isfinite(value) else "other"
    pattern = patterns.get(plural) or patterns.get("other") or f"{{0}} {unit.symbol}"
    return str(pattern).replace("{0}", localised_digits(number, known))
