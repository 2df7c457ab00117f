"""The condition of an If, in all its dialects, as a Python comparison.

Since iOS 13 a condition is a number code with a subject (`WFCondition`, `WFInput`); iOS 12 kept an English word and tested the previous
output; since iOS 18 there may be several (`WFConditions`). A head block says which dialect a file keeps to; a condition of the other
one stands in `words(...)` or `codes(...)`. Whatever has no plain Python prints as `test(key=value, ...)`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

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
_RANGES = {1000: "is_in_the_next", 1001: "is_in_the_last"}
_TEXT_CODES = frozenset({8, 9, 99, 999})
_WORD_OF = {code: word for word, code in _WORDS.items()}

_LITERALS = {
    "WFEnumeration": "enumeration",
    "WFDate": "date_of",
    "WFMeasurement": "measurement_of",
    "WFDuration": "duration_of",
}
_LITERAL_KEYS = {name: key for key, name in _LITERALS.items()}
_LITERAL_KEYS_OF_ALL = frozenset({STRING, NUMBER, *_LITERALS})
_ORDERS = frozenset({0, 1, 2, 3})
"""The codes of <, <=, > and >=."""

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
    if code in _COMPARISONS and not _LITERAL_KEYS_OF_ALL & fields.keys():
        return (f"{left} is {'' if code == 4 else 'not '}True", []) if code in (4, 5) else (None, [])
    found = _emit_literal(printer, fields, _order(code), either=code in (4, 5), text=code not in _ORDERS)
    if found is None:
        return None, []
    right, used = found
    if code in _COMPARISONS:
        return f"{left} {_COMPARISONS[code]} {right}", used
    if code in (99, 999):
        return f"{right} {'in' if code == 99 else 'not in'} {left}", used
    return f"{left}.{_METHODS.get(code) or _RANGES[code]}({right})", used


def _order(code: int) -> tuple[str, ...]:
    """The literal keys that an operator reads, the usual one first (format facts, section 2.3)."""
    if code in (4, 5):
        return (STRING, NUMBER, *_LITERALS)
    if code in _ORDERS:
        return (NUMBER, "WFDate", "WFMeasurement", "WFDuration")
    return (STRING,) if code in _TEXT_CODES else ("WFDuration",) if code in _RANGES else ()


def _emit_between(printer: Printer, left: str, fields: Mapping[str, Value]) -> tuple[str | None, list[str]]:
    for first, second in _SECOND.items():
        low = _emit_literal(printer, fields, (first,))
        high = _emit_literal(printer, {first: fields[second]}, (first,)) if second in fields else None
        if low and high:
            return f"{low[0]} <= {left} <= {high[0]}", [first, second]
    return None, []


def _emit_literal(
    printer: Printer, fields: Mapping[str, Value], order: tuple[str, ...], *, either: bool = False, text: bool = False
) -> tuple[str, list[str]] | None:
    """The first of some literal keys that is there, as an expression that says which key it is; a name alone is text if `text`."""
    if either and STRING in fields and NUMBER in fields:
        words, digits = _emit_string(printer, fields[STRING]), _emit_number(printer, fields[NUMBER], text=False)
        if words and digits:
            return f"either({words}, {digits})", [STRING, NUMBER]
    for key in order:
        if key in fields:
            if key == STRING:
                found = _emit_string(printer, fields[key])
            elif key == NUMBER:
                found = _emit_number(printer, fields[key], text=text)
            elif key == "WFDuration" and order == (key,) and _is_quantity(fields[key]):
                found = printer.value(fields[key])
            else:
                found = f"{_LITERALS[key]}({printer.value(fields[key])})"
            if found is not None:
                return found, [key]
    return None


def _emit_string(printer: Printer, value: Value) -> str | None:
    """A text; one that is a reference and nothing else prints as the name alone."""
    if type(value) is Text and len(value.parts) == 1 and type(value.parts[0]) is Attachment:
        return printer.value(value.parts[0])
    return printer.value(value) if type(value) is str or type(value) is Text else None


def _emit_number(printer: Printer, value: Value, *, text: bool) -> str | None:
    """A number field; where a name alone would be a text, `numeral(name)`."""
    if type(value) in (int, float) or (type(value) is Attachment and not text):
        return printer.value(value)
    if type(value) is str:
        return value if numeral(value) is not None else f"numeral({string(value)})"
    return f"numeral({printer.value(value)})"


def _is_quantity(value: Value) -> bool:
    return type(value) is Field and value.kind == "WFQuantityFieldValue"


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
        rows = [_parse_row(reader, part, late=place > 0) for place, part in enumerate(node.values)]
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


def _parse_row(reader: Reader, node: ast.expr, *, late: bool = False) -> Record:
    """One of several conditions; Python looks at those after the first only if it must, so no action may stand in them."""
    if isinstance(node, ast.BoolOp):
        fail(node, "a shortcut joins all conditions by and, or all by or", "Put one If inside the other")
    before, reader.late = reader.late, reader.late or late
    row = Record(sorted(_parse_one(reader, node).items()))
    reader.late = before
    return row


def _parse_one(reader: Reader, node: ast.expr) -> dict[str, Value]:
    if isinstance(node, ast.Compare):
        return _parse_comparison(reader, node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        found = _parse_method(reader, node.func.value, node.func.attr, node)
        if found is not None:
            return found
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _negated(node, _parse_one(reader, node.operand))
    if isinstance(node, ast.Constant | ast.JoinedStr):
        fail(node, "a condition tests a name, or something read from one", "Give the value a name first")
    return {SUBJECT: _subject(reader, node), CODE: 100}


def _negated(node: ast.UnaryOp, fields: dict[str, Value]) -> dict[str, Value]:
    """The opposite condition, for the operators that have one with just its meaning for every value."""
    code = fields.get(CODE)
    if type(code) is not int or code not in _OPPOSITES:
        fail(node, "a shortcut has no opposite of this test", "Put what is to happen under else, and pass under if")
    return {**fields, CODE: _OPPOSITES[code]}


_OPPOSITES = {4: 5, 5: 4, 99: 999, 999: 99, 100: 101, 101: 100}


def _parse_method(reader: Reader, subject: ast.expr, name: str, call: ast.Call) -> dict[str, Value] | None:
    if name == "is_today":
        no_keywords(call, 0)
        return {SUBJECT: _subject(reader, subject), CODE: 1002}
    if name == "contains":
        literal = _parse_literal(reader, no_keywords(call, 1)[0], 99) if call.args or call.keywords else {}
        return {SUBJECT: _subject(reader, subject), **literal}
    code = _CODES.get(name)
    if code is None:
        return None
    return {SUBJECT: _subject(reader, subject), CODE: code, **_parse_literal(reader, no_keywords(call, 1)[0], code)}


_CODES = {name: code for code, name in (_METHODS | _RANGES).items()}
_OPERATORS: dict[type, int] = {ast.Lt: 0, ast.LtE: 1, ast.Gt: 2, ast.GtE: 3, ast.Eq: 4, ast.NotEq: 5}
_FLIPPED: dict[type, type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}


def _parse_comparison(reader: Reader, node: ast.Compare) -> dict[str, Value]:
    if len(node.ops) == 2 and all(isinstance(operator, ast.LtE) for operator in node.ops):
        return _parse_between(reader, node.left, *node.comparators)
    if len(node.ops) > 1:
        fail(node, "a shortcut compares two things at a time, or has low <= x <= high", "Write 1 <= x <= 5, or join tests by and")
    operator, left, right = type(node.ops[0]), node.left, node.comparators[0]
    if operator in (ast.In, ast.NotIn):
        if isinstance(right, ast.List | ast.Tuple | ast.Set):
            fail(node, "a shortcut has no test for being in a list", "Write x == a or x == b")
        code = 99 if operator is ast.In else 999
        return {SUBJECT: _subject(reader, right), CODE: code, **_parse_literal(reader, left, code)}
    if isinstance(left, ast.Constant) and operator in _FLIPPED and not isinstance(right, ast.Constant):
        operator, left, right = _FLIPPED[operator], right, left
    if isinstance(right, ast.Constant) and (right.value is None or type(right.value) is bool):
        return _parse_singleton(reader, node, operator, left, right.value)
    if operator in _OPERATORS:
        code = _OPERATORS[operator]
        return {SUBJECT: _subject(reader, left), CODE: code, **_parse_literal(reader, right, code)}
    fail(node, "a shortcut cannot make this comparison", "Use ==, !=, <, <=, >, >=, in, not in, is None, or low <= x <= high")


def _parse_singleton(reader: Reader, node: ast.Compare, operator: type, left: ast.expr, value: bool | None) -> dict[str, Value]:
    """`x is None`, `x is True` and the like; `==` says the same."""
    same, other = operator in (ast.Is, ast.Eq), operator in (ast.IsNot, ast.NotEq)
    if not same and not other:
        fail(node, f"nothing is more or less than {value}", "Compare with a number")
    if value is False:
        fail(node, "a shortcut asks whether something is true", f"Write {ast.unparse(left)} is {'not ' if same else ''}True")
    if value is None:
        return {SUBJECT: _subject(reader, left), CODE: 101 if same else 100}
    return {SUBJECT: _subject(reader, left), CODE: 4 if same else 5}


def _parse_between(reader: Reader, low: ast.expr, subject: ast.expr, high: ast.expr) -> dict[str, Value]:
    (key, first), *_ = _parse_literal(reader, low, 1).items()
    (other, second), *_ = _parse_literal(reader, high, 1).items()
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


def _parse_literal(reader: Reader, node: ast.expr, code: int) -> dict[str, Value]:
    """What a comparison compares with, under the key that its operator reads."""
    key, value = _literal(reader, node, code)
    if key == "either":
        return dict(value)
    if key not in _order(code):
        if code in _TEXT_CODES and type(value) in (int, float):
            fail(node, "this test is about text", f'Write it as text: "{value}"')
        fail(
            node, f"this test cannot compare with {_WHAT.get(key, 'this')}", _ADVICE.get(code, "Compare with a number, or with date_of(x)")
        )
    return {key: value}


_WHAT = {STRING: "text", NUMBER: "a number", "WFMeasurement": "a quantity", "WFDate": "a date", "WFEnumeration": "a choice"}
_ADVICE = dict.fromkeys(_TEXT_CODES, 'Compare with text, as in "..." or f"{x}"') | dict.fromkeys(_RANGES, 'Write quantity(2, "hr")')


def _literal(reader: Reader, node: ast.expr, code: int) -> tuple[str, Any]:
    """The key of a literal, or "either" with both keys, and what it holds."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        name = node.func.id
        if name == "either":
            return _either(reader, node, code)
        if name == "numeral":
            return NUMBER, reader.value(no_keywords(node, 1)[0])
        if name in _LITERAL_KEYS:
            return _LITERAL_KEYS[name], reader.value(no_keywords(node, 1)[0])
    value = reader.value(node)
    if type(value) is Attachment:
        return (NUMBER, value) if code in _ORDERS else (STRING, Text((value,)))
    if type(value) is str or type(value) is Text:
        return STRING, value
    if type(value) in (int, float):
        return NUMBER, value
    if _is_quantity(value):
        return ("WFDuration" if code in _RANGES else "WFMeasurement"), value
    fail(
        node,
        "a shortcut cannot compare with this",
        "Use text, a number, a name, date_of(...), measurement_of(...) or enumeration(...)",
    )


def _either(reader: Reader, call: ast.Call, code: int) -> tuple[str, dict[str, Value]]:
    """`either("5", 5)`: the text and the number of a test for equality."""
    text, digits = no_keywords(call, 2)
    (key, words), (other, number) = _literal(reader, text, code), _literal(reader, digits, 0)
    if code not in (4, 5) or key != STRING or other != NUMBER:
        fail(call, "either(...) takes a text and a number, in a test for being equal", 'Write x == either("5", 5)')
    return "either", {STRING: words, NUMBER: number}
