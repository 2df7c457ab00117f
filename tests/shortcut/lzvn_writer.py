"""A small greedy LZVN compressor for tests, which uses every opcode of the code."""

from __future__ import annotations

import struct
from collections import Counter

END = b"\x06" + bytes(7)


def lzvn_stream(data: bytes) -> bytes:
    """A whole LZFSE stream of one LZVN block."""
    payload = lzvn(data)
    return b"bvxn" + struct.pack("<II", len(data), len(payload)) + payload + b"bvx$"


def lzvn(data: bytes, used: Counter[str] | None = None) -> bytes:
    """The payload of an LZVN block; counts the opcodes it uses."""
    used = Counter() if used is None else used
    out = bytearray()
    places: dict[bytes, int] = {}
    at = pending = last = 0
    while at < len(data):
        word = data[at : at + 3]
        candidate = places.get(word, -1) if len(word) == 3 else -1
        places[word] = at
        distance = at - candidate
        if candidate < 0 or distance > 0xFFFF:
            at += 1
            continue
        length = 3
        while at + length < len(data) and data[at + length] == data[candidate + length] and length < 100_000:
            length += 1
        out += _opcodes(data[pending:at], length, distance, last, used)
        last = distance
        at += length
        pending = at
    out += _literals(data[pending:], used)
    return bytes(out + b"\x0e\x16" + END)


def _literals(data: bytes, used: Counter[str]) -> bytes:
    out = bytearray()
    while data:
        run, data = data[:271], data[271:]
        used["large literal" if len(run) > 15 else "small literal"] += 1
        out += (bytes([0xE0, len(run) - 16]) if len(run) > 15 else bytes([0xE0 | len(run)])) + run
    return bytes(out)


def _opcodes(literals: bytes, length: int, distance: int, last: int, used: Counter[str]) -> bytes:
    """Literals, then a match: up to three literals travel with the match itself."""
    out = bytearray()
    if len(literals) > 3:
        out += _literals(literals[:-1], used)
        literals = literals[-1:]
    count = len(literals)
    if distance == last and count and length >= 3:
        take = min(length, 10 - 2 * count)  # beyond, the byte would mean something else
        used["previous distance"] += 1
        out += bytes([count << 6 | take - 3 << 3 | 6]) + literals
    elif distance < 0x600 and count < 3:  # with three literals the byte would mean something else
        take = min(length, 10)
        used["short distance"] += 1
        out += bytes([count << 6 | take - 3 << 3 | distance >> 8, distance & 0xFF]) + literals
        if 0x70 <= out[-2 - count] < 0x80 or 0xA0 <= out[-2 - count] < 0xC0 or out[-2 - count] >= 0xD0:
            del out[-2 - count :]
            used["short distance"] -= 1
            return bytes(out) + _medium(literals, length, distance, used)
    else:
        return bytes(out) + _medium(literals, length, distance, used)
    return bytes(out) + _more(length - take, used)


def _medium(literals: bytes, length: int, distance: int, used: Counter[str]) -> bytes:
    count = len(literals)
    if distance < 1 << 14:
        take = min(length, 34)
        used["medium distance"] += 1
        out = bytes([0xA0 | count << 3 | take - 3 >> 2, distance << 2 & 0xFF | take - 3 & 3, distance >> 6]) + literals
        return out + _more(length - take, used)
    out = b""
    if count > 1:  # the opcodes of more than one are taken by other meanings
        out, literals, count = _literals(literals[:-1], used), literals[-1:], 1
    take = min(length, 10)
    used["long distance"] += 1
    code = count << 6 | take - 3 << 3 | 7
    if 0x70 <= code < 0x80:
        take, code = 3, count << 6 | 7
    out += bytes([code]) + struct.pack("<H", distance) + literals
    return out + _more(length - take, used)


def _more(length: int, used: Counter[str]) -> bytes:
    """The rest of a match, at the same distance."""
    if not length:
        return b""
    if length > 271:
        used["large match"] += 1
        return bytes([0xF0, 255]) * (length // 271) + _more(length % 271, used)
    used["large match" if length > 15 else "small match"] += 1
    return bytes([0xF0, length - 16]) if length > 15 else bytes([0xF0 | length])
