"""The plain tree that every container holds, its limits, and the one place that says why a tree is refused.

A plain tree is made of `dict` (text keys, in order), `list`, `str`, `int`, `float`, `bool`, `bytes` and `datetime` without a
time zone: what `plistlib` gives. The readers and writers of this room are fast and only notice *that* something is wrong;
`refuse` then walks the tree once more, slowly, and says what and where.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final, Literal, NoReturn

from workflowllm.errors import FileError, PropertyPath

__all__ = [
    "EPOCH",
    "INT_MAX",
    "INT_MIN",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "XML_FORBIDDEN",
    "Format",
    "PropertyList",
    "Trail",
]

PropertyList = dict[str, Any]
"""The root of a plain tree."""

Format = Literal["binary", "xml", "json"]
"""The three forms a plain tree is written in."""

MAX_DEPTH: Final = 90
"""Containers inside containers, the root counting as one. The deepest of 4,102 real files has 60.

Whatever walks a tree may recurse with four frames a level and stay within Python's default stack, and its text stays within the
200 brackets that Python nests.
"""

MAX_BYTES: Final = 32 * 1024 * 1024
"""The largest file that is read. Real shortcuts with embedded pictures reach a few megabytes."""

MIN_EXPANSION: Final = 1 << 16
"""Nodes (and, times 16, characters) that any file may hold however small it is; see `expansion_limit`."""

MAX_NODES: Final = 1 << 24
"""Values in one tree that are written; a tree that holds itself has more."""

INT_MIN: Final = -(2**63)
INT_MAX: Final = 2**64 - 1
"""The integers a binary property list holds: signed 64 bits, and unsigned 64 bits in its 128-bit form."""

EPOCH: Final = datetime(2001, 1, 1)
"""Dates in a binary property list count seconds from here."""

XML_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 (section 2.2) cannot hold in any spelling."""

Trail = tuple["Trail", str | int] | None
"""A path from the root kept as a chain of its last steps, so that walking costs nothing for paths nobody asks for."""


def path_of(trail: Trail) -> PropertyPath:
    """The path a trail stands for."""
    steps: list[str | int] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return PropertyPath(tuple(reversed(steps)))


def expansion_limit(size: int) -> int:
    """How many nodes a binary property list of `size` bytes may unfold to.

    Without sharing every node costs at least one byte, so only a file that refers to one container from many places can
    reach this; unbounded, forty such levels in 200 bytes would unfold to a million million nodes.
    """
    return max(size, MIN_EXPANSION)


def text_limit(size: int) -> int:
    """How many characters and bytes the long texts of a binary property list may unfold to (texts may be shared as well)."""
    return 16 * expansion_limit(size)


def date_seconds(value: datetime) -> float | None:
    """Seconds since `EPOCH`, or None where a double does not give the same microsecond back (before 1858 or after 2143)."""
    if value.tzinfo is not None or value.fold:
        return None
    seconds = (value - EPOCH).total_seconds()
    try:
        return seconds if EPOCH + timedelta(seconds=seconds) == value else None
    except OverflowError:
        return None


def seconds_date(seconds: float) -> datetime | None:
    """The date `seconds` after `EPOCH`, or None where there is none (not a number, or outside the years 1 to 9999)."""
    try:
        return EPOCH + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None


def refuse(tree: object, format_: Format) -> NoReturn:
    """Raise the reason why `tree` cannot be written, with its path.

    Raises:
        FileError: Always.
    """
    advice = "Change or remove this value, or write another format"
    try:
        check(tree, format_)
    except FileError as error:
        raise FileError(error.problem, where=error.where, advice=advice) from None
    raise FileError(f"the property list cannot be written as {format_}", where=PropertyPath(), advice=advice)


def check(tree: object, format_: Format, known_problem: Callable[[Any], str | None] = lambda value: None) -> None:
    """Look at every value of `tree`, in order, and refuse the first that a file of that format cannot hold.

    Args:
        tree: What should be a plain tree.
        format_: The form it is to be written in.
        known_problem: What a reader already found out about a value that stands in for a refused one.

    Raises:
        FileError: With the path of the value.
    """
    if type(tree) is not dict:
        problem = known_problem(tree) or f"the root is {_kind(tree)}, not a dictionary"
        raise FileError(problem, where=PropertyPath(), advice="A shortcut is a dictionary")
    stack: list[tuple[Iterator[tuple[str | int, Any]], Trail]] = [(_items(tree, None, format_), None)]
    nodes = 0
    while stack:
        members, trail = stack[-1]
        for step, value in members:
            here: Trail = (trail, step)
            nodes += 1
            if nodes > MAX_NODES:
                raise FileError(f"the tree has more than {MAX_NODES} values", where=PropertyPath(path_of(here).steps[:16]))
            if type(value) is dict or type(value) is list:
                if len(stack) >= MAX_DEPTH:
                    too_deep(here)
                if not value:
                    continue
                stack.append((_items(value, here, format_), here))
                break
            problem = known_problem(value) or _scalar_problem(value, format_)
            if problem:
                raise FileError(problem, where=path_of(here))
        else:
            stack.pop()


def too_deep(trail: Trail) -> NoReturn:
    """Refuse a tree that is nested beyond `MAX_DEPTH`; the path is cut to its first steps."""
    path = PropertyPath(path_of(trail).steps[:16])
    raise FileError(f"containers are nested more than {MAX_DEPTH} levels deep", where=path)


def _items(value: dict[Any, Any] | list[Any], trail: Trail, format_: Format) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, list):
        yield from enumerate(value)
        return
    for key, item in value.items():
        if type(key) is not str:
            raise FileError(f"a key is {_kind(key)}, not text", where=path_of(trail))
        problem = _text_problem(key, format_)
        if problem:
            raise FileError(f"a key does not fit: {problem}", where=path_of((trail, ascii(key))))
        yield key, item


def _scalar_problem(value: object, format_: Format) -> str:
    match value:
        case bool():
            return ""
        case str() if type(value) is str:
            return _text_problem(value, format_)
        case int() if type(value) is int:
            return "" if INT_MIN <= value <= INT_MAX else "an integer is beyond 64 bits"
        case float() if type(value) is float:
            return "" if math.isfinite(value) else "a number is not finite"
        case bytes() if type(value) is bytes:
            return ""
        case datetime() if type(value) is datetime:
            return _date_problem(value, format_)
        case _:
            return f"{_kind(value)} has no place in a property list"


def _text_problem(text: str, format_: Format) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"text holds half of a surrogate pair, U+{ord(text[error.start]):04X}, which no encoding can carry"
    bad = XML_FORBIDDEN.search(text) if format_ == "xml" else None
    return f"text holds U+{ord(bad[0]):04X}, which XML cannot carry; write binary or JSON instead" if bad else ""


def _date_problem(value: datetime, format_: Format) -> str:
    if value.tzinfo is not None:
        return "a date has a time zone, and property lists hold none"
    if value.fold:
        return "a date is marked as the second of two equal ones, and property lists hold no such mark"
    if format_ == "binary" and date_seconds(value) is None:
        return "a date needs more digits than a double has"
    return ""


def _kind(value: object) -> str:
    return "nothing (null)" if value is None else f"a value of type {type(value).__name__}"
