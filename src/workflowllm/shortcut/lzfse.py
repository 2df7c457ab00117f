"""Decoding of LZFSE, the compression inside signed shortcuts, in plain Python.

A stream is a row of blocks, each with a four-byte mark: `bvx-` stored, `bvxn` LZVN, `bvx1` and `bvx2` LZFSE proper (the latter
with a packed header), `bvx$` the end. An LZFSE block holds two bit streams, both read from their last byte backwards and
coded with finite state entropy (tANS): the literals, by four machines in turn, and triples (literals to copy, match length,
distance).

Hostile streams: the sizes that are declared bound the output, and a budget bounds the work, since a machine whose
symbol is certain takes no bits at all and a few bytes could ask for millions of steps.

Written from the public description of the format (the open-source LZFSE project documents it), not from its code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from struct import error, unpack_from
from typing import Final

from workflowllm.shortcut.lzvn import BadStreamError, repeat
from workflowllm.shortcut.lzvn import decode as decode_lzvn

__all__ = ["BadStreamError", "decompress"]

_LITERAL_STATES: Final = 1024
_MAX_LITERALS: Final = 40_000
_MAX_MATCHES: Final = 10_000
_BLOCK_STEPS: Final = 1500
"""What the tables of a block cost, in steps of a literal."""
_MATCH_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """A machine of the match stream: its number of states, and the extra bits and the base of each symbol."""

    states: int
    extra: tuple[int, ...]
    base: tuple[int, ...]


def _alphabet(states: int, extra: tuple[int, ...]) -> _Alphabet:
    """Symbols stand for runs of values one after another, each as long as its extra bits say."""
    return _Alphabet(states, extra, tuple(accumulate((1 << bits for bits in extra[:-1]), initial=0)))


_COPY: Final = _alphabet(64, (0,) * 16 + (2, 3, 5, 8))
_LENGTH: Final = _alphabet(64, (0,) * 16 + (3, 5, 8, 11))
_DISTANCE: Final = _alphabet(256, tuple(bits for bits in range(16) for _ in range(4)))


@dataclass(frozen=True, slots=True)
class _Block:
    """The header of an LZFSE block, whichever way it was packed."""

    raw_size: int
    literals: int
    matches: int
    literal_bytes: int
    match_bytes: int
    literal_bits: int
    match_bits: int
    literal_states: tuple[int, ...]
    match_states: tuple[int, ...]
    frequencies: tuple[int, ...]
    size: int


def decompress(data: bytes, size: int) -> bytes:
    """Decode a whole stream.

    Args:
        data: The stream, from its first mark to `bvx$`.
        size: How many bytes it stands for; the caller has bounded this.

    Raises:
        BadStreamError: If it stands for another number of bytes, is damaged, or takes far more work than its size warrants.
    """
    out = bytearray()
    room = 200_000 + 6 * len(data)
    at = 0
    try:
        while (mark := data[at : at + 4]) != b"bvx$":
            room -= 16
            if mark == b"bvx-":
                (length,) = unpack_from("<I", data, at + 4)
                at += 8
                if length > len(data) - at:
                    raise BadStreamError("a stored block is cut short")
                out += data[at : at + length]
            elif mark == b"bvxn":
                raw, length = unpack_from("<II", data, at + 4)
                at += 12
                if raw > size - len(out) or length > len(data) - at:
                    raise BadStreamError("an LZVN block is larger than it can be")
                decode_lzvn(data[at : at + length], out, raw)
            elif mark in (b"bvx1", b"bvx2"):
                block = (_plain_header if mark == b"bvx1" else _packed_header)(data, at)
                at += block.size
                length = block.literal_bytes + block.match_bytes
                room -= _BLOCK_STEPS + block.literals + _MATCH_STEPS * block.matches
                if block.raw_size > size - len(out) or length > len(data) - at or room < 0:
                    raise BadStreamError("an LZFSE block is larger than it can be")
                _decode_block(block, data[at : at + length], out)
            else:
                raise BadStreamError(f"no block begins with {mark!r}")
            at += length
            if len(out) > size or room < 0:
                raise BadStreamError("the stream holds more than it says")
    except error:
        raise BadStreamError("a header is cut short") from None
    if at + 4 != len(data) or len(out) != size:
        raise BadStreamError(f"the stream holds {len(out)} bytes, not {size}, or goes on after its end")
    return bytes(out)


def _plain_header(data: bytes, at: int) -> _Block:
    raw, _, literals, matches, literal_bytes, match_bytes = unpack_from("<6I", data, at + 4)
    literal_bits, *literal_states = unpack_from("<i4H", data, at + 28)
    match_bits, *match_states = unpack_from("<i3H", data, at + 40)
    frequencies = unpack_from("<360H", data, at + 50)
    return _checked(
        _Block(
            raw,
            literals,
            matches,
            literal_bytes,
            match_bytes,
            literal_bits,
            match_bits,
            tuple(literal_states),
            tuple(match_states),
            frequencies,
            772,
        )
    )


def _packed_header(data: bytes, at: int) -> _Block:
    raw, first, second, third = unpack_from("<I3Q", data, at + 4)
    size = third & 0xFFFFFFFF
    if not 32 <= size <= len(data) - at:
        raise BadStreamError("a header is cut short")
    return _checked(
        _Block(
            raw_size=raw,
            literals=first & 0xFFFFF,
            matches=first >> 40 & 0xFFFFF,
            literal_bytes=first >> 20 & 0xFFFFF,
            match_bytes=second >> 40 & 0xFFFFF,
            literal_bits=(first >> 60 & 7) - 7,
            match_bits=(second >> 60 & 7) - 7,
            literal_states=tuple(second >> shift & 0x3FF for shift in (0, 10, 20, 30)),
            match_states=tuple(third >> shift & 0x3FF for shift in (32, 42, 52)),
            frequencies=tuple(_frequencies(data[at + 32 : at + size])),
            size=size,
        )
    )


def _frequencies(packed: bytes) -> Iterator[int]:
    """The 360 frequencies: 0 and 1 in two bits, 2 and 3 in three, 4 to 7 in five, up to 23 in eight, the rest in fourteen."""
    bits, left = int.from_bytes(packed, "little"), 8 * len(packed)
    used = 0
    for _ in range(360):
        head = bits & 0x3FFF
        if head & 1 == 0:
            value, width = head >> 1 & 1, 2
        elif head & 2 == 0:
            value, width = 2 + (head >> 2 & 1), 3
        elif head & 4 == 0:
            value, width = 4 + (head >> 3 & 3), 5
        elif head & 8 == 0:
            value, width = 8 + (head >> 4 & 15), 8
        else:
            value, width = 24 + (head >> 4), 14
        bits >>= width
        used += width
        yield value
    if packed and not 0 <= left - used < 8:
        raise BadStreamError("the frequencies take another number of bytes than the header says")


def _checked(block: _Block) -> _Block:
    """The header, if its numbers keep to the limits of the format."""
    states = (*(_LITERAL_STATES,) * 4, _COPY.states, _LENGTH.states, _DISTANCE.states)
    if (
        block.literals > _MAX_LITERALS
        or block.matches > _MAX_MATCHES
        or not (-7 <= block.literal_bits <= 0 and -7 <= block.match_bits <= 0)
        or any(state >= limit for state, limit in zip(block.literal_states + block.match_states, states, strict=True))
    ):
        raise BadStreamError("a header has numbers that the format does not allow")
    return block


def _decode_block(block: _Block, payload: bytes, out: bytearray) -> None:
    """Append what an LZFSE block stands for."""
    start = len(out)
    try:
        literals = _literals(block, payload[: block.literal_bytes])
        _matches(block, payload[block.literal_bytes :], literals, out)
    except IndexError:
        raise BadStreamError("a machine leaves its states, or a bit stream ends early") from None
    if len(out) - start != block.raw_size:
        raise BadStreamError("a block holds another number of bytes than it says")


def _words(data: bytes, unused: int) -> tuple[tuple[int, ...], int]:
    """The bit stream from its last byte backwards as 32-bit words, and how many bits at its start stand for nothing."""
    if unused and (not data or data[-1] >> (8 + unused)):
        raise BadStreamError("a bit stream does not begin as its header says")
    padded = data[::-1] + bytes(-len(data) % 4 + 12)
    return unpack_from(f">{len(padded) // 4}I", padded), -unused


def _check_used(data: bytes, words: int, left: int) -> None:
    if 32 * words - left > 8 * len(data):
        raise BadStreamError("a bit stream ends early")


def _machine(frequencies: tuple[int, ...], states: int) -> Iterator[tuple[int, int, int]]:
    """For each state: its symbol, how many bits lead to the next state, and what is added to them.

    A symbol of frequency f owns f states; its bits are so many that they reach every state, one fewer for the last ones.
    """
    if sum(frequencies) > states:
        raise BadStreamError("the frequencies are more than there are states")
    for symbol, frequency in enumerate(frequencies):
        bits = states.bit_length() - frequency.bit_length()
        longer = (2 * states >> bits) - frequency
        for rank in range(frequency):
            if rank < longer:
                yield symbol, bits, (frequency + rank << bits) - states
            else:
                yield symbol, bits - 1, rank - longer << bits - 1


def _literals(block: _Block, data: bytes) -> bytes:
    """The literals, decoded by four machines in turn."""
    machine = [(bits, (1 << bits) - 1, add, symbol) for symbol, bits, add in _machine(block.frequencies[104:], _LITERAL_STATES)]
    words, skip = _words(data, block.literal_bits)
    a, b, c, d = block.literal_states
    buffer, left, at = words[0], 32 - skip, 1
    out = bytearray()
    append = out.append
    for _ in range(0, block.literals, 4):
        while left < 40:
            buffer = (buffer & (1 << left) - 1) << 32 | words[at]
            left += 32
            at += 1
        bits, mask, add, symbol = machine[a]
        left -= bits
        a = add + (buffer >> left & mask)
        append(symbol)
        bits, mask, add, symbol = machine[b]
        left -= bits
        b = add + (buffer >> left & mask)
        append(symbol)
        bits, mask, add, symbol = machine[c]
        left -= bits
        c = add + (buffer >> left & mask)
        append(symbol)
        bits, mask, add, symbol = machine[d]
        left -= bits
        d = add + (buffer >> left & mask)
        append(symbol)
    _check_used(data, at, left)
    return bytes(out)


def _values(alphabet: _Alphabet, frequencies: tuple[int, ...]) -> list[tuple[int, int, int, int, int, int]]:
    """For each state: bits of next state and value together, their mask, bits of the value, their mask, and what is added."""
    rows = []
    for symbol, bits, add in _machine(frequencies, alphabet.states):
        extra = alphabet.extra[symbol]
        rows.append((bits + extra, (1 << bits + extra) - 1, extra, (1 << extra) - 1, add, alphabet.base[symbol]))
    return rows


def _matches(block: _Block, data: bytes, literals: bytes, out: bytearray) -> None:
    """Carry out the triples: copy literals, then repeat what stands a distance back (0: the distance of the triple before)."""
    copies = _values(_COPY, block.frequencies[:20])
    lengths = _values(_LENGTH, block.frequencies[20:40])
    distances = _values(_DISTANCE, block.frequencies[40:104])
    words, skip = _words(data, block.match_bits)
    a, b, c = block.match_states
    buffer, left, at = words[0], 32 - skip, 1
    stop = len(out) + block.raw_size
    taken = distance = 0
    for _ in range(block.matches):
        while left < 64:
            buffer = (buffer & (1 << left) - 1) << 32 | words[at]
            left += 32
            at += 1
        bits, mask, extra, extra_mask, add, base = copies[a]
        left -= bits
        field = buffer >> left & mask
        a = add + (field >> extra)
        copy = base + (field & extra_mask)
        bits, mask, extra, extra_mask, add, base = lengths[b]
        left -= bits
        field = buffer >> left & mask
        b = add + (field >> extra)
        length = base + (field & extra_mask)
        bits, mask, extra, extra_mask, add, base = distances[c]
        left -= bits
        field = buffer >> left & mask
        c = add + (field >> extra)
        distance = base + (field & extra_mask) or distance
        out += literals[taken : taken + copy]
        taken += copy
        if taken > len(literals) or len(out) + length > stop or (length and not 0 < distance <= len(out)):
            raise BadStreamError("a match reaches outside the block")
        if length:
            repeat(out, distance, length)
    _check_used(data, at, left)
