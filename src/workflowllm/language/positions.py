"""Where in a text each action and each of its parameters stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from workflowllm.errors import Span
from workflowllm.language.calls import called
from workflowllm.language.context import Parsed, counted, span
from workflowllm.language.forms.variable import APPEND, SET
from workflowllm.workflow.nodes import CONDITIONAL, MENU, Action, Block, Body, OpaqueAction

__all__ = ["Positions"]


class Positions:
    """The places of a program in its text. Columns count characters, from 1.

    Args:
        text: The text.
        parsed: What it says, as `parse.parse_named` gives it.
    """

    def __init__(self, text: str, parsed: Parsed) -> None:
        self._ascii = text.isascii()
        self._rows = text.split("\n")
        self._nodes: list[tuple[Action | OpaqueAction, ast.AST]] = []
        self._walk(parsed.workflow.body, parsed.statements, None)

    def __len__(self) -> int:
        return len(self._nodes)

    def whole(self, action: int) -> Span:
        """Where an action stands: its call, or the condition, the subject or the pattern of a block."""
        node = self._nodes[action][1]
        return self._span(node)

    def name(self, action: int) -> Span | None:
        """Where the name of the called action stands; None if it is not written as a call."""
        node = self._nodes[action][1]
        return self._span(node.func) if isinstance(node, ast.Call) else None

    def value(self, action: int, key: str) -> Span | None:
        """Where the value of a parameter stands; None if the text does not show it apart."""
        node = self._value(action, key)
        return None if node is None else self._span(node)

    def argument(self, action: int, key: str) -> Span | None:
        """Where a parameter stands with its name, as in `key=value`; None if it is not written so."""
        for keyword in _keywords(self._nodes[action][1]):
            if keyword.arg == key:
                return self._span(keyword)
        return None

    def _value(self, action: int, key: str) -> ast.AST | None:
        made, node = self._nodes[action]
        for keyword in _keywords(node):
            if keyword.arg == key:
                return keyword.value
        if isinstance(node, ast.Assign) and isinstance(made, Action) and made.identifier == SET:
            return node.targets[0] if key == "WFVariableName" else node.value
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and node.value.args:
            call = node.value
            appended = isinstance(made, Action) and made.identifier == APPEND and isinstance(call.func, ast.Attribute)
            return call.func.value if appended and key == "WFVariableName" else call.args[0]  # type: ignore[attr-defined]
        return None

    def _span(self, node: ast.AST) -> Span:
        where = span(node)
        return where if self._ascii else counted(where, self._rows)

    # --- which node an action comes from ---

    def _walk(self, body: Body, statements: Mapping[int, ast.stmt], around: ast.AST | None) -> None:
        calls: list[ast.Call] = []
        last: ast.stmt | None = None
        for node in body:
            statement = statements.get(id(node))
            if statement is not None and statement is not last:
                calls, last = list(_calls(statement)), statement
            place: ast.AST = statement if statement is not None else around if around is not None else ast.Pass()
            if isinstance(node, Block):
                self._block(node, place, statements)
            else:
                self._nodes.append((node, _taken(node, calls) or place))

    def _block(self, block: Block, node: ast.AST, statements: Mapping[int, ast.stmt]) -> None:
        for arm, place in zip(block.arms, _arms(block, node), strict=False):
            self._nodes.append((arm.marker, place))
            self._walk(arm.body, statements, place)
        self._nodes.append((block.end, _head(block, node)))


def _keywords(node: ast.AST) -> list[ast.keyword]:
    return node.keywords if isinstance(node, ast.Call) else []


def _calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """The calls that a statement makes, in the order in which they run; those inside a block's statements are not its own."""
    parts: list[ast.AST] = [statement]
    if isinstance(statement, ast.If):
        parts = [statement.test]
    elif isinstance(statement, ast.For):
        parts = [statement.iter]
    elif isinstance(statement, ast.Match):
        parts = [statement.subject]
    for part in parts:
        yield from _inner_calls(part)


def _inner_calls(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        yield from _inner_calls(child)
    if isinstance(node, ast.Call):
        yield node


def _taken(action: Action | OpaqueAction, calls: list[ast.Call]) -> ast.Call | None:
    """The first call that makes such an action, taken from those that are left."""
    for place, call in enumerate(calls):
        name = called(call) or ""
        if name == "opaque_action" if isinstance(action, OpaqueAction) else _says(name, action.identifier):
            return calls.pop(place)
    return None


def _says(name: str, identifier: str) -> bool:
    return len(name) == len(identifier) and all(a == b or (a == "_" and not b.isalnum()) for a, b in zip(name, identifier, strict=True))


def _head(block: Block, node: ast.AST) -> ast.AST:
    return _arms(block, node)[0]


def _arms(block: Block, node: ast.AST) -> list[ast.AST]:
    """What stands for each marker of a block: a condition, the first statement of an else, a pattern, what is looped over."""
    if block.kind == CONDITIONAL and isinstance(node, ast.If):
        found: list[ast.AST] = [node.test]
        current = node
        for arm in block.arms[1:]:
            inner = current.orelse
            if {"WFCondition", "WFConditions"} & arm.marker.parameters.keys() and inner and isinstance(inner[0], ast.If):
                current = inner[0]
                found.append(current.test)
            else:
                found.append(inner[0] if inner else current.test)
        return found
    if block.kind == MENU and isinstance(node, ast.Match):
        cases: list[ast.AST] = [case.pattern for case in node.cases if called(case.guard) != "preamble"]
        return [node.subject, *cases]
    if isinstance(node, ast.For):
        return [node.iter]
    return [node] * len(block.arms)
