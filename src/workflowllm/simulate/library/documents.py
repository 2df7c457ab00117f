"""Bytes as items: the kind of a file follows from its type."""

from __future__ import annotations

from typing import Final

from workflowllm.simulate.coerce import as_kind
from workflowllm.simulate.content import Blob, Item
from workflowllm.simulate.region import Region

__all__ = ["bytes_of", "file_item", "member", "mime_of", "type_of_mime"]

_KINDS: Final = (
    ("public.image", "image"),
    ("com.adobe.pdf", "pdf"),
    ("public.audiovisual-content", "media"),
    ("public.vcard", "vcard"),
)
"""The kinds of files that the app tells apart, by the type they conform to."""


def file_item(data: bytes, name: str, uti: str = "", path: str = "") -> Item:
    """A file as an item.

    Args:
        data: What it holds.
        name: Its name with its extension.
        uti: Its uniform type identifier; without one it is found from name and content.
        path: Where it lies on the device.
    """
    from workflowllm.simulate.documents.filetypes import conforms, of_file

    identifier = uti or of_file(name, data)
    kind = next((kind for wider, kind in _KINDS if conforms(identifier, wider)), "file")
    return Item(kind, Blob(data, identifier, path), name)


def type_of_mime(mime: str) -> str:
    """The uniform type identifier of a media type; empty if it says nothing."""
    from workflowllm.simulate.documents.filetypes import by_mime

    found = by_mime(mime)
    return "" if found is None or mime.split(";")[0].strip() == "application/octet-stream" else found.identifier


def mime_of(uti: str) -> str:
    """The media type of a uniform type identifier; empty if none is known."""
    from workflowllm.simulate.documents.filetypes import by_identifier

    found = by_identifier(uti)
    return found.mime if found is not None else ""


def bytes_of(item: Item, region: Region) -> bytes:
    """What an item holds as a file. The picture of a photo is drawn when it is asked for here."""
    blob = item.value if isinstance(item.value, Blob) else member(item, region)[1].value
    if blob.size is not None and not blob.data:
        from workflowllm.simulate.documents.images import generate

        return generate(blob.size[0], blob.size[1], blob.seed)
    data: bytes = blob.data
    return data


def member(item: Item, region: Region) -> tuple[str, Item]:
    """An item as a file with a name; a text becomes a text file."""
    (found,) = as_kind(item, "file", region) or (Item("file", Blob(b""), item.name or "Item"),)
    return found.name or "File", found
