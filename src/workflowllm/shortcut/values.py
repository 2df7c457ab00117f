"""Property-list values <-> tree values, both directions of each encoding side by side.

Reading is exact: a value becomes a typed node only if writing that node gives the same value back (up to the order of keys,
which `layout` keeps). Anything else becomes an `Opaque`, which is written back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workflowllm.workflow.values import (
    Aggrandizement,
    Attachment,
    BareReference,
    BareText,
    Coerce,
    ConvertUnit,
    Dictionary,
    Entry,
    Field,
    FormatDate,
    GetKey,
    GetProperty,
    Item,
    Opaque,
    Output,
    Overlay,
    Record,
    Source,
    Special,
    Text,
    Value,
    Variable,
    WrappedReference,
)

__all__ = ["FIELD_KINDS", "SPECIAL_KINDS", "decode", "decode_record", "encode", "encode_record"]

KIND = "WFSerializationType"
PLACEHOLDER = "\ufffc"

SPECIAL_KINDS = frozenset({"Ask", "Clipboard", "CurrentApp", "CurrentDate", "DeviceDetails", "ExtensionInput", "Input"})
"""Token types that name a value the system supplies."""

FIELD_KINDS = frozenset(
    {
        "WFArrayParameterState",
        "WFArraySubstitutableParameterState",
        "WFBooleanSubstitutableState",
        "WFCalendarUnitSubstitutableState",
        "WFContactFieldValue",
        "WFContentPredicateTableTemplate",
        "WFDateSubstitutableState",
        "WFDictionaryFieldValue",
        "WFDictionarySubstitutableParameterState",
        "WFINSpeakableStringSubstitutableState",
        "WFLinkDynamicOptionSubstitutableState",
        "WFNumberStringSubstitutableState",
        "WFNumberSubstitutableState",
        "WFQuantityFieldValue",
        "WFStringSubstitutableState",
        "WFTimeOffsetValue",
        "WFTokenAttachmentParameterState",
    }
)
"""Serialization types whose content is made of ordinary values. A type that is not here is kept opaque."""

_PLAIN = frozenset({str, int, float, bool, bytes, datetime})
_RANGE = re.compile(r"\{(0|[1-9][0-9]{0,8}), (0|[1-9][0-9]{0,8})\}")


def decode(raw: Any) -> Value:
    """The tree value of a property-list value. Never fails: what is not understood becomes `Opaque`."""
    kind = type(raw)
    if kind in _PLAIN:
        return raw  # type: ignore[no-any-return]
    if kind is dict:
        return _decode_dict(raw)
    if kind is list:
        return tuple([decode(element) for element in raw])
    return Opaque(raw)


def _decode_dict(raw: dict[str, Any]) -> Value:
    serialization = raw.get(KIND)
    if serialization is not None:
        if len(raw) == 2 and "Value" in raw and type(serialization) is str:
            return _decode_wrapped(serialization, raw)
        return Opaque(raw)
    token = raw.get("Type")
    if type(token) is str and (token == "Variable" or token == "ActionOutput" or token in SPECIAL_KINDS):
        return _decode_bare(raw)
    if len(raw) == 2 and "WFItemType" in raw and "WFValue" in raw and type(raw["WFItemType"]) is int:
        return Item(raw["WFItemType"], decode(raw["WFValue"]))
    if len(raw) == 2 and "attachmentsByRange" in raw:
        text = _decode_text(raw)
        if type(text) is Text:
            return BareText(text)
    return decode_record(raw)


def _decode_wrapped(serialization: str, raw: dict[str, Any]) -> Value:
    inner = raw["Value"]
    if serialization == "WFTextTokenString":
        return _decode_text(inner) or Opaque(raw)
    if serialization == "WFTextTokenAttachment":
        return _decode_token(inner) or Opaque(raw)
    if serialization == "WFDictionaryFieldValue":
        found = _decode_dictionary(inner)
        if found is not None:
            return found
    return Field(serialization, decode(inner)) if serialization in FIELD_KINDS else Opaque(raw)


def decode_record(raw: dict[str, Any]) -> Record:
    """A mapping with each value decoded, order kept."""
    return Record({key: (value if type(value) is str else decode(value)) for key, value in raw.items()})


def encode(value: Value) -> Any:
    """The property-list value of a tree value; mappings come out in alphabetical order."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    return _ENCODERS[kind](value)


def encode_record(record: Record) -> dict[str, Any]:
    """A mapping with each value encoded, keys in alphabetical order."""
    return {key: encode(record[key]) for key in sorted(record)}


def _wrap(serialization: str, inner: Any) -> dict[str, Any]:
    return {"Value": inner, KIND: serialization}


# --- text with references ---


def _decode_text(inner: Any) -> Text | Overlay | None:
    if type(inner) is not dict:
        return None
    string = inner.get("string")
    if type(string) is not str:
        return None
    if len(inner) == 1:
        return Text((string,) if string else (), ranges=False)
    ranges = inner.get("attachmentsByRange")
    if len(inner) != 2 or type(ranges) is not dict:
        return None
    if not ranges:
        return Text((string,) if string else ())
    spots = _decode_spots(ranges)
    return None if spots is None else _joined(string, spots) or Overlay(string, tuple(spots))


def _decode_spots(ranges: dict[str, Any]) -> list[tuple[int, int, Attachment]] | None:
    spots = []
    for key, token in ranges.items():
        match = _RANGE.fullmatch(key)
        reference = _decode_token(token)
        if match is None or reference is None:
            return None
        spots.append((int(match[1]), int(match[2]), reference))
    if len(spots) > 1:
        spots.sort(key=_position)
    return spots


def _position(spot: tuple[int, int, Attachment]) -> tuple[int, int]:
    return spot[:2]


def _joined(string: str, spots: list[tuple[int, int, Attachment]]) -> Text | None:
    """The parts of the text, if every range covers one placeholder and every placeholder has its range."""
    pieces = string.split(PLACEHOLDER)
    if len(pieces) != len(spots) + 1:
        return None
    wide = not string.isascii() and max(string) > "\uffff"
    parts: list[str | Attachment] = []
    offset = 0
    for piece, (start, length, reference) in zip(pieces, spots, strict=False):
        offset += _units(piece) if wide else len(piece)
        if start != offset or length != 1:
            return None
        offset += 1
        if piece:
            parts.append(piece)
        parts.append(reference)
    if pieces[-1]:
        parts.append(pieces[-1])
    return Text(tuple(parts))


def _units(string: str) -> int:
    """Length in UTF-16 code units, which is how the file counts."""
    return len(string) if string.isascii() else len(string.encode("utf-16-le", "surrogatepass")) // 2


def _encode_text(text: Text) -> Any:
    if not text.ranges:
        return _wrap("WFTextTokenString", {"string": "".join([part for part in text.parts if isinstance(part, str)])})
    offset = 0
    pieces: list[str] = []
    ranges = {}
    for part in text.parts:
        if type(part) is str:
            pieces.append(part)
            offset += _units(part)
        else:
            pieces.append(PLACEHOLDER)
            ranges[f"{{{offset}, 1}}"] = _encode_token(part)  # type: ignore[arg-type]
            offset += 1
    if len(ranges) > 1:
        ranges = dict(sorted(ranges.items()))
    return _wrap("WFTextTokenString", {"attachmentsByRange": ranges, "string": "".join(pieces)})


def _encode_overlay(overlay: Overlay) -> Any:
    ranges = {f"{{{start}, {length}}}": _encode_token(reference) for start, length, reference in overlay.spots}
    return _wrap("WFTextTokenString", {"attachmentsByRange": dict(sorted(ranges.items())), "string": overlay.string})


# --- references ---


def _decode_token(raw: Any) -> Attachment | None:
    if type(raw) is not dict:
        return None
    steps: tuple[Aggrandizement, ...] | None = None
    size = len(raw)
    if "Aggrandizements" in raw:
        stored = raw["Aggrandizements"]
        if type(stored) is not list:
            return None
        steps = tuple([_decode_step(step) for step in stored])
        size -= 1
    source = _decode_source(raw, size)
    return None if source is None else Attachment(source, steps)


def _decode_source(raw: dict[str, Any], size: int) -> Source | None:
    """The source of a token that has `size` keys beside its aggrandizements."""
    token = raw.get("Type")
    if token == "ActionOutput":
        uuid, name = raw.get("OutputUUID"), raw.get("OutputName")
        if type(uuid) is str and (size == 3 if type(name) is str else name is None and size == 2):
            return Output(uuid, name)
    elif token == "Variable":
        variable, uuid = raw.get("VariableName"), raw.get("VariableUUID")
        if type(variable) is str and (size == 3 if type(uuid) is str else uuid is None and size == 2):
            return Variable(variable, uuid)
    elif type(token) is str and token in SPECIAL_KINDS:
        if size == 1:
            return Special(token)
        return Special(token, decode_record({key: raw[key] for key in raw if key != "Type" and key != "Aggrandizements"}))
    return None


def _encode_token(reference: Attachment) -> dict[str, Any]:
    raw = dict(_encode_source(reference.source))
    if reference.steps is None:
        return raw
    raw["Aggrandizements"] = [_encode_step(step) for step in reference.steps]
    return dict(sorted(raw.items()))


def _encode_source(source: Source) -> dict[str, Any]:
    if type(source) is Output:
        if source.name is None:
            return {"OutputUUID": source.uuid, "Type": "ActionOutput"}
        return {"OutputName": source.name, "OutputUUID": source.uuid, "Type": "ActionOutput"}
    if type(source) is Variable:
        if source.uuid is None:
            return {"Type": "Variable", "VariableName": source.name}
        return {"Type": "Variable", "VariableName": source.name, "VariableUUID": source.uuid}
    assert type(source) is Special
    return encode_record(source.fields.with_fields({"Type": source.kind}))


def _decode_bare(raw: dict[str, Any]) -> Value:
    inner = raw.get("Variable")
    if inner is not None:
        if raw["Type"] == "Variable" and len(raw) == 2 and type(inner) is dict:
            reference = _decode_dict(inner)
            if type(reference) is Attachment:
                return WrappedReference(reference)
        return Opaque(raw)
    bare = _decode_token(raw)
    return Opaque(raw) if bare is None else BareReference(bare)


def _encode_attachment(reference: Attachment) -> Any:
    return _wrap("WFTextTokenAttachment", _encode_token(reference))


# --- what is done to a reference ---

DATE_FORMAT_KEYS = frozenset(
    {"WFDateFormat", "WFDateFormatStyle", "WFISO8601IncludeTime", "WFRelativeDateFormatStyle", "WFTimeFormatStyle"}
)
"""Every key of a date format in real files."""

_AGGRANDIZEMENT = "WF{}VariableAggrandizement"


def _decode_step(raw: Any) -> Aggrandizement:
    kind = raw.get("Type") if type(raw) is dict else None
    reader = _STEPS.get(kind) if type(kind) is str else None
    return (reader(raw) if reader else None) or Opaque(raw)


def _decode_key(raw: dict[str, Any]) -> GetKey | None:
    key = raw.get("DictionaryKey")
    return GetKey(key) if len(raw) == 2 and type(key) is str else None


def _decode_coercion(raw: dict[str, Any]) -> Coerce | None:
    item_class = raw.get("CoercionItemClass")
    return Coerce(item_class) if len(raw) == 2 and type(item_class) is str else None


def _decode_property(raw: dict[str, Any]) -> GetProperty | None:
    name, info = raw.get("PropertyName"), raw.get("PropertyUserInfo")
    if type(name) is not str or len(raw) != (2 if info is None else 3):
        return None
    return GetProperty(name, None if info is None else decode(info))


def _decode_unit(raw: dict[str, Any]) -> ConvertUnit:
    return ConvertUnit(decode_record({key: value for key, value in raw.items() if key != "Type"}))


def _decode_date_format(raw: dict[str, Any]) -> FormatDate | None:
    fields = {key: value for key, value in raw.items() if key != "Type"}
    return FormatDate(decode_record(fields)) if DATE_FORMAT_KEYS.issuperset(fields) else None


_STEPS: dict[str, Callable[[dict[str, Any]], Aggrandizement | None]] = {
    _AGGRANDIZEMENT.format("DictionaryValue"): _decode_key,
    _AGGRANDIZEMENT.format("Coercion"): _decode_coercion,
    _AGGRANDIZEMENT.format("Property"): _decode_property,
    _AGGRANDIZEMENT.format("DateFormat"): _decode_date_format,
    _AGGRANDIZEMENT.format("Unit"): _decode_unit,
}


def _encode_step(step: Aggrandizement) -> Any:
    match step:
        case GetKey(key=key):
            return {"DictionaryKey": key, "Type": _AGGRANDIZEMENT.format("DictionaryValue")}
        case Coerce(item_class=item_class):
            return {"CoercionItemClass": item_class, "Type": _AGGRANDIZEMENT.format("Coercion")}
        case GetProperty(name=name, info=info):
            user_info = {} if info is None else {"PropertyUserInfo": encode(info)}
            return {"PropertyName": name, **user_info, "Type": _AGGRANDIZEMENT.format("Property")}
        case FormatDate(fields=fields):
            return encode_record(fields.with_fields({"Type": _AGGRANDIZEMENT.format("DateFormat")}))
        case ConvertUnit(fields=fields):
            return encode_record(fields.with_fields({"Type": _AGGRANDIZEMENT.format("Unit")}))
        case Opaque(raw=raw):
            return raw


# --- dictionaries ---


def _decode_dictionary(inner: Any) -> Dictionary | None:
    if type(inner) is not dict or len(inner) != 1:
        return None
    rows = inner.get("WFDictionaryFieldValueItems")
    if type(rows) is not list:
        return None
    entries = []
    for row in rows:
        if type(row) is not dict or len(row) != 3 or type(row.get("WFItemType")) is not int:
            return None
        if "WFKey" not in row or "WFValue" not in row:
            return None
        entries.append(Entry(row["WFItemType"], decode(row["WFKey"]), decode(row["WFValue"])))
    return Dictionary(tuple(entries))


def _encode_dictionary(dictionary: Dictionary) -> Any:
    rows = [{"WFItemType": row.type, "WFKey": encode(row.key), "WFValue": encode(row.value)} for row in dictionary.entries]
    return _wrap("WFDictionaryFieldValue", {"WFDictionaryFieldValueItems": rows})


_ENCODERS: dict[type, Callable[[Any], Any]] = {
    Text: _encode_text,
    Attachment: _encode_attachment,
    Record: encode_record,
    tuple: lambda elements: [encode(element) for element in elements],
    Dictionary: _encode_dictionary,
    Overlay: _encode_overlay,
    Opaque: lambda opaque: opaque.raw,
    Item: lambda item: {"WFItemType": item.type, "WFValue": encode(item.value)},
    Field: lambda field: _wrap(field.kind, encode(field.value)),
    BareText: lambda bare: _encode_text(bare.text)["Value"],
    BareReference: lambda bare: _encode_token(bare.reference),
    WrappedReference: lambda wrapped: {"Type": "Variable", "Variable": _encode_attachment(wrapped.reference)},
}
