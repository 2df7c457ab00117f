"""What a condition compares with: under which key of the file a literal or a name stands, in both directions.

Every operator reads keys of its own (format facts, section 2.3). A literal says by its type which key it is. A name says it by what is
known of it and of what it is compared with; where it stands under another key, a word around it names that key.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Final

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.arguments import no_keywords
from workflowllm.language.forms.literals import numeral, string
from workflowllm.language.kinds import kind
from workflowllm.workflow.values import Attachment, Field, Text, Value

__all__ = ["BETWEEN", "LITERALS", "NUMBER", "OTHER_NUMBER", "emit", "emit_bounds", "emit_text", "parse", "parse_bounds", "parse_text"]

STRING, NUMBER, OTHER_NUMBER = "WFConditionalActionString", "WFNumberValue", "WFAnotherNumber"
DATE, DURATION = "WFDate", "WFDuration"
_FUNCTIONS: Final = {"WFEnumeration": "enumeration", DATE: "date_of", "WFMeasurement": "measurement_of", DURATION: "duration_of"}
_KEYS: Final = {NUMBER: "numeral", **_FUNCTIONS}
_KEY_OF: Final = {name: key for key, name in _KEYS.items()}
_SECOND: Final = {NUMBER: OTHER_NUMBER, DATE: "WFAnotherDate"}

LITERALS: Final = frozenset({STRING, *_KEYS})
"""The keys of literals."""
_ORDERS: Final = frozenset({0, 1, 2, 3})
"""The codes of <, <=, > and >=."""
_TEXTS: Final = frozenset({8, 9, 99, 999})
"""The codes of tests about text alone."""
_RANGES: Final = frozenset({1000, 1001})
"""The codes of tests about a stretch of time from now."""
BETWEEN: Final = 1003

_NameKey = Callable[[Attachment], str]


def _order(code: int) -> tuple[str, ...]:
    """The literal keys that an operator reads, the usual one first."""
    if code in (4, 5):
        return (STRING, NUMBER, *_FUNCTIONS)
    if code in _ORDERS:
        return (NUMBER, DATE, "WFMeasurement", DURATION)
    return (STRING,) if code in _TEXTS else (DURATION,) if code in _RANGES else ()


def _name_key(code: int, makers: Mapping[str, str], *others: Value) -> _NameKey:
    """Under which key a name alone is compared with, beside these other values.

    Text where texts can be compared, unless one side is known to be a number and none to be text; a number where only numbers and dates
    can be, unless one side is known to be a date and none to be a number. Real files keep to that (`catalogue.facts.output_kind`).
    """

    def key(name: Attachment) -> str:
        known = {kind(value, makers) for value in (name, *others) if type(value) is Attachment}
        if code in _TEXTS or code in _RANGES:
            return STRING
        if code in (4, 5):
            return NUMBER if "number" in known and "text" not in known else STRING
        return DATE if "date" in known and "number" not in known else NUMBER

    return key


def _as_text(name: Attachment) -> str:
    return STRING


def _as_number(name: Attachment) -> str:
    return NUMBER


# --- printing ---


def emit(printer: Printer, code: int, subject: Attachment, fields: Mapping[str, Value]) -> tuple[str, list[str]] | None:
    """What an operator compares with, and the keys that this takes; None if there is no plain Python for it."""
    if code in (4, 5) and STRING in fields and NUMBER in fields:
        words, digits = _emit_one(printer, STRING, fields[STRING], _as_text), _emit_one(printer, NUMBER, fields[NUMBER], _as_number)
        if words and digits:
            return f"either({words}, {digits})", [STRING, NUMBER]
    key_of = _name_key(code, printer.makers, subject)
    for key in _order(code):
        if key in fields:
            bare = code in _RANGES and _is_quantity(fields[key])
            found = printer.value(fields[key]) if bare else _emit_one(printer, key, fields[key], key_of)
            if found is not None:
                return found, [key]
    return None


def emit_text(printer: Printer, fields: Mapping[str, Value]) -> tuple[str, list[str]] | None:
    """The text of a test without an operator."""
    found = _emit_one(printer, STRING, fields[STRING], _as_text) if STRING in fields else None
    return None if found is None else (found, [STRING])


def emit_bounds(printer: Printer, subject: Attachment, fields: Mapping[str, Value]) -> tuple[str, str, list[str]] | None:
    """The bounds of a range, and the keys that they take."""
    for first, second in _SECOND.items():
        if first in fields and second in fields:
            key_of = _name_key(BETWEEN, printer.makers, subject, fields[first], fields[second])
            low, high = _emit_one(printer, first, fields[first], key_of), _emit_one(printer, first, fields[second], key_of)
            if low and high:
                return low, high, [first, second]
    return None


def _emit_one(printer: Printer, key: str, value: Value, key_of: _NameKey) -> str | None:
    """A value under a literal key."""
    if key == STRING:
        if type(value) is Text and len(value.parts) == 1 and type(value.parts[0]) is Attachment and key_of(value.parts[0]) == key:
            return printer.value(value.parts[0])
        return printer.value(value) if type(value) is str or type(value) is Text else None
    if type(value) is Attachment and key_of(value) == key:
        return printer.value(value)
    if key == NUMBER and type(value) in (int, float):
        return printer.value(value)
    if key == NUMBER and type(value) is str:
        return value if numeral(value) is not None else f"numeral({string(value)})"
    return f"{_KEYS[key]}({printer.value(value)})"


def _is_quantity(value: Value) -> bool:
    return type(value) is Field and value.kind == "WFQuantityFieldValue"


# --- reading ---


def parse(reader: Reader, node: ast.expr, code: int, subject: Attachment) -> dict[str, Value]:
    """What an operator compares with, under the key that it reads.

    Raises:
        TextError: The operator does not read such a value.
    """
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "either":
        return _parse_either(reader, node, code)
    key, value = _named(_parse_one(reader, node, code), _name_key(code, reader.makers, subject))
    if key in _order(code):
        return {key: value}
    if code in _TEXTS and type(value) in (int, float):
        fail(node, "this test is about text", f'Write it as text: "{value}"')
    fail(node, f"this test cannot compare with {_WHAT[key]}", _ADVICE.get(code, "Compare with a number, or with date_of(x)"))


_WHAT: Final = {
    STRING: "text",
    NUMBER: "a number",
    "WFMeasurement": "a quantity",
    DURATION: "a stretch of time",
    DATE: "a date",
    "WFEnumeration": "a choice",
}
_ADVICE: Final = dict.fromkeys(_TEXTS, 'Compare with text, as in "..." or f"{x}"') | dict.fromkeys(_RANGES, 'Write quantity(2, "hr")')


def parse_text(reader: Reader, node: ast.expr) -> dict[str, Value]:
    """The text of a test without an operator."""
    key, value = _named(_parse_one(reader, node, 99), _as_text)
    if key != STRING:
        fail(node, "this test is about text", 'Write "..." or f"{x}"')
    return {key: value}


def parse_bounds(reader: Reader, low: ast.expr, subject: Attachment, high: ast.expr) -> dict[str, Value]:
    """The bounds of a range."""
    first, second = _parse_one(reader, low, 1), _parse_one(reader, high, 1)
    key_of = _name_key(BETWEEN, reader.makers, subject, first[1], second[1])
    (key, least), (other, most) = _named(first, key_of), _named(second, key_of)
    if key != other or key not in _SECOND:
        fail(high, "both bounds must be numbers, or both dates", "Write 1 <= x <= 5")
    return {key: least, _SECOND[key]: most}


def _parse_one(reader: Reader, node: ast.expr, code: int) -> tuple[str, Value]:
    """The key of a literal and what it holds; no key for a name alone."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KEY_OF:
        return _KEY_OF[node.func.id], reader.value(no_keywords(node, 1)[0])
    value = reader.value(node)
    if type(value) is Attachment:
        return "", value
    if type(value) is str or type(value) is Text:
        return STRING, value
    if type(value) in (int, float):
        return NUMBER, value
    if _is_quantity(value):
        return (DURATION if code in _RANGES else "WFMeasurement"), value
    advice = "Use text, a number, a name, date_of(...), measurement_of(...) or enumeration(...)"
    fail(node, "a shortcut cannot compare with this", advice)


def _named(found: tuple[str, Value], key_of: _NameKey) -> tuple[str, Value]:
    """A literal as it is; a name alone under its key."""
    key, value = found
    if key or type(value) is not Attachment:
        return found
    key = key_of(value)
    return key, Text((value,)) if key == STRING else value


def _parse_either(reader: Reader, call: ast.Call, code: int) -> dict[str, Value]:
    """`either("5", 5)`: the text and the number of a test for equality."""
    text, digits = no_keywords(call, 2)
    key, words = _named(_parse_one(reader, text, code), _as_text)
    other, number = _named(_parse_one(reader, digits, code), _as_number)
    if code not in (4, 5) or key != STRING or other != NUMBER:
        fail(call, "either(...) takes a text and a number, in a test for being equal", 'Write x == either("5", 5)')
    return {STRING: words, NUMBER: number}
