"""The condition of an If, in all its dialects, as a Python comparison.

Since iOS 13 a condition is a number code with a subject (`WFCondition`, `WFInput`); iOS 12 kept an English word and tested the previous
output; since iOS 18 there may be several (`WFConditions`). A head block says which dialect a file keeps to; a condition of the other
one stands in `words(...)` or `codes(...)`. Whatever has no plain Python prints as `test(key=value, ...)`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import compared
from workflowllm.language.forms.arguments import keywords, no_keywords, parse_keywords
from workflowllm.language.guard import fits
from workflowllm.workflow.nodes import GROUP, MODE
from workflowllm.workflow.values import Attachment, Field, Record, Value, WrappedReference

__all__ = ["emit", "is_words", "parse"]

SUBJECT, CODE, ROWS = "WFInput", "WFCondition", "WFConditions"
LEGACY = "WFConditionalLegacyComparisonBehavior"
TABLE = "WFContentPredicateTableTemplate"
PREFIX, TEMPLATES, BOUNDED = (
    "WFActionParameterFilterPrefix",
    "WFActionParameterFilterTemplates",
    "WFContentPredicateBoundedDate",
)

_COMPARISONS = {0: "<", 1: "<=", 2: ">", 3: ">=", 4: "==", 5: "!="}
_WORDS = {"Is Less Than": 0, "Is Greater Than": 2, "Equals": 4, "Contains": 99}
_METHODS = {8: "startswith", 9: "endswith", 1000: "is_in_the_next", 1001: "is_in_the_last"}
_WORD_OF = {code: word for word, code in _WORDS.items()}

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
    if type(subject) is not WrappedReference and type(subject) is not Attachment:
        return None, []
    reference = _reference(subject)
    left = printer.value(reference) if type(subject) is WrappedReference else f"plain({printer.value(reference)})"
    code = fields.get(CODE)
    if code is None and CODE not in fields:
        found = compared.emit_text(printer, fields) or ("", [])
        return f"{left}.contains({found[0]})", [SUBJECT, *found[1]]
    if type(code) is str:
        code = _WORDS.get(code)
    if type(code) is not int:
        return None, []
    text, used = _emit_coded(printer, left, reference, code, fields)
    return text, [SUBJECT, CODE, *used]


def _emit_coded(printer: Printer, left: str, subject: Attachment, code: int, fields: Mapping[str, Value]) -> tuple[str | None, list[str]]:
    if code in (100, 101):
        return f"{left} is {'not ' if code == 100 else ''}None", []
    if code == 1002:
        return f"{left}.is_today()", []
    if code == compared.BETWEEN:
        bounds = compared.emit_bounds(printer, subject, fields)
        return (None, []) if bounds is None else (f"{bounds[0]} <= {left} <= {bounds[1]}", bounds[2])
    if code in (4, 5) and not compared.LITERALS & fields.keys():
        return f"{left} is {'' if code == 4 else 'not '}True", []
    found = compared.emit(printer, code, subject, fields)
    if found is None:
        return None, []
    right, used = found
    if code in _COMPARISONS:
        return f"{left} {_COMPARISONS[code]} {right}", used
    if code in (99, 999):
        return f"{right} {'in' if code == 99 else 'not in'} {left}", used
    return f"{left}.{_METHODS[code]}({right})", used


def _emit_rows(printer: Printer, value: Value) -> str | None:
    """Several conditions, joined by `and` (prefix 1) or `or` (prefix 0); a single one says which by `all_of` or `any_of`.

    None where they would make a line that is too long a chain to be read back: that condition is printed as it is stored.
    """
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
    joined = (" and " if prefix else " or ").join(texts)
    return joined if fits(f"if {joined}:") else None


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
        literal = compared.parse_text(reader, no_keywords(call, 1)[0]) if call.args or call.keywords else {}
        return {SUBJECT: _subject(reader, subject), **literal}
    code = _CODES.get(name)
    if code is None:
        return None
    return _compared(reader, subject, code, no_keywords(call, 1)[0])


_CODES = {name: code for code, name in _METHODS.items()}
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
        return _compared(reader, right, code, left)
    if isinstance(left, ast.Constant) and operator in _FLIPPED and not isinstance(right, ast.Constant):
        operator, left, right = _FLIPPED[operator], right, left
    if isinstance(right, ast.Constant) and (right.value is None or type(right.value) is bool):
        return _parse_singleton(reader, node, operator, left, right.value)
    if operator in _OPERATORS:
        return _compared(reader, left, _OPERATORS[operator], right)
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


def _compared(reader: Reader, left: ast.expr, code: int, right: ast.expr) -> dict[str, Value]:
    """A subject, an operator and the literal."""
    subject = _subject(reader, left)
    return {SUBJECT: subject, CODE: code, **compared.parse(reader, right, code, _reference(subject))}


def _parse_between(reader: Reader, low: ast.expr, subject: ast.expr, high: ast.expr) -> dict[str, Value]:
    middle = _subject(reader, subject)
    return {SUBJECT: middle, CODE: compared.BETWEEN, **compared.parse_bounds(reader, low, _reference(middle), high)}


def _reference(subject: WrappedReference | Attachment) -> Attachment:
    return subject.reference if type(subject) is WrappedReference else subject  # type: ignore[return-value]


def _subject(reader: Reader, node: ast.expr) -> WrappedReference | Attachment:
    """The subject of a test; `plain(x)` is one without the wrapper that an If usually has."""
    plain = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plain"
    value = reader.value(no_keywords(node, 1)[0] if isinstance(node, ast.Call) and plain else node)
    if type(value) is Attachment and plain:
        return value
    if type(value) is not Attachment:
        fail(node, "a condition tests a name, or something read from one", "Give the value a name first")
    return WrappedReference(value)
