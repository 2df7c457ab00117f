"""Conditions of the surface language in words: `battery < 20` is "battery is less than 20"."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from workflowllm.pipeline.rules.words import name_in_words

__all__ = ["condition"]

COMPARISONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "is",
    ast.NotEq: "is not",
    ast.Lt: "is less than",
    ast.LtE: "is at most",
    ast.Gt: "is more than",
    ast.GtE: "is at least",
}
CODES: Final[dict[int, str]] = {4: "is on", 5: "is off", 100: "has a value", 101: "has no value"}
"""Operators that stand as numbers, as in a condition on a truth value."""
TESTS: Final[dict[str, str]] = {
    "startswith": "begins with",
    "endswith": "ends with",
    "contains": "contains",
    "is_today": "is today",
    "is_in_the_last": "is in the last",
    "is_in_the_next": "is in the next",
}
WRAPPERS: Final = frozenset({"all_of", "any_of", "words", "codes", "legacy", "modern"})
"""Calls around a condition that say how the file writes it."""


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
            return _negated(inner, say)
        case ast.Compare(left=low, ops=[ast.LtE(), ast.LtE()], comparators=[middle, high]):
            return f"{say(middle)} is between {say(low)} and {say(high)}"
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(say(left), op, right, say)
        case ast.Call(func=ast.Attribute(value=subject, attr=attr), args=args) if attr in TESTS:
            return " ".join([say(subject), TESTS[attr], *map(say, args)])
        case ast.Call(func=ast.Name(id="test"), keywords=words):
            return _stored({word.arg: word.value for word in words if word.arg}, say)
        case ast.Call(func=ast.Name(id=name), args=[inner, *_]) if name in WRAPPERS:
            return condition(inner, say)
        case _:
            return f"{say(node)} holds"


def _negated(inner: ast.expr, say: Callable[[ast.AST], str]) -> str:
    match inner:
        case ast.Call(func=ast.Attribute(value=subject, attr=attr), args=args) if attr in TESTS and " " in TESTS[attr]:
            verb = TESTS[attr].replace("is ", "is not ").replace("begins", "does not begin").replace("ends", "does not end")
            return " ".join([say(subject), verb, *map(say, args)])
        case ast.Name(id=name):
            return f"there is no {name_in_words(name)}"
        case _:
            return f"it is not so that {condition(inner, say)}"


def _stored(held: dict[str, ast.expr], say: Callable[[ast.AST], str]) -> str:
    """A condition as the file stores it: on a truth value, or one that nothing else can say."""
    subject, operator = held.get("WFInput"), held.get("WFCondition")
    if subject is None:
        return "the conditions hold"
    code = operator.value if isinstance(operator, ast.Constant) else None
    words = CODES.get(code, "fits") if isinstance(code, int) else "fits"
    return f"{say(subject)} {words}"


def _comparison(left: str, op: ast.cmpop, right: ast.expr, say: Callable[[ast.AST], str]) -> str:
    empty = isinstance(right, ast.Constant) and right.value is None
    match op:
        case ast.Is() | ast.Eq() if empty:
            return _existing(left, "no")
        case ast.IsNot() | ast.NotEq() if empty:
            return _existing(left, "any")
        case ast.In():
            return f"{say(right)} contains {left}"
        case ast.NotIn():
            return f"{say(right)} does not contain {left}"
        case _:
            return f"{left} {COMPARISONS.get(type(op), 'is')} {say(right)}"


def _existing(words: str, how: str) -> str:
    """That there is any or no such thing; what has an article or a quotation mark has a value or none."""
    if words.startswith(("the ", "'", "this ", "what ")):
        return f"{words} has {'a' if how == 'any' else 'no'} value"
    return f"there is {how} {words}"
