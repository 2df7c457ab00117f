"""The text of Calculate Expression, read by a parser of its own and computed; nothing is ever run as a program.

Rests on the action's definition (`7 + 7`, `8 * sqrt(5)`, `7 feet in meters`), device reports (+ - × * ÷ / ^, brackets, max, min,
constants; tips that use it for binary, octal and hexadecimal numbers) and real files (`ceil`, `%` between two values).
Choice: the power binds tighter than the sign before it (-2^2 is -4) and groups to the right; `%` is the remainder if a value follows
it, else a hundredth; a value may stand before a bracket, a name or a constant without a sign of multiplication; `log` is to the
base 10 and `ln` to the base e. Left out: currencies, which need the network; a unit may stand only after a number or a sum of numbers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from workflowllm.errors import ExpressionError, Span
from workflowllm.simulate.calculation import calculate, from_angle, remainder, to_angle
from workflowllm.simulate.numbers import NOT_A_NUMBER, Number, plain_number, round_number, statistics
from workflowllm.simulate.units import convert, named_unit

__all__ = ["DEEPEST", "LONGEST", "evaluate"]

LONGEST = 10_000
"""Characters of an expression that is still read."""

DEEPEST = 100
"""Brackets and signs within each other that are still read."""


class _Token(NamedTuple):
    """A piece of the text; `kind` is number, name, sign or end."""

    kind: str
    text: str
    column: int


_SPELLINGS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "×": "*",
        "·": "*",
        "⋅": "*",
        "✕": "*",
        "÷": "/",
        "∕": "/",
        "（": "(",
        "）": ")",
        "＋": "+",
        "π": "π",
        "\u00a0": " ",
    }
)
_POWERS = {"²": "2", "³": "3"}
_PIECES = re.compile(
    r"(?P<space>\s+)|(?P<based>0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+)"
    r"|(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4}(?![\w.]))?)"
    r"|(?P<name>[^\W\d_][^\W_]*)|(?P<sign>\*\*|[-+*/^%!(),;√∛²³|=\[\]{}])"
)
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_DECIMAL_COMMA = re.compile(r"(?<![\w.,])(\d+),(\d+)(?![\d,.])")
_CONVERSION = re.compile(r"([^a-zA-Z°]{1,200})([a-zA-Z°][^\d()=,;]{0,40})\s(?:in|to)\s([a-zA-Z°][^\d()=,;]{0,40})")
_BASES = {"x": 16, "b": 2, "o": 8}
_SHARED_BRACKETS = str.maketrans("[]{}", "()()")

_CONSTANTS: dict[str, float] = {"pi": math.pi, "π": math.pi, "e": math.e, "tau": math.tau, "phi": (1 + math.sqrt(5)) / 2}


def _one(operation: str) -> Callable[[Number], Number]:
    return lambda value: calculate(operation, value)


def _floating(function: Callable[[float], float]) -> Callable[[Number], Number]:
    """A function of floats that answers NaN where it has no value."""

    def run(value: Number) -> Number:
        try:
            return plain_number(function(float(value)))
        except (ValueError, ArithmeticError):
            return NOT_A_NUMBER

    return run


_ONE: dict[str, Callable[[Number], Number]] = {
    "sqrt": _one("√x"),
    "cbrt": _one("∛x"),
    "abs": _one("abs(x)"),
    "sin": _one("sin(x)"),
    "cos": _one("cos(x)"),
    "tan": _one("tan(x)"),
    "asin": _floating(lambda value: from_angle(math.asin(value))),
    "acos": _floating(lambda value: from_angle(math.acos(value))),
    "atan": _floating(lambda value: from_angle(math.atan(value))),
    "sec": _floating(lambda value: 1 / math.cos(to_angle(value))),
    "csc": _floating(lambda value: 1 / math.sin(to_angle(value))),
    "cot": _floating(lambda value: 1 / math.tan(to_angle(value))),
    "sinh": _floating(math.sinh),
    "cosh": _floating(math.cosh),
    "tanh": _floating(math.tanh),
    "asinh": _floating(math.asinh),
    "acosh": _floating(math.acosh),
    "atanh": _floating(math.atanh),
    "exp": _one("e^x"),
    "ln": _one("ln(x)"),
    "log": _one("log(x)"),
    "log10": _one("log(x)"),
    "log2": _floating(math.log2),
    "floor": lambda value: round_number(value, 0, "Always Round Down"),
    "ceil": lambda value: round_number(value, 0, "Always Round Up"),
    "ceiling": lambda value: round_number(value, 0, "Always Round Up"),
    "round": lambda value: round_number(value),
    "trunc": lambda value: NOT_A_NUMBER if not math.isfinite(value) else plain_number(math.trunc(value)),
    "sign": lambda value: NOT_A_NUMBER if math.isnan(value) else (value > 0) - (value < 0),
    "factorial": _one("x!"),
    "fact": _one("x!"),
    "rad": lambda value: plain_number(math.radians(value)),
    "deg": lambda value: plain_number(math.degrees(value)),
}
_TWO: dict[str, Callable[[Number, Number], Number]] = {
    "pow": lambda base, power: calculate("x^y", base, power),
    "mod": remainder,
    "root": lambda value, degree: calculate("x^y", value, calculate("÷", 1, degree)),
    "atan2": lambda y, x: from_angle(math.atan2(y, x)),
    "hypot": lambda first, second: plain_number(math.hypot(first, second)),
    "round": lambda value, places: round_number(value, -int(max(-400, min(400, places))) if math.isfinite(places) else 0),
    "log": lambda value, base: calculate("÷", calculate("ln(x)", value), calculate("ln(x)", base)),
}
_MANY = {"max": "Maximum", "min": "Minimum", "sum": "Sum", "average": "Average", "avg": "Average", "mean": "Average", "median": "Median"}


def evaluate(text: str) -> Number:
    """The value of an expression; NaN where it has none, as for a division by zero.

    Raises:
        ExpressionError: The text is no expression, or too long or too deep; the place is a column.
    """
    if len(text) > LONGEST:
        raise ExpressionError(f"The expression is longer than {LONGEST} characters")
    asked = _CONVERSION.fullmatch(text) if len(text) <= 300 else None
    units = (named_unit(asked[2]), named_unit(asked[3])) if asked else (None, None)
    if asked and units[0] and units[1]:
        converted = convert(_value(asked[1]), units[0].symbol, units[1].symbol, units[0].unit_type)
        if converted is None:
            raise _wrong(f"{asked[2]!r} cannot be told in {asked[3]!r}", asked.start(3) + 1)
        return converted
    return _value(text)


def _value(text: str) -> Number:
    parser = _Parser(_tokens(text))
    value = parser.sum(0)
    parser.expect_end()
    return value


def _wrong(problem: str, column: int) -> ExpressionError:
    return ExpressionError(problem, where=Span(1, column, 1, column + 1))


def _tokens(text: str) -> list[_Token]:
    plain = text.translate(_SPELLINGS).translate(_SHARED_BRACKETS)
    found: list[_Token] = []
    position = depth = 0
    while position < len(plain):
        match = (_grouped(plain, position) if depth == 0 else None) or _PIECES.match(plain, position)
        if match is None:
            raise _wrong(f"{plain[position]!r} stands for nothing in an expression", position + 1)
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        found.extend(_token(match, position + 1))
        position = match.end()
    return [*found, _Token("end", "", len(plain) + 1)]


def _grouped(text: str, position: int) -> re.Match[str] | None:
    """A number with commas, outside of brackets, where a comma parts no values.

    Choice: three digits after each comma are a group (`1,234` is 1234), else the comma is a decimal sign (`0,5`).
    """
    return _GROUPED.match(text, position) or _DECIMAL_COMMA.match(text, position)


def _token(match: re.Match[str], column: int) -> list[_Token]:
    text, kind = match[0], match.lastgroup
    if match.re is _GROUPED:
        return [_Token("number", text.replace(",", ""), column)]
    if match.re is _DECIMAL_COMMA:
        return [_Token("number", text.replace(",", "."), column)]
    if kind == "space":
        return []
    if text in _POWERS:
        return [_Token("sign", "^", column), _Token("number", _POWERS[text], column)]
    if kind == "based":
        return [_Token("number", text.lower(), column)]
    return [_Token(str(kind), text.lower() if kind == "name" else text.replace("**", "^"), column)]


class _Parser:
    """Reads a sum from tokens and computes it on the way; one step for each token."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.position = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.position]

    def take(self, *texts: str) -> str | None:
        """The next token's text, taken, if it is one of these."""
        token = self.next
        if token.kind in ("sign", "name") and token.text in texts:
            self.position += 1
            return token.text
        return None

    def expect_end(self) -> None:
        if self.take("="):  # `7 + 7 =`, as on a calculator
            pass
        if self.next.kind != "end":
            raise _wrong(f"{self.next.text!r} is not expected here", self.next.column)

    def sum(self, depth: int) -> Number:
        if depth > DEEPEST:
            raise _wrong(f"Brackets are deeper than {DEEPEST}", self.next.column)
        value = self.product(depth)
        while sign := self.take("+", "-"):
            value = calculate(sign, value, self.product(depth))
        return value

    def product(self, depth: int) -> Number:
        value = self.signed(depth)
        while True:
            if sign := self.take("*", "/", "%", "mod"):
                other = self.signed(depth)
                value = remainder(value, other) if sign in ("%", "mod") else calculate("×" if sign == "*" else "÷", value, other)
            elif self.next.kind == "name" or self.next.text in ("(", "√", "∛"):
                value = calculate("×", value, self.power(depth))
            else:
                return value

    def signed(self, depth: int) -> Number:
        negative = False
        while sign := self.take("+", "-"):
            negative ^= sign == "-"
        value = self.power(depth)
        return calculate("-", 0, value) if negative else value

    def power(self, depth: int) -> Number:
        """A value and its power; powers group to the right."""
        values = [self.postfix(depth)]
        while self.take("^"):
            if len(values) > DEEPEST:
                raise _wrong(f"There are more than {DEEPEST} powers in a row", self.next.column)
            negative = False
            while sign := self.take("+", "-"):
                negative ^= sign == "-"
            value = self.postfix(depth)
            values.append(calculate("-", 0, value) if negative else value)
        result = values.pop()
        while values:
            result = calculate("x^y", values.pop(), result)
        return result

    def postfix(self, depth: int) -> Number:
        value = self.atom(depth)
        while True:
            if self.take("!"):
                value = calculate("x!", value)
            elif self.next.text == "%" and not self._value_follows():
                self.position += 1
                value = calculate("÷", value, 100)
            else:
                return value

    def _value_follows(self) -> bool:
        after = self.tokens[self.position + 1]
        return after.kind in ("number", "name") or after.text in ("(", "√", "∛")

    def atom(self, depth: int) -> Number:
        token = self.next
        self.position += 1
        if token.kind == "number":
            return _number(token.text)
        if token.text == "(":
            value = self.sum(depth + 1)
            self._close()
            return value
        if token.text in ("√", "∛"):
            return calculate(f"{token.text}x", self._rooted(depth))
        if token.kind == "name":
            return self._named(token, depth)
        self.position -= 1
        raise _wrong("A value is missing" if token.kind == "end" else f"A value is missing before {token.text!r}", token.column)

    def _rooted(self, depth: int) -> Number:
        if depth > DEEPEST:
            raise _wrong(f"Roots are deeper than {DEEPEST}", self.next.column)
        return self.atom(depth + 1)

    def _close(self) -> None:
        if not self.take(")"):
            raise _wrong("A bracket is not closed", self.next.column)

    def _named(self, token: _Token, depth: int) -> Number:
        if token.text in _CONSTANTS:
            return _CONSTANTS[token.text]
        known = token.text in _ONE or token.text in _TWO or token.text in _MANY
        if not known:
            raise _wrong(f"There is no function or constant {token.text!r}", token.column)
        if not self.take("("):
            if token.text not in _ONE:
                raise _wrong(f"{token.text!r} needs its values in brackets", self.next.column)
            if depth > DEEPEST:
                raise _wrong(f"Functions are deeper than {DEEPEST}", token.column)
            return _ONE[token.text](self.atom(depth + 1))  # `sin 1`
        return _applied(token, self._values(depth))

    def _values(self, depth: int) -> list[Number]:
        values = [self.sum(depth + 1)]
        while self.take(",", ";"):
            values.append(self.sum(depth + 1))
        self._close()
        return values


def _applied(token: _Token, values: list[Number]) -> Number:
    if token.text in _MANY:
        result = statistics(values, _MANY[token.text])
        return NOT_A_NUMBER if result is None else result
    if len(values) == 1 and token.text in _ONE:
        return _ONE[token.text](values[0])
    if len(values) == 2 and token.text in _TWO:
        return NOT_A_NUMBER if not all(math.isfinite(value) for value in values) else _TWO[token.text](values[0], values[1])
    raise _wrong(f"{token.text!r} does not take {len(values)} values", token.column)


def _number(text: str) -> Number:
    if text[:1] == "0" and text[1:2] in _BASES:
        digits = text[2:].lstrip("0")
        return NOT_A_NUMBER if len(digits) > 400 else plain_number(int(digits or "0", _BASES[text[1]]))
    return int(text) if text.isdigit() and len(text) <= 38 else plain_number(float(text))
