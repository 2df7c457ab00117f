"""A residue as text: JSON, compressed, with the bytes that do not compress beside it, in base 85."""

from __future__ import annotations

import base64
import json
import re
import struct
import zlib
from typing import Any, NamedTuple

from workflowllm.language.forms.opaque import untag
from workflowllm.shortcut.tree import MAX_ACTIONS

__all__ = ["HEADER", "VERSION", "Residue", "compress", "decode", "decompress", "encode"]

_LARGEST = 2 << 20
_MOST_PARTS = 150_000
_LONGEST = 2 << 20
"""What a residue may come to: bytes unpacked, brackets and commas in them, characters. Real ones reach 181,000, 24,000 and 25,000."""

_UUID = re.compile(r"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}")
HEADER = struct.Struct("<BIII")
VERSION = 1

_SEEN = (
    b'{"p":{"WFWorkflowActionParameters":{"CustomOutputName":0,"CustomOutputName":["="]},"SCPLData":["="]}}'
    b'{"Value":{"attachmentsByRange":{"{0, 1}":{"OutputName":["="]}}}},"UUID":0,"WFVariableName":["t"],"WFInput":0,'
    b'"Show-WFInput":["=",true]'
    b'"WFNumberValue":["=","1"],"WFConditionalActionString":["s"],"WFTextActionText":["t"],"WFItems":{"Value":'
    b'{"WFDictionaryFieldValueItems":{"#0":{"WFKey":["s"],"WFValue":["s"]},"#1":{"WFKey":["t"],"WFValue":["t"]}}}}'
    b'[1,{"u":1}],[2,{"u":1,"g":1}],[1,{"g":1}],[1,{"u":1,"n":"'
)
"""What nearly every residue holds, so that compression need not learn it. Changing it changes the version."""


class Residue(NamedTuple):
    """What differs between a compiled text and the real file.

    Attributes:
        seal: A hash of the text.
        entries: For each action: `u` its UUID, `g` the identifier of the block it opens, `n` the label of its output, `p` a patch.
        digests: For each action: a hash of what the text says of it.
        missing: For each name of an output that no action has: its UUID and label.
        properties: A patch of the top level.
        orders: The orders of keys.
    """

    seal: str
    entries: list[dict[str, Any]]
    digests: list[bytes]
    missing: dict[str, list[Any]]
    properties: Any
    orders: list[Any]


def encode(residue: Residue) -> str:
    """The residue as one line of text."""
    uuids: list[bytes] = []
    digests: list[bytes] = []
    rows = []
    last = -1
    for place, entry in enumerate(residue.entries):
        if not entry:
            continue
        row = {key: _pack(value, uuids) if key in "ug" else value for key, value in entry.items()}
        rows.append([place - last, row])
        digests.append(residue.digests[place])
        last = place
    missing = {name: [_pack(uuid, uuids), label] for name, (uuid, label) in residue.missing.items()}
    table = [residue.seal, len(residue.entries), rows, missing, residue.properties, residue.orders]
    body = compress(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
    blob = b"".join([HEADER.pack(VERSION, len(body), len(uuids), len(digests)), body, *uuids, *digests])
    return base64.b85encode(blob).decode()


def _pack(uuid: Any, uuids: list[bytes]) -> Any:
    """1 and sixteen bytes for a usual identifier, the identifier itself for any other."""
    if type(uuid) is not str or _UUID.fullmatch(uuid) is None:
        return uuid
    uuids.append(bytes.fromhex(uuid.replace("-", "")))
    return 1


def compress(data: bytes) -> bytes:
    """The JSON of a residue, packed."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, _SEEN)
    return compressor.compress(data) + compressor.flush()


def decompress(data: bytes) -> bytes:
    """The JSON of a residue.

    Raises:
        ValueError: It is damaged, or larger than any residue.
    """
    decompressor = zlib.decompressobj(-15, _SEEN)
    try:
        found = decompressor.decompress(data, _LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not decompressor.eof:
        raise ValueError("incomplete, or too large")
    return found


_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)


def _loads(data: bytes) -> Any:
    """The value of some JSON that is not made to fill the memory."""
    parts = _parts(data)
    if parts > _MOST_PARTS and parts - sum(_parts(text[0]) for text in _TEXT.finditer(data)) > _MOST_PARTS:
        raise ValueError("of too many parts")
    return json.loads(data)


def _parts(data: bytes) -> int:
    return data.count(b"[") + data.count(b"{") + data.count(b",")


def decode(coded: str) -> Residue:
    """The residue of a line of text.

    Raises:
        ValueError: The line is damaged (or another of the errors that reading a wrong shape raises).
    """
    if len(coded) > _LONGEST:
        raise ValueError("too large")
    blob = base64.b85decode(coded)
    if len(blob) < HEADER.size or blob[0] != VERSION:
        raise ValueError("of another version, or incomplete")
    _, size, count, marks = HEADER.unpack_from(blob)
    start = HEADER.size + size
    width = (len(blob) - start - 16 * count) // max(marks, 1)
    uuids = iter([_unpack(blob[start + 16 * place : start + 16 * place + 16]) for place in range(min(count, len(blob) // 16))])
    start += 16 * count
    seal, length, rows, missing, properties, orders = _loads(decompress(blob[HEADER.size : HEADER.size + size]))
    if not 0 <= length <= MAX_ACTIONS:
        raise ValueError("of an unlikely length")
    entries: list[dict[str, Any]] = [{} for _ in range(length)]
    digests = [bytes([place & 255, place >> 8 & 255, place >> 16, 0, 0]) for place in range(length)]
    place = -1
    for number, (gap, row) in enumerate(rows):
        place += gap
        entries[place] = {key: _identifier(value, uuids) if key in "ug" else value for key, value in row.items()}
        digests[place] = blob[start + width * number : start + width * number + width]
    known = {name: [_identifier(uuid, uuids), label] for name, (uuid, label) in missing.items()}
    return Residue(seal, entries, digests, known, properties, orders)


def _identifier(value: Any, uuids: Any) -> str:
    found = next(uuids, None) if value == 1 else untag(value)
    if not isinstance(found, str):
        raise ValueError("an identifier is not a text")
    return found


def _unpack(data: bytes) -> str:
    text = data.hex().upper()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
