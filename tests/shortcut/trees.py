"""Random plain trees, and the raw parts of binary property lists that no writer would make."""

from __future__ import annotations

import struct
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from workflowllm.shortcut.plain import XML_FORBIDDEN, date_seconds

EDGES = st.sampled_from(
    ["", " ", "\r", "a\rb", "\r\n", "\n", "\t x \t", "]]>", "<a>&amp;</a>", "&#13;", "\x85", "\u2028", "\U0001f600", "\ufdd0"]
)
FORBIDDEN = [chr(code) for code in range(0x10000) if XML_FORBIDDEN.match(chr(code))]
CHARACTERS = st.characters(codec="utf-8", exclude_characters=FORBIDDEN)
TEXTS = EDGES | st.text(CHARACTERS, max_size=20)
KEYS = st.sampled_from(["$bytes", "$$bytes", "$date", "$$$date", "$other", "a", "b", ""]) | TEXTS
INTEGERS = st.sampled_from([0, 1, -1, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1, -(2**63)]) | st.integers(
    -(2**63), 2**64 - 1
)
REALS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, -0.0, 1.0, 1e16, 1e-7])
DATES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).filter(lambda date: date_seconds(date) is not None)
SCALARS = TEXTS | INTEGERS | REALS | st.booleans() | st.binary(max_size=40) | DATES
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=30)
TREES = st.dictionaries(KEYS, VALUES, max_size=8)


def binary_list(objects: list[bytes], *, top: int = 0, ref_size: int = 1, offsets: list[int] | None = None) -> bytes:
    """A binary property list of these raw objects."""
    body = b"bplist00"
    found = []
    for raw in objects:
        found.append(len(body))
        body += raw
    table = len(body)
    body += b"".join(struct.pack(">I", offset) for offset in (found if offsets is None else offsets))
    return body + struct.pack(">6xBBQQQ", 4, ref_size, len(objects if offsets is None else offsets), top, table)


def nested(depth: int) -> dict[str, Any]:
    """A tree of `depth` containers, the root among them."""
    tree: dict[str, Any] = {}
    for _ in range(depth - 1):
        tree = {"a": tree}
    return tree
