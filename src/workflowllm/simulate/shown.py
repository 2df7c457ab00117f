"""Content as plain JSON for a Trace: whole where it is short, otherwise its beginning, its length and a digest of the whole."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Final

from workflowllm.simulate.content import FILE_KINDS, Blob, Content, Item, Json, Measure

__all__ = ["SHORT", "cost", "shown", "shown_text"]

SHORT: Final = 2_000
"""Characters of a text that are shown whole."""
_BEGINNING: Final = 200
_MOST: Final = 200
"""Items, or values of a dictionary, that are shown."""


def shown(content: Content) -> Json:
    """What content looks like in a Trace: nothing is None, one item itself, several a list."""
    if not content:
        return None
    if len(content) == 1:
        return _item(content[0])
    values = [_item(item) for item in content[:_MOST]]
    if len(content) > _MOST:
        values.append({"more": len(content) - _MOST, "sha256": _digest(repr([_item(item) for item in content[_MOST : _MOST * 5]]))})
    return values


def shown_text(value: str) -> Json:
    """A text, or its beginning with length and digest."""
    if len(value) <= SHORT:
        return value
    return {"text": value[:_BEGINNING], "characters": len(value), "sha256": _digest(value)}


def cost(content: Content) -> int:
    """About how many characters or bytes content holds, without going into dictionaries."""
    total = 0
    for item in content:
        value = item.value
        total += len(value) if isinstance(value, str | dict) else len(value.data) if isinstance(value, Blob) else 1
    return total


def _digest(value: str | bytes) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value).hexdigest()[:16]


def _item(item: Item) -> Json:
    value = item.value
    kind = item.kind
    if kind == "text":
        return shown_text(value)
    if kind in ("number", "boolean"):
        return value
    found: dict[str, Json] = {"kind": kind}
    if item.name:
        found["name"] = item.name
    if isinstance(value, Blob):
        found |= {"type": value.uti, "bytes": len(value.data), "sha256": _digest(value.data)}
        if value.size:
            found |= {"size": list(value.size), "seed": value.seed}
    elif kind in FILE_KINDS or isinstance(value, str):
        found["value"] = shown_text(str(value))
    else:
        found["value"] = _value(value, [_MOST])
    if item.properties and not isinstance(value, Blob):
        found["properties"] = _value(dict(item.properties), [_MOST])
    if item.made_up:
        found["made_up"] = True
    return found


def _value(value: Json, left: list[int]) -> Json:
    left[0] -= 1
    if left[0] < 0:
        return "..."
    match value:
        case str():
            return shown_text(value)
        case dict():
            return {str(key): _value(inner, left) for key, inner in list(value.items())[:_MOST]}
        case list() | tuple():
            return [_value(inner, left) for inner in value[:_MOST]]
        case Item():
            return _item(value) if left[0] > 0 else "..."
        case Measure():
            return f"{value.value} {value.unit}"
        case datetime():
            return value.isoformat()
        case None | bool() | int() | float():
            return value
        case _:
            return shown_text(json.dumps(value, default=str))
