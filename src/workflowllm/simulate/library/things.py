"""Lists of things that a run changes: contacts, events, reminders, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_boolean, to_date, to_text
from workflowllm.simulate.content import Content, Item, Measure, to_json
from workflowllm.simulate.shown import shown

__all__ = ["changed", "confirm_removal", "edit", "named", "remove", "stored_name"]


def stored_name(content: Content, *keys: str) -> str:
    """The name of a thing that a shortcut has stored as the person picked it, in one of these fields; of anything else its text."""
    value: Any = content[0].value if content else ""
    if not isinstance(value, dict):
        return content[0].name or str(value) if content else ""
    for key in (*keys, "Title", "DisplayString", "displayString", "title", "displayName", "Name"):
        found = value.get(key)
        if isinstance(found, Item):
            found = found.value
        if isinstance(found, dict):
            found = found.get("key")
        if isinstance(found, str) and found:
            return found
    return ""


def named(items: list[Item], wanted: Content) -> list[Item]:
    """Which things of a list are meant: themselves, or by their name where the shortcut has stored it."""
    found = []
    for item in wanted:
        name = stored_name((item,))
        found += [own for own in items if own.value == item.value or (isinstance(item.value, dict | str) and own.name == name)][:1]
    return found


def changed(items: list[Item], old: Item, properties: Mapping[str, Any], name: str = "") -> Item:
    """Put a thing with other properties in the place of the old one; one that is not in the list stays out of it."""
    new = replace(old, name=name or old.name, properties={**old.properties, **properties})
    for place, item in enumerate(items):
        if item.value == old.value:
            items[place] = new
    return new


def remove(items: list[Item], gone: list[Item]) -> None:
    """Take things out of a list."""
    values = {item.value for item in gone if isinstance(item.value, str)}
    items[:] = [item for item in items if item.value not in values]


def confirm_removal(call: Call) -> None:
    """Ask before things are removed for good (action definitions: you will be asked to confirm)."""
    if call.input:
        names = [item.name or str(item.value) for item in call.input[:200]]
        call.effect("asked", "screen:", prompt=call.name, choices=names, answer="Remove")


def edit(call: Call, items: list[Item], prefix: str, channel: str) -> Content:
    """Edit ...: set a property of each thing, add to it, or take it away (action definitions of the Edit actions).

    Args:
        call: The action; its value stands under `prefix` and the name of the property without spaces (format fact).
        items: The things of the device.
        prefix: What the key of the value begins with.
        channel: Of the effect.
    """
    name = call.text("WFContentItemPropertyName")
    given = call.content(prefix + name.replace(" ", "").replace("-", ""))
    mode = call.choice("Mode", "Set")
    found = []
    for item in call.content("WFInput"):
        value = _value(call, name, item.properties.get(name), given, mode)
        more = _follows(call, name, value, item.properties)
        new = changed(items, item, {name: value, **more}, str(more.get("Title", "")))
        call.effect("changed", f"{channel}:{item.name}", property=name, mode=mode, value=shown(given))
        found.append(new)
    return tuple(found)


_DATES: Final = frozenset({"Due Date", "Start Date", "End Date", "Completion Date", "Birthday"})
_TRUTHS: Final = frozenset({"Is Completed", "Is Flagged", "Is All Day", "Has Subtasks"})
_SEVERAL: Final = frozenset(
    {"Tags", "Subtasks", "Images", "Attendees", "Phone Numbers", "Phone Number", "Email Addresses", "Email Address", "URLs", "Group"}
)
_KEPT: Final = frozenset({"Start Date", "End Date", "Title", "Name"})
"""What an event or a reminder cannot be without: it is changed, and not taken away."""


def _value(call: Call, name: str, before: Any, given: Content, mode: str) -> Any:
    """A property after the change. What kind it is follows from its name (action definitions)."""
    if mode == "Remove" and name in _KEPT:
        return before
    if name in _SEVERAL:
        old = list(before) if isinstance(before, list | tuple) else []
        values = [to_json((item,)) for item in given]
        if mode == "Append":
            return [*old, *values]
        return [one for one in old if one not in values] if mode == "Remove" and values else [] if mode == "Remove" else values
    if mode == "Remove":
        return None
    if name in _TRUTHS:
        return to_boolean(given[0], call.region) if given else False
    if name in _DATES:
        return to_date(given[0], call.region, call.name) if given and to_text(given, call.region).strip() else before
    if mode == "Append" and isinstance(before, str) and before:
        return f"{before}\n{to_text(given, call.region)}"
    return given[0] if given and given[0].kind not in ("text", "number", "boolean") else to_text(given, call.region)


def _follows(call: Call, name: str, value: Any, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What else changes with a property."""
    if name in ("Title", "Name") and isinstance(value, str):
        return {"Title": value, "Name": value}
    if name == "Is Completed":
        return {"Completion Date": call.world.now if value else None}
    if name in ("Start Date", "End Date") and "Duration" in properties:
        start, end = (value if name == key else properties.get(key) for key in ("Start Date", "End Date"))
        if isinstance(start, datetime) and isinstance(end, datetime):
            return {"Duration": Measure((end - start).total_seconds() / 60, "min", "duration")}
    return {}
