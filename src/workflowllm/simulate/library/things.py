"""Lists of things that a run changes: contacts, events, reminders, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_boolean, to_date, to_text
from workflowllm.simulate.content import Content, Item, to_json
from workflowllm.simulate.shown import shown

__all__ = ["changed", "edit", "named", "remove", "stored_name"]


def stored_name(content: Content, *keys: str) -> str:
    """The name of a thing that a shortcut has stored as the person picked it, in one of these fields; of anything else its text."""
    value: Any = content[0].value if content else ""
    if not isinstance(value, dict):
        return content[0].name or str(value) if content else ""
    for key in (*keys, "Title", "DisplayString", "displayString", "title", "displayName", "Name"):
        found = value.get(key)
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
        value = _value(call, item.properties.get(name), given, mode)
        title = str(value) if name in ("Title", "Name") and isinstance(value, str) else ""
        new = changed(items, item, {name: value, **({"Title": title, "Name": title} if title else {})}, title)
        call.effect("changed", f"{channel}:{item.name}", property=name, mode=mode, value=shown(given))
        found.append(new)
    return tuple(found)


def _value(call: Call, before: Any, given: Content, mode: str) -> Any:
    if isinstance(before, list | tuple):
        values = [to_json((item,)) for item in given]
        if mode == "Append":
            return [*before, *values]
        return [one for one in before if one not in values] if mode == "Remove" and values else [] if mode == "Remove" else values
    if mode == "Remove":
        return None
    if mode == "Append" and isinstance(before, str) and before:
        return f"{before}\n{to_text(given, call.region)}"
    if isinstance(before, bool):
        return to_boolean(given[0], call.region) if given else False
    if isinstance(before, datetime) and given:
        return to_date(given[0], call.region, call.name)
    return given[0] if given and given[0].kind not in ("text", "number", "boolean") else to_text(given, call.region)
