"""Rows of a Find or Filter action: `where(rule("Name", "contains", String="x"))`.

Source: format facts, WFContentPredicateTableTemplate. Prefix 1 asks for all rows, 0 for any; older files keep the literal flat in the
row with empty overrides, which prints as a plain
record. A table of any other shape prints as `predicate(...)`.
"""

from __future__ import annotations

import ast

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.arguments import keywords, parse_keywords, text_argument
from workflowllm.language.forms.collections import emit_field
from workflowllm.language.forms.literals import string
from workflowllm.workflow.values import Field, Record, Value

__all__ = ["WORDS", "emit", "parse", "parse_rule"]

KIND = "WFContentPredicateTableTemplate"
PREFIX = "WFActionParameterFilterPrefix"

WORDS = {
    0: "<",
    1: "<=",
    2: ">",
    3: ">=",
    4: "is",
    5: "is not",
    8: "begins with",
    9: "ends with",
    99: "contains",
    999: "does not contain",
    1000: "is in the next",
    1001: "is in the last",
    1002: "is today",
    1003: "is between",
}
"""The operators of a row and what they are called."""

_CODES = {word: code for code, word in WORDS.items()}
_NAMES = {1: "where", 0: "where_any"}
_KEYS = {"WFActionParameterFilterPrefix", "WFActionParameterFilterTemplates", "WFContentPredicateBoundedDate"}
_OWN = {"Removable", "Bounded"}


def emit(printer: Printer, field: Field) -> str:
    """A table of rows, as `where(...)` or `where_any(...)` if its shape allows it."""
    arguments = _rows(printer, field)
    if arguments is None:
        return emit_field(printer, field)
    return f"{_NAMES[field.value[PREFIX]]}({', '.join(arguments)})"  # type: ignore[index, call-overload]


def rows(printer: Printer, value: Value) -> list[str]:
    """The arguments of `where`; none if the value is no table of the usual shape."""
    return (_rows(printer, value) if type(value) is Field and value.kind == KIND else None) or []


def _rows(printer: Printer, field: Field) -> list[str] | None:
    inner = field.value
    if type(inner) is not Record or inner.keys() != _KEYS:
        return None
    prefix, table, bounded = (inner[key] for key in sorted(_KEYS))
    if type(prefix) is not int or prefix not in _NAMES or type(table) is not tuple or type(bounded) is not bool:
        return None
    if not all(type(row) is Record for row in table):
        return None
    arguments = [_emit_row(printer, row) for row in table]  # type: ignore[arg-type]
    return [*arguments, "bounded=True"] if bounded else arguments


def _emit_row(printer: Printer, row: Record) -> str:
    name, code, values = row.get("Property"), row.get("Operator"), row.get("Values")
    fits = type(name) is str and type(code) is int and type(values) is Record and not _OWN & values.keys()
    if not fits or not {"Property", "Operator", "Values", "Removable"} <= row.keys() <= {
        *_OWN,
        "Property",
        "Operator",
        "Values",
    }:
        return printer.value(row)
    own: dict[str, Value] = {}
    if row["Removable"] is not True:
        own["Removable"] = row["Removable"]
    if "Bounded" in row:
        own["Bounded"] = row["Bounded"]
    word = string(WORDS[code]) if code in WORDS else str(code)  # type: ignore[index]
    rest = keywords(printer, Record({**values, **own}))  # type: ignore[dict-item]
    return f"rule({string(name)}, {word}{', ' + rest if rest else ''})"  # type: ignore[arg-type]


def parse(reader: Reader, call: ast.Call) -> Field:
    """The table that `where(...)` or its like describes."""
    assert isinstance(call.func, ast.Name)
    prefix = 1 if call.func.id == "where" else 0
    rows = [reader.value(node) for node in call.args]
    bounded = parse_keywords(reader, call, positional=True)
    if bounded.keys() - {"bounded"} or type(bounded.get("bounded", False)) is not bool:
        fail(call, "where(...) takes rules, and bounded=True", 'Write where(rule("Name", "is", String="x"))')
    values: tuple[Value, ...] = (prefix, tuple(rows), bounded.get("bounded", False))
    return Field(KIND, Record(zip(sorted(_KEYS), values, strict=True)))


def parse_rule(reader: Reader, call: ast.Call) -> Record:
    """The row that `rule(...)` describes.

    Raises:
        TextError: It has no property or no operator that is known.
    """
    if len(call.args) != 2:
        fail(call, "a rule has a property and an operator", 'Write rule("Name", "contains", String="x")')
    fields = parse_keywords(reader, call, positional=True)
    operator = reader.value(call.args[1])
    code = _CODES.get(operator) if type(operator) is str else operator
    if type(code) is not int:
        fail(call.args[1], "this operator is not known", f"Known: {', '.join(sorted(_CODES))}, or its number")
    row: dict[str, Value] = {"Operator": code, "Property": text_argument(call, others=True), "Removable": True}
    row.update({key: fields[key] for key in fields if key in _OWN})
    row["Values"] = fields.without(*_OWN)
    return Record(sorted(row.items()))
