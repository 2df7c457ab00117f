"""Bytes to a plain property-list tree and back, whatever container they come in.

`unpack` tells binary, XML and JSON property lists and signed files apart by their first bytes; `pack` writes the three plain
forms. The tree is what `plistlib` gives: see `workflowllm.shortcut.plain` for its types and limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, assert_never

from workflowllm.errors import FileError
from workflowllm.shortcut import binary_reader, binary_writer, jsonplist, xml_reader, xml_writer
from workflowllm.shortcut.plain import MAX_BYTES, MAX_DEPTH, Format, PropertyList
from workflowllm.shortcut.signature import Fact, Signature

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Container", "Fact", "Format", "PropertyList", "Signature", "pack", "unpack"]

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Container:
    """What a file was besides its tree; no part of a workflow's equality.

    Attributes:
        format: The form of the property list (the one inside, for a signed file).
        signature: What is known about the signature, or None for a plain file.
    """

    format: Format
    signature: Signature | None = None


def unpack(data: bytes) -> tuple[PropertyList, Container]:
    """Read a shortcut file of any kind.

    Args:
        data: The whole file, at most `MAX_BYTES`.

    Returns:
        The property list and what is known of its container.

    Raises:
        FileError: If it is no property list, or one that is refused; the place is a path, or a named part of the file.
        SignatureError: If a signed file does not verify; the place names the part that failed.
    """
    if len(data) > MAX_BYTES:
        advice = "Shortcuts are far smaller: is it the right file?"
        raise FileError(f"the file has more than the {MAX_BYTES} bytes that are read", where="size", advice=advice)
    if data[:4] != b"AEA1":
        return _unpack_plain(data)
    from workflowllm.shortcut.aea import open_signed

    payload, signature = open_signed(data)
    tree, container = _unpack_plain(payload)
    return tree, Container(container.format, signature)


def _unpack_plain(data: bytes) -> tuple[PropertyList, Container]:
    if data[:8] == b"bplist00":
        return binary_reader.loads(data), Container("binary")
    head = data[:64]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"").lstrip()
    if head[:1] == b"<":
        return xml_reader.loads(data), Container("xml")
    if head[:1] in (b"{", b"["):
        return jsonplist.loads(data), Container("json")
    kind = "is empty" if not data else f"begins with {ascii(data[:8])[1:]}"
    raise FileError(
        f"the file {kind} and is no kind of shortcut that is known",
        where="byte 0",
        advice="A shortcut is a binary, XML or JSON property list, or a signed file that begins with AEA1",
    )


def pack(tree: PropertyList, format: Format = "binary") -> bytes:  # noqa: A002  (the public name of the argument)
    """Write a property list.

    Args:
        tree: A plain tree; its root is a dictionary.
        format: The form to write.

    Raises:
        FileError: With the path of a value that the form cannot hold.
    """
    match format:
        case "binary":
            return binary_writer.dumps(tree)
        case "xml":
            return xml_writer.dumps(tree)
        case "json":
            return jsonplist.dumps(tree)
    assert_never(format)
