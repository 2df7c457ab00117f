"""The three layers of language over a program (paper, section 3.1), written by rule: comments, a task plan, a question.

A language model writes these better; the rules are the baseline and the default that needs none. They look at the readable text
alone, so each layer says what the program says and nothing more.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import Final

from workflowllm.language import to_python
from workflowllm.pipeline.conditions import condition
from workflowllm.pipeline.phrases import PHRASES
from workflowllm.workflow.nodes import Workflow

__all__ = ["write_comments", "write_plan", "write_question"]

BUILT_IN = "is_workflow_actions_"
LONGEST = 48
"""Characters of a value that a comment quotes."""


def write_comments(program: Workflow | str) -> str:
    """The readable text with a comment line above every statement; what it compiles to is unchanged."""
    text = _text(program)
    lines = text.splitlines(keepends=True)
    body = ast.parse(text).body
    notes = {node.lineno: (node.col_offset, said) for _, node, said in _said(body, 0)}
    notes |= dict(_headers(body, lines))
    written = []
    for number, line in enumerate(lines, start=1):
        if number in notes:
            column, said = notes[number]
            written.append(f"{' ' * column}# {said}\n")
        written.append(line)
    return "".join(written)


def write_plan(program: Workflow | str) -> str:
    """The task plan: one numbered line a statement, what blocks hold set in."""
    lines, counts = [], [0]
    for depth, _, said in _said(ast.parse(_text(program)).body, 0):
        counts = [*counts[: depth + 1], *[0] * (depth + 1 - len(counts))]
        counts[depth] += 1
        lines.append(f"{'   ' * depth}{'.'.join(map(str, counts))}. {said}")
    return "\n".join(lines) + "\n"


def write_question(program: Workflow | str, *, title: str = "", description: str = "") -> str:
    """What a user would ask for: by the description if there is one, else by the first steps."""
    wanted = description.strip().rstrip(".!?") or _summary(program)
    named = f' called "{title.strip()}"' if title.strip() else ""
    return f"How do I make a shortcut{named} that does this: {wanted}?"


def _text(program: Workflow | str) -> str:
    return to_python(program) if isinstance(program, Workflow) else program


def _summary(program: Workflow | str, most: int = 4) -> str:
    """The first few different steps that are calls of actions."""
    steps: dict[str, None] = {}
    for _, node, said in _said(ast.parse(_text(program)).body, 0):
        if _call(node) is not None and not said.startswith("Note"):
            steps.setdefault(re.sub(r" \(as .*\)$", "", said), None)
    first = list(steps)[:most]
    return ", then ".join(step[:1].lower() + step[1:] for step in first) or "nothing yet"


def _headers(body: Sequence[ast.stmt], lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, str]]]:
    """The line, column and words of every `else` and `case`, which are no statements of their own."""
    for node in (inner for statement in body for inner in ast.walk(statement)):
        if isinstance(node, ast.Match):
            for case in node.cases:
                line = case.pattern.lineno
                yield line, (len(lines[line - 1]) - len(lines[line - 1].lstrip()), f"If the user chooses {_short(case.pattern)}")
        elif isinstance(node, ast.If) and node.orelse and (line := _else_line(node, lines)):
            yield line, (node.col_offset, "Otherwise")


def _else_line(node: ast.If, lines: Sequence[str]) -> int:
    """The number of the line with the node's `else`; 0 where an `elif` follows, which says itself what it is."""
    wanted = f"{' ' * node.col_offset}else:"
    last = max(inner.end_lineno or inner.lineno for inner in node.body)
    return next((number for number in range(last + 1, node.orelse[0].lineno) if lines[number - 1].rstrip() == wanted), 0)


def _said(body: Sequence[ast.stmt], depth: int) -> Iterator[tuple[int, ast.stmt, str]]:
    """Each statement with its depth and what is said about it, in the order of the text."""
    for node in body:
        yield depth, node, _sentence(node)
        match node:
            case ast.If(body=inner, orelse=other):
                yield from _said(inner, depth + 1)
                yield from _said(other, depth + 1)
            case ast.For(body=inner):
                yield from _said(inner, depth + 1)
            case ast.Match(cases=cases):
                for case in cases:
                    yield from _said(case.body, depth + 1)


def _sentence(node: ast.stmt) -> str:
    match node:
        case ast.If(test=test):
            return f"Check whether {condition(test, _short)}"
        case ast.For(iter=source):
            return f"Repeat for {_short(source)}"
        case ast.Match(subject=ast.Call(args=[prompt, *_])):
            return f"Let the user choose: {_short(prompt)}"
        case ast.Match():
            return "Let the user choose"
        case ast.Pass():
            return "Do nothing here"
        case ast.Assign(targets=[target], value=value):
            return _assigned(target, value)
        case ast.Expr(value=ast.Call() as call):
            return _action(call)
        case _:
            return _short(node)


def _assigned(target: ast.expr, value: ast.expr) -> str:
    name = _words(ast.unparse(target))
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        if value.func.id in ("result_of_if", "result_of_menu", "results_of_repeat"):
            return f"Keep the result (as {name})"
        if "_" in value.func.id and (value.keywords or value.func.id.startswith(BUILT_IN)):
            return f"{_action(value)} (as {name})"
    return f"Set {name} to {_short(value)}"


def _action(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr="append", value=target):
            return f"Add {_short(call.args[0]) if call.args else 'nothing'} to {_words(ast.unparse(target))}"
        case ast.Name(id="comment"):
            return "Note of the author"
        case ast.Name(id=name):
            return _phrase(name, {word.arg: word.value for word in call.keywords if word.arg})
        case _:
            return _short(call)


def _phrase(name: str, values: dict[str, ast.expr]) -> str:
    """The action in words: by its phrase as far as the values for it are there, else by its name and first value."""
    for phrase in PHRASES.get(name.removeprefix(BUILT_IN), ()):
        if set(re.findall(r"\{(\w+)\}", phrase)) <= values.keys():
            return re.sub(r"\{(\w+)\}", lambda hole: _short(values[hole[1]]), phrase)
    about = next((f" with {_short(value)}" for value in values.values()), "")
    return f"{_title(name)}{about}"


def _title(name: str) -> str:
    last = name.removeprefix(BUILT_IN) if name.startswith(BUILT_IN) else name.rsplit("_", 1)[-1].removesuffix("Intent")
    words = _words(last).strip() or name
    return words[:1].upper() + words[1:]


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ")


def _short(node: ast.AST) -> str:
    """A value on one line, cut where it is long."""
    match node:
        case ast.Name(id=name):
            text = _words(name)
        case ast.Constant(value=str() as value):
            text = f"'{value}'"
        case ast.JoinedStr(values=[ast.FormattedValue(value=inner)]):
            return _short(inner)
        case ast.Attribute() | ast.Subscript() | ast.Call():
            text = _source(node)
        case ast.JoinedStr(values=parts):
            text = (
                "'"
                + "".join(_short(part.value) if isinstance(part, ast.FormattedValue) else str(getattr(part, "value", "")) for part in parts)
                + "'"
            )
        case _:
            text = ast.unparse(node)
    text = "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


SOURCES: Final[dict[str, str]] = {
    "ask": "what the user answers",
    "clipboard": "the clipboard",
    "current_app": "the app in front",
    "current_date": "the current date",
    "device": "this device",
    "shortcut_input": "what the shortcut is given",
    "workflow_input": "what the shortcut is given",
}


def _source(node: ast.expr) -> str:
    """A reference in words: what the system supplies, a property, a value under a key, a quantity."""
    match node:
        case ast.Call(func=ast.Name(id="quantity"), args=[amount, unit]):
            return f"{_short(amount)} {_short(unit).strip(chr(39))}"
        case ast.Call(func=ast.Name(id=name)) if name in SOURCES:
            return SOURCES[name]
        case ast.Call(func=ast.Name(id="date_of" | "duration_of" | "measurement_of" | "plain" | "bare"), args=[inner, *_]):
            return _short(inner)
        case ast.Call(func=ast.Attribute(value=inner, attr="property"), args=[ast.Constant(value=str() as name), *_]):
            return f"the {name.lower()} of {_short(inner)}"
        case ast.Call(func=ast.Attribute(value=inner)):
            return _short(inner)
        case ast.Attribute(value=inner, attr=name):
            return f"the {_words(name).lower()} of {_short(inner)}"
        case ast.Subscript(value=inner, slice=key):
            return f"{_short(key)} of {_short(inner)}"
        case _:
            return "a value"


def _call(node: ast.stmt) -> ast.Call | None:
    value = getattr(node, "value", None)
    return value if isinstance(value, ast.Call) else None
