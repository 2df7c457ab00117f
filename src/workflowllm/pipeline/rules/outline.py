"""A program as a tree of steps, each said in a sentence: what comments, plans and questions are made from."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from workflowllm.language import to_python
from workflowllm.pipeline.rules.sentences import action_call, case_title, sentence
from workflowllm.pipeline.rules.words import BUILT_IN
from workflowllm.workflow.nodes import Workflow

__all__ = ["Outline", "Step", "outline", "runs", "walk"]

Kind = Literal["action", "set", "note", "nothing", "if", "otherwise", "repeat", "menu", "case", "result"]
Family = Literal["set-up", "look-up", "text", "number", "log", "other"]

FAMILIES: Final[dict[str, Family]] = {
    **dict.fromkeys(("gettext", "number", "list", "dictionary", "url", "date", "getvariable", "setvariable", "nothing"), "set-up"),
    **dict.fromkeys(("getvalueforkey", "getitemfromlist", "detect_dictionary", "detect_text", "setvalueforkey"), "look-up"),
    **dict.fromkeys(
        ("text_replace", "text_split", "text_combine", "text_match", "text_match_getgroup", "text_changecase", "text_trimwhitespace"),
        "text",
    ),
    **dict.fromkeys(("math", "round", "calculateexpression", "count", "statistics", "format_number", "number_random"), "number"),
    **dict.fromkeys(("health_quantity_log",), "log"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A statement, or an `else` or a `case` inside one.

    Attributes:
        kind: What it is.
        said: What it does, as a sentence without a full stop.
        line: The line of the text on which it begins.
        column: The column of that line at which a comment above it begins.
        node: Its statement; of an `else` and a `case` the one they belong to.
        inner: The steps inside it; of an If its branch and then each `otherwise` as a step that holds its own.
        family: Which steps it can be said together with.
    """

    kind: Kind
    said: str
    line: int
    column: int
    node: ast.stmt
    inner: tuple[Step, ...] = ()
    family: Family = "other"


@dataclass(frozen=True, slots=True)
class Outline:
    """A program's text and its steps."""

    text: str
    steps: tuple[Step, ...]


def outline(program: Workflow | str | Outline) -> Outline:
    """The outline of a program: of a workflow's readable text, of a text as it stands, or the one that is given."""
    if isinstance(program, Outline):
        return program
    text = to_python(program) if isinstance(program, Workflow) else program
    return Outline(text, _steps(ast.parse(text).body, text.splitlines()))


def walk(steps: Sequence[Step], depth: int = 0) -> Iterator[tuple[int, Step]]:
    """Every step with its depth, in the order of the text."""
    for step in steps:
        yield depth, step
        yield from walk(step.inner, depth + 1)


def runs(steps: Sequence[Step], *, loose: bool = False) -> Iterator[tuple[Step, ...]]:
    """Neighbours that can be said together: set-ups, look-ups, work on texts, on numbers; what is a block stands alone.

    Args:
        steps: The steps of one body.
        loose: Join all that is prepared between two steps that a user notices, whatever its family.
    """
    run: list[Step] = []
    for step in steps:
        if run and not _together(run[-1], step, loose):
            yield tuple(run)
            run = []
        run.append(step)
    if run:
        yield tuple(run)


def _together(before: Step, step: Step, loose: bool) -> bool:
    if "other" in (before.family, step.family) or "log" in (before.family, step.family):
        return before.family == step.family == "log"
    return loose or before.family == step.family


def _steps(body: Sequence[ast.stmt], lines: Sequence[str]) -> tuple[Step, ...]:
    return tuple(_step(node, lines) for node in body)


def _step(node: ast.stmt, lines: Sequence[str]) -> Step:
    kind, inner = _inside(node, lines)
    return Step(kind, sentence(node), node.lineno, node.col_offset, node, inner, _family(node, kind))


def _inside(node: ast.stmt, lines: Sequence[str]) -> tuple[Kind, tuple[Step, ...]]:
    match node:
        case ast.If(body=body, orelse=other):
            return "if", (*_steps(body, lines), *_otherwise(node, other, lines))
        case ast.For(body=body):
            return "repeat", _steps(body, lines)
        case ast.Match(cases=cases):
            return "menu", tuple(_case(node, case, lines) for case in cases)
        case ast.Pass() | ast.Expr(value=ast.Call(func=ast.Name(id="leftover" | "opaque_action"))):
            return "nothing", ()
        case ast.Expr(value=ast.Call(func=ast.Name(id="comment"))):
            return "note", ()
        case ast.Assign(value=ast.Call(func=ast.Name(id="result_of_if" | "result_of_menu" | "results_of_repeat"))):
            return "result", ()
        case _:
            return ("action" if action_call(node) else "set"), ()


def _otherwise(node: ast.If, other: Sequence[ast.stmt], lines: Sequence[str]) -> tuple[Step, ...]:
    """The `else` of an If as a step; an `elif` is the If that it is, beside the branch."""
    if not other:
        return ()
    line = _else_line(node, other[0].lineno, lines)
    if not line:
        return _elif(other, lines)
    return (Step("otherwise", "Otherwise", line, node.col_offset, node, _steps(other, lines)),)


def _elif(other: Sequence[ast.stmt], lines: Sequence[str]) -> tuple[Step, ...]:
    """An `elif` as a step beside the branch, and so are those that follow it."""
    found = _step(other[0], lines)
    said = found.said.replace("Check whether", "Otherwise, if", 1)
    own = tuple(step for step in found.inner if step.kind != "otherwise")
    following = tuple(step for step in found.inner if step.kind == "otherwise")
    return (Step("otherwise", said, found.line, found.column, found.node, own), *following)


def _else_line(node: ast.If, first: int, lines: Sequence[str]) -> int:
    """The number of the line with the node's `else`; 0 where an `elif` follows, which says itself what it is."""
    wanted = f"{' ' * node.col_offset}else:"
    last = max(inner.end_lineno or inner.lineno for inner in node.body)
    return next((number for number in range(last + 1, first) if lines[number - 1].rstrip() == wanted), 0)


def _case(node: ast.Match, case: ast.match_case, lines: Sequence[str]) -> Step:
    line = case.pattern.lineno
    column = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    title = case_title(case)
    said = f"If the user chooses {title}" if title else "Before the user chooses"
    return Step("case", said, line, column, node, _steps(case.body, lines))


def _family(node: ast.stmt, kind: Kind) -> Family:
    called = action_call(node)
    if called:
        return FAMILIES.get(called[0].removeprefix(BUILT_IN), "other")
    return "set-up" if kind in ("set", "result") else "other"
