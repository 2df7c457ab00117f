"""Write a device as TOML. Reading that text gives an equal device."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from workflowllm.simulate.device.model import Device

__all__ = ["in_line", "to_toml"]

_WIDEST = 120
"""How wide a list of small tables may be to stand in one line."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r'(\n|(?<!")"(?!"|\Z))|.', re.DOTALL)
"""A line end, or a quote with none beside it, which stand as they are in a text of several lines; or any other character."""

_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def to_toml(device: Device) -> str:
    """The description of a device: whatever differs from an empty one.

    Args:
        device: A device as `read_device` gives it. One that holds what no description can say, as a time without a zone, reads
            back as another or not at all.
    """
    return "\n".join(['base = "empty"', *_lines(device, ())]) + "\n"


def _lines(part: Any, at: tuple[str, ...]) -> Iterator[str]:
    """The lines of a part: what stands in a line first, as TOML asks, then the tables below."""
    below: list[tuple[str, Any]] = []
    for name, value in _said(part):
        line = _line(value, len(at))
        if line is None:
            below.append((name, value))
        else:
            yield f"{_key(name)} = {line}"
    for name, value in below:
        path = (*at, name)
        for item in value if isinstance(value, tuple) else (value,):
            yield ""
            yield f"[[{_dotted(path)}]]" if isinstance(value, tuple) else f"[{_dotted(path)}]"
            yield from _lines(item, path)


def _said(part: Any) -> Iterator[tuple[str, Any]]:
    """What a part has to say: the fields that are not as they are without a word."""
    if isinstance(part, Mapping):
        yield from part.items()
        return
    for field in fields(part):
        value = getattr(part, field.name)
        if value is None or value == _default(field):
            continue
        yield _content(value) if isinstance(value, bytes) else (field.name, value)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _content(value: bytes) -> tuple[str, str]:
    try:
        return "text", value.decode("utf-8")
    except UnicodeDecodeError:
        return "base64", base64.b64encode(value).decode("ascii")


def _line(value: Any, depth: int) -> str | None:
    """A value that stands in one line behind its key, or None for what needs tables of its own."""
    if isinstance(value, tuple):
        return _list(value, depth)
    if is_dataclass(value) or isinstance(value, Mapping):
        return None
    if isinstance(value, str) and "\n" in value:
        return _long_text(value)
    return in_line(value)


def _list(items: tuple[Any, ...], depth: int) -> str | None:
    if not any(is_dataclass(item) for item in items):
        return in_line(items)
    said = [dict(_said(item)) for item in items]
    if depth == 0 or any(isinstance(value, tuple | Mapping) or is_dataclass(value) for item in said for value in item.values()):
        return None
    line = "[" + ", ".join("{" + ", ".join(f"{_key(k)} = {in_line(v)}" for k, v in item.items()) + "}" for item in said) + "]"
    return line if len(line) <= _WIDEST else None


def in_line(value: Any) -> str:
    """A text, number, date or list of them as TOML writes it in a line."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(in_line, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, datetime):
        return _moment(value)
    return value.isoformat() if isinstance(value, date) or hasattr(value, "isoformat") else repr(value)


def _moment(value: datetime) -> str:
    """An offset in TOML has no seconds, which those of times long ago have."""
    offset = value.utcoffset()
    return (value.astimezone(UTC) if offset is not None and offset.total_seconds() % 60 else value).isoformat()


def _long_text(value: str) -> str:
    """A text of several lines, as it looks. A carriage return is escaped: a reader would take it for part of a line end."""
    return '"""\n' + "".join(found[0] if found[1] else _escaped(found[0]) for found in _PLAIN.finditer(value)) + '"""'


def _escaped(character: str) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    return f"\\u{ord(character):04X}" if character < " " or character == "\x7f" else character


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else in_line(name)


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))
