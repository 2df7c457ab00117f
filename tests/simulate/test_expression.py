"""Calculate Expression: values of expressions, and columns of mistakes."""

from __future__ import annotations

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import ExpressionError, Span
from workflowllm.simulate.expression import DEEPEST, LONGEST, evaluate
from workflowllm.simulate.numbers import Number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7 + 7", 14),  # the definition
        ("8 * sqrt(5)", 8 * math.sqrt(5)),  # the definition
        ("7 feet in meters", 2.1336),  # the definition; a foot is 0.3048 m
        ("2 + 3 km to mi", 5 / 1.609344),
        ("100 °C in °F", 212),
        ("max(1,2)", 2),  # a report on formulas
        ("min(1, 2)", 1),  # the same
        ("2^11", 2048),  # the same
        ("7.5 * 3600", 27000),  # stands in a real file
        ("ceil(7  / 3)", 3),  # real files use ceil
        ("1 + 2 × 3 − 4 ÷ 2", 5),
        ("(1 + 2) * 3", 9),
        ("2^3^2", 512),
        ("2^-1", 0.5),
        ("5!", 120),
        ("3!^2", 36),
        ("√9 + ∛27", 6),
        ("3² + 2³", 17),
        ("0xff + 0b11 + 0o17", 273),
        ("2pi", 2 * math.pi),
        ("2(3+4)", 14),
        ("e^0", 1),
        ("log(1000)", 3),
        ("ln(e)", 1),
        ("round(2.345, 2)", 2.35),
        ("floor(-1.5)", -2),
        ("abs(-3)", 3),
        ("0.1 + 0.2", 0.3),
        ("1e3", 1000),
        (".5 + 3.", 3.5),
        ("7 + 7 =", 14),
        ("--1", 1),
    ],
)
def test_values(text: str, value: Number) -> None:
    assert evaluate(text) == pytest.approx(value, rel=1e-15)


def test_our_choices() -> None:
    assert evaluate("-2^2") == -4
    assert evaluate("10 % 3") == 1
    assert evaluate("5.5 % 2") == 1.5
    assert evaluate("200 * 10%") == 20
    assert evaluate("1,234 + 1") == 1235
    assert evaluate("0,5 * 2") == 1
    assert evaluate("max(1,200)") == 200
    assert evaluate("max(1,234) + 1,234") == 1468
    assert math.isnan(evaluate("1/0"))
    assert math.isnan(evaluate("sqrt(-1)"))


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("   ", 4),
        ("1 +", 4),
        ("1 2", 3),
        ("(1", 3),
        ("1)", 2),
        ("foo(1)", 1),
        ("1 + bar", 5),
        ("1 $ 2", 3),
        ("max()", 5),
        ("sqrt(1, 2)", 1),
        ("7 feet in hours", 11),
        ("7 feet in smoots", 3),
        ("1..2", 3),
        ("* 2", 1),
        ("max 1", 5),
    ],
)
def test_a_mistake_has_a_column(text: str, column: int) -> None:
    with pytest.raises(ExpressionError) as error:
        evaluate(text)
    assert isinstance(error.value.where, Span)
    assert error.value.where.column == column


@pytest.mark.parametrize("text", ["__import__('os')", "a.b", "lambda: 1", "[1 for x in y]", "1 if 1 else 2", "'a'*9"])
def test_programs_are_no_expressions(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text)


@pytest.mark.parametrize(
    "text", ["(" * (DEEPEST + 2) + "1", "√" * 500 + "4", "sin " * 500 + "1", "sqrt(" * 500, "2^" * 500 + "1", "1" * (LONGEST + 1)]
)
def test_too_deep_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(text)


@pytest.mark.parametrize(
    "text",
    [
        "9^9^9^9",
        "170!" + "!" * 900,
        "9" * 5000,
        "-" * 9000 + "1",
        "+".join(["1"] * 5000),
        "1,2 " * 2400,
        " " * 9999,
        " " * 290,
        "99999999^99999999",
    ],
)
def test_large_ones_end(text: str) -> None:
    with contextlib.suppress(ExpressionError):
        evaluate(text)


@given(text=st.text(max_size=40) | st.text("0123456789+-*/^%!().,e sqrtmaxπ√²", max_size=60))
def test_any_text_has_a_value_or_an_error_with_a_place(text: str) -> None:
    try:
        value: Number | None = evaluate(text)
        place: object = "none is needed"
    except ExpressionError as error:
        value, place = None, error.where
    assert isinstance(value, int | float) or isinstance(place, Span)


@given(first=st.integers(-(10**6), 10**6), second=st.integers(1, 10**6), third=st.integers(-99, 99))
def test_whole_numbers_are_as_in_python(first: int, second: int, third: int) -> None:
    assert evaluate(f"{first} + {second} * ({third} - {first})") == first + second * (third - first)
    assert evaluate(f"{first} / {second}") == pytest.approx(first / second, rel=1e-15)
    assert evaluate(f"0x{second:x} - 0b{second:b}") == 0
