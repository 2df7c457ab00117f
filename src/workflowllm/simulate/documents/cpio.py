"""Archives of the form cpio "newc": a header of hexadecimal digits before each file."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.errors import DocumentError

__all__ = ["read", "write"]

_MAGIC = b"070701"
_TRAILER = "TRAILER!!!"
_HEADER = 110
_FIELDS = 13
_REGULAR = 0o100644


def write(members: list[tuple[str, bytes]]) -> bytes:
    """An archive of files, every one with the same rights and no time.

    Args:
        members: Names and contents.
    """
    parts = [_entry(name, data, number) for number, (name, data) in enumerate(members, 1)]
    return b"".join([*parts, _entry(_TRAILER, b"", 0)])


def _entry(name: str, data: bytes, number: int) -> bytes:
    raw = name.encode() + b"\0"
    mode = _REGULAR if number else 0
    fields = [number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(raw), 0]
    head = _MAGIC + b"".join(b"%08X" % value for value in fields) + raw
    return _padded(head) + _padded(data)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def read(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive; folders, links and devices are left out.

    Args:
        data: The archive.
    """
    place = 0
    while True:
        header = data[place : place + _HEADER]
        if len(header) < _HEADER or not header.startswith(_MAGIC):
            raise DocumentError("The archive is cut")
        fields = [int(header[6 + 8 * index : 14 + 8 * index], 16) for index in range(_FIELDS)]
        mode, size, length = fields[1], fields[6], fields[11]
        start = place + _HEADER
        name = data[start : start + length].rstrip(b"\0").decode("utf-8", "replace")
        if name == _TRAILER:
            return
        begin = start + length + -(start + length - place) % 4
        if begin + size > len(data):
            raise DocumentError("The archive is cut")
        if mode & 0o170000 == 0o100000:
            yield name, data[begin : begin + size]
        place = begin + size + -size % 4
