"""Files of others as plain trees: JSON, property lists and pickles of plain containers, all within bounds.

What comes back holds mappings with keys of text, lists, tuples, sets and scalars, and nothing else. It is nested at most `MAX_DEPTH`
deep and holds at most `MAX_VALUES` values, counted as often as they are met: one value that is named a thousand times counts as a
thousand. So no importer has to fear a small file that unfolds without end, and none needs a bound of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

from workflowllm.catalogue.importers import plain_pickle
from workflowllm.errors import CatalogueError, PropertyPath

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_TEXT", "MAX_VALUES", "beginning", "load", "tree"]

MAX_BYTES: Final = 32 * 1024 * 1024
"""Content that is read; the largest known document of this kind has a tenth of it."""

MAX_DEPTH: Final = 64
MAX_VALUES: Final = 600_000
MAX_TEXT: Final = 64 * 1024 * 1024
"""Characters of all texts, counted as often as they are met."""

_INTEGERS: Final = range(-(2**63), 2**64)
_CONTAINERS: Final = frozenset({dict, list, tuple, set, frozenset})
_PLAIN: Final = _CONTAINERS | {bool, bytes, datetime, type(None)}

_Trail: TypeAlias = "tuple[_Trail, Any] | None"
"""The way to a value: that to what holds it, and the key or the number in it."""


def beginning(path: Path, size: int = 64) -> bytes:
    """The first bytes of a file.

    Raises:
        CatalogueError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError) as error:
        _unreadable(path, error)


def load(path: Path) -> Any:
    """The tree that a file holds.

    Raises:
        CatalogueError: It cannot be read, is of no kind that is known, or goes beyond the bounds.
    """
    return tree(beginning(path, MAX_BYTES + 1))


def tree(data: bytes) -> Any:
    """The tree that some content holds, whatever it is written in.

    Raises:
        CatalogueError: It is of no kind that is known, or goes beyond the bounds.
    """
    if len(data) > MAX_BYTES:
        advice = "Descriptions of actions are far smaller: is it the right file?"
        raise CatalogueError(f"the file has more than the {MAX_BYTES} bytes that are read", where="size", advice=advice)
    found = _reader(data)(data)
    _check(found)
    return found


def _unreadable(path: Path, error: Exception) -> NoReturn:
    reason = error.strerror if isinstance(error, OSError) else "its name is not one that a file can have"
    raise CatalogueError(f"the file cannot be read: {reason}", where=path.name, advice="Check the path") from None


def _reader(data: bytes) -> Callable[[bytes], Any]:
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data[:8] == b"bplist00" or head[:1] == b"<":
        return _property_list
    if head[:1] in (b"{", b"["):
        return _json
    if plain_pickle.is_pickle(data):
        return plain_pickle.loads
    kind = "is empty" if not data else f"begins with {ascii(data[:8])[1:]}"
    advice = "Actions are imported from JSON, property lists, SQLite databases and pickles"
    raise CatalogueError(f"the file {kind} and holds no actions in a form that is known", where="byte 0", advice=advice)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise CatalogueError(f"the JSON is malformed: {error.msg}", where=f"line {error.lineno}, column {error.colno}") from None
    except UnicodeDecodeError as error:
        raise CatalogueError("the JSON is not UTF-8 text", where=f"byte {error.start}") from None
    except RecursionError:
        raise CatalogueError("the JSON is nested too deeply", where="line 1") from None
    except ValueError:
        raise CatalogueError("the JSON holds a number of thousands of digits", where="line 1") from None


def _constant(name: str) -> NoReturn:
    raise json.JSONDecodeError(f"{name} is no JSON", "", 0)


def _property_list(data: bytes) -> Any:
    import plistlib

    try:
        return plistlib.loads(data)
    except Exception as error:  # noqa: BLE001  (the reader of the standard library leaves whatever its parsers raise)
        reason = str(error) or type(error).__name__
        raise CatalogueError(f"the property list is malformed: {reason[:200]}", where="the property list") from None


def _check(root: Any) -> None:
    """Refuse what goes beyond the bounds, or is no plain value. The walk ends: a value that holds itself is too deep."""
    values, letters = 0, 0
    open_: list[tuple[Any, int, _Trail]] = [([root], 0, None)]
    while open_:
        container, depth, trail = open_.pop()
        if depth > MAX_DEPTH:
            _refuse(f"values are nested more than {MAX_DEPTH} levels deep", trail)
        for key, value in _inside(container):
            values += 1
            kind = type(value)
            if kind is str:
                letters += len(value)
            elif kind in _CONTAINERS:
                open_.append((value, depth + 1, (trail, key)))
            problem = _wrong(value)
            if problem:
                _refuse(problem, (trail, key))
        letters += sum(map(len, container)) if type(container) is dict else 0
        if values > MAX_VALUES or letters > MAX_TEXT:
            _refuse("the document unfolds into more values than are read", trail)


def _inside(value: Any) -> Iterable[tuple[Any, Any]]:
    return value.items() if type(value) is dict else enumerate(value)


def _wrong(value: Any) -> str:
    """Why a value has no place in a catalogue, whatever it is for."""
    kind = type(value)
    if kind is str:
        return "" if _is_text(value) else "a text holds half a character"
    if kind is dict:
        return "" if all(type(key) is str and _is_text(key) for key in value) else "a key is not a text"
    if kind is int:
        return "" if value in _INTEGERS else "a whole number is beyond 64 bits"
    if kind is float:
        return "" if math.isfinite(value) else "a number is infinite, or no number"
    return "" if kind in _PLAIN else f"a value is a {kind.__name__.strip('_')}"


def _is_text(value: str) -> bool:
    if value.isascii():
        return True
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refuse(problem: str, trail: _Trail) -> NoReturn:
    steps: list[str | int] = []
    while trail is not None:
        trail, step = trail
        steps.append(step if isinstance(step, int) else ascii(str(step))[1:-1][:80])
    raise CatalogueError(problem, where=PropertyPath(tuple(steps[::-1][1:17])))
