"""What the action Calculate does with two numbers, or with one.

Rests on the action's definition (the names of the operations), tests that were run on devices (5+3, 10-4, 3×4, 10÷2, 10 mod 3, 4
squared, the root of 9), and a report on iOS 13 that 5.6 mod 3 is 2.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext

from workflowllm.simulate.numbers import NOT_A_NUMBER, Number, plain_number

__all__ = ["INTEGER_MODULUS", "calculate", "from_angle", "is_operation", "remainder", "to_angle"]

INTEGER_MODULUS = True
"""Choice: both numbers lose their decimals before the remainder is taken (5.6 mod 3 is 2, reported of iOS 13); the remainder has the
sign of the first number."""

ANGLE_IN_DEGREES = False
"""Choice: sin, cos and tan take radians. A real file draws their curves from -3.14 to 3.14, so that its author saw radians."""

LARGEST_POWER = 400.0
"""Powers of more decimal digits than this are not computed: no float holds them."""

LARGEST_FACTORIAL = 170
"""The largest factorial that a float holds."""

_CONTEXT = Context(prec=38, Emin=MIN_EMIN, Emax=MAX_EMAX)


def is_operation(operation: str) -> bool:
    """Whether Calculate knows an operation by this name."""
    return operation in _TWO or operation in _ONE


def calculate(operation: str, first: Number, second: Number = 0) -> Number:
    """The result of an operation of Calculate, by its name in the action: `+`, `Modulus`, `x^y`, `√x` and so on.

    What has no value (a division by zero, the logarithm of 0, an unknown operation) is `NOT_A_NUMBER`. The first four operations
    are those of decimal numbers with 38 digits: 0.1 + 0.2 is 0.3.
    """
    first, second = plain_number(first), plain_number(second)
    if not (math.isfinite(first) and math.isfinite(second)):
        return NOT_A_NUMBER
    try:
        if operation in _TWO:
            return plain_number(_TWO[operation](first, second))
        return plain_number(_ONE[operation](first)) if operation in _ONE else NOT_A_NUMBER
    except (ValueError, ArithmeticError):
        return NOT_A_NUMBER


def to_angle(value: Number) -> float:
    """An angle as given, in radians."""
    return math.radians(value) if ANGLE_IN_DEGREES else float(value)


def from_angle(value: float) -> float:
    """An angle in radians, as it is shown."""
    return math.degrees(value) if ANGLE_IN_DEGREES else value


def _exact(value: Number) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(repr(value))


def _decimal(operation: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Number, Number], Number | Decimal]:
    """An operation of decimal numbers with 38 digits."""

    def run(first: Number, second: Number) -> Number | Decimal:
        with localcontext(_CONTEXT):
            return operation(_exact(first), _exact(second))

    return run


def remainder(first: Number, second: Number) -> Number:
    """What is left of a division, decimals kept, with the sign of the first number; NaN after a division by zero."""
    first, second = plain_number(first), plain_number(second)
    if not (math.isfinite(first) and math.isfinite(second) and second):
        return NOT_A_NUMBER
    with localcontext(Context(prec=800, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        return plain_number(_exact(first) % _exact(second))


def _modulus(first: Number, second: Number) -> Number:
    return remainder(int(first), int(second)) if INTEGER_MODULUS else remainder(first, second)


def _power(base: Number, exponent: Number) -> Number:
    if base and abs(exponent) * abs(math.log10(abs(base))) > LARGEST_POWER:
        return 0 if (abs(base) > 1) == (exponent < 0) else NOT_A_NUMBER
    if isinstance(base, int) and isinstance(exponent, int) and exponent >= 0:
        return int(math.pow(base, 0)) if exponent == 0 else base**exponent if abs(base) > 1 else base ** (2 - exponent % 2)
    return math.pow(base, exponent)


def _factorial(value: Number) -> Number:
    """The factorial; of decimals, the gamma function of the number and one."""
    if value < 0 or value > LARGEST_FACTORIAL:
        return NOT_A_NUMBER
    return math.factorial(value) if isinstance(value, int) else math.gamma(value + 1)


def _cube_root(value: Number) -> Number:
    near = round(math.cbrt(value))
    return near if near**3 == value else math.cbrt(value)


def _tangent(value: Number) -> float:
    return math.tan(to_angle(value))


_TWO: dict[str, Callable[[Number, Number], Number | Decimal]] = {
    "+": _decimal(lambda first, second: first + second),
    "-": _decimal(lambda first, second: first - second),
    "×": _decimal(lambda first, second: first * second),
    "÷": _decimal(lambda first, second: first / second),
    "Modulus": _modulus,
    "x^y": _power,
}

_ONE: dict[str, Callable[[Number], Number | Decimal]] = {
    "x^2": lambda value: _power(value, 2),
    "x^3": lambda value: _power(value, 3),
    "e^x": lambda value: math.exp(value),
    "10^x": lambda value: _power(10, value),
    "ln(x)": lambda value: math.log(value),
    "log(x)": lambda value: math.log10(value),
    "√x": lambda value: math.sqrt(value),
    "∛x": _cube_root,
    "x!": lambda value: _factorial(plain_number(value)),
    "sin(x)": lambda value: math.sin(to_angle(value)),
    "cos(x)": lambda value: math.cos(to_angle(value)),
    "tan(x)": _tangent,
    "abs(x)": lambda value: abs(value),
}
