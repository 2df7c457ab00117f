"""What a parameter says where it holds no name."""

from __future__ import annotations

import re
from typing import Final

from workflowllm.workflow.values import Attachment, BareReference, Dictionary, Field, Item, Record, Text, Value, WrappedReference

__all__ = ["is_name", "number_of", "plain", "text_of"]

_SUBSTITUTABLE: Final = re.compile(r"WF\w+Substitutable\w*State|WFTokenAttachmentParameterState")
_NUMERAL: Final = re.compile(r"\s*[-+]?(?:\d[\d ,.']*|[.,]\d+)(?:[eE][-+]?\d+)?\s*")


def plain(value: Value) -> Value:
    """A value without the wrapper that says that a name could stand in its place."""
    while type(value) is Field and _SUBSTITUTABLE.fullmatch(value.kind):
        value = value.value
    return value


def text_of(value: Value) -> str | None:
    """The text that a value is, if it is one without names in it."""
    value = plain(value)
    if type(value) is str:
        return value
    if type(value) is Text and all(type(part) is str for part in value.parts):
        return "".join(value.parts)  # type: ignore[arg-type]
    return None


def number_of(value: Value) -> float | None:
    """The number that a value is: a number, or a numeral with a point or a comma, as the app reads both."""
    value = plain(value)
    if type(value) is int or type(value) is float:
        return float(value)
    text = text_of(value)
    if text is None or not _NUMERAL.fullmatch(text):
        return None
    try:
        return float(re.sub(r"[ ']", "", text.strip()).replace(",", "."))
    except ValueError:
        return float("nan")


def is_name(value: Value) -> bool:
    """Whether a value is a name, or holds one, so that only a run says what it is."""
    value = plain(value)
    match value:
        case Attachment() | WrappedReference() | BareReference():
            return True
        case Text(parts=parts):
            return any(type(part) is not str for part in parts)
        case Item(value=inner) | Field(value=inner):
            return is_name(inner)
        case Dictionary(entries=entries):
            return any(is_name(entry.key) or is_name(entry.value) for entry in entries)
        case tuple():
            return any(is_name(element) for element in value)
        case Record():
            return any(is_name(inner) for inner in value.values())
    return False
