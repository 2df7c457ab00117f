"""What is too big: the limits of all documents, and the two checks that state them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from workflowllm.errors import DocumentError

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_FRAMES",
    "MAX_ITEMS",
    "MAX_MARKDOWN",
    "MAX_PAGES",
    "MAX_PIXELS",
    "MAX_RATIO",
    "MAX_TOKENS",
    "check_size",
    "check_text",
    "reading",
]

MAX_BYTES = 32_000_000
"""Bytes of one document, also after it is unpacked."""

MAX_CHARACTERS = 4_000_000
"""Characters of one text."""

MAX_TOKENS = 60_000
"""Tags and texts of a page: a large one has a tenth of them."""

MAX_MARKDOWN = 200_000
"""Characters of a Markdown text."""

MAX_DEPTH = 100
"""Elements inside each other; in HTML what stands deeper loses its tags and keeps its text."""

MAX_ITEMS = 10_000
"""Members of an archive, items of a feed, contacts of a file."""

MAX_RATIO = 200
"""How many times bigger an archive may become, once it is over a million bytes."""

MAX_PIXELS = 16_000_000
"""Pixels of one picture, and of all frames of an animation together."""

MAX_FRAMES = 500
"""Frames of an animation, or pictures that are put together."""

MAX_PAGES = 500
"""Pages of a PDF."""

_FAULTS: tuple[type[BaseException], ...] = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    NotImplementedError,
    SyntaxError,
    AssertionError,
    MemoryError,
    struct.error,
)
"""What libraries raise on damaged input, beside their own errors."""


def check_size(data: bytes, kind: str) -> None:
    """Refuse a document that is too big to look at.

    Args:
        data: The document.
        kind: What it is, as the subject of the sentence.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{kind} has {len(data)} bytes, and {MAX_BYTES} is the limit")


def check_text(text: str, kind: str, limit: int = MAX_CHARACTERS) -> None:
    """Refuse a text that is too long to look at.

    Args:
        text: The text.
        kind: What it is, as the subject of the sentence.
        limit: How many characters it may have.
    """
    if len(text) > limit:
        raise DocumentError(f"{kind} has {len(text)} characters, and {limit} is the limit")


@contextmanager
def reading(kind: str, *more: type[BaseException]) -> Iterator[None]:
    """Turn what a library raises on damaged input into a `DocumentError`.

    Args:
        kind: What is read or made, as the subject of the sentence.
        more: The library's own errors.
    """
    try:
        yield
    except _FAULTS + more as error:
        raise DocumentError(f"{kind} cannot be read or made ({type(error).__name__})") from error
