"""Lines of vCard and iCalendar: folding, parameters and escapes, which both have in common (RFC 2425, 5.8; RFC 5545, 3.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_ITEMS, check_text

__all__ = ["ContentLine", "escaped", "folded", "pieces", "read_lines", "unescaped"]

_OCTETS = 75
_PARAMETER = re.compile(r';([^=;:"]+)(?:=((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*))?')
_NAME = re.compile(r"(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)")
_MAX_LINES = 20 * MAX_ITEMS
_MAX_PARAMETERS = 100


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line.

    Args:
        name: The property in large letters.
        value: The value as it stands, with its escapes.
        parameters: Its parameters, names and values in large letters.
        group: What groups it with other lines, or nothing.
    """

    name: str
    value: str
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    group: str = ""


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, ended by CRLF; no letter is cut through.

    Args:
        line: The line.
    """
    found, current, used = list[str](), list[str](), 0
    for letter in line:
        size = len(letter.encode("utf-8", "replace"))
        if used + size > _OCTETS:
            found.append("".join(current))
            current, used = [" "], 1
        current.append(letter)
        used += size
    return "\r\n".join([*found, "".join(current)]) + "\r\n"


def escaped(value: str) -> str:
    """A text as a value: backslash, comma, semicolon and line breaks with a backslash.

    Args:
        value: The text.
    """
    plain = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def unescaped(value: str) -> str:
    """The text of a value.

    Args:
        value: The value.
    """
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def pieces(value: str, mark: str) -> list[str]:
    """The parts of a value between marks that have no backslash before them, as texts.

    Args:
        value: The value.
        mark: A comma or a semicolon.
    """
    found, current = list[str](), list[str]()
    for part in re.findall(r"\\.|[^\\]|\\$", value, re.DOTALL):
        if part == mark:
            found.append(unescaped("".join(current)))
            current = []
        else:
            current.append(part)
    return [*found, unescaped("".join(current))]


def read_lines(text: str) -> list[ContentLine]:
    """The lines of a text, unfolded; what is no line is left out.

    Args:
        text: The text.
    """
    check_text(text, "The text")
    plain = re.sub(r"\r\n?", "\n", text)
    lines = re.sub(r"\n[ \t]", "", plain).split("\n")
    if len(lines) > _MAX_LINES:
        raise DocumentError(f"The text has over {_MAX_LINES} lines")
    return [line for raw in lines if (line := _read(raw))]


def _read(raw: str) -> ContentLine | None:
    name = _NAME.match(raw)
    if name is None:
        return None
    found: dict[str, tuple[str, ...]] = {}
    place = name.end()
    while item := _PARAMETER.match(raw, place):
        key, values = item[1].upper(), item[2]
        if values is None:
            key, values = "TYPE", item[1]  # vCard 2.1 names a type alone
        found[key] = (*found.get(key, ()), *(value.strip('"').upper() for value in values.split(",")))
        place = item.end()
        if sum(len(known) for known in found.values()) > _MAX_PARAMETERS:
            return None
    if raw[place : place + 1] != ":":
        return None
    return ContentLine(name[2].upper(), raw[place + 1 :], found, name[1] or "")
