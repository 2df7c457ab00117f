"""Plain trees to XML property lists.

Dates in this form hold whole seconds. A fraction is written into an attribute of its own, `<date fraction="0.250000">`, which
this package reads back and every other reader passes over, taking the date to the second.
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from workflowllm.shortcut.plain import INT_MAX, INT_MIN, MAX_DEPTH, MAX_NODES, XML_FORBIDDEN, PropertyList, refuse

__all__ = ["dumps"]

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
    '<plist version="1.0">\n<dict>'
)
_INDENT: Final = tuple("\n" + "\t" * depth for depth in range(33))


def dumps(tree: PropertyList) -> bytes:
    """Write an XML property list in UTF-8, indented with tabs as Apple's writer does.

    A carriage return is written as `&#13;`, since a reader turns a bare one into a line feed.

    Raises:
        FileError: With the path of a value that the format cannot hold.
    """
    text = _document(tree)
    if text is None or XML_FORBIDDEN.search(text):
        refuse(tree, "xml")
    try:
        return text.replace("\r", "&#13;").encode("utf-8")
    except UnicodeEncodeError:
        refuse(tree, "xml")


def _document(tree: PropertyList) -> str | None:
    """The document, or None where a value cannot be written."""
    if type(tree) is not dict:
        return None
    out = [_HEAD]
    add = out.append
    stack: list[tuple[Iterator[tuple[str | None, Any]], str]] = [(_members(tree), "</dict>")]
    while stack:
        members, close = stack[-1]
        indent = _INDENT[min(len(stack), 32)]
        if len(out) > MAX_NODES:
            return None
        for key, value in members:
            if key is not None:
                if type(key) is not str:
                    return None
                add(f"{indent}<key>{_escape(key)}</key>")
            of = type(value)
            if of is str:
                add(f"{indent}<string>{_escape(value)}</string>")
            elif of is dict or of is list:
                if len(stack) >= MAX_DEPTH:
                    return None
                name = "dict" if of is dict else "array"
                add(f"{indent}<{name}>" if value else f"{indent}<{name}/>")
                if value:
                    stack.append((_members(value), f"</{name}>"))
                    break
            else:
                element = _element(value, of)
                if element is None:
                    return None
                add(indent + element)
        else:
            stack.pop()
            add(_INDENT[min(len(stack), 32)] + close)
    add("\n</plist>\n")
    return "".join(out)


def _members(container: dict[str, Any] | list[Any]) -> Iterator[tuple[str | None, Any]]:
    """Keys and values; an array has no keys."""
    return iter(container.items()) if type(container) is dict else ((None, value) for value in container)


def _escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def _element(value: Any, of: type) -> str | None:
    """A scalar other than text, or None where it cannot be written."""
    if of is bool:
        return "<true/>" if value else "<false/>"
    if of is int and INT_MIN <= value <= INT_MAX:
        return f"<integer>{value}</integer>"
    if of is float and math.isfinite(value):
        return f"<real>{value!r}</real>"
    if of is bytes:
        return f"<data>{b64encode(value).decode('ascii')}</data>"
    if of is datetime and value.tzinfo is None and not value.fold:
        fraction = f' fraction="0.{value.microsecond:06d}"' if value.microsecond else ""
        return f"<date{fraction}>{value.replace(microsecond=0).isoformat()}Z</date>"
    return None
