"""The condition of an If, in all its dialects, as a Python comparison.

Since iOS 13 a condition is a number code with a subject (`WFCondition`, `WFInput`); iOS 12 kept an English word and tested the previous
output; since iOS 18 there may be several (`WFConditions`). A head block says which dialect a file keeps to; a condition of the other
one stands in `words(...)` or `codes(...)`. Whatever has no plain Python prints as `test(key=value, ...)`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.arguments import keywords, no_keywords, parse_keywords
from workflowllm.language.forms.literals import numeral, string
from workflowllm.workflow.nodes import GROUP, MODE
from workflowllm.workflow.values import Attachment, Field, Record, Text, Value, WrappedReference

__all__ = ["emit", "is_words", "parse"]

SUBJECT, CODE, ROWS = "WFInput", "WFCondition", "WFConditions"
STRING, NUMBER, OTHER_NUMBER = "WFConditionalActionString", "WFNumberValue", "WFAnotherNumber"
LEGACY = "WFConditionalLegacyComparisonBehavior"
TABLE = "WFContentPredicateTableTemplate"
PREFIX, TEMPLATES, BOUNDED = (
    "WFActionParameterFilterPrefix",
    "WFActionParameterFilterTemplates",
    "WFContentPredicateBoundedDate",
)

_COMPARISONS = {0: "<", 1: "<=", 2: ">", 3: ">=", 4: "==", 5: "!="}
_WORDS = {"Is Less Than": 0, "Is Greater Than": 2, "Equals": 4, "Contains": 99}
_METHODS = {8: "startswith", 9: "endswith"}
_WORD_OF = {code: word for word, code in _WORDS.items()}

_LITERALS = {
    "WFEnumeration": "enumeration",
    "WFDate": "date_of",
    "WFMeasurement": "measurement_of",
    "WFDuration": "duration_of",
}
_LITERAL_KEYS = {name: key for key, name in _LITERALS.items()}
_SECOND = {NUMBER: OTHER_NUMBER, "WFDate": "WFAnotherDate"}
_IDS = frozenset({GROUP, MODE})


def is_words(parameters: Mapping[str, Value]) -> bool:
    """Whether a condition is in the dialect of iOS 12."""
    return type(parameters.get(CODE)) is str


# --- printing ---


def emit(printer: Printer, parameters: Record) -> tuple[str, Record]:
    """The condition of a marker, and the parameters that it does not use."""
    fields = {key: value for key, value in parameters.items() if key not in _IDS}
    if ROWS in fields and CODE not in fields:
        several = _emit_rows(printer, fields[ROWS])
        if several is not None:
            del fields[ROWS]
            return several, Record(fields)
    text, used = _emit_one(printer, fields)
    if text is None:
        return f"test({keywords(printer, Record(fields))})", Record()
    for key in used:
        del fields[key]
    if CODE in used and is_words(parameters) != printer.words:
        text = f"words({text})" if is_words(parameters) else f"codes({text})"
    if fields.get(LEGACY) is True:
        del fields[LEGACY]
        text = text if printer.legacy else f"legacy({text})"
    elif printer.legacy:
        text = f"modern({text})"
    return text, Record(fields)


def _emit_one(printer: Printer, fields: Mapping[str, Value]) -> tuple[str | None, list[str]]:
    """One comparison and the keys it takes; no text if it has no plain Python."""
    subject = fields.get(SUBJECT)
    if type(subject) is WrappedReference:
        left = printer.value(subject.reference)
    elif type(subject) is Attachment:
        left = f"plain({printer.value(subject)})"
    else:
        return None, []
    code = fields.get(CODE)
    if code is None and CODE not in fields:
        found = _emit_literal(printer, fields, (STRING,)) or ("", [])
        return f"{left}.contains({found[0]})", [SUBJECT, *found[1]]
    if type(code) is str:
        code = _WORDS.get(code)
    if type(code) is not int:
        return None, []
    text, used = _emit_coded(printer, left, code, fields)
    return text, [SUBJECT, CODE, *used]


def _emit_coded(printer: Printer, left: str, code: int, fields: Mapping[str, Value]) -> tuple[str | None, list[str]]:
    if code == 100 or code == 101:
        return f"{left} is {'not ' if code == 100 else ''}None", []
    if code == 1002:
        return f"{left}.is_today()", []
    if code == 1003:
        return _emit_between(printer, left, fields)
    texts_first = code in (4, 5, 8, 9, 99, 999)
    order = (STRING, NUMBER, *_LITERALS) if texts_first else (NUMBER, "WFDate", "WFMeasurement", "WFDuration", STRING, "WFEnumeration")
    if code in (1000, 1001):
        order = ("WFDuration",)
    elif code not in _COMPARISONS:
        order = (STRING,)
    found = _emit_literal(printer, fields, order, either=code in (4, 5))
    if found is None:
        return None, []
    right, used = found
    if code in _COMPARISONS:
        return f"{left} {_COMPARISONS[code]} {right}", used
    if code in (99, 999):
        return f"{right} {'in' if code == 99 else 'not in'} {left}", used
    if code in _METHODS:
        return f"{left}.{_METHODS[code]}({right})", used
    if code in (1000, 1001):
        return f"{left}.{'is_in_the_next' if code == 1000 else 'is_in_the_last'}({right})", used
    return None, []


def _emit_between(printer: Printer, left: str, fields: Mapping[str, Value]) -> tuple[str | None, list[str]]:
    for first, second in _SECOND.items():
        low = _emit_literal(printer, fields, (first,))
        high = _emit_literal(printer, {first: fields[second]}, (first,)) if second in fields else None
        if low and high:
            return f"{low[0]} <= {left} <= {high[0]}", [first, second]
    return None, []


def _emit_literal(
    printer: Printer, fields: Mapping[str, Value], order: tuple[str, ...], *, either: bool = False
) -> tuple[str, list[str]] | None:
    """The first of some literal keys that is there, as an expression that says which key it is."""
    if either and STRING in fields and NUMBER in fields:
        text, digits = _emit_string(printer, fields[STRING]), _emit_number(printer, fields[NUMBER])
        if text and digits:
            return f"either({text}, {digits})", [STRING, NUMBER]
    for key in order:
        if key in fields:
            if key == STRING:
                found = _emit_string(printer, fields[key])
            elif key == NUMBER:
                found = _emit_number(printer, fields[key])
            else:
                found = f"{_LITERALS[key]}({printer.value(fields[key])})"
            if found is not None:
                return found, [key]
    return None


def _emit_string(printer: Printer, value: Value) -> str | None:
    return printer.value(value) if type(value) is str or type(value) is Text else None


def _emit_number(printer: Printer, value: Value) -> str | None:
    if type(value) in (int, float, Attachment):
        return printer.value(value)
    if type(value) is str:
        return value if numeral(value) is not None else f"numeral({string(value)})"
    return f"numeral({printer.value(value)})"


def _emit_rows(printer: Printer, value: Value) -> str | None:
    """Several conditions, joined by `and` (prefix 1) or `or` (prefix 0); a single one says which by `all_of` or `any_of`."""
    inner = value.value if type(value) is Field and value.kind == TABLE else None
    if type(inner) is not Record or inner.keys() != {PREFIX, TEMPLATES, BOUNDED} or inner[BOUNDED] is not False:
        return None
    prefix, rows = inner[PREFIX], inner[TEMPLATES]
    if type(prefix) is not int or prefix not in (0, 1) or type(rows) is not tuple or not 1 <= len(rows) <= 50:
        return None
    texts = []
    for row in rows:
        text, used = _emit_one(printer, row) if type(row) is Record else (None, [])
        if text is None or len(used) != len(row) or CODE not in used or is_words(row):  # type: ignore[arg-type]
            return None
        texts.append(text)
    if len(texts) == 1:
        return f"{'all_of' if prefix else 'any_of'}({texts[0]})"
    return (" and " if prefix else " or ").join(texts)


# --- reading ---


def parse(reader: Reader, node: ast.expr) -> dict[str, Value]:
    """The condition keys of a comparison."""
    if isinstance(node, ast.BoolOp):
        rows = [_parse_row(reader, part) for part in node.values]
        return {ROWS: _table(1 if isinstance(node.op, ast.And) else 0, rows)}
    name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
    if isinstance(node, ast.Call) and name in ("all_of", "any_of"):
        return {ROWS: _table(int(name == "all_of"), [_parse_row(reader, no_keywords(node, 1)[0])])}
    if isinstance(node, ast.Call) and name == "test":
        return dict(parse_keywords(reader, node))
    words, legacy = reader.words, reader.legacy
    while isinstance(node, ast.Call) and name in ("legacy", "modern", "words", "codes"):
        words = name == "words" if name in ("words", "codes") else words
        legacy = name == "legacy" if name in ("legacy", "modern") else legacy
        node = no_keywords(node, 1)[0]
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
    fields = _parse_one(reader, node)
    code = fields.get(CODE)
    if words and type(code) is int and code in _WORD_OF:
        fields[CODE] = _WORD_OF[code]
    if legacy:
        fields[LEGACY] = True
    return fields


def _table(prefix: int, rows: list[Record]) -> Field:
    return Field(TABLE, Record({PREFIX: prefix, TEMPLATES: tuple(rows), BOUNDED: False}))


def _parse_row(reader: Reader, node: ast.expr) -> Record:
    if isinstance(node, ast.BoolOp):
        fail(node, "a shortcut joins all conditions by and, or all by or", "Put one If inside the other")
    return Record(sorted(_parse_one(reader, node).items()))


def _parse_one(reader: Reader, node: ast.expr) -> dict[str, Value]:
    if isinstance(node, ast.Compare):
        return _parse_comparison(reader, node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        found = _parse_method(reader, node.func.value, node.func.attr, node)
        if found is not None:
            return found
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    subject = node.operand if isinstance(node, ast.UnaryOp) and negated else node
    return {SUBJECT: _subject(reader, subject), CODE: 101 if negated else 100}


def _parse_method(reader: Reader, subject: ast.expr, name: str, call: ast.Call) -> dict[str, Value] | None:
    codes = {"startswith": 8, "endswith": 9, "is_in_the_next": 1000, "is_in_the_last": 1001}
    if name == "is_today":
        no_keywords(call, 0)
        return {SUBJECT: _subject(reader, subject), CODE: 1002}
    if name == "contains":
        literal = _parse_literal(reader, no_keywords(call, 1)[0]) if call.args or call.keywords else {}
        return {SUBJECT: _subject(reader, subject), **literal}
    if name in codes:
        return {SUBJECT: _subject(reader, subject), CODE: codes[name], **_parse_literal(reader, no_keywords(call, 1)[0])}
    return None


def _parse_comparison(reader: Reader, node: ast.Compare) -> dict[str, Value]:
    operators = [type(operator) for operator in node.ops]
    left, right = node.left, node.comparators[0]
    if operators == [ast.LtE, ast.LtE]:
        return _parse_between(reader, left, right, node.comparators[1])
    if len(operators) == 1:
        operator = operators[0]
        if operator in (ast.Is, ast.IsNot) and isinstance(right, ast.Constant) and right.value is None:
            return {SUBJECT: _subject(reader, left), CODE: 101 if operator is ast.Is else 100}
        if operator in (ast.In, ast.NotIn) and not isinstance(right, ast.List | ast.Tuple):
            return {SUBJECT: _subject(reader, right), CODE: 99 if operator is ast.In else 999, **_parse_literal(reader, left)}
        if operator in _OPERATORS:
            return {SUBJECT: _subject(reader, left), CODE: _OPERATORS[operator], **_parse_literal(reader, right)}
    if operators == [ast.In] and isinstance(right, ast.List | ast.Tuple):
        fail(node, "a shortcut has no test for being in a list", "Write x == a or x == b")
    fail(node, "a shortcut cannot make this comparison", "Use ==, !=, <, <=, >, >=, in, not in, is None, or low <= x <= high")


_OPERATORS: dict[type, int] = {ast.Lt: 0, ast.LtE: 1, ast.Gt: 2, ast.GtE: 3, ast.Eq: 4, ast.NotEq: 5}


def _parse_between(reader: Reader, low: ast.expr, subject: ast.expr, high: ast.expr) -> dict[str, Value]:
    (key, first), *_ = _parse_literal(reader, low).items()
    (other, second), *_ = _parse_literal(reader, high).items()
    if key != other or key not in _SECOND:
        fail(high, "both bounds must be numbers, or both dates", "Write 1 <= x <= 5")
    return {SUBJECT: _subject(reader, subject), CODE: 1003, key: first, _SECOND[key]: second}


def _subject(reader: Reader, node: ast.expr) -> WrappedReference | Attachment:
    """The subject of a test; `plain(x)` is one without the wrapper that an If usually has."""
    plain = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plain"
    value = reader.value(no_keywords(node, 1)[0] if isinstance(node, ast.Call) and plain else node)
    if type(value) is Attachment and plain:
        return value
    if type(value) is not Attachment:
        fail(node, "a condition tests a name, or something read from one", "Give the value a name first")
    return WrappedReference(value)


def _parse_literal(reader: Reader, node: ast.expr) -> dict[str, Value]:
    """What a comparison compares with, under the key that its kind of value belongs to."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        name = node.func.id
        if name == "either":
            text, digits = no_keywords(node, 2)
            return {STRING: reader.value(text), **_parse_literal(reader, digits)}
        if name == "numeral":
            return {NUMBER: reader.value(no_keywords(node, 1)[0])}
        if name in _LITERAL_KEYS:
            return {_LITERAL_KEYS[name]: reader.value(no_keywords(node, 1)[0])}
    value = reader.value(node)
    if type(value) is str or type(value) is Text:
        return {STRING: value}
    if type(value) in (int, float, Attachment):
        return {NUMBER: value}
    if type(value) is Field and value.kind == "WFQuantityFieldValue":
        return {"WFMeasurement": value}
    fail(
        node,
        "a shortcut cannot compare with this",
        "Use text, a number, a name, date_of(...), measurement_of(...) or enumeration(...)",
    )
