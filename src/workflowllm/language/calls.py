"""What an assigned or called expression is, before its arguments are read."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from workflowllm.language.context import Reader
from workflowllm.language.emit import RESULTS
from workflowllm.language.forms import action as actions
from workflowllm.language.names import FUNCTIONS

__all__ = ["RESULT_CALLS", "binds", "bound_calls", "called", "core", "first", "given_uuid", "identifier", "statements"]

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


def _is_duplicate(node: ast.expr) -> bool:
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


def binds(node: ast.expr) -> bool:
    """Whether an assignment of this expression names an action's output."""
    name = called(node)
    return name is not None and (name in actions.MARKS or name in RESULT_CALLS or name == "leftover" or name not in FUNCTIONS)


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement of the kinds that the language has, those inside blocks too. Expressions are not looked into, which saves time."""
    stack = [body]
    while stack:
        for node in stack.pop():
            yield node
            if isinstance(node, ast.If | ast.For):
                stack += [node.body, node.orelse]
            elif isinstance(node, ast.Match):
                stack += [case.body for case in node.cases]


def bound_calls(module: ast.Module) -> dict[str, ast.expr]:
    """The names of a text that are bound by one action call and by nothing else, with that call."""
    bound: Counter[str] = Counter()
    variables: set[str] = set()
    calls: dict[str, ast.expr] = {}
    for node in statements(module.body):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if not binds(node.value):
                variables.add(name)
            elif not _is_duplicate(node.value):
                bound[name] += 1
                calls[name] = node.value
            else:
                calls.setdefault(name, node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
            appended = node.value.func
            if appended.attr == "append" and isinstance(appended.value, ast.Name):
                variables.add(appended.value.id)
    return {name: call for name, call in calls.items() if bound[name] <= 1 and name not in variables}
