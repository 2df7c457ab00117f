"""Values <-> expressions: which form prints or reads what."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import collections, literals, opaque, reference, text, where
from workflowllm.language.forms.arguments import text_argument
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Field,
    Item,
    Opaque,
    Overlay,
    Record,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["CALLS", "EMITTERS", "PARSERS"]


def _emit_field(printer: Printer, field: Field) -> str:
    return where.emit(printer, field) if field.kind == where.KIND else collections.emit_field(printer, field)


EMITTERS: dict[type, Callable[[Printer, Any], str]] = {
    str: lambda printer, value: literals.string(value),
    bool: lambda printer, value: str(value),
    int: lambda printer, value: str(value),
    float: lambda printer, value: repr(value),
    bytes: lambda printer, value: literals.raw_bytes(value),
    datetime: lambda printer, value: literals.date_time(value),
    Attachment: reference.emit,
    Text: text.emit,
    Overlay: text.emit_overlay,
    Record: collections.emit_record,
    tuple: collections.emit_list,
    Dictionary: collections.emit_dictionary,
    Item: collections.emit_item,
    Field: _emit_field,
    BareReference: collections.emit_bare,
    BareText: collections.emit_bare,
    WrappedReference: collections.emit_wrapped,
    Opaque: opaque.emit,
}
"""How each kind of value prints."""

CALLS: dict[str, Callable[[Reader, ast.Call], Value]] = {
    "data": lambda reader, call: literals.parse_data(call, text_argument(call)),
    "timestamp": lambda reader, call: literals.parse_timestamp(call, text_argument(call)),
    "opaque": opaque.parse,
    "overlay": text.parse_overlay,
    "where": where.parse,
    "where_any": where.parse,
    "rule": where.parse_rule,
    **collections.CALLS,
}
"""How a call of each function of the language reads as a value."""


def _parse_call(reader: Reader, call: ast.Call) -> Value:
    function = call.func
    if isinstance(function, ast.Name):
        parser = CALLS.get(function.id)
        if parser is not None:
            return parser(reader, call)
    elif isinstance(function, ast.Attribute) and function.attr == "join":
        if isinstance(function.value, ast.Constant) and function.value.value == "":
            return text.parse_join(reader, call)
    found = reference.parse(reader, call)
    if found is not None:
        return found
    if reader.hoist is not None and isinstance(function, ast.Name):
        return reader.hoist(call)
    fail(call, "this call has no meaning here", "Call an action by its identifier, or a function of docs/language.md")


def _parse_reference(reader: Reader, node: ast.expr) -> Value:
    found = reference.parse(reader, node)
    assert found is not None
    return found


def _parse_sign(reader: Reader, node: ast.UnaryOp) -> Value:
    value = reader.value(node.operand) if isinstance(node.operand, ast.Constant) else None
    if isinstance(node.op, ast.USub) and type(value) in (int, float) and value <= 1 << 63:  # type: ignore[operator]
        return -value  # type: ignore[operator]
    fail(node, "a sign belongs before a number", "For a calculation use is_workflow_actions_math")


def _parse_sum(reader: Reader, node: ast.BinOp) -> Value:
    """Text added up, as a person may write it: read, never printed."""
    if not isinstance(node.op, ast.Add):
        fail(node, "a shortcut has no operators", "For a calculation use is_workflow_actions_math")
    pieces: list[ast.expr] = []
    current: ast.expr = node
    while isinstance(current, ast.BinOp) and isinstance(current.op, ast.Add):
        pieces.append(current.right)
        current = current.left
    values = [reader.value(piece) for piece in reversed([*pieces, current])]
    parts: list[str | Attachment] = []
    for value in values:
        if type(value) is Text:
            parts.extend(value.parts)
        elif type(value) is str or type(value) is Attachment:
            parts.append(value)
        else:
            fail(node, "only texts and names can be added up", "For a calculation use is_workflow_actions_math")
    if not any(type(part) is str for part in parts):
        fail(node, "adding up has a meaning for texts only", "For a calculation use is_workflow_actions_math")
    return text.joined_parts(node, parts)


PARSERS: dict[type, Callable[[Reader, Any], Value]] = {
    ast.Constant: lambda reader, node: literals.parse_constant(node),
    ast.JoinedStr: text.parse_fstring,
    ast.Name: _parse_reference,
    ast.Attribute: _parse_reference,
    ast.Subscript: _parse_reference,
    ast.Call: _parse_call,
    ast.List: collections.parse_list,
    ast.Dict: collections.parse_dictionary,
    ast.UnaryOp: _parse_sign,
    ast.BinOp: _parse_sum,
}
"""How each kind of expression reads."""
