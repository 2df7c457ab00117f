"""Reading of Apple Archive (`AA01`), as far as a signed shortcut needs it: the one file inside.

An archive is a row of entries. An entry has the mark `AA01`, the size of its header as 16 bits, and fields of a three-letter
key and a letter for the type: numbers of 1, 2, 4 or 8 bytes; `P` text; `S` and `T` times; `F` to `J` checksums; `*` a flag;
`A` to `C` the size of a blob. The blobs follow the header in the order of their fields.
"""

from __future__ import annotations

from typing import Final

from workflowllm.errors import FileError

__all__ = ["read_file"]

_MARK: Final = b"AA01"
_FIXED: Final = {"1": 1, "2": 2, "4": 4, "8": 8, "S": 8, "T": 12, "F": 4, "G": 20, "H": 32, "I": 48, "J": 64, "*": 0}
_BLOB: Final = {"A": 2, "B": 4, "C": 8}


def read_file(data: bytes, name: str) -> bytes:
    """The contents of the one file called `name` in an archive that holds nothing else but folders.

    Raises:
        FileError: If the archive is damaged, holds another file, or this one is missing or twice.
    """
    found: bytes | None = None
    at = 0
    number = 0
    while at < len(data):
        fields, blobs, at = _entry(data, at, number)
        kind = fields.get("TYP", b"")
        path = fields.get("PAT", b"").decode("utf-8", "replace")
        if kind == b"F":
            if path != name or found is not None or "DAT" not in blobs:
                raise FileError(f"the archive holds a file that is not expected, {path!a}", where=f"archive entry {number}")
            found = blobs["DAT"]
        elif kind != b"D":
            raise FileError(f"the archive holds an entry of a kind that is not read, {kind!r}", where=f"archive entry {number}")
        number += 1
    if found is None:
        raise FileError(f"the archive does not hold {name}", where="archive")
    return found


def _entry(data: bytes, at: int, number: int) -> tuple[dict[str, bytes], dict[str, bytes], int]:
    """The fields and blobs of one entry, and where the next begins."""
    where = f"archive entry {number}"
    end = at + int.from_bytes(data[at + 4 : at + 6], "little")
    if data[at : at + 4] != _MARK or end < at + 6 or end > len(data):
        raise FileError("the archive is damaged", where=where)
    fields: dict[str, bytes] = {}
    sizes: dict[str, int] = {}
    cursor = at + 6
    while cursor < end:
        key, kind = data[cursor : cursor + 3].decode("latin-1"), data[cursor + 3 : cursor + 4].decode("latin-1")
        cursor += 4
        width = _FIXED.get(kind, _BLOB.get(kind, 2))
        if (kind not in _FIXED and kind not in _BLOB and kind != "P") or key in fields or key in sizes:
            raise FileError(f"the archive has a field that is not read, {key + kind!a}", where=where)
        value = data[cursor : cursor + width]
        cursor += width
        if kind in _BLOB:
            sizes[key] = int.from_bytes(value, "little")
            continue
        if kind == "P":
            length = int.from_bytes(value, "little")
            value = data[cursor : cursor + length]
            cursor += length
        fields[key] = value
    blobs: dict[str, bytes] = {}
    for key, size in sizes.items():
        blobs[key] = data[cursor : cursor + size]
        cursor += size
    if cursor < end or cursor > len(data) or (not sizes and cursor != end):
        raise FileError("the archive is cut short", where=where)
    return fields, blobs, cursor
