"""One action as a function of a stub."""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import STRUCTURAL, Definition, Parameter, When, python_name
from workflowllm.catalogue.stubs.types import default_text, is_name, quoted, type_of

__all__ = ["function"]

_RELATIONS: Final = {"is": "is", "is not": "is not", "given": "has a value", "missing": "has none"}
_LISTED: Final = 12
"""Properties of a Find action that its description names."""


def function(action: Definition) -> str:
    """The function of an action, with what is known of it as its description."""
    known = [parameter for key, parameter in action.parameters.items() if key not in STRUCTURAL and is_name(key)]
    odd = any(not is_name(key) for key in action.parameters)
    lines = [f"    {parameter.key}: {type_of(parameter)} = {default_text(parameter)}," for parameter in known]
    star = ["    *,"] if lines else []
    rest = "    **others: Any," if odd else "    **others: Unpack[Structural],"
    returns = "None" if action.output is False else "Value"
    head = [f"def {python_name(action.identifier)}(", *star, *lines, rest, f") -> {returns}:"]
    return "\n".join([*head, *_description(action, known), ""])


def _description(action: Definition, parameters: list[Parameter]) -> list[str]:
    first = ". ".join(filter(None, [action.name.rstrip("."), action.description])) or action.identifier
    lines = [first]
    told = [(parameter.key, text) for parameter in parameters if (text := _about(parameter, action.input))]
    if told:
        lines += ["", "Args:", *(f"    {key}: {text}" for key, text in told)]
    if action.output is not False and (action.output_name or action.returns):
        lines += ["", "Returns:", "    " + ". ".join(filter(None, [action.output_name, action.returns]))]
    lines += ["", *notes] if (notes := _notes(action)) else []
    safe = [_safe(line) for line in lines]
    if len(safe) == 1:
        return [f'    """{safe[0]}"""']
    return [f'    """{safe[0]}', *(f"    {line}" if line else "" for line in safe[1:]), '    """']


def _about(parameter: Parameter, taken: str | None) -> str:
    """What a description says of a parameter."""
    default = f"By default {parameter.default!r}" if parameter.default is not None and default_text(parameter) == "..." else ""
    parts = [
        parameter.label,
        parameter.description,
        "Where it is left out, the output of the action before" if parameter.key == taken else "",
        f"Where {' and '.join(map(_condition, parameter.when))}" if parameter.when else "",
        _bounds(parameter),
        default,
    ]
    return ". ".join([part.rstrip(".") for part in parts if part])


def _condition(when: When) -> str:
    return " ".join(filter(None, [when.key, _RELATIONS[when.relation], " or ".join(map(str, when.values))]))


def _bounds(parameter: Parameter) -> str:
    least, most = parameter.minimum, parameter.maximum
    return ", ".join([f"{word} {bound:g}" for word, bound in (("at least", least), ("at most", most)) if bound is not None]).capitalize()


def _notes(action: Definition) -> list[str]:
    sometimes = [f"{need} where {' and '.join(map(_condition, conditions))}" for need, conditions in action.needs_when.items()]
    needs = [*sorted(action.needs), *sometimes]
    names = [quoted(name) for name in action.filters]
    shown = ", ".join(names[:_LISTED]) + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")
    parts = [
        f"Needs {', '.join(needs)}." if needs else "",
        f"Not on {', '.join(sorted(action.not_on))}." if action.not_on else "",
        f"Since iOS {action.since}." if action.since else "",
        f"Gone{f': use {action.replaced_by}' if action.replaced_by else ''}." if action.gone else "",
        f"Finds by {shown}." if names else "",
    ]
    return [part for part in parts if part]


def _safe(text: str) -> str:
    """A line of a description, which must not end it."""
    indent = text[: len(text) - len(text.lstrip())]
    text = indent + " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    text = "".join([char if char.isprintable() else " " for char in text])
    return text[:-1] + '\\"' if text.endswith('"') else text
