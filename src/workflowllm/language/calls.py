"""What an assigned or called expression is, before its arguments are read."""

from __future__ import annotations

import ast

from workflowllm.language.context import Reader
from workflowllm.language.emit import RESULTS
from workflowllm.language.forms import action as actions

__all__ = ["RESULT_CALLS", "called", "core", "first", "given_uuid", "identifier", "is_duplicate"]

RESULT_CALLS = {name: kind for kind, name in RESULTS.items()}
"""The block that each result call belongs to."""


def called(node: ast.AST | None) -> str | None:
    """The name that an expression calls, if it calls one."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def first(node: ast.AST | None) -> ast.expr | None:
    """The first positional argument of a call, if there is one."""
    return node.args[0] if isinstance(node, ast.Call) and node.args else None


def core(node: ast.AST | None) -> ast.AST | None:
    """The call inside the marks around it."""
    while called(node) in ("beside", "duplicate"):
        node = first(node)
    return node


def given_uuid(node: ast.expr) -> str | None:
    """The identifier that a call gives its action itself, which is rare."""
    current: ast.expr | None = node
    while isinstance(current, ast.Call) and called(current) in actions.MARKS:
        current = current.args[-1] if current.args else None
    for argument in current.keywords if isinstance(current, ast.Call) else ():
        if argument.arg == "UUID" and isinstance(argument.value, ast.Constant) and isinstance(argument.value.value, str):
            return argument.value.value
    return None


def is_duplicate(node: ast.expr) -> bool:
    """Whether a call is marked as having the identifier of an earlier action."""
    return called(node) == "duplicate"


def identifier(reader: Reader, node: ast.expr) -> str:
    """The identifier of the action that an assigned expression calls, as far as names go."""
    current: ast.expr | None = node
    while called(current) in actions.MARKS:
        assert isinstance(current, ast.Call)
        current = current.args[-1] if current.args else None
    name = called(current) or ""
    return RESULT_CALLS.get(name) or reader.identifiers.get(name) or name.replace("_", ".")
