"""Single compressed streams (gzip, bzip2, xz), unpacked no further than the bounds."""

from __future__ import annotations

import bz2
import lzma
import zlib

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_BYTES, MAX_RATIO

__all__ = ["MAX_STREAMS", "unpack"]

MAX_STREAMS = 64
"""Streams behind each other in one file."""

_XZ_MEMORY = 100_000_000
"""Bytes that the dictionary of an xz stream may take."""


def unpack(data: bytes) -> tuple[bytes, str]:
    """The content of a compressed file, and the name that it gives itself (gzip only, RFC 1952).

    Args:
        data: The compressed file, of which the first bytes tell the kind.
    """
    limit = min(MAX_BYTES, max(1_000_000, len(data) * MAX_RATIO))
    parts: list[bytes] = []
    left, rest = limit, data
    for _ in range(MAX_STREAMS):
        content, rest = _one_stream(rest, left + 1)
        left -= len(content)
        if left < 0:
            raise DocumentError(f"The archive unpacks to over {limit} bytes, too much for its size")
        parts.append(content)
        rest = rest.lstrip(b"\0")  # padding
        if not rest:
            return b"".join(parts), _gzip_name(data)
    raise DocumentError(f"The archive has over {MAX_STREAMS} streams")


def _one_stream(data: bytes, limit: int) -> tuple[bytes, bytes]:
    """The content of the first stream, at most so many bytes of it, and what follows it."""
    if data.startswith(b"\x1f\x8b"):
        inflater = zlib.decompressobj(wbits=31)
        content = inflater.decompress(data, limit)
        return _whole(content, inflater.eof, inflater.unused_data, limit)
    reader = bz2.BZ2Decompressor() if data.startswith(b"BZh") else lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY)
    content = reader.decompress(data, limit)
    while not reader.eof and not reader.needs_input and len(content) < limit:
        content += reader.decompress(b"", limit - len(content))
    return _whole(content, reader.eof, reader.unused_data, limit)


def _whole(content: bytes, at_end: bool, rest: bytes, limit: int) -> tuple[bytes, bytes]:
    if not at_end and len(content) < limit:
        raise DocumentError("The archive is cut")
    return content, rest


def _gzip_name(data: bytes) -> str:
    """The name in the header of a gzip file: after ten bytes and any extra field, ended by a zero, in Latin-1."""
    if not data.startswith(b"\x1f\x8b") or not data[3] & 8:
        return ""
    start = 10
    if data[3] & 4:
        start += 2 + int.from_bytes(data[10:12], "little")
    return data[start : start + 1000].split(b"\0")[0].decode("latin-1")
