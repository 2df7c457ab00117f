"""Lists, dictionaries, records, and the values under other serialization types.

A dictionary of the shortcut prints as `{...}` and a plain record of the file as `dict(...)`. A list element or a dictionary value
that carries its own type prints as the Python value of that type where that is unambiguous, and as `item(type, value)` elsewhere.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import text as texts
from workflowllm.language.forms.arguments import integer_argument, keywords, no_keywords, parse_keywords
from workflowllm.language.forms.literals import numeral, string
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Entry,
    Field,
    Item,
    Record,
    Text,
    Value,
    WrappedReference,
)

__all__ = [
    "FIELD_NAMES",
    "emit_dictionary",
    "emit_field",
    "emit_item",
    "emit_list",
    "emit_record",
    "parse_dictionary",
    "parse_list",
]

TEXT, DICTIONARY, ARRAY, NUMBER, BOOLEAN = 0, 1, 2, 3, 4

FIELD_NAMES = {
    "WFArrayParameterState": "array",
    "WFArraySubstitutableParameterState": "array_variable",
    "WFBooleanSubstitutableState": "switch",
    "WFCalendarUnitSubstitutableState": "calendar_unit",
    "WFContactFieldValue": "contacts",
    "WFContentPredicateTableTemplate": "predicate",
    "WFDateSubstitutableState": "date_field",
    "WFDictionaryFieldValue": "dictionary_field",
    "WFDictionarySubstitutableParameterState": "dictionary_variable",
    "WFINSpeakableStringSubstitutableState": "spoken",
    "WFLinkDynamicOptionSubstitutableState": "option",
    "WFNumberStringSubstitutableState": "number_text",
    "WFNumberSubstitutableState": "number_field",
    "WFQuantityFieldValue": "quantity",
    "WFStringSubstitutableState": "choice",
    "WFTimeOffsetValue": "time_offset",
    "WFTokenAttachmentParameterState": "file_field",
}
"""What each serialization type is called in a text."""

_FIELD_KINDS = {name: kind for kind, name in FIELD_NAMES.items()}


# --- records and lists ---


def emit_record(printer: Printer, record: Record) -> str:
    """A plain record of the file, as `dict(...)`."""
    return f"dict({keywords(printer, record)})"


def parse_record(reader: Reader, call: ast.Call) -> Record:
    return parse_keywords(reader, call)


def emit_list(printer: Printer, elements: tuple[Value, ...]) -> str:
    """A list as `[...]`."""
    return f"[{', '.join(rows(printer, elements))}]"


def rows(printer: Printer, value: Dictionary | tuple[Value, ...]) -> list[str]:
    """The entries of a dictionary, or the elements of a list."""
    if type(value) is Dictionary:
        return [f"{printer.value(entry.key)}: {_emit_entry(printer, entry)}" for entry in value.entries]
    return [_emit_element(printer, element) for element in value]  # type: ignore[union-attr]


def _emit_element(printer: Printer, element: Value) -> str:
    if type(element) is Item:
        inner = element.value
        if element.type == TEXT and type(inner) is Text and not texts.is_plain(inner):
            return texts.emit(printer, inner)
        if element.type == NUMBER and type(inner) is Text and texts.is_plain(inner):
            return f"numeral({string(texts.plain(inner))})"
        nested = _nested_dictionary(inner) if element.type == DICTIONARY else None
        return emit_item(printer, element) if nested is None else emit_dictionary(printer, nested)
    if type(element) is Dictionary or (type(element) is Text and not texts.is_plain(element)):
        return f"plain({printer.value(element)})"
    return printer.value(element)


def parse_list(reader: Reader, node: ast.List) -> tuple[Value, ...]:
    """The list that a list display describes."""
    return tuple([_parse_element(reader, element) for element in node.elts])


def _parse_element(reader: Reader, node: ast.expr) -> Value:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "plain":
            return reader.value(no_keywords(node, 1)[0])
        if node.func.id == "numeral":
            return Item(NUMBER, _as_text(reader, no_keywords(node, 1)[0]))
    value = reader.value(node)
    if type(value) is Dictionary:
        return Item(DICTIONARY, Field("WFDictionaryFieldValue", value))
    if type(value) is Text and not texts.is_plain(value):
        return Item(TEXT, value)
    return value


def _as_text(reader: Reader, node: ast.expr) -> Value:
    value = reader.value(node)
    if type(value) is str:
        return Text((value,) if value else ())
    if type(value) in (int, float):
        return Text((repr(value),))
    return value


# --- dictionaries ---


def emit_dictionary(printer: Printer, dictionary: Dictionary) -> str:
    """A dictionary of the shortcut, as `{...}`; repeated keys stay."""
    return f"{{{', '.join(rows(printer, dictionary))}}}"


def _emit_entry(printer: Printer, entry: Entry) -> str:
    kind, value = entry.type, entry.value
    if kind == TEXT and (type(value) is str or type(value) is Text):
        return printer.value(value)
    if kind == NUMBER and (type(value) is str or type(value) is Text):
        return _emit_number(printer, value)
    if type(value) is Field:
        if kind == BOOLEAN and value.kind == "WFNumberSubstitutableState" and type(value.value) is bool:
            return str(value.value)
        if kind == ARRAY and value.kind == "WFArrayParameterState" and type(value.value) is tuple:
            return emit_list(printer, value.value)
        if kind == DICTIONARY and (nested := _nested_dictionary(value)) is not None:
            return emit_dictionary(printer, nested)
    return emit_item(printer, Item(kind, value))


def _emit_number(printer: Printer, value: str | Text) -> str:
    if type(value) is str or texts.is_plain(value):  # type: ignore[arg-type]
        digits = value if type(value) is str else texts.plain(value)  # type: ignore[arg-type]
        return digits if numeral(digits) is not None else f"numeral({string(digits)})"
    return f"numeral({texts.emit(printer, value)})"  # type: ignore[arg-type]


def _nested_dictionary(value: Value) -> Dictionary | None:
    """The dictionary in a doubly wrapped one, which is how the file nests them."""
    if type(value) is Field and value.kind == "WFDictionaryFieldValue" and type(value.value) is Dictionary:
        return value.value
    return None


def parse_dictionary(reader: Reader, node: ast.Dict) -> Dictionary:
    """The dictionary of the shortcut that `{...}` describes.

    Raises:
        TextError: A value has no place in it.
    """
    entries = []
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            fail(value, "** has no meaning in a dictionary", "Write each key out")
        entries.append(_parse_entry(reader, _as_key(reader.value(key)), value))
    return Dictionary(tuple(entries))


def _as_key(key: Value) -> Value:
    return Text((key,) if key else ()) if type(key) is str else key


def _parse_entry(reader: Reader, key: Value, node: ast.expr) -> Entry:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "item":
            kind, inner = _parse_item_parts(reader, node)
            return Entry(kind, key, inner)
        if node.func.id == "numeral":
            return Entry(NUMBER, key, _as_text(reader, no_keywords(node, 1)[0]))
    return _typed_entry(key, reader.value(node), node)


def _typed_entry(key: Value, value: Value, node: ast.expr) -> Entry:
    kind = type(value)
    if kind is str:
        return Entry(TEXT, key, Text((value,) if value else ()))  # type: ignore[arg-type]
    if kind is Text:
        return Entry(TEXT, key, value)
    if kind is bool:
        return Entry(BOOLEAN, key, Field("WFNumberSubstitutableState", value))
    if kind is int or kind is float:
        return Entry(NUMBER, key, Text((repr(value),)))
    if kind is Dictionary:
        return Entry(DICTIONARY, key, Field("WFDictionaryFieldValue", value))
    if kind is tuple:
        return Entry(ARRAY, key, Field("WFArrayParameterState", value))
    if kind is Attachment:
        return Entry(TEXT, key, Text((value,)))  # type: ignore[arg-type]
    fail(
        node,
        "a dictionary cannot hold this",
        "Use text, a number, True or False, a list, a dictionary, a name, or item(type, value)",
    )


def emit_item(printer: Printer, item: Item) -> str:
    """A list element with its type, as `item(type, value)`."""
    return f"item({item.type}, {printer.value(item.value)})"


def _parse_item_parts(reader: Reader, call: ast.Call) -> tuple[int, Value]:
    arguments = no_keywords(call, 2)
    return integer_argument(call, 0), reader.value(arguments[1])


def parse_item(reader: Reader, call: ast.Call) -> Item:
    return Item(*_parse_item_parts(reader, call))


# --- the other serialization types ---


def emit_field(printer: Printer, field: Field) -> str:
    """A value under another serialization type, by its name in the language."""
    name, inner = FIELD_NAMES[field.kind], field.value
    if field.kind == "WFQuantityFieldValue" and type(inner) is Record and set(inner) == {"Magnitude", "Unit"}:
        return f"quantity({_emit_magnitude(printer, inner['Magnitude'])}, {printer.value(inner['Unit'])})"
    if field.kind == "WFTimeOffsetValue" and type(inner) is Record and set(inner) == {"Operation", "Unit", "Value"}:
        parts = [printer.value(inner["Operation"]), _emit_magnitude(printer, inner["Value"]), printer.value(inner["Unit"])]
        return f"time_offset({', '.join(parts)})"
    return f"{name}({printer.value(inner)})"


def _emit_magnitude(printer: Printer, value: Value) -> str:
    """A bare reference is usual here, so it needs no mark and the others do."""
    if type(value) is BareReference:
        return printer.value(value.reference)
    return f"plain({printer.value(value)})" if type(value) is Attachment else printer.value(value)


def _parse_magnitude(reader: Reader, node: ast.expr) -> Value:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "plain":
        return reader.value(no_keywords(node, 1)[0])
    value = reader.value(node)
    return BareReference(value) if type(value) is Attachment else value


def parse_field(reader: Reader, call: ast.Call) -> Field:
    assert isinstance(call.func, ast.Name)
    kind = _FIELD_KINDS[call.func.id]
    if kind == "WFQuantityFieldValue" and len(call.args) == 2:
        magnitude, unit = no_keywords(call, 2)
        return Field(kind, Record(Magnitude=_parse_magnitude(reader, magnitude), Unit=reader.value(unit)))
    if kind == "WFTimeOffsetValue" and len(call.args) == 3:
        operation, amount, unit = no_keywords(call, 3)
        fields = {"Operation": reader.value(operation), "Unit": reader.value(unit), "Value": _parse_magnitude(reader, amount)}
        return Field(kind, Record(fields))
    value = reader.value(no_keywords(call, 1)[0])
    if kind == "WFDictionaryFieldValue" and type(value) is Dictionary:
        return Field(kind, value)
    return Field(kind, value)


def emit_bare(printer: Printer, value: BareReference | BareText) -> str:
    inner = value.reference if type(value) is BareReference else value.text  # type: ignore[union-attr]
    return f"bare({printer.value(inner)})"


def parse_bare(reader: Reader, call: ast.Call) -> BareReference | BareText:
    value = reader.value(no_keywords(call, 1)[0])
    if type(value) is Attachment:
        return BareReference(value)
    if type(value) is str:
        return BareText(Text((value,) if value else ()))
    if type(value) is Text:
        return BareText(value)
    fail(call, "bare(...) takes a reference or a text", "Write bare(x)")


def emit_wrapped(printer: Printer, value: WrappedReference) -> str:
    return f"as_variable({printer.value(value.reference)})"


def parse_wrapped(reader: Reader, call: ast.Call) -> WrappedReference:
    value = reader.value(no_keywords(call, 1)[0])
    if type(value) is not Attachment:
        fail(call, "as_variable(...) takes a reference", "Write as_variable(x)")
    return WrappedReference(value)


CALLS: dict[str, Callable[[Reader, ast.Call], Value]] = {
    "dict": parse_record,
    "item": parse_item,
    "bare": parse_bare,
    "as_variable": parse_wrapped,
    **dict.fromkeys(_FIELD_KINDS, parse_field),
}
