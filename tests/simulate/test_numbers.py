"""Numbers: as text, from text, rounded, formatted, counted."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.calculation import calculate, is_operation, remainder
from workflowllm.simulate.numbers import (
    LARGEST_WHOLE,
    Number,
    format_file_size,
    format_number,
    number_of_text,
    numbers_of_text,
    random_number,
    round_number,
    statistics,
    text_of_number,
)

NUMBERS = st.integers() | st.floats() | st.sampled_from([10**38, -(10**400), 10**4000])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (42, "42"),  # Cherri's tests
        (100, "100"),  # Cherri's tests
        (1 / 6, "0.166666666666667"),  # a device: 15 significant digits
        (0, "0"),  # a device
        (0.0, "0"),
        (math.nan, "NaN"),  # a report of the Number prompt
        (-0.0, "-0"),  # a report of the Number prompt
        (0.1 + 0.2, "0.3"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (-2.50, "-2.5"),
        (123456789012345678, "123456789012345678"),
    ],
)
def test_text_of_a_number(value: Number, text: str) -> None:
    assert text_of_number(value) == text


def test_the_locale_gives_the_decimal_sign() -> None:
    assert text_of_number(1234.5, "de_DE") == "1234,5"
    assert text_of_number(1234.5, "en_US") == "1234.5"


@given(value=NUMBERS)
def test_no_text_of_a_number_has_an_exponent(value: Number) -> None:
    text = text_of_number(value)
    assert text == "NaN" or "e" not in text.lower()
    assert len(text) < 400


@given(value=st.integers(-LARGEST_WHOLE + 1, LARGEST_WHOLE - 1))
def test_whole_numbers_come_back(value: int) -> None:
    assert number_of_text(text_of_number(value)) == value


@given(value=st.floats(1e-300, 1e300))
def test_decimals_come_back_to_fifteen_digits(value: float) -> None:
    found = number_of_text(text_of_number(value))
    assert found == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42),  # Cherri's tests
        ("five 5", 5),  # the example in Cherri's documentation
        ("0830", 830),  # a report on formatted times
        ("", None),
        ("null", None),
        ("OFF", None),
        ("1,234.5", 1234.5),
        ("٤٢", 42),
        ("−3", -3),
        ("1e5", 100000),
        ("$7.29", 7.29),
        ("0,03", 0.03),  # stands in real files, as an operand
    ],
)
def test_number_of_a_text(text: str, value: Number | None) -> None:
    assert number_of_text(text) == value


def test_a_sign_alone_is_not_a_number() -> None:
    assert math.isnan(number_of_text("-") or 0)


def test_our_choice_of_commas_and_points() -> None:
    assert (number_of_text("1,234", "en_US"), number_of_text("1,234", "de_DE")) == (1234, 1.234)
    assert (number_of_text("1.234", "en_US"), number_of_text("1.234", "de_DE")) == (1.234, 1.234)
    assert number_of_text("1.234,5") == 1234.5
    assert number_of_text("1.234.567") == 1234567


def test_every_number_of_a_text() -> None:
    assert numbers_of_text("a1b2, 3.5 and -4") == [1, 2, 3.5, -4]
    assert numbers_of_text("2020-05-06 at 08:30") == [2020, 5, 6, 8, 30]
    assert numbers_of_text("none") == []


@given(text=st.text() | st.text("0123456789.,-+eE ", max_size=60))
def test_any_text_has_numbers_or_none(text: str) -> None:
    assert all(isinstance(value, int | float) for value in numbers_of_text(text, "de_DE"))
    number_of_text(text)


@pytest.mark.parametrize(
    ("value", "place", "mode", "expected"),
    [
        # Cherri's tests
        (3.7, "Ones Place", "Normal", 4),
        (3.1, "Ones Place", "Always Round Up", 4),
        (3.9, "Ones Place", "Always Round Down", 3),
        # the places of the definition
        (1_234_567.891, "Millions", "Normal", 1_000_000),
        (1_264, "Hundreds Place", "Normal", 1_300),
        (3.14159, "Hundredths", "Normal", 3.14),
        (3.14159, -3, "Normal", 3.142),
        (1.00000000049, "Billionths", "Normal", 1.0),
    ],
)
def test_rounding(value: Number, place: str | int, mode: str, expected: Number) -> None:
    assert round_number(value, place, mode) == expected


def test_our_choice_of_halves_and_of_up_and_down() -> None:
    assert (round_number(2.5), round_number(-2.5), round_number(0.125, -2)) == (3, -3, 0.13)
    assert (round_number(-1.5, 0, "Always Round Up"), round_number(-1.5, 0, "Always Round Down")) == (-1, -2)


@given(value=NUMBERS, place=st.integers(-500, 500), mode=st.sampled_from(["Normal", "Always Round Up", "Always Round Down", "?"]))
def test_any_number_is_rounded(value: Number, place: int, mode: str) -> None:
    assert isinstance(round_number(value, place, mode), int | float)


@pytest.mark.parametrize(
    ("value", "decimals", "locale", "text"),
    [  # CLDR: decimalFormats and symbols
        (1234567.891, 2, "en_US", "1,234,567.89"),
        (1234567.891, 2, "de_DE", "1.234.567,89"),
        (1234567.891, 2, "hi_IN", "12,34,567.89"),
        (5, 2, "en_US", "5.00"),
        (5.6, 0, "en_US", "6"),
        (12, 0, "ar_SA", "١٢"),
        (-1234, 1, "en_US", "-1,234.0"),
        (math.nan, 2, "en_US", "NaN"),
    ],
)
def test_format_number(value: Number, decimals: int, locale: str, text: str) -> None:
    assert format_number(value, decimals, locale) == text


@pytest.mark.parametrize(
    ("count", "unit", "units", "text"),
    [
        (1000, "Automatic", True, "1 KB"),  # the definition's note
        (1_000_000, "Automatic", True, "1 MB"),
        (1_000_000, "KB", True, "1,000 KB"),
        (1_500_000, "MB", False, "1.5"),
        (0, "Automatic", True, "0 bytes"),
        (1, "Automatic", True, "1 byte"),
        (1_234_567_890, "Automatic", True, "1.23 GB"),  # ByteCountFormatter: two decimals from GB on
        (12, "Bytes", True, "12 bytes"),
        (10**30, "YB or Higher", True, "1,000,000 YB"),
    ],
)
def test_format_file_size(count: int, unit: str, units: bool, text: str) -> None:
    assert format_file_size(count, unit, units) == text


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("Average", 2.125), ("Minimum", 1), ("Maximum", 3.5), ("Sum", 8.5), ("Median", 2), ("Mode", 2), ("Range", 2.5)],
)
def test_statistics(operation: str, expected: Number) -> None:
    assert statistics([1, 2, 2, 3.5], operation) == expected


def test_our_choice_of_statistics() -> None:
    assert statistics([2, 4, 4, 4, 5, 5, 7, 9], "Standard Deviation") == 2
    assert statistics([3, 1, 1, 3], "Mode") == 3
    assert statistics([], "Sum") is None
    assert statistics([1], "Kurtosis") is None
    assert statistics([0.1, 0.2], "Sum") == 0.3


@given(values=st.lists(NUMBERS), operation=st.sampled_from(["Average", "Median", "Mode", "Range", "Standard Deviation", "Sum"]))
def test_any_numbers_have_statistics(values: list[Number], operation: str) -> None:
    assert (statistics(values, operation) is None) == (not values)


SCIENTIFIC = ["Modulus", "x^2", "x^3", "x^y", "e^x", "10^x", "ln(x)", "log(x)", "√x", "∛x", "x!", "sin(x)", "cos(x)", "tan(x)", "abs(x)"]
OPERATIONS = ["+", "-", "×", "÷", *SCIENTIFIC]
"""The operations of the definition of Calculate."""


@pytest.mark.parametrize(
    ("operation", "first", "second", "expected"),
    [
        # Cherri's tests
        ("+", 5, 3, 8),
        ("-", 10, 4, 6),
        ("×", 3, 4, 12),
        ("÷", 10, 2, 5),
        ("Modulus", 10, 3, 1),
        ("x^2", 4, 0, 16),
        ("√x", 9, 0, 3),
        # a report on iOS 13: the modulus is one of whole numbers
        ("Modulus", 5.6, 3, 2),
        ("+", 0.1, 0.2, 0.3),
        ("x^y", 2, 10, 1024),
        ("x^y", 2, -1, 0.5),
        ("x^3", 3, 0, 27),
        ("∛x", 27, 0, 3),
        ("∛x", -8, 0, -2),
        ("x!", 5, 0, 120),
        ("10^x", 3, 0, 1000),
        ("log(x)", 1000, 0, 3),
        ("abs(x)", -3, 0, 3),
        ("e^x", 0, 0, 1),
    ],
)
def test_calculate(operation: str, first: Number, second: Number, expected: Number) -> None:
    assert calculate(operation, first, second) == expected


def test_angles_are_radians_by_our_choice() -> None:
    assert calculate("sin(x)", math.pi / 2) == 1


@pytest.mark.parametrize(
    ("operation", "first", "second"),
    [
        ("÷", 1, 0),
        ("Modulus", 1, 0.5),
        ("√x", -1, 0),
        ("ln(x)", 0, 0),
        ("x!", -1, 0),
        ("x!", 10**9, 0),
        ("x^y", 10**30, 10**30),
        ("?", 1, 1),
    ],
)
def test_what_has_no_value_is_not_a_number(operation: str, first: Number, second: Number) -> None:
    assert math.isnan(calculate(operation, first, second))


@given(operation=st.sampled_from(OPERATIONS), first=NUMBERS, second=NUMBERS)
def test_any_calculation_ends(operation: str, first: Number, second: Number) -> None:
    assert is_operation(operation)
    result = calculate(operation, first, second)
    assert isinstance(result, float) or abs(result) < LARGEST_WHOLE
    assert not isinstance(result, float) or not math.isinf(result)
    remainder(first, second)


def test_a_random_number_lies_between_both_included() -> None:
    source = Random(1)  # noqa: S311 - tests need the same numbers each time
    drawn = {random_number(1, 10, source) for _ in range(1000)}
    assert drawn == set(range(1, 11))  # the definition: minimum and maximum are possible results
    assert random_number(1, 100, Random(7)) == random_number(1, 100, Random(7))  # noqa: S311 - the same seed, the same number
    assert 0.5 <= random_number(0.5, 0.75, source) <= 0.75
    assert 1 <= random_number(5, 1, source) <= 5
