"""Repeat with Each as `for item in x:`, Repeat as `for index in range(1, n + 1):`, since Repeat Index starts at 1."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.arguments import keywords, no_keywords, parse_keywords
from workflowllm.language.forms.literals import numeral
from workflowllm.workflow.nodes import REPEAT_COUNT, REPEAT_EACH
from workflowllm.workflow.values import Attachment, Record, Value

__all__ = ["header", "loop_names", "parse_header", "targets"]

COUNT = "WFRepeatCount"
SUBJECT = "WFInput"
_LARGEST_FOLDED = 1_000_000


def loop_names(kind: str, level: int) -> dict[str, str]:
    """The loop variables of a loop at a level (1 is outermost): name in the file to name in a text."""
    suffix, short = (f" {level}", f"_{level}") if level > 1 else ("", "")
    names = {f"Repeat Index{suffix}": f"index{short}"}
    if kind == REPEAT_EACH:
        names[f"Repeat Item{suffix}"] = f"item{short}"
    return names


def header(printer: Printer, kind: str, parameters: Record, level: int, index_used: bool) -> tuple[str, Record]:
    """The `for` line of a loop without its colon, and the parameters it does not show.

    Args:
        printer: The names in force around the loop.
        kind: The identifier that opens the loop.
        parameters: What the start marker shows.
        level: How deep the loop stands among loops, from 1.
        index_used: Whether the body of a Repeat with Each reads the index.
    """
    suffix = f"_{level}" if level > 1 else ""
    if kind == REPEAT_COUNT:
        bound = _bound(printer, parameters)
        if bound is None:
            return f"for index{suffix} in repeat({keywords(printer, parameters)})", Record()
        return f"for index{suffix} in range(1, {bound})", parameters.without(COUNT)
    subject = parameters.get(SUBJECT)
    if subject is None:
        text = "each()"
    else:
        text = printer.value(subject) if type(subject) is Attachment else f"each({printer.value(subject)})"
    if index_used:
        return f"for index{suffix}, item{suffix} in enumerate({text}, start=1)", parameters.without(SUBJECT)
    return f"for item{suffix} in {text}", parameters.without(SUBJECT)


def _bound(printer: Printer, parameters: Record) -> str | None:
    """The end of the range; None if the count has no plain form."""
    count = parameters.get(COUNT)
    if type(count) is str:
        count = numeral(count)
    if type(count) is float and count.is_integer():
        count = int(count)
    if type(count) is int and 0 <= count < _LARGEST_FOLDED:
        return str(count + 1)
    if type(count) in (int, float, Attachment):
        return f"{printer.value(count)} + 1"  # type: ignore[arg-type]
    return None


def targets(loops: Iterable[ast.For]) -> frozenset[str]:
    """The names of the variables of loops."""
    return frozenset(name.id for loop in loops for name in ast.walk(loop.target) if isinstance(name, ast.Name)) - {"_"}


def parse_header(reader: Reader, node: ast.For) -> tuple[str, dict[str, Value], list[str | None]]:
    """The kind of a loop, the parameters of its start, and its target names: index, item."""
    call = node.iter
    name = call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else None
    if isinstance(call, ast.Call) and name in ("range", "repeat"):
        index = _target(node.target)
        fields = _parse_range(reader, call, node.body, index) if name == "range" else dict(parse_keywords(reader, call))
        return REPEAT_COUNT, fields, [index, None]
    if isinstance(call, ast.Call) and name == "enumerate":
        if not isinstance(node.target, ast.Tuple) or len(node.target.elts) != 2 or not _starts_at_one(call):
            fail(node, "enumerate gives an index from 1 and an item", "Write: for index, item in enumerate(x, start=1):")
        targets: list[str | None] = [_target(element) for element in node.target.elts]
        return REPEAT_EACH, _parse_subject(reader, call.args[0]), targets
    return REPEAT_EACH, _parse_subject(reader, call), [None, _target(node.target)]


def _target(node: ast.expr) -> str:
    if not isinstance(node, ast.Name):
        fail(node, "the target of a loop is a name", "Write: for item in x:")
    return node.id


def _starts_at_one(call: ast.Call) -> bool:
    """Whether an enumerate call counts from 1, as Repeat Index does."""
    if len(call.args) + len(call.keywords) != 2 or not call.args or (call.keywords and call.keywords[0].arg != "start"):
        return False
    start = call.keywords[0].value if call.keywords else call.args[1]
    return isinstance(start, ast.Constant) and type(start.value) is int and start.value == 1


def _parse_subject(reader: Reader, node: ast.expr) -> dict[str, Value]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "each":
        return {SUBJECT: reader.value(no_keywords(node, 1)[0])} if node.args or node.keywords else {}
    if isinstance(node, ast.Constant | ast.JoinedStr) or reader.hold is None:
        fail(node, "only a list, a dictionary or a name can be repeated over", "Split a text with is_workflow_actions_text_split first")
    return {SUBJECT: reader.hold(node)}


def _parse_range(reader: Reader, call: ast.Call, body: list[ast.stmt], target: str) -> dict[str, Value]:
    if len(call.args) == 1 and not call.keywords:
        if target != "_" and any(isinstance(node, ast.Name) and node.id == target for inner in body for node in ast.walk(inner)):
            fail(call, "a loop counts from 1, as Repeat Index does", f"Write: for {target} in range(1, n + 1):")
        return {COUNT: _count(reader, call.args[0])}
    zero = len(call.args) == 2 and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0
    if zero and type(call.args[0].value) is int and not call.keywords:  # type: ignore[attr-defined]
        return _parse_range(reader, ast.copy_location(ast.Call(func=call.func, args=call.args[1:], keywords=[]), call), body, target)
    if len(call.args) != 2 or call.keywords:
        fail(call, "a range has a start, which is 1, and an end", "Write: for index in range(1, n + 1):")
    first, bound = call.args
    if not (isinstance(first, ast.Constant) and type(first.value) is int and first.value == 1):
        fail(first, "a range starts at 1, as Repeat Index does", "Write: for index in range(1, n + 1):")
    if isinstance(bound, ast.BinOp) and isinstance(bound.op, ast.Add):
        for one, count in ((bound.right, bound.left), (bound.left, bound.right)):
            if isinstance(one, ast.Constant) and type(one.value) is int and one.value == 1:
                return {COUNT: _count(reader, count)}
    value = reader.value(bound)
    if type(value) is not int or value < 1:
        fail(bound, "a range ends at a whole number from 1, or at something + 1", "Write: for index in range(1, n + 1):")
    return {COUNT: value - 1}


def _count(reader: Reader, node: ast.expr) -> Value:
    """How often: a number from 0, or a reference."""
    value = reader.value(node)
    if type(value) is Attachment or (type(value) in (int, float) and value >= 0):  # type: ignore[operator]
        return value
    fail(node, "a loop is repeated a number of times", "Write: for index in range(1, n + 1):")
