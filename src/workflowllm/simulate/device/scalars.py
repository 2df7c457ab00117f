"""Single values of a device: numbers, texts, dates and choices, each held to what its field may hold."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from workflowllm.errors import DeviceError, PropertyPath

__all__ = ["CHECKS", "check_choice", "nearest", "read_scalar", "short"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_LONGEST_PATH = 1024
_SHOWN = 40


def short(value: object) -> str:
    """A value as an error shows it: quoted, and cut where it is long."""
    shown = f"{value:x}" if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 256 else repr(value)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def nearest(name: str, known: Iterable[str]) -> str:
    """Advice that names what was most likely meant, or all there is where that is little."""
    names = list(known)
    near = difflib.get_close_matches(name.casefold(), names, 1, 0.6) if len(name) <= _SHOWN else []
    if near:
        return f"Did you mean {near[0]!r}?"
    return f"Known here: {', '.join(names)}" if len(names) <= 12 else ""


def read_scalar(kind: type, value: object, limits: Mapping[str, Any], zone: tzinfo, where: PropertyPath) -> object:
    """A number, text, date or time of the kind that a field has.

    Args:
        kind: The type of the field.
        value: What stands there, as TOML gives it.
        limits: What the field says of its values: `low`, `high` and `check`.
        zone: The zone of a date and time that has no offset.
        where: The place of the value.

    Raises:
        DeviceError: It is of another kind, too small or too large, or fails the check of its field.
    """
    reader = _READERS[kind]
    if kind in (int, float):
        return _number(kind, value, limits, where)
    if kind is datetime:
        return _moment(value, zone, where)
    if type(value) is not kind:
        raise DeviceError(f"{short(value)} is not {reader}", where=where, advice=f"Write {reader}, as in {_EXAMPLES[kind]}")
    if isinstance(value, str) and limits.get("check"):
        CHECKS[limits["check"]](value, where)
    return _in_years(value, where) if isinstance(value, date) else value


_READERS: dict[type, str] = {
    bool: "true or false",
    str: "a text in quotes",
    date: "a date",
    time: "a time",
    int: "a whole number",
    float: "a number",
    datetime: "a date with a time",
}
_EXAMPLES: dict[type, str] = {
    bool: "true",
    str: '"a text"',
    date: "2026-06-15",
    time: "07:30:00",
    int: "3",
    float: "0.5",
    datetime: "2026-06-15T10:30:00-07:00",
}


def _number(kind: type, value: object, limits: Mapping[str, Any], where: PropertyPath) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        raise DeviceError(f"{short(value)} is not {_READERS[kind]}", where=where, advice=f"Write {_READERS[kind]}, as in {_EXAMPLES[kind]}")
    low, high = limits["low"], limits["high"]
    if not low <= value <= high:
        raise DeviceError(f"{short(value)} is not between {low} and {high}", where=where, advice=f"Write a number from {low} to {high}")
    return int(value) if kind is int else float(value)


def _moment(value: object, zone: tzinfo, where: PropertyPath) -> datetime:
    """A time with a fixed offset, so that two times compare whatever their zones do at the end of summer."""
    if not isinstance(value, datetime):
        advice = f"Write it without quotes, as in {_EXAMPLES[datetime]}; without an offset it is in the zone of the clock"
        raise DeviceError(f"{short(value)} is not {_READERS[datetime]}", where=where, advice=advice)
    _in_years(value, where)
    if value.tzinfo is not None:
        return value
    offset = value.replace(tzinfo=zone).utcoffset()
    assert offset is not None
    return value.replace(tzinfo=timezone(offset))


def _in_years(value: date, where: PropertyPath) -> date:
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        advice = f"Write a year from {_FIRST_YEAR} to {_LAST_YEAR}"
        raise DeviceError(f"the year {value.year} is outside of what the device reckons with", where=where, advice=advice)
    return value


def check_choice(value: object, choices: tuple[str, ...], where: PropertyPath) -> str:
    """One of the texts that a field may hold.

    Raises:
        DeviceError: It is none of them.
    """
    if isinstance(value, str) and value in choices:
        return value
    raise DeviceError(f"{short(value)} is none of the choices", where=where, advice=f"Write one of: {', '.join(choices)}")


def _zone(value: str, where: PropertyPath) -> None:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:  # a folder of zones, as `America`, is an OSError
        advice = "Write a name of the IANA database, as in America/Los_Angeles or Europe/Berlin"
        raise DeviceError(f"there is no time zone {short(value)}", where=where, advice=advice) from error


def _locale(value: str, where: PropertyPath) -> None:
    if not re.fullmatch(r"[a-z]{2,3}([_-][A-Z][a-z]{3})?([_-]([A-Z]{2}|[0-9]{3}))?", value):
        raise DeviceError(f"{short(value)} is not a language and a region", where=where, advice="Write it as in en_US, de_DE or zh_Hans_CN")


def _path(value: str, where: PropertyPath) -> None:
    parts = value.split("/")
    if parts[0] or len(parts) < 2 or len(value) > _LONGEST_PATH or not all(_is_name(part) for part in parts[1:]):
        advice = "Write a path of the device that begins with a slash and has no `.` or `..` in it, as in /Shortcuts/list.txt"
        raise DeviceError(f"{short(value)} is not a path inside of the device", where=where, advice=advice)


def _name(value: str, where: PropertyPath) -> None:
    if not _is_name(value):
        advice = "Write a name without slashes and control characters, as in IMG_0001.HEIC"
        raise DeviceError(f"{short(value)} is not the name of a file", where=where, advice=advice)


def _is_name(part: str) -> bool:
    return part.strip() not in ("", ".", "..") and len(part) <= 255 and not re.search(r"[/\\\x00-\x1f\x7f]", part)


CHECKS: dict[str, Callable[[str, PropertyPath], None]] = {"zone": _zone, "locale": _locale, "path": _path, "name": _name}
"""What a field can ask of its texts."""
