"""Strings, numbers, bytes and dates: the only place where a plain value becomes source text."""

from __future__ import annotations

import ast
import base64
import binascii
import re
from datetime import UTC, datetime

from workflowllm.language.context import fail
from workflowllm.workflow.values import Value

__all__ = [
    "canonical",
    "date_time",
    "number",
    "numeral",
    "parse_constant",
    "parse_data",
    "parse_timestamp",
    "quotes",
    "raw_bytes",
    "string",
    "string_body",
]

_SPECIAL = re.compile('[\x00-\x1f\x7f-\x9f\\\\"\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffc]')
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"'}
_NUMERAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_LINES = 3


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _NAMED.get(char) or (f"\\x{ord(char):02x}" if char < "\x80" else f"\\u{ord(char):04x}")


def _escape_but_quotes(match: re.Match[str]) -> str:
    return match[0] if match[0] == '"' else _escape(match)


def _escape_in_block(match: re.Match[str]) -> str:
    char = match[0]
    return char if char in '\n\t"' else _escape(match)


def string_body(text: str, quote: str = '"', *, last: bool = True) -> str:
    """The inside of a literal between such quotes.

    Args:
        text: The characters.
        quote: The double quotes, one or three, or the single quote for a text that holds none.
        last: Whether the closing quotes follow.
    """
    if _SPECIAL.search(text) is None:
        return text
    if quote == "'":
        return _SPECIAL.sub(_escape_but_quotes, text)
    if quote == '"':
        return _SPECIAL.sub(_escape, text)
    body = _SPECIAL.sub(_escape_in_block, text).replace('"""', '\\"\\"\\"')
    return body[:-1] + '\\"' if last and body.endswith('"') else body


def quotes(text: str) -> str:
    """The quotes for a literal with these characters: those that need the fewest escapes."""
    if wants_block(text):
        return '"""'
    return "'" if '"' in text and "'" not in text else '"'


def wants_block(text: str) -> bool:
    """Whether a text reads better over several lines."""
    return text.count("\n") >= _LINES


def string(text: str) -> str:
    """A string literal; never shortened, non-ASCII text as it is."""
    if _SPECIAL.search(text) is None:
        return f'"{text}"'
    quote = quotes(text)
    return f"{quote}{string_body(text, quote)}{quote}"


def number(value: float) -> str:
    """A number literal."""
    return repr(value)


def numeral(text: str) -> int | float | None:
    """The number that a text spells in the one way Python prints it, or None."""
    if _NUMERAL.fullmatch(text) is None:
        return None
    value = float(text) if "." in text else int(text)
    return value if repr(value) == text else None


def canonical(value: Value) -> Value:
    """What a number field holds, as a number where it is a numeral: `"5"`, `5.0` and `5` are the same there."""
    if type(value) is str:
        found = numeral(value)
        value = value if found is None else found
    return int(value) if type(value) is float and value.is_integer() and abs(value) < 1 << 53 else value


def raw_bytes(value: bytes) -> str:
    """Bytes: `data("<base64>")`."""
    return f'data("{base64.b64encode(value).decode()}")'


def parse_data(call: ast.Call, text: str) -> bytes:
    """The bytes of a base64 text.

    Raises:
        TextError: It is not base64.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        fail(call, "this is not base64", 'Write data("...") with base64 text')


def date_time(value: datetime) -> str:
    """A date stored as a date: `timestamp("2020-01-31T12:00:00")`, in UTC."""
    return f'timestamp("{value.isoformat()}")'


def parse_timestamp(call: ast.Call, text: str) -> datetime:
    """The date and time of an ISO 8601 text.

    Raises:
        TextError: It is not a date, or not one that a property list holds.
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        fail(call, "this is not a date", 'Write timestamp("2020-01-31T12:00:00")')
    return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value


def parse_constant(node: ast.Constant) -> Value:
    """A literal of the text."""
    value = node.value
    if isinstance(value, str):
        if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
            fail(node, "a text cannot hold half of a surrogate pair", "Write the whole character")
        return value
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and -(1 << 63) <= value < (1 << 64):
        return value
    if isinstance(value, float) and value - value == 0:
        return value
    fail(
        node,
        "a shortcut cannot hold this literal",
        "Use text, a whole number of at most 64 bits, a finite number, True or False",
    )
