"""The tables of every key of a device, for its page in the documentation: made from the fields, so that none is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.keys import LARGEST
from workflowllm.simulate.device.model import Device
from workflowllm.simulate.device.shaping import hints
from workflowllm.simulate.device.writing import in_line

__all__ = ["key_tables"]

_WORDS: dict[object, str] = {
    bool: "true or false",
    bytes: "content",
    date: "date",
    datetime: "date and time",
    float: "number",
    int: "whole number",
    str: "text",
    time: "time",
}


def key_tables() -> str:
    """A section in Markdown for each table of a description, with the keys, types, defaults and meanings."""
    return "\n".join(_section(Device, "", default_device()))


def _section(part: type, name: str, before: object) -> Iterator[str]:
    """The table of a part, then those of the parts in it."""
    below = []
    yield f"### {f'`{name}`' if name else 'Top level'}\n\n{_sentence(part)}\n\n| key | type | default | meaning |\n|---|---|---|---|"
    for field in fields(part):
        hint = hints(part)[field.name]
        keys = "text`, `base64`, `from" if hint is bytes else field.name
        yield f"| `{keys}` | {_type(field, hint)} | {_default(field, before)} | {field.metadata['meaning']} |"
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if is_dataclass(inner):
            below.append(
                (inner, f"{name}.{field.name}".lstrip(".") + ("[]" if inner is not hint else ""), getattr(before, field.name, None))
            )
    yield ""
    for inner, path, value in below:
        yield from _section(inner, path, None if path.endswith("[]") else value)  # type: ignore[arg-type]


def _sentence(part: type) -> str:
    return (part.__doc__ or "").split(" `Device()`")[0].strip()


def _type(field: Field[Any], hint: Any) -> str:
    """The type of a field in words, with its bounds."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[0] is str:
        return "list of texts, or one text"
    if origin is tuple:
        return "list of tables" if is_dataclass(inner[0]) else f"list, each {_type(field, inner[0])}"
    if origin in (Union, UnionType):
        return _type(field, next(kind for kind in inner if kind is not NoneType))
    if origin is Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in inner)
    if origin is not None:
        return f"table, each key a {_type(field, inner[1])}"
    return "table" if is_dataclass(hint) else _WORDS[hint] + _bounds(field, hint)


def _bounds(field: Field[Any], hint: Any) -> str:
    low, high = field.metadata["low"], field.metadata["high"]
    if hint not in (int, float) or (low, high) == (-LARGEST, LARGEST):
        return ""
    return f", at least {low}" if high == LARGEST else f", {low} to {high}"


def _default(field: Field[Any], before: object) -> str:
    """What holds where nothing is said: on the default device, or for an entry of a list."""
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    if default is MISSING and before is None:
        return "has to be said"
    value = default if before is None else getattr(before, field.name)
    if value is None or is_dataclass(value) or value in ((), {}, b""):
        return ""
    if isinstance(value, tuple) and is_dataclass(value[0]):
        return f"{len(value)} entries" if len(value) > 1 else "1 entry"
    return f"`{in_line(value)}`"
