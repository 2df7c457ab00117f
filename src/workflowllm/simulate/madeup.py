"""Stand-ins: values made up of nothing but their kind, where no behaviour is known that would give a real one.

A stand-in is marked (`Item.made_up`), stands so in the Trace, and does what its kind does: a made-up dictionary has every key that is asked
for, a made-up thing every property.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from workflowllm.simulate.content import CLASS_KINDS, Blob, Item, Measure
from workflowllm.simulate.region import Region

__all__ = ["kind_of_type", "made_up"]

_OWN_TYPES: Final[Mapping[str, str]] = {
    "NSURL": "url",
    "PHAsset": "image",
    "WFImage": "image",
    "NSImage": "image",
    "UIImage": "image",
    "public.image": "image",
    "public.png": "image",
    "public.jpeg": "image",
    "com.compuserve.gif": "image",
    "com.adobe.pdf": "pdf",
    "AVAsset": "media",
    "public.movie": "media",
    "public.audio": "media",
    "com.apple.quicktime-movie": "media",
    "public.folder": "folder",
    "public.html": "rich_text",
    "NSAttributedString": "rich_text",
    "attributedString": "rich_text",
    "MPMediaItem": "song",
    "EKEvent": "event",
    "REMReminder": "reminder",
    "ENNoteRef": "note",
    "WFEmailAddress": "email",
    "WFPhoneNumber": "phone",
    "WFWeatherData": "weather",
}
"""The kinds of types that the catalogue knows only more coarsely."""

_COARSE: Final[Mapping[str, str]] = {
    "text": "text",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "dictionary": "dictionary",
    "quantity": "measure",
    "file": "file",
    "contact": "contact",
    "location": "location",
    "app": "app",
    "shortcut": "shortcut",
}
"""The kind of what the catalogue says of a type."""


def kind_of_type(types: Iterable[str]) -> str:
    """The kind of what has one of these types, the first that says something; a `thing` where none does."""
    from workflowllm.catalogue.content import value_kind

    for name in types:
        found = CLASS_KINDS.get(name) or _OWN_TYPES.get(name) or _COARSE.get(value_kind((name,)))
        if found is not None:
            return found
    return "thing"


def made_up(kind: str, name: str, region: Region) -> Item:
    """A stand-in.

    Choice: a made-up text is the name of what it stands for in angle brackets, a number 1, a truth value Yes, a date the time it is; a
    picture is small.

    Args:
        kind: One of `content.KIND_NAMES`.
        name: What it stands for.
        region: Where and when the device is.
    """
    maker = _VALUES.get(kind)
    return Item(kind, f"<{name}>" if maker is None else maker(name, region), name, {}, made_up=True)


_VALUES: Final[Mapping[str, Callable[[str, Region], Any]]] = {
    "number": lambda name, region: 1,
    "boolean": lambda name, region: True,
    "date": lambda name, region: region.now,
    "dictionary": lambda name, region: {},
    "measure": lambda name, region: Measure(1, ""),
    "url": lambda name, region: "https://example.com/",
    "file": lambda name, region: Blob(b"", "public.data"),
    "pdf": lambda name, region: Blob(b"", "com.adobe.pdf"),
    "media": lambda name, region: Blob(b"", "public.movie"),
    "vcard": lambda name, region: Blob(b"", "public.vcard"),
    "image": lambda name, region: Blob(b"", "public.png", size=(64, 48), seed=len(name)),
}
