"""What the forms share while a workflow is printed, and while a text is read."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn

from workflowllm.errors import Span, TextError
from workflowllm.language.advice import expression_advice
from workflowllm.workflow.nodes import Block, Body, Workflow
from workflowllm.workflow.values import Attachment, Output, Source, Value, Variable

__all__ = ["Parsed", "Printer", "Reader", "counted", "fail", "in_characters", "lines_of", "span"]


def span(node: ast.AST) -> Span:
    """Where a node of the parsed text stands; columns count from 1, in bytes of UTF-8 as Python's parser counts them."""
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
    return Span(line, column, getattr(node, "end_lineno", line) or line, (getattr(node, "end_col_offset", 0) or 0) + 1)


def fail(node: ast.AST, problem: str, advice: str) -> NoReturn:
    """Refuse a piece of text."""
    raise TextError(problem, where=span(node), advice=advice)


def in_characters(error: TextError, text: str) -> TextError:
    """An error at a node of the parsed text, with its columns counted in characters."""
    if type(error.where) is Span and not text.isascii():
        error.where = counted(error.where, text.split("\n"))
    return error


def counted(where: Span, lines: list[str]) -> Span:
    """A place in a text with its columns counted in characters, where Python's parser counted bytes of UTF-8."""
    line, column, end_line, end_column = where
    return Span(line, _characters(lines, line, column), end_line, _characters(lines, end_line, end_column))


def _characters(lines: list[str], line: int, column: int) -> int:
    if not 1 <= line <= len(lines):
        return column
    return len(lines[line - 1].encode("utf-8", "surrogatepass")[: max(0, column - 1)].decode("utf-8", "ignore")) + 1


class Printer:
    """The names in force while a workflow is printed.

    Attributes:
        outputs: The name of each action output, by UUID.
        variables: The name of each variable.
        loops: The names of the loop variables in force, by their variable name in the file ("Repeat Item 2").
        groups: The number of each block that does not nest, by its identifier.
        missing: UUIDs that no action has.
        defined: UUIDs whose action has been printed.
        pinned: UUIDs that something opaque may refer to, so that their characters matter.
        emitters: How each kind of value is printed.
        makers: The identifier of the action behind each output, by UUID.
        used: Loop variables that were printed since a loop last cleared them.
    """

    __slots__ = (
        "actions",
        "defined",
        "emitters",
        "groups",
        "legacy",
        "level",
        "lines",
        "loop_level",
        "loops",
        "makers",
        "missing",
        "outputs",
        "pinned",
        "used",
        "variables",
        "words",
    )

    def __init__(self, emitters: Mapping[type, Callable[[Printer, Any], str]]) -> None:
        self.emitters = emitters
        self.outputs: dict[str, str] = {}
        self.variables: dict[str, str] = {}
        self.actions: dict[str, str] = {}
        self.loops: dict[str, str] = {}
        self.groups: dict[str, int] = {}
        self.makers: dict[str, str] = {}
        self.missing: set[str] = set()
        self.defined: set[str] = set()
        self.pinned: set[str] = set()
        self.loop_level = 0
        self.used: set[str] = set()
        self.lines: list[str] = []
        self.level = 0
        self.words = False
        self.legacy = False

    def value(self, value: Value) -> str:
        """A value as an expression."""
        return self.emitters[type(value)](self, value)

    def variable(self, name: str) -> str:
        """The Python name of a variable here."""
        if self.loops and name in self.loops:
            self.used.add(name)
            return self.loops[name]
        return self.variables[name]


class Reader:
    """The names in force while a text is read.

    Attributes:
        outputs: UUID and display name by Python name, for names that are bound to an action's output.
        originals: What the head block says of names: Python name to the name in the file.
        identifiers: What the head block says of action calls: Python name to identifier.
        loops: Loop variables in force: Python name to the variable name in the file.
        parsers: How each kind of expression is read.
        group: The identifier of a block that does not nest, by its number.
        hoist: Puts an action that stands inside an expression before the statement, and returns its output.
        hold: A reference to what an expression makes: itself, or the output of the action that makes a literal, put there too.
        late: Whether what is read now counts only if an earlier test came out so: no action may be put before the statement.
        makers: The identifier of the action behind each output, by UUID.
        targets: Names of loop variables, anywhere in the text.
    """

    __slots__ = (
        "group",
        "hoist",
        "hold",
        "identifiers",
        "late",
        "legacy",
        "loops",
        "makers",
        "originals",
        "outputs",
        "parsers",
        "targets",
        "words",
    )

    def __init__(self, parsers: Mapping[type, Callable[[Reader, Any], Value]]) -> None:
        self.parsers = parsers
        self.outputs: dict[str, Output] = {}
        self.originals: dict[str, str] = {}
        self.identifiers: dict[str, str] = {}
        self.loops: dict[str, str] = {}
        self.words = False
        self.legacy = False
        self.group: Callable[[int], str] = str
        self.hoist: Callable[[ast.Call], Attachment] | None = None
        self.hold: Callable[[ast.expr], Attachment] | None = None
        self.late = False
        self.makers: dict[str, str] = {}
        self.targets: frozenset[str] = frozenset()

    def value(self, node: ast.expr) -> Value:
        """The value that an expression denotes."""
        parser = self.parsers.get(type(node))
        if parser is None:
            fail(node, "this expression has no meaning in a shortcut", expression_advice(node))
        return parser(self, node)

    def name(self, name: str) -> Source:
        """What a Python name stands for here. A name that nothing binds is a variable that nothing sets."""
        if name in self.loops:
            return Variable(self.loops[name])
        output = self.outputs.get(name)
        return output if output is not None else Variable(self.originals.get(name, name))


class Parsed(NamedTuple):
    """What a text says.

    Attributes:
        workflow: The program.
        names: The name of each output, by its identifier.
        lines: For each action in file order, the line of the statement that it comes from; markers have that of their block.
        statements: The statement that each node of the tree comes from, by the identity of the node.
    """

    workflow: Workflow
    names: dict[str, str]
    lines: Callable[[], list[int]]
    statements: Mapping[int, ast.stmt]


def lines_of(body: Body, known: Mapping[int, ast.stmt], line: int) -> list[int]:
    """The line of each action in file order."""
    found: list[int] = []
    for node in body:
        line = known[id(node)].lineno if id(node) in known else line
        if type(node) is Block:
            for arm in node.arms:
                found += [line, *lines_of(arm.body, known, line)]
        found.append(line)
    return found
