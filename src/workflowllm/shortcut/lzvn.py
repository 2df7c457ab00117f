"""Decoding of LZVN, the simpler of the two codes that an LZFSE stream is made of.

One opcode byte tells how many literal bytes follow it, how many bytes are then repeated, and from how far back:

    00LLLMMM-style short distance   LLMMMDDD D         3 bits of length over 3, 11 bits of distance
    101LLMMM DDDDDDMM DDDDDDDD      medium distance    5 bits of length over 3, 14 bits of distance
    LLMMM111 D D                    long distance      3 bits of length over 3, 16 bits of distance
    LLMMM110                        the distance of the match before
    1110LLLL / 11100000 L           literals only: up to 15, or 16 and more
    1111MMMM / 11110000 M           a match only, at the distance of the match before: up to 15, or 16 and more
    00000110                        the end; 00001110 and 00010110 do nothing

Written from this public description of the format (the open-source LZFSE project documents it), not from its code.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BadStreamError", "decode", "repeat"]


class BadStreamError(ValueError):
    """The compressed bytes make no sense; the caller knows which part of which file they are."""


_END: Final = 0x06
_IDLE: Final = frozenset({0x0E, 0x16})


def decode(data: bytes, out: bytearray, size: int) -> None:
    """Append the `size` bytes that `data` stands for to `out`.

    Raises:
        BadStreamError: If it stands for anything else.
    """
    stop = len(out) + size
    begin = len(out)
    at = distance = 0
    try:
        while True:
            op = data[at]
            if op == _END:
                break
            if op in _IDLE:
                at += 1
                continue
            literals, length, distance, at = _opcode(data, at, op, distance)
            out += data[at : at + literals]
            at += literals
            if len(out) + length > stop or at > len(data) or (length and not 0 < distance <= len(out) - begin):
                raise BadStreamError("a match reaches outside the block")
            if length:
                repeat(out, distance, length)
    except IndexError:
        raise BadStreamError("the block is cut short") from None
    if len(out) != stop:
        raise BadStreamError("the block holds another number of bytes than it says")


def _opcode(data: bytes, at: int, op: int, distance: int) -> tuple[int, int, int, int]:
    """Number of literals, length of the match, its distance, and the offset after the opcode."""
    if op >= 0xE0:
        size = op & 0x0F
        at += 1
        if not size:
            size = data[at] + 16
            at += 1
        return (size, 0, distance, at) if op < 0xF0 else (0, size, distance, at)
    if 0xA0 <= op < 0xC0:
        low, high = data[at + 1], data[at + 2]
        return (op >> 3) & 3, ((op & 7) << 2 | low & 3) + 3, high << 6 | low >> 2, at + 3
    if 0x70 <= op < 0x80 or op >= 0xD0:
        raise BadStreamError(f"opcode {op:#04x} has no meaning")
    literals, length, near = op >> 6, ((op >> 3) & 7) + 3, op & 7
    if near == 7:
        return literals, length, data[at + 2] << 8 | data[at + 1], at + 3
    if near == 6:
        if not literals:
            raise BadStreamError(f"opcode {op:#04x} has no meaning")
        return literals, length, distance, at + 1
    return literals, length, near << 8 | data[at + 1], at + 2


def repeat(out: bytearray, distance: int, length: int) -> None:
    """Append `length` bytes that begin `distance` back; where they overlap themselves they repeat."""
    start = len(out) - distance
    if distance >= length:
        out += out[start : start + length]
    else:
        out += (out[start:] * (length // distance + 1))[:length]
