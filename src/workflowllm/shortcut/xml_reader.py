"""XML property lists to plain trees and back.

Two readers. The quick one cuts the text with a single regular expression that knows only the spellings Apple's and Python's
writers use; at anything else (attributes, comments, CDATA, a mistake) it gives up without a verdict, and the careful one
decides: expat parses, and a walk over its elements says what is wrong and where. A document type with an internal subset is
refused before either starts, so no entity is ever defined, and nothing outside the file is ever opened.

Dates in this form hold whole seconds. A fraction is written into an attribute of its own, `<date fraction="0.25">`, which
this package reads back and every other reader passes over, taking the date to the second.

Not done: text between the elements of a container is passed over by the careful reader, as `plistlib` does.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from workflowllm.errors import FileError, PropertyPath
from workflowllm.shortcut.plain import (
    INT_MAX,
    INT_MIN,
    MAX_DEPTH,
    XML_FORBIDDEN,
    PropertyList,
    Trail,
    path_of,
    too_deep,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["loads"]

_MISC: Final = r"(?:\s++|<!--(?>[\s\S]*?-->)|<\?(?!xml\s)(?>[\s\S]*?\?>))*+"
_PROLOG: Final = re.compile(
    rf"""(?:<\?xml\s[^<>]*+>)?+{_MISC}(?:<!DOCTYPE\s++plist\b(?:[^<>\["']++|"[^"]*+"|'[^']*+')*+>{_MISC})?+(?=<[A-Za-z_:])"""
)
_ENCODING: Final = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*+=\s*+["']([A-Za-z0-9._-]++)["']""")
_USUAL: Final = re.compile(
    r"""(?:<\?xml\ version="1\.0"\ encoding="[A-Za-z0-9._-]++"\?>)?+\s*+
    (?:<!DOCTYPE\ plist\ (?:PUBLIC\ "[A-Za-z0-9 ./-]++"|SYSTEM)\ "[^"<]*+">)?+\s*+
    <plist(?:\s++version="[^"<&]*+")?+\s*+>""",
    re.VERBOSE,
)
"""How property lists begin as they are usually written."""
_TOKEN: Final = re.compile(
    r"""\s*+(?:<key>([^<]++)</key>\s*+)?+
    (?:<string>([^<]++)</string>|<(/?+[a-z]++/?+)>(?:([^<]*+</)\3>)?+|([\s\S]++)|\Z)""",
    re.VERBOSE,
)
"""The key if there is one; then a string's text, or a tag and, where it is closed at once, its text and `</`; or all else.

White space at the end matches as well: the search would otherwise begin anew at each of its characters."""
_Token = tuple[str, str, str, str, str]
_REFERENCE: Final = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6});|#([0-9]{1,7});|([a-z]{2,4});)?+")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 13})
_INTEGER: Final = re.compile(r"\s*+([+-]?)(?:([0-9]{1,40})|0[xX]([0-9A-Fa-f]{1,32}))\s*+")
_REAL: Final = re.compile(r"\s*+([+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)\s*+")
_DATE: Final = re.compile(r"\s*+([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?Z\s*+")
_FRACTION: Final = re.compile(r"0\.([0-9]{1,6})")
_LARGE: Final = 4 << 20
_CONTAINERS: Final[dict[str, type[Any]]] = {"dict": dict, "array": list, "dict/": dict, "array/": list}


class _Unusual(Exception):  # noqa: N818  (never leaves this module)
    """The quick reader meets something it does not know."""


def loads(data: bytes) -> PropertyList:
    """Read an XML property list in UTF-8 or UTF-16 (with a byte order mark), or in the ASCII or Latin-1 it declares.

    Args:
        data: The whole file, at most `MAX_BYTES` (the caller checks).

    Raises:
        FileError: With the path of a value that is refused, or the line where the text stops being XML.
    """
    text = _text(data)
    if _PROLOG.match(text) is None:
        raise FileError(
            "the XML does not begin as a property list does",
            where="line 1",
            advice="A document type with definitions of its own, or of another kind than plist, is refused",
        )
    try:
        return _quick(text)
    except (_Unusual, TypeError):
        return _careful(text)


def _text(data: bytes) -> str:
    """The text of the file, with the line ends that XML 1.0 (section 2.11) asks for, from its first tag on."""
    data = data if data[:1] == b"<" else data.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _ENCODING.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    elif name not in ("utf-8", "us-ascii", "ascii", "iso-8859-1"):
        raise FileError(f"the XML is in an encoding that is not read, {name}", where="line 1", advice="Save it as UTF-8")
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise FileError(f"the XML is not {name.upper()} text", where=f"byte {error.start}") from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _quick(text: str) -> PropertyList:
    """Read what is spelt in the usual way; raise `_Unusual`, or stumble with a TypeError, at anything else."""
    start = _USUAL.match(text)
    raw = text.encode("utf-8")
    if start is None or len(raw.translate(None, _CONTROLS)) != len(raw) or "\ufffe" in text or "\uffff" in text or "]]>" in text:
        raise _Unusual
    found = _TOKEN.findall(text, start.end()) if len(text) < _LARGE else _stream(text, start.end())
    tokens: Iterator[_Token] = iter(found)
    root = _quick_root(tokens)
    if next(tokens, None) != ("", "", "/plist", "", "") or "".join(chain.from_iterable(tokens)).strip():
        raise _Unusual
    return root


def _stream(text: str, at: int) -> Iterator[_Token]:
    """The tokens one by one, for a text so long that all of them at once would take too much memory."""
    for match in _TOKEN.finditer(text, at):
        yield match.groups("")  # type: ignore[misc]


def _quick_root(tokens: Iterator[_Token]) -> PropertyList:
    """The root dictionary. A dictionary that gets an item, or an array that gets a pair, stumbles with a TypeError."""
    holder: list[Any] = []
    current: Any = holder
    append: Any = holder.append
    stack: list[Any] = []
    names: dict[str, str] = {}
    for key, string, tag, closed, _rest in tokens:
        opens = False
        if string:
            value: Any = string if "&" not in string else _unescape(string)
        elif tag == "/dict" or tag == "/array":
            if key or (append is None) is not (tag == "/dict"):
                raise _Unusual
            current = stack.pop()
            if not stack:
                break
            append = None if type(current) is dict else current.append
            continue
        elif tag in _CONTAINERS:
            value = _CONTAINERS[tag]()
            opens = tag[-1] != "/" and not closed
            if len(stack) >= MAX_DEPTH:
                raise _Unusual
        else:
            value = _quick_value(tag, closed)
        if key:
            name = names.get(key)
            if name is None:
                name = names[key] = key if "&" not in key else _unescape(key)
            if name in current:
                raise _Unusual
            current[name] = value
        else:
            append(value)
        if opens:
            stack.append(current)
            current = value
            append = None if tag == "dict" else value.append
        elif closed and tag in _CONTAINERS and closed[:-2].strip():
            raise _Unusual
    if stack or len(holder) != 1 or type(holder[0]) is not dict:
        raise _Unusual
    root: PropertyList = holder[0]
    return root


def _quick_value(tag: str, closed: str) -> Any:
    """The value of an element that is neither a container with something in it nor a text with something in it."""
    text = closed[:-2]
    value: Any = None
    if tag == "true/" or tag == "false/":
        return tag == "true/"
    if tag == "integer":
        value = _integer(text)
    elif tag == "string/" or (tag == "string" and closed == "</"):
        return ""
    elif tag == "real":
        value = _real(text)
    elif tag == "data" and closed:
        value = _data(text)
    elif tag == "date":
        value = _date(text, "")
    if value is None:
        raise _Unusual
    return value


def _unescape(text: str) -> str:
    return _REFERENCE.sub(_referred, text)


def _referred(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        if name not in _NAMED:
            raise _Unusual
        return _NAMED[name]
    if hexadecimal is None and decimal is None:
        raise _Unusual
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or XML_FORBIDDEN.match(chr(code)):
        raise _Unusual
    return chr(code)


def _integer(text: str) -> int | None:
    if len(text) < 19 and text.isascii() and text.isdigit():
        return int(text)
    match = _INTEGER.fullmatch(text)
    if match is None:
        return None
    sign, decimal, hexadecimal = match.groups()
    number = int(decimal) if decimal else int(hexadecimal, 16)
    number = -number if sign == "-" else number
    return number if INT_MIN <= number <= INT_MAX else None


def _real(text: str) -> float | None:
    number = float(text) if _REAL.fullmatch(text) else math.inf
    return number if math.isfinite(number) else None


def _data(text: str) -> bytes | None:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (Base64Error, ValueError):
        return None


def _date(text: str, attribute: str) -> datetime | None:
    """The date, with the fraction of a second that stands in it or in the attribute."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    *parts, fraction = match.groups()
    beside = _FRACTION.fullmatch(attribute)
    digits = fraction or (beside[1] if beside else "")
    try:
        year, month, day, hour, minute, second = map(int, parts)
        return datetime(year, month, day, hour, minute, second, int(digits.ljust(6, "0")))
    except ValueError:
        return None


def _careful(text: str) -> PropertyList:
    """Read anything that is XML, and say where something is wrong."""
    plist = _parse(text)
    top = list(plist)
    if plist.tag != "plist" or len(top) != 1 or top[0].tag != "dict":
        raise FileError(
            "the root of the XML is not a property list that holds one dictionary",
            where=PropertyPath(),
            advice="A shortcut is a dictionary",
        )
    root: PropertyList = {}
    stack: list[tuple[Iterator[Element], Any, Trail]] = [(iter(top[0]), root, None)]
    while stack:
        children, container, trail = stack[-1]
        for child in children:
            if type(container) is dict:
                step: str | int = _key(child, container, trail)
                element = next(children, None)
                if element is None:
                    raise FileError("a key has no value", where=path_of((trail, step)))
            else:
                step, element = len(container), child
            here: Trail = (trail, step)
            value = _CONTAINERS[element.tag]() if element.tag in _CONTAINERS else _value(element, here)
            if type(container) is dict:
                container[step] = value
            else:
                container.append(value)
            if element.tag in _CONTAINERS:
                if len(stack) >= MAX_DEPTH:
                    too_deep(here)
                stack.append((iter(element), value, here))
                break
        else:
            stack.pop()
    return root


def _parse(text: str) -> Element:
    from xml.etree.ElementTree import ParseError, XMLParser

    parser = XMLParser()  # noqa: S314  (entities and external subsets never reach it: see _PROLOG)
    try:
        parser.feed(text)
        return parser.close()
    except ParseError as error:
        line, column = error.position
        raise FileError(f"the XML is malformed: {error.msg.split(':')[0]}", where=f"line {line}, column {column + 1}") from None


def _key(element: Element, container: dict[str, Any], trail: Trail) -> str:
    """The key that an element gives to the value after it."""
    if element.tag != "key" or len(element):
        raise FileError(f"<{element.tag}> stands where a key should", where=path_of(trail))
    key = element.text or ""
    if key in container:
        raise FileError("a key stands twice", where=path_of((trail, key)))
    return key


def _value(element: Element, here: Trail) -> Any:
    """The value of an element that is not a container."""
    tag, text = str(element.tag), element.text or ""
    if len(element):
        raise FileError(f"<{tag}> holds elements of its own", where=path_of(here))
    match tag:
        case "string":
            return text
        case "true" | "false":
            return tag == "true"
        case "integer":
            value: Any = _integer(text)
        case "real":
            value = _real(text)
        case "data":
            value = _data(text)
        case "date":
            value = _date(text, element.get("fraction", ""))
        case _:
            raise FileError(f"<{tag}> has no place in a property list", where=path_of(here))
    if value is None:
        raise FileError(f"<{tag}> holds {text[:40]!a}, {_WANTED[tag]}", where=path_of(here))
    return value


_WANTED: Final = {
    "integer": "not an integer of 64 bits",
    "real": "not a finite number",
    "data": "not base64",
    "date": "not a date like 2001-01-01T00:00:00Z",
}
