"""Conditions of the surface language in words: `battery < 20` is "battery is less than 20"."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

__all__ = ["condition"]

COMPARISONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "is",
    ast.NotEq: "is not",
    ast.Lt: "is less than",
    ast.LtE: "is at most",
    ast.Gt: "is more than",
    ast.GtE: "is at least",
}
TESTS: Final[dict[str, str]] = {
    "startswith": "begins with",
    "endswith": "ends with",
    "is_today": "is today",
    "is_in_the_last": "is in the last",
    "is_in_the_next": "is in the next",
}


def condition(node: ast.expr, say: Callable[[ast.AST], str]) -> str:
    """The condition in words.

    Args:
        node: The test of an If.
        say: How a value is said.
    """
    match node:
        case ast.BoolOp(op=op, values=parts):
            return (" and " if isinstance(op, ast.And) else " or ").join(condition(part, say) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return f"it is not so that {condition(inner, say)}"
        case ast.Compare(left=low, ops=[ast.LtE(), ast.LtE()], comparators=[middle, high]):
            return f"{say(middle)} is between {say(low)} and {say(high)}"
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(say(left), op, right, say)
        case ast.Call(func=ast.Attribute(value=subject, attr=attr), args=args) if attr in TESTS:
            return " ".join([say(subject), TESTS[attr], *map(say, args)])
        case ast.Call(func=ast.Name(id="test")):
            return "the conditions hold"
        case _:
            return f"{say(node)} holds"


def _comparison(left: str, op: ast.cmpop, right: ast.expr, say: Callable[[ast.AST], str]) -> str:
    empty = isinstance(right, ast.Constant) and right.value is None
    match op:
        case ast.Is() | ast.Eq() if empty:
            return f"there is no {left}"
        case ast.IsNot() | ast.NotEq() if empty:
            return f"there is any {left}"
        case ast.In():
            return f"{say(right)} contains {left}"
        case ast.NotIn():
            return f"{say(right)} does not contain {left}"
        case _:
            return f"{left} {COMPARISONS.get(type(op), 'is')} {say(right)}"
