"""Read a device from TOML, over the default device or over an empty one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from workflowllm.errors import DeviceError, PropertyPath, Span
from workflowllm.simulate.device.canned import responses_in
from workflowllm.simulate.device.consistency import hold_together
from workflowllm.simulate.device.content import Folder
from workflowllm.simulate.device.defaults import default_device
from workflowllm.simulate.device.model import Clock, Device, Response
from workflowllm.simulate.device.scalars import CHECKS, check_choice
from workflowllm.simulate.device.shaping import Reading, build

__all__ = ["LARGEST_TEXT", "read_device"]

LARGEST_TEXT = 2_000_000
"""Characters that a description may have; large contents belong into files beside it."""

_FIRST_YEAR, _LAST_YEAR = 1901, 2199

_PART = r'(?:(?<![\w-])[\w-]++|"[^"\n]*+"|' + r"'[^'\n]*+')"
_DEEP_KEY = re.compile(rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{16}}")
"""A key of more than sixteen parts. The parser of the standard library takes time in the square of the parts."""

_LONG_NUMBER = re.compile(r"(?<![\d_])[\d_]{4000,}")


def read_device(source: str | Path) -> Device:
    """Read the description of a device. What it does not say is as on the default device, or, with `base = "empty"`, as on an empty one.

    Args:
        source: The text of the description, or the path of its file. Only a file may tell of contents in files beside it.

    Raises:
        DeviceError: It cannot be read, or something in it is not what a device holds; the place says where.
    """
    text = source if isinstance(source, str) else _text(source)
    folder = Folder(None if isinstance(source, str) else source.parent)
    keys = _parsed(text)
    base = check_choice(keys.pop("base", "default"), ("default", "empty"), PropertyPath(("base",)))
    clock = _clock(keys.pop("clock", {}), folder)
    before = default_device(clock) if base == "default" else Device(clock=clock)
    reading = Reading(ZoneInfo(clock.zone), folder)
    canned = _canned(keys, folder)
    device: Device = build(Device, keys, reading, (), before)
    if canned:
        device = replace(device, network=replace(device.network, responses=(*device.network.responses, *canned)))
    hold_together(device)
    return device


def _text(path: Path) -> str:
    """The text of a file, read no further than a description may be long."""
    advice = "Give the path of a text file of at most two million characters"
    try:
        if not path.is_file():
            raise DeviceError("there is no such file", where=str(path), advice=advice)
        with path.open("rb") as stream:
            return stream.read(4 * LARGEST_TEXT + 1).decode("utf-8-sig")
    except OSError as error:
        raise DeviceError(f"the file cannot be read: {error.strerror}", where=str(path), advice=advice) from error
    except ValueError as error:
        raise DeviceError("the file is not a text in UTF-8", where=str(path), advice=advice) from error


def _parsed(text: str) -> dict[str, Any]:
    """The tables of the text. Lines and columns are those that the parser tells."""
    if len(text) > LARGEST_TEXT:
        advice = f"Write at most {LARGEST_TEXT}, and put large contents into files beside it"
        raise DeviceError(f"the description has {len(text)} characters", where=Span(1, 1, 1, 1), advice=advice)
    deep = _DEEP_KEY.search(text)
    if deep:
        advice = "Write fewer parts; a content with such a stretch can be written as base64, or in a file beside the description"
        raise DeviceError("a key has more than sixteen parts", where=_span(text, deep.start()), advice=advice)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(text, str(error)) from error
    except RecursionError as error:
        raise DeviceError("lists or tables lie too deep in each other", where=Span(1, 1, 1, 1), advice="Write fewer of them") from error
    except ValueError as error:  # a number with thousands of digits
        number = _LONG_NUMBER.search(text)
        where = _span(text, number.start() if number else 0)
        raise DeviceError("a number has too many digits", where=where, advice="Write a smaller number") from error


def _syntax(text: str, message: str) -> DeviceError:
    """The parser names the place at the end of its message."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    problem = (found[1] if found else message)[:200]
    where = Span(int(found[2]), int(found[3]), int(found[2]), int(found[3]) + 1) if found and found[2] else _span(text, len(text))
    advice = "Write TOML: a text stands in quotes, a date without them, and each key once"
    return DeviceError(f"this is not TOML: {problem[:1].lower()}{problem[1:]}", where=where, advice=advice)


def _span(text: str, position: int) -> Span:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return Span(line, column, line, column + 1)


def _clock(table: object, folder: Folder) -> Clock:
    """The clock is read before all else: times without an offset are in its zone."""
    named = table.get("zone") if isinstance(table, dict) else None
    zone = named if isinstance(named, str) else Clock().zone
    CHECKS["zone"](zone, PropertyPath(("clock", "zone")))
    clock: Clock = build(Clock, table, Reading(ZoneInfo(zone), folder), ("clock",), Clock())
    if not _FIRST_YEAR <= clock.now.year <= _LAST_YEAR:  # the contents of the default device lie around it, some weeks to either side
        advice = f"Write a year from {_FIRST_YEAR} to {_LAST_YEAR}"
        raise DeviceError("the clock starts outside of what the device reckons with", where=PropertyPath(("clock", "now")), advice=advice)
    return clock


def _canned(keys: dict[str, Any], folder: Folder) -> tuple[Response, ...]:
    """The responses of a folder; its key is taken out, as the device holds responses alone."""
    network = keys.get("network")
    if not isinstance(network, dict) or "folder" not in network:
        return ()
    return responses_in(folder, network.pop("folder"), PropertyPath(("network", "folder")))
