"""From the tables of TOML to the parts of a device, driven by the fields of the parts and their types."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import tzinfo
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from workflowllm.errors import DeviceError, PropertyPath
from workflowllm.simulate.device.content import CONTENT_KEYS, Folder, read_content
from workflowllm.simulate.device.scalars import check_choice, nearest, read_scalar, short

__all__ = ["LONGEST_LIST", "Reading", "build", "hints"]

LONGEST_LIST = 20_000
"""How many entries a list or a table of answers may have."""

_Step = tuple[str | int, ...]
_Many = TypeVar("_Many", list[Any], dict[str, Any])


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a value takes besides the value: the zone of times without an offset, and where files of contents lie."""

    zone: tzinfo
    folder: Folder


@cache
def hints(part: type) -> dict[str, Any]:
    """The types of the fields of a part, resolved."""
    return get_type_hints(part)


def build(part: type, table: object, reading: Reading, at: _Step, before: object = None) -> Any:
    """A part of the device from a table.

    Args:
        part: The dataclass.
        table: The table.
        reading: What else is needed.
        at: The keys that lead to it.
        before: The part whose fields hold where the table says nothing; without it, the defaults of the dataclass do.

    Raises:
        DeviceError: A key is not known or is missing, or a value is not what its field may hold.
    """
    keys = _table(table, at)
    known = {field.name: field for field in fields(part)}
    values: dict[str, Any] = {}
    if "content" in known:
        values |= read_content(keys, reading.folder, at)
    for name, value in keys.items():
        if name in known and name != "content":
            values[name] = _field(known[name], hints(part)[name], value, reading, (*at, name), getattr(before, name, None))
        elif "content" not in known or name not in CONTENT_KEYS:
            raise _unknown(name, known, at)
    if before is not None:
        return replace(before, **values)  # type: ignore[type-var]
    _complete(known, values, at)
    return part(**values)


def _table(value: object, at: _Step) -> dict[str, Any]:
    if not isinstance(value, dict):
        advice = "Write a table, as in [name] with its keys below"
        raise DeviceError(f"{short(value)} is not a table of keys", where=PropertyPath(at), advice=advice)
    return value


def _unknown(name: str, known: Mapping[str, object], at: _Step) -> DeviceError:
    names = [*(other for other in known if other != "content"), *(CONTENT_KEYS if "content" in known else ())]
    return DeviceError(f"there is no key {short(name)} here", where=PropertyPath((*at, name[:60])), advice=nearest(name, names))


def _complete(known: Mapping[str, Field[Any]], values: Mapping[str, object], at: _Step) -> None:
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise DeviceError(f"the key {name!r} is missing", where=PropertyPath(at), advice=f"Write a line {name} = ...")


def _field(field: Field[Any], hint: Any, value: object, reading: Reading, at: _Step, before: object) -> Any:
    """The value of one field, of whatever type it has."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return tuple(_field(field, inner[0], item, reading, (*at, place), None) for place, item in enumerate(_list(inner[0], value, at)))
    if origin in (Union, types.UnionType):
        return _field(field, next(kind for kind in inner if kind is not type(None)), value, reading, at, None)
    if origin is Literal:
        return check_choice(value, inner, PropertyPath(at))
    if origin is not None:
        entries = _long_enough(_table(value, at), at)
        return {name: _field(field, inner[1], item, reading, (*at, name[:60]), None) for name, item in entries.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, reading, at, before)
    return read_scalar(hint, value, field.metadata, reading.zone, PropertyPath(at))


def _list(inner: Any, value: object, at: _Step) -> list[Any]:
    """The entries of a list; a text alone stands for a list of one text."""
    if isinstance(value, str) and inner is str:
        return [value]
    if not isinstance(value, list):
        advice = f"Write [[{at[-1]}]] above each entry" if is_dataclass(inner) else "Write a list in brackets"
        raise DeviceError(f"{short(value)} is not a list", where=PropertyPath(at), advice=advice)
    return _long_enough(value, at)


def _long_enough(value: _Many, at: _Step) -> _Many:
    if len(value) > LONGEST_LIST:
        raise DeviceError(f"there are {len(value)} entries", where=PropertyPath(at), advice=f"Write at most {LONGEST_LIST}")
    return value
