"""JSON dumps of property lists to plain trees and back.

JSON has no bytes and no dates, so they are written as dictionaries of one key:

    {"$bytes": "<base64>"}      {"$date": "2020-05-09T23:47:15.017104Z"}

A real dictionary whose only key is one of these words, with any number of further `$` in front, gets one more `$`; reading
takes it off again. Integers and reals stay apart by their spelling: `1` and `1.0`.
"""

from __future__ import annotations

import json
import math
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator
from datetime import datetime
from json.encoder import encode_basestring  # the C version where there is one
from typing import Any, Final

from workflowllm.errors import FileError
from workflowllm.shortcut.plain import INT_MAX, INT_MIN, MAX_DEPTH, MAX_NODES, PropertyList, check, refuse

__all__ = ["dumps", "loads"]

_TAG: Final = re.compile(r"\$+(?:bytes|date)")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?Z")
_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|([\[{])|[\]}]', re.DOTALL)
_INDENT: Final = tuple("\n" + "  " * depth for depth in range(33))


class _Wrong:
    """Stands in the tree where something was refused, until `check` finds it and gives its path."""

    def __init__(self, problem: str) -> None:
        self.problem = problem


def loads(data: bytes) -> PropertyList:
    """Read a JSON dump in UTF-8, or in UTF-16 with a byte order mark.

    Args:
        data: The whole file, at most `MAX_BYTES` (the caller checks).

    Raises:
        FileError: With the path of a value that is refused, or the line where the text stops being JSON.
    """
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError("the JSON is not UTF-8 text", where=f"byte {error.start}") from None
    _bound_depth(text)
    try:
        tree = json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant)
    except json.JSONDecodeError as error:
        raise FileError(f"the JSON is malformed: {error.msg}", where=f"line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise FileError("the JSON is nested more deeply than can be read from here", where="line 1") from None
    check(tree, "json", lambda value: value.problem if type(value) is _Wrong else None)
    root: PropertyList = tree
    return root


def _bound_depth(text: str) -> None:
    """Refuse deep nesting before the parser, which recurses, sees it."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[1]:
            depth += 1
            if depth > MAX_DEPTH:
                line = text.count("\n", 0, bracket.start()) + 1
                raise FileError(f"containers are nested more than {MAX_DEPTH} levels deep", where=f"line {line}")
        elif bracket[0] in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> Any:
    """A dictionary, or what its tag says."""
    members = dict(pairs)
    if len(members) != len(pairs):
        keys = [key for key, _ in pairs]
        return _Wrong(f"key {next(key for key in keys if keys.count(key) > 1)!a} stands twice")
    if len(pairs) != 1 or not _TAG.fullmatch(pairs[0][0]):
        return members
    tag, value = pairs[0]
    if tag.startswith("$$"):
        return {tag[1:]: value}
    return (_bytes if tag == "$bytes" else _date)(value)


def _bytes(text: Any) -> bytes | _Wrong:
    try:
        raw = b64decode(text, validate=True) if type(text) is str else b""
    except (Base64Error, ValueError):
        raw = b""
    # Base64 has several spellings of some bytes; only the usual one comes back as it was.
    return raw if b64encode(raw).decode("ascii") == text else _Wrong("$bytes does not hold base64")


def _date(text: Any) -> datetime | _Wrong:
    try:
        if type(text) is str and _DATE.fullmatch(text):
            return datetime.fromisoformat(text[:-1])
    except ValueError:
        pass
    return _Wrong("$date does not hold a date like 2001-01-01T00:00:00Z")


def _integer(digits: str) -> int | _Wrong:
    number = int(digits) if len(digits) <= 20 else INT_MAX + 1
    return number if INT_MIN <= number <= INT_MAX else _Wrong("an integer is beyond 64 bits")


def _real(digits: str) -> float | _Wrong:
    number = float(digits)
    return number if math.isfinite(number) else _Wrong("a number is beyond what a double holds")


def _constant(name: str) -> _Wrong:
    return _Wrong(f"{name} is not a number")


def dumps(tree: PropertyList) -> bytes:
    """Write JSON in UTF-8, a value a line.

    Raises:
        FileError: With the path of a value that the format cannot hold.
    """
    text = _document(tree)
    if text is None:
        refuse(tree, "json")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        refuse(tree, "json")


def _document(tree: PropertyList) -> str | None:
    """The document, or None where a value cannot be written."""
    if type(tree) is not dict:
        return None
    out: list[str] = []
    add = out.append
    stack: list[tuple[Iterator[tuple[str, Any]], str]] = [(iter([("", tree)]), "\n")]
    while stack:
        members, close = stack[-1]
        indent = _INDENT[min(len(stack) - 1, 32)]
        if len(out) > MAX_NODES:
            return None
        for prefix, value in members:
            of = type(value)
            if of is dict or of is list:
                if len(stack) > MAX_DEPTH:
                    return None
                if not value:
                    add(prefix + ("{}" if of is dict else "[]"))
                    continue
                inner = _INDENT[min(len(stack), 32)]
                add(prefix + ("{" if of is dict else "["))
                if of is dict and set(map(type, value)) != {str}:
                    return None
                stack.append((_pairs(value, inner) if of is dict else _items(value, inner), indent + ("}" if of is dict else "]")))
                break
            scalar = encode_basestring(value) if of is str else _scalar(value, of)
            if scalar is None:
                return None
            add(prefix + scalar)
        else:
            stack.pop()
            add(close)
    return "".join(out)


def _pairs(members: dict[str, Any], indent: str) -> Iterator[tuple[str, Any]]:
    """What stands before each value of a dictionary, and the value; a dictionary that looks like a tag is marked as none."""
    comma = ""
    for key, value in members.items():
        name = "$" + key if len(members) == 1 and _TAG.fullmatch(key) else key
        yield f"{comma}{indent}{encode_basestring(name)}: ", value
        comma = ","


def _items(items: list[Any], indent: str) -> Iterator[tuple[str, Any]]:
    comma = ""
    for value in items:
        yield comma + indent, value
        comma = ","


def _scalar(value: Any, of: type) -> str | None:
    """A scalar other than text, or None where it cannot be written."""
    if of is bool:
        return "true" if value else "false"
    if of is int and INT_MIN <= value <= INT_MAX:
        return str(value)
    if of is float and math.isfinite(value):
        return repr(value)
    if of is bytes:
        return '{"$bytes": "' + b64encode(value).decode("ascii") + '"}'
    if of is datetime and value.tzinfo is None and not value.fold:
        return f'{{"$date": "{value.isoformat()}Z"}}'
    return None
