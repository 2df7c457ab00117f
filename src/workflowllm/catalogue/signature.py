"""An action as one line: what it is called, what it takes, what it gives. The API documents of prompts have this form.

The paper hands the model a Python stub with a docstring for each action (appendix B.1), in which enumerations are lost. Here
enumerations and defaults stay, and what every action may have is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter, python_name, structural
from workflowllm.workflow.values import Value

__all__ = ["WORDS", "default_text", "given", "signature"]

WORDS: Final[dict[Kind, str]] = {
    "text": "str",
    "number": "num",
    "boolean": "bool",
    "enumeration": "str",
    "reference": "name",
    "dictionary": "dict",
    "list": "list",
    "shortcut": "shortcut",
    "filter": "where",
    "record": "dict",
    "any": "",
    "unknown": "",
}
"""The types of parameters in a signature, where they are not called as the kind; nothing for what takes whatever there is."""

_HIDDEN: Final = ("Show",)


def given(definition: Definition) -> Iterator[Parameter]:
    """The parameters that a program gives, the input first: not those that any action has, nor what only folds the editor."""
    first = definition.parameters.get(definition.input or "")
    if first is not None:
        yield first
    for key, parameter in definition.parameters.items():
        if parameter is not first and not structural(key) and not (parameter.kind == "boolean" and key in _HIDDEN):
            yield parameter


def default_text(value: Value | None) -> str | None:
    """A default as Python; None if there is none, or none that a line can hold."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return repr(value) if isinstance(value, bool | int | float) else None


def signature(definition: Definition, *, words: int = 16) -> str:
    """One line for an action: `name(key: type, key = default, ...) -> output  # what it does`.

    Args:
        definition: The action.
        words: How many words of its description are kept at most; parameters, choices and defaults are never cut.

    Returns:
        A line. A choice list stands as `"a"|"b"`, after `=` with its default first; `|...` at its end says that other texts are right too.
    """
    inside = ", ".join(_parameter(parameter) for parameter in given(definition))
    text = f"{python_name(definition.identifier)}({inside})"
    if definition.output or definition.output_name:
        text += f" -> {definition.output_name or 'output'}"
    said = _said(definition.description or definition.name, words)
    return f"{text}  # {said}" if said else text


def _parameter(parameter: Parameter) -> str:
    """One parameter. A default says its type, and among choices it stands first, so that neither is said twice."""
    default = default_text(parameter.default) if parameter.default != "" else None
    choices = [default_text(choice) or choice for choice in dict.fromkeys(parameter.choices)]
    if default is not None and default in choices:
        choices.remove(default)
        choices.insert(0, default)
        return f"{parameter.key} = {_listed(choices, parameter.open)}"
    word = _listed(choices, parameter.open) if choices else WORDS.get(parameter.kind, parameter.kind)
    if default is not None and not choices and _says_kind(parameter):
        return f"{parameter.key} = {default}"
    return parameter.key + (f": {word}" if word else "") + (f" = {default}" if default is not None else "")


def _listed(choices: list[str], more: bool) -> str:
    return "|".join(choices) + ("|..." if more else "")


def _says_kind(parameter: Parameter) -> bool:
    """Whether a default tells what a parameter holds: True a truth value, 5 a number, a text a text."""
    value = parameter.default
    if isinstance(value, bool) or parameter.kind == "boolean":
        return isinstance(value, bool) and parameter.kind == "boolean"
    return parameter.kind == ("text" if isinstance(value, str) else "number")


def _said(text: str, words: int) -> str:
    """The first sentence of a text, at most so many words of it."""
    first = " ".join(text.split()).split(". ")[0].rstrip(".")
    parts = first.split(" ")
    return first if len(parts) <= words else " ".join(parts[:words]) + " ..."
