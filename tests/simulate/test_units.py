"""Measurements: conversions against published factors, and their text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.numbers import Number
from workflowllm.simulate.units import convert, find_unit, measurement_text, symbols, unit_types

ALL = [(unit_type, symbol) for unit_type in unit_types() for symbol in symbols(unit_type)]


@pytest.mark.parametrize(
    ("value", "symbol", "to", "expected"),
    [
        # NIST SP 811, appendix B.8: exact factors
        (1, "in", "cm", 2.54),
        (1, "ft", "m", 0.3048),
        (1, "yd", "m", 0.9144),
        (1, "mi", "km", 1.609344),
        (1, "NM", "m", 1852),
        (1, "lb", "kg", 0.45359237),
        (1, "ha", "m²", 10000),
        (1, "mph", "m/s", 0.44704),
        (1, "bar", "kPa", 100),
        (1, "kWh", "kJ", 3600),
        (1, "kCal", "J", 4184),
        (1, "rev", "°", 360),
        (1, "ct", "mg", 200),
        # the same, rounded to seven digits there
        (1, "oz", "g", 28.34952),
        (1, "oz t", "g", 31.10348),
        (1, "gal", "L", 3.785412),
        (1, "gal Imperial", "L", 4.54609),
        (1, "fl oz", "mL", 29.57353),
        (1, "ft³", "m³", 0.02831685),
        (1, "ac", "m²", 4046.856),
        (1, "psi", "kPa", 6.894757),
        (1, "hp", "W", 745.6999),
        (1, "mmHg", "N/m²", 133.3224),
        (1, "inHg", "kPa", 3.386389),
        (1, "kn", "m/s", 0.5144444),
        (1, "slug", "kg", 14.59390),
        (1, "pt", "L", 0.4731765),
        (1, "bsh", "L", 35.23907),
        (1, "st", "kg", 6.350293),
        # temperatures of water, and where the scales meet
        (100, "°C", "°F", 212),
        (32, "°F", "°C", 0),
        (-40, "°C", "°F", -40),
        (0, "K", "°C", -273.15),
        # IAU 2012
        (1, "ua", "km", 149597870.7),
        # IEC 80000-13: decimal prefixes, and binary ones by name
        (2_000_000, "B", "MB", 2),
        (1, "KiB", "B", 1024),
        (1, "kB", "bit", 8000),
        (90, "min", "hr", 1.5),
        (36, "km/h", "m/s", 10),
        # spellings of real files
        (1, "mcg", "mg", 0.001),
        (1, "kcal", "cal", 1000),
        (1, "fl_oz_us", "mL", 29.57353),
        (2, "KB", "B", 2000),
    ],
)
def test_factors(value: Number, symbol: str, to: str, expected: float) -> None:
    assert convert(value, symbol, to) == pytest.approx(expected, rel=5e-7)


def test_miles_a_gallon_count_the_other_way_round() -> None:
    assert convert(30, "mpg", "L/100km") == pytest.approx(235.215 / 30, rel=5e-6)  # NIST SP 811: divide 235.215 by the number
    assert convert(0, "mpg", "L/100km") != convert(0, "mpg", "L/100km")  # not a number


def test_exact_ones_are_exact() -> None:
    assert convert(1, "in", "cm") == 2.54
    assert convert(0.1, "km", "m") == 100
    assert convert(20, "°C", "°F") == 68


def test_types_are_kept_apart() -> None:
    assert convert(1, "kg", "m") is None
    assert convert(1, "no", "m") is None
    assert find_unit("g", "Acceleration") != find_unit("g", "Mass")
    assert convert(1, "g", "m/s²", "Acceleration") == 9.80665
    assert convert(1, "m", "km", "No Type") is None


@pytest.mark.parametrize(("unit_type", "symbol"), ALL)
def test_every_unit_converts_to_its_base_and_back(unit_type: str, symbol: str) -> None:
    base = symbols(unit_type)[0]
    there = convert(7.25, symbol, base, unit_type)
    assert there is not None
    assert convert(there, base, symbol, unit_type) == pytest.approx(7.25, rel=1e-12)
    assert measurement_text(2, symbol, "en_US", unit_type).startswith("2")


@pytest.mark.parametrize(
    "symbol",
    [
        "hr",
        "min",
        "kW",
        "B",
        "s",
        "km/h",
        "km",
        "m/s",
        "mm",
        "°C",
        "in",
        "mg",
        "g",
        "mcg",
        "kcal",
        "mL",
        "mmHg",
        "mi",
        "ft",
        "kB",
        "MB",
        "kg",
        "pt",
    ],
)
def test_the_symbols_of_real_files_are_known(symbol: str) -> None:
    assert find_unit(symbol) is not None


@pytest.mark.parametrize(
    ("value", "symbol", "locale", "text"),
    [  # CLDR: short unit patterns
        (5, "km", "en_US", "5 km"),
        (20.5, "°C", "en_US", "20.5°C"),
        (20.5, "°C", "de_DE", "20,5 °C"),
        (1, "hr", "en_US", "1 hr"),
        (2, "hr", "ja_JP", "2 時間"),
        (3, "kAh", "en_US", "3 kAh"),
    ],
)
def test_text(value: Number, symbol: str, locale: str, text: str) -> None:
    assert measurement_text(value, symbol, locale).replace("\u00a0", " ") == text


@given(value=st.integers() | st.floats() | st.just(10**400), pair=st.sampled_from(ALL), to=st.sampled_from(ALL), symbol=st.text(max_size=5))
def test_any_conversion_ends(value: Number, pair: tuple[str, str], to: tuple[str, str], symbol: str) -> None:
    found = convert(value, pair[1], to[1], pair[0])
    assert found is None or not math.isinf(found)
    convert(value, symbol, to[1])
    measurement_text(value, symbol, "de_DE")
