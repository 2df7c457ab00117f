"""Binary property lists (`bplist00`) to plain trees and back.

The format, as Apple's published CFBinaryPList describes it: an eight-byte header, the objects one after another, a table of
their offsets, and a 32-byte trailer. Containers name their members by number, so one object may stand in many places, and a
hostile file may refer in circles or unfold without end. Reading therefore has three steps: decode every object flat, grouped
by its marker; walk the containers level by level, counting what the tree unfolds to; build them from the deepest level up.
Nothing recurses, and most of the work is done by `map`, `filter` and `struct` rather than by statements.

Not done: the newer `bplist15` to `bplist17` (never seen in a shortcut), and sets and UIDs, which are refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, islice
from struct import Struct, unpack_from
from typing import Any, Final, NoReturn

from workflowllm.errors import FileError, PropertyPath
from workflowllm.shortcut.plain import (
    INT_MAX,
    INT_MIN,
    MAX_DEPTH,
    PropertyList,
    Trail,
    expansion_limit,
    path_of,
    seconds_date,
    text_limit,
)

__all__ = ["loads"]

_TRAILER: Final = Struct(">6xBBQQQ")
_DOUBLE: Final = Struct(">d")
_FLOAT: Final = Struct(">f")
_CODES: Final = {1: "B", 2: "H", 4: "I", 8: "Q"}
_LONG: Final = 256
"""Texts and bytes above this length are counted wherever they stand."""

_Refs = Sequence[int]
_Entry = tuple[Any, ...]
"""A container: the references of its keys as bytes (empty for an array), then the references of its members."""


class _Bad(Exception):  # noqa: N818  (never leaves this module)
    """An object is refused, but perhaps it stands nowhere in the tree."""


def loads(data: bytes) -> PropertyList:
    """Read a binary property list.

    Args:
        data: The whole file, at most `MAX_BYTES` (the caller checks).

    Returns:
        A new tree. A container that the file refers to from several places is one object in all of them.

    Raises:
        FileError: With the path of a value that is refused, or the part of the file that is damaged.
    """
    file = _File(data)
    file.decode()
    if file.refused:
        file.refuse_reachable()
    if data[file.offsets[file.top]] < 0xD0 or file.top not in file.entries:
        raise FileError("the root is not a dictionary", where=PropertyPath(), advice="A shortcut is a dictionary")
    order = file.order()
    return file.build(order)


def _numbers(data: bytes, at: int, count: int, size: int) -> _Refs:
    """`count` big-endian unsigned numbers of `size` bytes each."""
    if size == 1:
        return data[at : at + count]
    if size in _CODES:
        return unpack_from(f">{count}{_CODES[size]}", data, at)
    return [int.from_bytes(data[i : i + size], "big") for i in range(at, at + count * size, size)]


class _File:
    """One file being read: `values[i]` is object number i once it is known, or None; `entries[i]` a container's references."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.end = len(data) - 32
        if self.end < 10:
            raise FileError("the binary property list is cut short", where=f"byte {len(data)}")
        offset_size, self.ref_size, count, self.top, table = _TRAILER.unpack_from(data, self.end)
        if not (1 <= offset_size <= 8 and 1 <= self.ref_size <= 8 and self.top < count <= self.end and 8 < table < self.end):
            raise FileError("the trailer of the binary property list makes no sense", where=f"byte {self.end}")
        if table + count * offset_size > self.end:
            raise FileError("the table of offsets is cut short", where=f"byte {table}")
        self.offsets = _numbers(data, table, count, offset_size)
        if min(self.offsets) < 8 or max(self.offsets) >= table:
            raise FileError("the table of offsets points outside the objects", where=f"byte {table}")
        self.end = table
        self.latin = data.decode("latin-1")
        self.values: list[Any] = [None] * count
        self.entries: dict[int, _Entry] = {}
        self.refused: dict[int, str] = {}
        self.long: dict[int, int] = {}
        self.long_keys: dict[bytes, int] = {}

    def decode(self) -> None:
        """Decode every object. One that cannot be read is only remembered as refused: it may stand nowhere in the tree."""
        data, latin, values, entries = self.data, self.latin, self.values, self.entries
        unpackers = _unpackers(self.ref_size)
        safe = self.end - _MOST  # a short object that starts before this cannot run over the end
        budget = self.end  # objects may not overlap, or a few bytes could be decoded again and again
        for index, at in enumerate(self.offsets):
            marker = data[at]
            unpack = unpackers[marker]
            if at > safe or budget < 0:
                budget -= self._object(index, at)
                if budget < 0:
                    raise FileError("objects of the binary property list overlap", where=f"byte {at}")
            elif unpack is not None:
                entries[index] = entry = unpack(data, at + 1)
                budget -= len(entry)
            elif marker == 0x10:
                values[index] = data[at + 1]
            elif marker in _CONSTANTS:
                values[index] = _CONSTANTS[marker]
            else:
                if 0x50 <= marker < 0x5F:
                    text = latin[at + 1 : at + marker - 0x4F]
                elif marker == 0x5F and data[at + 1] == 0x10 and data[at + 2] < _SHORT:
                    text = latin[at + 3 : at + 3 + data[at + 2]]
                else:
                    budget -= self._object(index, at)
                    continue
                if text.isascii():
                    values[index] = text
                else:
                    self.refused[index] = _NOT_ASCII

    def _object(self, index: int, at: int) -> int:
        """Any object, one at a time; returns its length as far as it counts."""
        data, width = self.data, self.ref_size
        kind, size = data[at] & 0xF0, data[at] & 0x0F
        at += 1
        unit = {0x40: 1, 0x50: 1, 0x60: 2, 0xA0: width, 0xD0: 2 * width}.get(kind)
        if unit is not None and size == 15:
            size, at = self._size(at)
        length = size * unit if unit is not None else 1 << size if kind in (0x10, 0x20, 0x30) else 0
        stop = at + length
        try:
            if stop > self.end:
                raise _Bad("is cut short")
            if kind in (0xA0, 0xD0):
                middle = at if kind == 0xA0 else at + length // 2
                self.entries[index] = (data[at:middle], *_numbers(data, middle, size, width))
            else:
                self.values[index] = _decode(kind, size, data[at:stop])
                if length > _LONG:
                    self.long[index] = length
        except _Bad as bad:
            self.refused[index] = str(bad)
            return 1
        return length

    def _size(self, at: int) -> tuple[int, int]:
        """A size that is written as an integer of its own, and the offset after it."""
        marker = self.data[at]
        if not 0x10 <= marker <= 0x13:
            return self.end, at  # no integer, so nothing that fits
        width = 1 << (marker & 0x0F)
        return int.from_bytes(self.data[at + 1 : at + 1 + width], "big"), at + 1 + width

    def order(self) -> list[int]:
        """The containers level by level, each as often as it stands in the tree.

        Raises:
            FileError: For containers that hold themselves, are nested too deeply, or unfold to too much.
        """
        entry, is_container = self.entries.__getitem__, self.entries.__contains__
        limit = expansion_limit(len(self.data))
        order: list[int] = []
        level = [self.top]
        for _ in range(MAX_DEPTH):
            order += level
            level = list(islice(filter(is_container, chain.from_iterable(map(entry, level))), limit))
            if not level:
                break
            if len(order) + len(level) > limit:
                raise self._unfolds(level[0], limit)
        else:
            path = PropertyPath(path_of(self.find(level[0])).steps[:16])
            raise FileError(f"containers are nested more than {MAX_DEPTH} levels deep, or without end", where=path)
        nodes = sum(map(len, map(entry, order))) - len(order)
        if nodes > limit:
            raise self._unfolds(order[-1], limit)
        self._bound_text(order, nodes)
        return order

    def _unfolds(self, index: int, limit: int) -> FileError:
        problem = f"{len(self.data)} bytes unfold to more than {limit} values, because containers stand in many places"
        return FileError(problem, where=path_of(self.find(index)))

    def _bound_text(self, order: list[int], nodes: int) -> None:
        """Refuse a file whose long texts stand in so many places that written out they are far longer than the file."""
        long, limit = self.long, text_limit(len(self.data))
        if sum(long.values()) * nodes <= limit:
            return
        entries = self.entries
        used = chain.from_iterable(map(entries.__getitem__, order))
        total = sum(map(long.__getitem__, filter(long.__contains__, used)))
        if total > limit:
            raise FileError(f"{len(self.data)} bytes unfold to more than {limit} characters of text", where=PropertyPath())

    def build(self, order: list[int]) -> PropertyList:
        """Build the containers from the deepest up; the last is the root.

        Dictionaries of one to three keys, nine in ten, are spelled out: that is four times as quick.
        """
        values, entries = self.values, self.entries
        value_of = values.__getitem__
        known: dict[bytes, tuple[str, ...]] = {}
        index = self.top
        try:
            for index in reversed(order):
                entry = entries[index]
                raw_keys = entry[0]
                if not raw_keys:
                    values[index] = list(map(value_of, entry[1:])) if self._is_array(index) else {}
                    continue
                keys = known.get(raw_keys)
                if keys is None:
                    keys = known[raw_keys] = self._keys(index, raw_keys)
                size = len(entry)
                if size == 3:
                    a, b = keys
                    _, i, j = entry
                    values[index] = {a: values[i], b: values[j]}
                elif size == 4:
                    a, b, c = keys
                    _, i, j, k = entry
                    values[index] = {a: values[i], b: values[j], c: values[k]}
                elif size == 2:
                    values[index] = {keys[0]: values[entry[1]]}
                else:
                    values[index] = dict(zip(keys, map(value_of, entry[1:])))  # noqa: B905  (equally long by construction)
        except IndexError:
            where = path_of(self.find(index))
            raise FileError("a value refers to an object that does not exist", where=where) from None
        if self.long_keys:
            self._bound_keys(order)
        root: PropertyList = values[self.top]
        return root

    def _is_array(self, index: int) -> bool:
        return self.data[self.offsets[index]] < 0xD0

    def _keys(self, index: int, raw: bytes) -> tuple[str, ...]:
        """The keys that these references name: all text, none twice."""
        refs = raw if self.ref_size == 1 else self._key_refs(raw)
        keys = tuple(map(self.values.__getitem__, refs))
        try:
            length = len("".join(keys))
        except TypeError:
            self._refuse_keys(index, keys)
        if len(set(keys)) != len(keys):
            self._refuse_keys(index, keys)
        if length > _LONG:
            self.long_keys[raw] = length
        return keys

    def _refuse_keys(self, index: int, keys: tuple[Any, ...]) -> NoReturn:
        trail = self.find(index)
        for at, key in enumerate(keys):
            if type(key) is not str:
                raise FileError(f"key number {at + 1} is not text", where=path_of(trail))
            if key in keys[:at]:
                raise FileError("a key stands twice", where=path_of((trail, key)))
        raise AssertionError(keys)

    def _key_refs(self, raw: bytes) -> _Refs:
        return _numbers(raw, 0, len(raw) // self.ref_size, self.ref_size)

    def _bound_keys(self, order: list[int]) -> None:
        total = sum(self.long_keys.get(self.entries[index][0], 0) for index in order)
        if total > text_limit(len(self.data)):
            raise FileError("long keys stand in so many places that they unfold to too much text", where=PropertyPath())

    def refuse_reachable(self) -> None:
        """Raise for the first refused object that stands in the tree; those that stand nowhere do no harm."""
        for index, problem in self.refused.items():
            trail = self.find(index)
            if trail is not None or index == self.top:
                raise FileError(f"object {index} {problem}", where=path_of(trail))

    def find(self, wanted: int) -> Trail:
        """A way from the root to an object (to its dictionary, where it is a key), or None; visits every container once."""
        trails: dict[int, Trail] = {self.top: None}
        for index in (queue := [self.top]):
            raw, *refs = self.entries.get(index, (b"",))
            names: Iterable[str | int] = range(len(refs))
            if raw:
                key_refs = tuple(self._key_refs(raw))
                if wanted in key_refs:
                    return (trails[index], "(key)")
                names = [str(self.values[ref]) if ref < len(self.values) else "?" for ref in key_refs]
            for name, ref in zip(names, refs, strict=True):
                if ref == wanted:
                    return (trails[index], name)
                if ref not in trails:
                    trails[ref] = (trails[index], name)
                    queue.append(ref)
        return None


_CONSTANTS: Final = {0x08: False, 0x09: True}
_SHORT: Final = 128
_MOST: Final = 1 + 14 * 2 * 8
"""The most bytes that a short object can take: a dictionary of 14 pairs, or a text of `_SHORT` characters."""
_NOT_ASCII: Final = "is text marked as ASCII that is not"


@cache
def _unpackers(ref_size: int) -> list[Callable[[bytes, int], _Entry] | None]:
    """For each marker of a short container, what reads its references: the quick way for nearly all of them."""
    table: list[Callable[[bytes, int], _Entry] | None] = [None] * 256
    for size in range(15 if ref_size in _CODES else 0):
        table[0xA0 + size] = Struct(f">0s{size}{_CODES[ref_size]}").unpack_from
        table[0xD0 + size] = Struct(f">{size * ref_size}s{size}{_CODES[ref_size]}").unpack_from
    return table


def _decode(kind: int, size: int, raw: bytes) -> Any:
    """The value of a scalar from its bytes."""
    match kind, size:
        case 0x50, _:
            if raw.isascii():
                return raw.decode("ascii")
            raise _Bad(_NOT_ASCII)
        case 0x60, _:
            try:
                return raw.decode("utf-16-be")
            except UnicodeDecodeError:
                raise _Bad("is text with half of a surrogate pair, which no encoding can carry") from None
        case 0x40, _:
            return raw
        case 0x10, 0 | 1 | 2 | 3 | 4:
            number = int.from_bytes(raw, "big", signed=size >= 3)
            if INT_MIN <= number <= INT_MAX:
                return number
            raise _Bad("is an integer beyond 64 bits")
        case 0x00, 8 | 9:
            return size == 9
        case 0x20, 2 | 3:
            real: float = (_FLOAT if size == 2 else _DOUBLE).unpack(raw)[0]
            if math.isfinite(real):
                return real
            raise _Bad("is a number that is not finite")
        case 0x30, 3:
            date = seconds_date(_DOUBLE.unpack(raw)[0])
            if date is not None:
                return date
            raise _Bad("is a date outside the years 1 to 9999")
        case 0x80, _:
            raise _Bad("is a UID, which belongs to keyed archives and not to shortcuts")
        case 0x00, 0:
            raise _Bad("is null, which has no place in a property list")
    raise _Bad(f"is of no known kind (marker {kind | size:#04x})")
