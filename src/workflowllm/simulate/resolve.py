"""What the value of a parameter is when an action runs: references become content, text is filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from workflowllm.errors import DocumentError
from workflowllm.simulate import content as contents
from workflowllm.simulate.coerce import to_boolean, to_number, to_text
from workflowllm.simulate.content import NOTHING, Content, Json, from_json, to_json
from workflowllm.simulate.references import resolve_reference
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

if TYPE_CHECKING:
    from workflowllm.simulate.machine import Frame

__all__ = ["numeral", "resolve"]


def resolve(frame: Frame, value: Value) -> Content:
    """The content of a value.

    Raises:
        RunEnd: A reference in it cannot be converted, or asks and the person cancels.
    """
    maker = _MAKERS.get(type(value))
    return maker(frame, value) if maker is not None else NOTHING


def numeral(value: Value) -> Value:
    """A number that a number field holds as text: a numeral there is the same however it is stored."""
    if type(value) is not str:
        return value
    try:
        found = float(value)
    except ValueError:
        return value
    # What float also reads is no numeral of a file: words, underscores, spaces, an exponent.
    return value if set(value) - set("0123456789.-") or value in ("-", ".") else found


def _text(frame: Frame, value: Text) -> Content:
    """A text with what it refers to filled in; with a stand-in in it, it is one."""
    parts, made_up = [], False
    for part in value.parts:
        if type(part) is str:
            parts.append(part)
            continue
        found = resolve_reference(frame, part)  # type: ignore[arg-type]
        made_up = made_up or any(item.made_up for item in found)
        parts.append(to_text(found, frame.region))
    frame.run.charge(sum(map(len, parts)))
    return (contents.Item("text", "".join(parts), made_up=made_up),)


def _overlay(frame: Frame, value: Overlay) -> Content:
    """A text whose ranges do not point at placeholders: each range is replaced, counted in UTF-16 code units."""
    units = value.string.encode("utf-16-le", "surrogatepass")
    found, place = [], 0
    for start, length, reference in sorted(value.spots, key=lambda spot: spot[0]):
        if start < place // 2:
            continue
        found.append(units[place : start * 2].decode("utf-16-le", "replace"))
        found.append(to_text(resolve_reference(frame, reference), frame.region))
        place = (start + length) * 2
    found.append(units[place:].decode("utf-16-le", "replace"))
    return (contents.text("".join(found)),)


def _dictionary(frame: Frame, value: Dictionary) -> Content:
    """Choice: of two rows with one key the later one counts."""
    found: dict[str, Json] = {}
    for entry in value.entries:
        found[to_text(resolve(frame, entry.key), frame.region)] = _typed(frame, entry.type, entry.value)
    return (contents.dictionary(found),)


def _typed(frame: Frame, kind: int, value: Value) -> Json:
    """A row of a dictionary or a list under its own type (format fact: 0 text, 1 dictionary, 2 array, 3 number, 4 boolean, 5 file)."""
    if kind == 2:
        inner = value
        while type(inner) is Field:
            inner = inner.value
        if type(inner) is tuple:
            return [_element(frame, element) for element in inner]
        return [to_json((item,)) for item in resolve(frame, value)]
    found = resolve(frame, value)
    if kind == 0 and found and all(item.kind != "text" for item in found) and type(value) is not Attachment:
        return to_text(found, frame.region)
    if kind == 3 and found:
        return to_number(found[0], frame.region, strict=False)
    if kind == 4 and found:
        return to_boolean(found[0], frame.region)
    return to_json(found)


def _element(frame: Frame, value: Value) -> Json:
    return _typed(frame, value.type, value.value) if type(value) is Item else to_json(resolve(frame, value))


def _item(frame: Frame, value: Item) -> Content:
    if value.type in (0, 5):
        # A variable alone in the row keeps its type and may bring several items (Apple's guide, List).
        return resolve(frame, value.value)
    return from_json(_typed(frame, value.type, value.value))


def _field(frame: Frame, value: Field) -> Content:
    maker = _FIELDS.get(value.kind)
    return maker(frame, value.value) if maker is not None else resolve(frame, value.value)


def _quantity(frame: Frame, value: Value) -> Content:
    """A number with a unit, `{Magnitude, Unit}`."""
    if type(value) is not Record:
        return resolve(frame, value)
    magnitude = resolve(frame, numeral(value.get("Magnitude", 0)))
    unit = value.get("Unit", "")
    amount = to_number(magnitude[0], frame.region, strict=False) if magnitude else 0
    return (contents.Item("measure", contents.Measure(amount, unit if type(unit) is str else "")),)


def _contacts(frame: Frame, value: Value) -> Content:
    """People in a field: references, addresses, telephone numbers, and cards as they are stored."""
    rows = value.get("WFContactFieldValues") if type(value) is Record else value
    found: list[contents.Item] = []
    for row in rows if type(rows) is tuple else (value,):
        entry = row.get("SerializedEntry") if type(row) is Record else None
        if type(entry) is Record:
            for key, inner in entry.items():
                kind = "email" if "email" in key.lower() else "phone" if "phone" in key.lower() else "contact"
                name = inner if type(inner) is str else to_text(resolve(frame, inner), frame.region)
                found.append(contents.Item(kind, name))
        elif type(row) is Record:
            found += _stored_card(frame, row)
        else:
            found.extend(resolve(frame, row))
    return tuple(found)


def _stored_card(frame: Frame, row: Record) -> list[contents.Item]:
    """The people on a stored card; one that cannot be read is a person without details."""
    from workflowllm.simulate.library.people import people_of_cards

    data = row.get("WFContactData")
    try:
        return people_of_cards(data.decode("utf-8", "replace") if type(data) is bytes else "", frame.run.world)
    except DocumentError:
        return [contents.Item("contact", "stored", "A contact of the file")]


def _record(frame: Frame, value: Record) -> Content:
    """Fields of its own: kept as they are, with what they refer to filled in. A property list keeps no order of them (format fact)."""
    found = {key: to_json(resolve(frame, inner)) for key, inner in sorted(value.items())}
    return (contents.Item("record", found),)


def _opaque(frame: Frame, value: Opaque) -> Content:
    return (contents.Item("record", {"stored": repr(value.raw)[:200]}),)


def _several(frame: Frame, value: tuple[Value, ...]) -> Content:
    found = [item for element in value for item in resolve(frame, element)]
    frame.run.bound_items(len(found))
    return tuple(found)


def _moment(frame: Frame, value: datetime) -> Content:
    return (contents.date(value if value.tzinfo is not None else value.replace(tzinfo=UTC)),)


_MAKERS: Final[dict[type, Callable[[Any, Any], Content]]] = {
    str: lambda frame, value: (contents.text(value),),
    bool: lambda frame, value: (contents.boolean(value),),
    int: lambda frame, value: (contents.number(value),),
    float: lambda frame, value: (contents.number(value),),
    bytes: lambda frame, value: (contents.file(value, "Data"),),
    datetime: _moment,
    Text: _text,
    Overlay: _overlay,
    BareText: lambda frame, value: _text(frame, value.text),
    Attachment: resolve_reference,
    BareReference: lambda frame, value: resolve_reference(frame, value.reference),
    WrappedReference: lambda frame, value: resolve_reference(frame, value.reference),
    Dictionary: _dictionary,
    Item: _item,
    Field: _field,
    Record: _record,
    Opaque: _opaque,
    tuple: _several,
}

_FIELDS: Final[dict[str, Callable[[Any, Any], Content]]] = {
    "WFQuantityFieldValue": _quantity,
    "WFContactFieldValue": _contacts,
}
