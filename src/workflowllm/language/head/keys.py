"""The keys of the head block that stand for properties of the file, each with its two directions side by side."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workflowllm.workflow.values import Record, Value

__all__ = ["ABSENT", "BY_KEY", "BY_SHORT", "GROUPS", "PROPERTIES", "USES_INPUT", "key_text", "quote"]

USES_INPUT = "WFWorkflowHasShortcutInputVariables"

_EVERYTHING = tuple(
    f"WF{name}ContentItem"
    for name in [
        "App",
        "AppStoreApp",
        "Article",
        "Contact",
        "Date",
        "EmailAddress",
        "Folder",
        "GenericFile",
        "Image",
        "iTunesProduct",
        "Location",
        "DCMapsLink",
        "AVAsset",
        "PDF",
        "PhoneNumber",
        "RichText",
        "SafariWebPage",
        "String",
        "URL",
    ]
)
_CLASS_LISTS: dict[str, tuple[Value, ...]] = {
    "everything": _EVERYTHING,
    "everything but apps": _EVERYTHING[1:],
    "everything but apps and folders": tuple(name for name in _EVERYTHING[1:] if name != "WFFolderContentItem"),
}
_LIST_NAMES = {classes: name for name, classes in _CLASS_LISTS.items()}
_CLASS = re.compile(r"WF([A-Za-z0-9]+)ContentItem")


def _text(value: Value) -> str | None:
    return quote(value) if type(value) is str else None


def _whole(value: Value) -> str | None:
    return str(value) if type(value) is int else None


def _truth(value: Value) -> str | None:
    return str(value).lower() if type(value) is bool else None


def _texts(value: Value) -> str | None:
    if type(value) is not tuple or not all(type(element) is str for element in value):
        return None
    return f"[{', '.join(quote(element) for element in value)}]"  # type: ignore[arg-type]


def _classes(value: Value) -> str | None:
    if type(value) is not tuple or not all(type(element) is str for element in value):
        return None
    if value in _LIST_NAMES:
        return quote(_LIST_NAMES[value])
    return f"[{', '.join(quote(_short(element)) for element in value)}]"  # type: ignore[arg-type]


def _short(name: str) -> str:
    match = _CLASS.fullmatch(name)
    return match[1] if match else "." + name


_ICON = {"glyph": "WFWorkflowIconGlyphNumber", "color": "WFWorkflowIconStartColor", "image": "WFWorkflowIconImageData"}


def _icon(value: Value) -> str | None:
    if type(value) is not Record or not {_ICON["glyph"], _ICON["color"]} <= value.keys() <= set(_ICON.values()):
        return None
    glyph, color, image = (value.get(key, b"") for key in _ICON.values())
    if type(glyph) is not int or type(color) is not int or type(image) is not bytes:
        return None
    shown = f', image = "{b64encode(image).decode()}"' if _ICON["image"] in value else ""
    return f"{{glyph = {glyph}, color = {color}{shown}}}"


def _read_icon(value: Any) -> Value:
    if not isinstance(value, dict) or not {"glyph", "color"} <= value.keys() <= _ICON.keys():
        raise ValueError("an icon has a glyph and a color, and maybe an image")
    if type(value["glyph"]) is not int or type(value["color"]) is not int or type(value.get("image", "")) is not str:
        raise ValueError("glyph and color are whole numbers, image is base64 in quotes")
    fields: dict[str, Value] = {_ICON[short]: value[short] for short in ("glyph", "color")}
    if "image" in value:
        try:
            fields[_ICON["image"]] = b64decode(value["image"], validate=True)
        except ValueError:
            raise ValueError("the image of an icon is base64") from None
    return Record(sorted(fields.items()))


_BEHAVIOUR = "WFWorkflowNoInputBehavior"


def _no_input(value: Value) -> str | None:
    """`"clipboard"`, `"stop"`, `{stop = "No picture"}` or `{ask = "Image"}`."""
    if type(value) is not Record or value.keys() != {"Name", "Parameters"} or type(value["Parameters"]) is not Record:
        return None
    name, given = value["Name"], dict(value["Parameters"])
    if not given:
        return {f"{_BEHAVIOUR}GetClipboard": '"clipboard"', f"{_BEHAVIOUR}ShowError": '"stop"'}.get(str(name))
    error, item_class = given.get("Error"), given.get("ItemClass")
    if name == f"{_BEHAVIOUR}ShowError" and len(given) == 1 and type(error) is str:
        return f"{{stop = {quote(error)}}}"
    if name == f"{_BEHAVIOUR}AskForInput" and len(given) == 1 and type(item_class) is str:
        return f"{{ask = {quote(_short(item_class))}}}"
    return None


def _read_no_input(value: Any) -> Value:
    match value:
        case "clipboard":
            name, given = "GetClipboard", Record()
        case "stop":
            name, given = "ShowError", Record()
        case {"stop": str() as error, **rest} if not rest:
            name, given = "ShowError", Record(Error=error)
        case {"ask": str() as item_class, **rest} if not rest:
            name, given = "AskForInput", Record(ItemClass=_long(item_class))
        case _:
            raise ValueError('"clipboard", "stop", {stop = "what to say"} or {ask = "String"} is needed')
    return Record(Name=_BEHAVIOUR + name, Parameters=given)


def _read_classes(value: Any) -> Value:
    if isinstance(value, str):
        if value not in _CLASS_LISTS:
            raise ValueError(f"known lists of content classes: {', '.join(_CLASS_LISTS)}")
        return _CLASS_LISTS[value]
    return tuple(_long(name) for name in _read_texts(value))  # type: ignore[arg-type]


def _long(name: str) -> str:
    return name[1:] if name[:1] == "." else f"WF{name}ContentItem"


def _read_texts(value: Any) -> tuple[Value, ...]:
    if not isinstance(value, list) or not all(isinstance(element, str) for element in value):
        raise ValueError("a list of texts is needed")
    return tuple(value)


_KINDS: dict[type[Any], str] = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def _read(kind: type[Any]) -> Callable[[Any], Value]:
    def read_one(value: Any) -> Value:
        if type(value) is not kind:
            raise ValueError(f"{_KINDS[kind]} is needed")
        return value  # type: ignore[no-any-return]

    return read_one


ABSENT = object()
"""The default of a key that a file usually lacks."""

_DEFAULT_ICON = Record(WFWorkflowIconGlyphNumber=61440, WFWorkflowIconStartColor=463140863)


@dataclass(frozen=True, slots=True)
class _Property:
    short: str
    key: str
    default: Any
    emit: Callable[[Value], str | None]
    read: Callable[[Any], Value]


PROPERTIES = (
    _Property("name", "WFWorkflowName", ABSENT, _text, _read(str)),
    _Property("client_version", "WFWorkflowClientVersion", "2302.0.4", _text, _read(str)),
    _Property("client_release", "WFWorkflowClientRelease", ABSENT, _text, _read(str)),
    _Property("minimum_version", "WFWorkflowMinimumClientVersion", 900, _whole, _read(int)),
    _Property("minimum_version_text", "WFWorkflowMinimumClientVersionString", "900", _text, _read(str)),
    _Property("icon", "WFWorkflowIcon", _DEFAULT_ICON, _icon, _read_icon),
    _Property("surfaces", "WFWorkflowTypes", (), _texts, _read_texts),
    _Property("quick_actions", "WFQuickActionSurfaces", (), _texts, _read_texts),
    _Property("accepts", "WFWorkflowInputContentItemClasses", _CLASS_LISTS["everything"], _classes, _read_classes),
    _Property("returns", "WFWorkflowOutputContentItemClasses", (), _classes, _read_classes),
    _Property("uses_input", USES_INPUT, False, _truth, _read(bool)),
    _Property("output_fallback", "WFWorkflowHasOutputFallback", False, _truth, _read(bool)),
    _Property("no_input", _BEHAVIOUR, ABSENT, _no_input, _read_no_input),
)
GROUPS = {"ios15": ("quick_actions", "returns", "uses_input", "output_fallback")}
"""Keys that came together: a file of an older system lacks them all, and `without` names them in one word."""

BY_SHORT = {known.short: known for known in PROPERTIES}
BY_KEY = {known.key: known for known in PROPERTIES}


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile('[\x00-\x1f\x7f-\x9f"\\\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffc]')


def quote(text: str) -> str:
    """A TOML basic string."""
    return '"' + _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}", text) + '"'


def key_text(name: str) -> str:
    """A TOML key, in quotes where it needs them."""
    return name if name.isascii() and name.replace("_", "a").isalnum() else quote(name)
