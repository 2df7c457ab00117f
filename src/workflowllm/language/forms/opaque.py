"""What is not understood: `opaque("<JSON>")`.

JSON has no bytes, no dates and no way to hold a real mapping that looks like their tags, so: `{"$data": "<base64>"}`,
`{"$date": "<ISO 8601>"}`, and `{"$map": [[key, value], ...]}` for a mapping with a key that begins with `$`. Keys stand in
alphabetical order, as everywhere in a text: their order in the file is the layout's.
"""

from __future__ import annotations

import ast
import base64
import binascii
import json
from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from typing import Any

from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms.arguments import text_argument
from workflowllm.language.forms.literals import string
from workflowllm.workflow.values import Opaque

__all__ = ["dumps", "emit", "loads", "parse", "tag", "untag"]

_MAX_DEPTH = 200


def tag(value: Any) -> Any:
    """A property-list value as what JSON can hold."""
    if isinstance(value, dict):
        if any(key.startswith("$") for key in value):
            return {"$map": [[key, tag(inner)] for key, inner in _sorted(value.items())]}
        return {key: tag(inner) for key, inner in _sorted(value.items())}
    if isinstance(value, list | tuple):
        return [tag(inner) for inner in value]
    if isinstance(value, bytes):
        return {"$data": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"$date": value.isoformat()}
    return value


def untag(value: Any, depth: int = 0) -> Any:
    """The property-list value of tagged JSON.

    Raises:
        ValueError: A tag is malformed, or the nesting is too deep.
    """
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return [untag(inner, depth + 1) for inner in value]
    if not isinstance(value, dict):
        return _checked(value)
    if len(value) == 1:
        (tag, inner), *_ = value.items()
        if tag == "$data":
            return base64.b64decode(inner, validate=True)
        if tag == "$date":
            return datetime.fromisoformat(inner).replace(tzinfo=None)
        if tag == "$map":
            return dict(_sorted((_key(key), untag(entry, depth + 1)) for key, entry in inner))
    return dict(_sorted((key, untag(inner, depth + 1)) for key, inner in value.items()))


def _sorted(items: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return sorted(items, key=itemgetter(0))  # not by the values, which need not compare


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise ValueError("a key is not a text")
    return key


def _checked(value: Any) -> Any:
    if value is None:
        raise ValueError("null")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, float) and value - value != 0:
        raise ValueError("not a finite number")
    elif isinstance(value, int) and not -(1 << 63) <= value < (1 << 64):
        raise ValueError("a number of more than 64 bits")
    return value


def dumps(raw: Any) -> str:
    """A property-list value as tagged JSON, in one line."""
    return json.dumps(tag(raw), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """The property-list value of tagged JSON.

    Raises:
        ValueError: The text is not such JSON.
    """
    try:
        return untag(json.loads(text))
    except (RecursionError, TypeError, AttributeError, binascii.Error) as error:
        raise ValueError(str(error)) from None


def emit(printer: Printer, value: Opaque) -> str:
    """An opaque value, as `opaque("<JSON>")`."""
    return f"opaque({string(dumps(value.raw))})"


def parse(reader: Reader, call: ast.Call) -> Opaque:
    """The value that `opaque("<JSON>")` holds.

    Raises:
        TextError: It is not tagged JSON.
    """
    text = text_argument(call)
    try:
        return Opaque(loads(text))
    except ValueError as error:
        fail(
            call,
            f"what an opaque node holds cannot be read: {error}",
            "It is tagged JSON; take it over unchanged or leave it out",
        )
