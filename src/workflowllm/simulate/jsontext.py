"""JSON and texts: how a dictionary becomes text, and which texts become a dictionary.

Rests on RFC 8259, on the definition of `detect.dictionary` (JSON, `foo=bar&baz=biz` and XML property lists are understood), and
on device reports: a dictionary as text is compact JSON; a decimal has 15 significant digits.
"""

from __future__ import annotations

import json
import math
import plistlib
import re
from decimal import Decimal
from typing import Any, TypeAlias
from xml.parsers.expat import ExpatError

from workflowllm.simulate.encoding import decode_url, encode_base64

__all__ = ["Json", "JsonTextError", "number_text", "parse_dictionary", "parse_json", "write_json"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A value of JSON."""

LONGEST = 10_000_000
"""How many characters a JSON text may have here."""
DEEPEST = 200
"""How deep arrays and objects may stand in each other here."""
_SKELETON = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_PLIST = re.compile(r"\s*(?:<\?xml|<!DOCTYPE plist|<plist|<!--)", re.IGNORECASE)
_PAIR = re.compile(r"[^=&\s<>{}\"]+=[^&\n\r]*\Z")
_LONE = re.compile("[\ud800-\udfff]")
_WHOLE = 2**63
"""Whole numbers from here on are decimals, as 64 bits are what an integer of Foundation has."""


class JsonTextError(ValueError):
    """A text is not JSON, or a value cannot be written as JSON. The interpreter catches it.

    Args:
        problem: What is wrong, as one sentence without a full stop.
        line: The line of the place, from 1; 0 where there is none.
        column: The column of the place, from 1; 0 where there is none.
    """

    def __init__(self, problem: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{problem} (line {line}, column {column})" if line else problem)
        self.problem = problem
        self.line = line
        self.column = column


def parse_json(text: str) -> Json:
    """The value of a JSON text. Of two equal keys the last counts; a number beyond 64 bits is a decimal.

    Args:
        text: The text; a byte order mark before it is skipped.

    Raises:
        JsonTextError: It is not JSON (NaN and Infinity are not), or it is too long or too deep.
    """
    if len(text) > LONGEST:
        raise JsonTextError(f"the text is longer than {LONGEST} characters")
    text = text.removeprefix("\ufeff")
    _check_depth(text)
    try:
        value = json.loads(text, parse_constant=_refuse, parse_int=_whole, parse_float=_decimal)
    except json.JSONDecodeError as error:
        raise JsonTextError(error.msg[:1].lower() + error.msg[1:], error.lineno, error.colno) from None
    except RecursionError:
        raise JsonTextError("arrays and objects stand too deep in each other") from None
    return _well_formed(value) if re.search(r"\\u[dD][89a-fA-F]", text) or _LONE.search(text) else value


def _check_depth(text: str) -> None:
    depth = 0
    for found in _SKELETON.finditer(text):
        depth += 1 if found[0] in "[{" else -1 if found[0] in "]}" else 0
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            raise JsonTextError("arrays and objects stand too deep in each other", line, found.start() - text.rfind("\n", 0, found.start()))


def _refuse(name: str) -> Json:
    raise JsonTextError(f"{name} is no number of JSON")


def _whole(digits: str) -> int | float:
    """A whole number of 64 bits, or a decimal."""
    value = int(digits) if len(digits) <= 20 else None
    return value if value is not None and -_WHOLE <= value < _WHOLE else _decimal(digits)


def _decimal(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise JsonTextError("a number is too large")
    return value


def _well_formed(value: Json) -> Json:
    """The value with U+FFFD for each half of a surrogate pair that stands alone: no UTF-8 could hold it."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_well_formed(item) for item in value]
    if isinstance(value, dict):
        return {_LONE.sub("\ufffd", key): _well_formed(item) for key, item in value.items()}
    return value


def write_json(value: Json) -> str:
    """The value as compact JSON.

    Choice: keys keep the order they came in; a slash and letters beyond ASCII stand as they are.

    Args:
        value: The value.

    Raises:
        JsonTextError: It is too deep, or its text too long, or a number is not finite.
    """
    writer = _Writer()
    writer.write(value, 0)
    return "".join(writer.pieces)


class _Writer:
    """Collects the pieces of a text and counts their length."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        if self.length > LONGEST:
            raise JsonTextError(f"the text is longer than {LONGEST} characters")

    def write(self, value: Json, depth: int) -> None:
        if depth > DEEPEST:
            raise JsonTextError("arrays and objects stand too deep in each other")
        if isinstance(value, dict):
            self._object(value, depth)
        elif isinstance(value, list):
            self._array(value, depth)
        elif isinstance(value, bool | str) or value is None:
            self.add(json.dumps(value, ensure_ascii=False))
        else:
            self.add(number_text(value))

    def _object(self, value: dict[str, Json], depth: int) -> None:
        separator = "{"
        for key, item in value.items():
            self.add(f"{separator}{json.dumps(key, ensure_ascii=False)}:")
            self.write(item, depth + 1)
            separator = ","
        self.add("}" if value else "{}")

    def _array(self, value: list[Json], depth: int) -> None:
        separator = "["
        for item in value:
            self.add(separator)
            self.write(item, depth + 1)
            separator = ","
        self.add("]" if value else "[]")


def number_text(value: float) -> str:
    """A number with at most 15 significant digits, a point, and no needless zeros.

    Choice: below 10 to the 21st there is no exponent; minus nought is `-0`; the few numbers that would round to more than a
    decimal can hold keep all their digits.

    Args:
        value: The number.

    Raises:
        JsonTextError: It is not finite.
    """
    if isinstance(value, int):
        return str(value) if value.bit_length() < 1024 else number_text(math.inf)
    if not math.isfinite(value):
        raise JsonTextError("a number is not finite")
    short = f"{value:.15g}"
    if math.isinf(float(short)):
        return repr(value)
    exponent = int(short.partition("e")[2] or 0)
    return f"{Decimal(short):f}" if 0 < exponent <= 20 else short


def parse_dictionary(text: str) -> dict[str, Json] | list[Json] | None:
    """The dictionary (or the list) that a text holds, or None.

    JSON is tried first, then an XML property list, then pairs as forms send them.

    Choice: a list is given as it is. Pairs need a key without white space, angle brackets, braces and quotes before each
    `=`, and no line ends; percent escapes
    and `+` are undone in them. A date of a property list is a text in ISO 8601, data are base64.

    Args:
        text: The text.
    """
    try:
        value = parse_json(text)
    except JsonTextError:
        value = _property_list(text) if _PLIST.match(text) else _pairs(text)
    return value if isinstance(value, (dict, list)) else None


def _pairs(text: str) -> Json:
    parts = text.strip().split("&") if len(text) <= LONGEST else []
    if not parts or not all(_PAIR.match(part) for part in parts):
        return None
    pairs = (part.replace("+", " ").partition("=") for part in parts)
    return {decode_url(key): decode_url(value) for key, _, value in pairs}


def _property_list(text: str) -> Json:
    """An XML property list. plistlib refuses documents that declare entities."""
    if len(text) > LONGEST:
        return None
    try:
        return _plain(plistlib.loads(text.strip().encode("utf-8", "replace"), fmt=plistlib.FMT_XML), 0)
    except (ExpatError, ValueError, KeyError, TypeError, IndexError, AttributeError, LookupError, OverflowError):
        return None


def _plain(value: Any, depth: int) -> Json:  # what plistlib gives has no type
    if depth > DEEPEST:
        raise JsonTextError("arrays and objects stand too deep in each other")
    if isinstance(value, dict):
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, bytes):
        return encode_base64(value, "None")
    if isinstance(value, bool | int | float | str):
        return value
    return str(value.isoformat()) + "Z"
