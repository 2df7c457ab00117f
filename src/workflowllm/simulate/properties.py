"""The properties of items, by the English names that the editor has for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import FILE_KINDS, NOTHING, Blob, Content, Item, Json, Measure, from_json
from workflowllm.simulate.region import Region

__all__ = ["name_of", "property_of"]


def property_of(item: Item, name: str, region: Region) -> Content:
    """A property of an item; what it does not have is nothing.

    Source: the properties that the action definitions list for each content class.
    """
    own = item.properties.get(name)
    if own is not None:
        return _content(own)
    if name in ("Name", "Title") and not (name == "Title" and item.kind == "text"):
        return (contents.text(name_of(item, region)),)
    if item.kind == "dictionary":
        if name == "Keys":
            return contents.texts(tuple(item.value)) or _made_up(item)
        if name == "Values":
            return tuple([found for value in item.value.values() for found in from_json(value)]) or _made_up(item)
        if name not in item.value and item.made_up:
            return (Item("text", name, "", {}, made_up=True),)
        return from_json(item.value.get(name))
    if item.kind in FILE_KINDS and isinstance(item.value, Blob):
        maker = _FILE.get(name)
        return maker(item) if maker is not None else NOTHING
    if item.made_up:
        return (Item("text", name, "", {}, made_up=True),)
    if item.kind == "text" and name in ("Number of Words", "Length"):
        return (contents.number(len(item.value.split()) if name == "Number of Words" else len(item.value)),)
    return _url_part(item, name) if item.kind == "url" else NOTHING


def _made_up(item: Item) -> Content:
    """One key or value of a made-up dictionary."""
    return (Item("text", item.name or "key", "", {}, made_up=True),) if item.made_up else NOTHING


def name_of(item: Item, region: Region) -> str:
    """What an item is called (action definition of Get Name): a file by its name, without a name by its text."""
    if item.name:
        return PurePosixPath(item.name).stem if item.kind in FILE_KINDS and "/" not in item.name else item.name
    return text_of(item, region)


def _content(value: Json) -> Content:
    if isinstance(value, Measure):
        return (Item("measure", value),)
    if isinstance(value, datetime):
        return (contents.date(value),)
    if isinstance(value, tuple | list):
        return tuple([found for element in value for found in _content(element)])
    return from_json(value)


def _url_part(item: Item, name: str) -> Content:
    from workflowllm.simulate.encoding import url_component

    found = url_component(item.value, name)
    return (contents.text(found),) if found else NOTHING


def _extension(item: Item) -> Content:
    suffix = PurePosixPath(item.name).suffix.removeprefix(".")
    return (contents.text(suffix),) if suffix else NOTHING


def _pixels(item: Item, side: int) -> Content:
    blob: Blob = item.value
    if blob.size is not None:
        return (contents.number(blob.size[side]),)
    if item.kind != "image":
        return NOTHING
    from workflowllm.simulate.documents.images import size

    return (contents.number(size(blob.data)[side]),)


_FILE: Final[dict[str, Callable[[Item], Content]]] = {
    "File Extension": _extension,
    "File Size": lambda item: (contents.Item("measure", Measure(len(item.value.data), "bytes", "size")),),
    "File Path": lambda item: (contents.text(item.value.path),) if item.value.path else NOTHING,
    "Width": lambda item: _pixels(item, 0),
    "Height": lambda item: _pixels(item, 1),
}
