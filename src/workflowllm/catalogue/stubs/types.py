"""The type of a parameter in a stub: what may stand there in a program."""

from __future__ import annotations

import json
import keyword
from typing import Final

from workflowllm.catalogue.definition import Kind, Parameter
from workflowllm.workflow.values import Value

__all__ = ["default_text", "is_name", "quoted", "type_of"]

_TYPES: Final[dict[Kind, str]] = {
    "text": "Text",
    "number": "Number",
    "boolean": "Boolean",
    "reference": "Value",
    "date": "str | Date | Value",
    "dictionary": "Dictionary",
    "list": "List",
    "quantity": "Quantity | Value",
    "file": "Data | Record | Value",
    "contact": "str | Record | Value",
    "location": "str | Record | Value",
    "app": "str | Record | Value",
    "shortcut": "str | Record | Value",
    "filter": "Filter | Value",
    "record": "Record | Value",
    "any": "object",
    "unknown": "object",
}


def type_of(parameter: Parameter) -> str:
    """What may stand in a parameter, as an annotation.

    A reference stands wherever a value does. A number stands for an enumeration whose choices are numerals, as in files.
    """
    kind = parameter.kind
    if kind == "enumeration":
        found = _enumeration(parameter)
    else:
        found = _TYPES[kind]
    return f"{found} | Sequence[{found}]" if parameter.multiple and found not in ("object", "List") else found


def _enumeration(parameter: Parameter) -> str:
    if not parameter.choices:
        return "Text"
    texts = list(dict.fromkeys(parameter.choices))
    numbers = [text for text in texts if text.isascii() and text.isdigit() and str(int(text)) == text]
    choices = [*map(quoted, texts), *numbers]
    return f"Literal[{', '.join(choices)}] | {'str | ' if parameter.open else ''}Value"


def default_text(parameter: Parameter) -> str:
    """The default of a parameter in a stub: itself where the type has it, `...` elsewhere."""
    value: Value | None = parameter.default
    if isinstance(value, bool):
        return str(value) if parameter.kind == "boolean" else "..."
    if isinstance(value, int | float):
        return repr(value) if parameter.kind == "number" else "..."
    if isinstance(value, str) and (parameter.kind == "text" or value in parameter.choices):
        return quoted(value)
    return "..."


def quoted(text: str) -> str:
    """A string literal of a stub."""
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else ascii(text)


def is_name(key: str) -> bool:
    """Whether a program gives this parameter by its name alone, and not inside `**{...}`."""
    return key.isidentifier() and not keyword.iskeyword(key) and not keyword.issoftkeyword(key)
