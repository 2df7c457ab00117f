"""Plain trees to binary property lists (`bplist00`).

Objects are numbered as they are met, level by level; equal scalars of one type are stored once, as Apple's own writer does.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from collections.abc import Callable
from datetime import datetime
from itertools import accumulate
from struct import Struct
from typing import Any, Final

from workflowllm.shortcut.plain import INT_MAX, INT_MIN, MAX_DEPTH, MAX_NODES, PropertyList, check, date_seconds, refuse

__all__ = ["dumps"]

_TRAILER: Final = Struct(">6xBBQQQ")
_DOUBLE: Final = Struct(">d")
_LARGE: Final = 1 << 16


def dumps(tree: PropertyList) -> bytes:
    """Write a binary property list.

    Equal scalars of one type are stored once, as Apple's own writer does; containers are stored once for each place.

    Raises:
        FileError: With the path of a value that the format cannot hold.
    """
    try:
        return _Writer().write(tree)
    except (_Refused, UnicodeEncodeError, struct.error, OverflowError, TypeError):
        refuse(tree, "binary")


class _Refused(Exception):  # noqa: N818  (never leaves this module)
    """Something cannot be written; `refuse` finds out what."""


class _Writer:
    """One property list being written: objects get their number when they are met, level by level."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.texts: dict[str, int] = {}
        self.scalars: dict[tuple[type, Any], int] = {}
        self.key_refs: dict[tuple[str, ...], list[int]] = {}

    def write(self, tree: PropertyList) -> bytes:
        """The whole file."""
        if type(tree) is not dict:
            raise _Refused
        slots = [0]
        self.parts.append(b"")
        rows = self._flatten(tree, slots)
        count = len(self.parts)
        ref_size = _width(count - 1)
        pack = _packer(ref_size)
        for slot, (kind, size, refs) in zip(slots, rows, strict=True):
            self.parts[slot] = _head(kind, size) + pack(refs)
        body = b"".join(self.parts)
        table = 8 + len(body)
        offset_size = _width(table)
        offsets = list(accumulate(map(len, self.parts[:-1]), initial=8))
        trailer = _TRAILER.pack(offset_size, ref_size, count, 0, table)
        return b"".join((b"bplist00", body, _packer(offset_size)(offsets), trailer))

    def _flatten(self, tree: PropertyList, slots: list[int]) -> list[tuple[int, int, list[int]]]:
        """Number every object; return kind, size and references of each container, in the order of `slots`."""
        rows: list[tuple[int, int, list[int]]] = []
        parts, text_number = self.parts, self.texts.get
        queue: list[Any] = [tree]
        level_end, depth = 1, 1
        unchecked = _LARGE
        for container in queue:
            if len(rows) == level_end:
                depth += 1
                level_end = len(queue)
                if depth > MAX_DEPTH:
                    raise _Refused
            if len(parts) > unchecked:
                check(tree, "binary")  # level by level, a tree that holds itself would grow for long before it is deep
                unchecked = MAX_NODES
            if type(container) is dict:
                kind, values, refs = 0xD0, container.values(), self._keys(tuple(container))
            else:
                kind, values, refs = 0xA0, container, []
            add = refs.append
            for value in values:
                of = type(value)
                if of is str:
                    number = text_number(value)
                    add(self._text(value) if number is None else number)
                elif of is dict or of is list:
                    slots.append(len(parts))
                    add(len(parts))
                    parts.append(b"")
                    queue.append(value)
                else:
                    add(self._other(value, of))
            rows.append((kind, len(container), refs))
        return rows

    def _keys(self, keys: tuple[str, ...]) -> list[int]:
        """The numbers of these keys, as a new list that the values are added to."""
        known = self.key_refs.get(keys)
        if known is None:
            known = []
            for key in keys:
                if type(key) is not str:
                    raise _Refused
                number = self.texts.get(key)
                known.append(self._text(key) if number is None else number)
            self.key_refs[keys] = known
        return known.copy()

    def _text(self, text: str) -> int:
        number = self.texts[text] = len(self.parts)
        if text.isascii():
            self.parts.append(_head(0x50, len(text)) + text.encode("ascii"))
        else:
            raw = text.encode("utf-16-be")
            self.parts.append(_head(0x60, len(raw) // 2) + raw)
        return number

    def _other(self, value: Any, of: type) -> int:
        # A number is not its own key: 0.0 and -0.0 are equal.
        key = (of, _DOUBLE.pack(value) if of is float else value)
        number = self.scalars.get(key)
        if number is None:
            part = _scalar_part(value, of)
            number = self.scalars[key] = len(self.parts)
            self.parts.append(part)
        return number


def _scalar_part(value: Any, of: type[Any]) -> bytes:
    if of is bool:
        return b"\x09" if value else b"\x08"
    if of is int:
        return _integer(value)
    if of is float and math.isfinite(value):
        return b"\x23" + _DOUBLE.pack(value)
    if of is bytes:
        raw: bytes = value
        return _head(0x40, len(raw)) + raw
    seconds = date_seconds(value) if of is datetime else None
    if seconds is None:
        raise _Refused
    return b"\x33" + _DOUBLE.pack(seconds)


def _integer(value: int) -> bytes:
    """The shortest form: 1, 2 and 4 bytes are unsigned, 8 are signed, 16 hold what is above."""
    for exponent, bound in enumerate((1 << 8, 1 << 16, 1 << 32)):
        if 0 <= value < bound:
            return bytes((0x10 | exponent,)) + value.to_bytes(1 << exponent, "big")
    if INT_MIN <= value < 1 << 63:
        return b"\x13" + value.to_bytes(8, "big", signed=True)
    if not 1 << 63 <= value <= INT_MAX:
        raise _Refused
    return b"\x14" + value.to_bytes(16, "big", signed=True)


def _head(kind: int, size: int) -> bytes:
    return bytes((kind | size,)) if size < 15 else bytes((kind | 15,)) + _integer(size)


def _width(largest: int) -> int:
    return next(size for size in (1, 2, 4, 8) if largest < 1 << 8 * size)


def _packer(size: int) -> Callable[[list[int]], bytes]:
    """A function that writes numbers big-endian, `size` bytes each."""
    if size == 1:
        return bytes
    code = next(code for code in "HILQ" if array(code).itemsize == size)

    def pack(numbers: list[int]) -> bytes:
        packed = array(code, numbers)
        if sys.byteorder == "little":
            packed.byteswap()
        return packed.tobytes()

    return pack
