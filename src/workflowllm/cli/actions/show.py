"""`workflowllm actions show`: everything that is known of an action, and where each piece is from."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import click

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.content import value_kind
from workflowllm.catalogue.definition import Definition, Parameter, When, python_name
from workflowllm.catalogue.standard import standard
from workflowllm.catalogue.store import record_of
from workflowllm.cli import output
from workflowllm.errors import UnknownActionError

__all__ = ["command", "found"]

_NEAREST = 5
_OWN = "is.workflow.actions."
_RELATIONS = {"is": "is", "is not": "is not", "given": "has a value", "missing": "has none"}


@click.command("show", epilog="Exit status: 0, it is known; 2, it is not.")
@click.argument("name", metavar="NAME")
@output.format_option
def command(name: str, form: str) -> None:
    """Say everything that is known of an action.

    NAME is its identifier, its name in a Python text, or what the Shortcuts app calls it. Each line says where it is
    from in brackets.
    """
    catalogue = standard()
    definition = catalogue[found(catalogue, name)]
    if form == "json":
        kind = value_kind(definition.output_types)
        output.print_json({"python_name": python_name(definition.identifier), "output_kind": kind, **record_of(definition)})
    else:
        output.print_text("".join(output.printable(line).replace("\n", " ") + "\n" for line in _lines(definition)))


def found(catalogue: Catalogue, name: str) -> str:
    """The identifier of the action that is called so.

    Raises:
        UnknownActionError: There is none, or there are several; the advice names the nearest.
    """
    identifier = catalogue.identifier(name) or catalogue.identifier(_OWN + name)
    if identifier is not None:
        return identifier
    named = [key for key, definition in catalogue.items() if definition.name.casefold() == name.casefold()]
    own = [key for key in named if key.startswith(_OWN)]
    if len(named) == 1 or len(own) == 1:
        return (own or named)[0]
    if named:
        raise UnknownActionError(f"{len(named)} actions are called {name}", advice=f"Name one of them: {', '.join(named[:_NEAREST])}")
    near = _nearest(catalogue, name)
    advice = f"The nearest names: {', '.join(near)}" if near else ""
    raise UnknownActionError(f"no action is called {name}", advice=advice)


def _nearest(catalogue: Catalogue, name: str) -> list[str]:
    """What may have been meant: identifiers whose own end, Python name or display name is much like it."""
    names: dict[str, str] = {}
    for identifier, definition in catalogue.items():
        for word in (identifier, identifier.removeprefix(_OWN), python_name(identifier), definition.name):
            names.setdefault(word.casefold(), identifier)
    close = get_close_matches(name.casefold(), names, n=3 * _NEAREST, cutoff=0.6)
    return list(dict.fromkeys(names[word] for word in close))[:_NEAREST]


def _lines(action: Definition) -> list[str]:
    rows = [
        ("Name", action.name, "name"),
        ("Identifier", action.identifier, ""),
        ("Python", python_name(action.identifier), ""),
        ("App", " ".join(filter(None, [action.app_name, f"({action.app})" if action.app else ""])), "app"),
        ("What it does", action.description, "description"),
        ("Input", _input(action), "input" if action.input else "passes_through"),
        ("Output", _output(action), "output_types" if action.output_types else "output"),
        ("Returns", action.returns, "returns"),
        ("Needs", ", ".join([*sorted(action.needs), *map(_sometimes, action.needs_when.items())]), "needs"),
        ("Not on", ", ".join(sorted(action.not_on)), "not_on"),
        ("Since iOS", str(action.since or ""), "since"),
        ("Until iOS", str(action.until or ""), "until"),
        ("Gone", _gone(action), "gone"),
        ("Keywords", ", ".join(action.keywords), "keywords"),
        ("Seen", f"{action.seen} times" if action.seen else "", ""),
    ]
    lines = [f"{name + ':':14}{text}{_from(action.sources, field)}" for name, text, field in rows if text]
    lines += ["", "Parameters:"] if action.parameters else []
    for parameter in action.parameters.values():
        lines += _parameter(parameter)
    lines += ["", "Finds by:"] if action.filters else []
    lines += [f"  {name}: {rule.kind}{_choices(rule.choices, False)}" for name, rule in action.filters.items()]
    return lines


def _from(sources: Mapping[str, str], field: str) -> str:
    return f"  [{sources[field]}]" if field in sources else ""


def _input(action: Definition) -> str:
    taken = f"{action.input}, where it is left out the output of the action before" if action.input else ""
    return "; ".join(filter(None, [taken, "hands its input on" if action.passes_through else ""]))


def _output(action: Definition) -> str:
    if not action.output:
        return "none" if action.output is False else ""
    kind = value_kind(action.output_types)
    many = "a list" if action.output_multiple else ""
    named = f'"{action.output_name}"' if action.output_name else ""
    return ", ".join(filter(None, [named, kind, many, " ".join(action.output_types)]))


def _gone(action: Definition) -> str:
    return (
        "" if not action.gone else f"the newest system has {action.replaced_by} instead" if action.replaced_by else "from the newest system"
    )


def _sometimes(item: tuple[str, tuple[When, ...]]) -> str:
    need, conditions = item
    return f"{need} where {' and '.join(map(_condition, conditions))}"


def _condition(when: When) -> str:
    values = " or ".join(_shown(value) for value in when.values)
    return " ".join(filter(None, [when.key, _RELATIONS[when.relation], values]))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) and value else str(value) if isinstance(value, int | float) else repr(value)


def _choices(choices: tuple[str, ...], more: bool) -> str:
    listed = " | ".join([*choices, *(["..."] if more else [])])
    return f": {listed}" if listed else ""


def _parameter(parameter: Parameter) -> list[str]:
    sources = parameter.sources
    first = f"  {parameter.key}: {parameter.kind}{_choices(parameter.choices, parameter.open)}{_from(sources, 'kind')}"
    if parameter.choices and sources.get("choices") != sources.get("kind"):
        first += f", choices{_from(sources, 'choices')}"
    rows = [
        (f'"{parameter.label}"' if parameter.label else "", "label"),
        (parameter.description, "description"),
        (f"by default {_shown(parameter.default)}" if parameter.default is not None else "", "default"),
        (f"where {' and '.join(map(_condition, parameter.when))}" if parameter.when else "", "when"),
        (_bounds(parameter), "minimum" if parameter.minimum is not None else "maximum"),
        ("takes several values" if parameter.multiple else "", "multiple"),
        (_allowed(parameter), "sources_allowed"),
        (f"seen {parameter.seen} times" if parameter.seen else "", ""),
    ]
    return [first, *(f"      {text}{_from(sources, field)}" for text, field in rows if text)]


def _bounds(parameter: Parameter) -> str:
    least, most = parameter.minimum, parameter.maximum
    bounds = [f"at least {least:g}" if least is not None else "", f"at most {most:g}" if most is not None else ""]
    return ", ".join(filter(None, bounds))


def _allowed(parameter: Parameter) -> str:
    if parameter.sources_allowed is None:
        return ""
    return f"takes references to {', '.join(sorted(parameter.sources_allowed)) or 'nothing'}"
