"""A value of the wrong kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from workflowllm.catalogue.definition import Kind
from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.literals import is_name, number_of, plain, text_of
from workflowllm.check.program import Argument, Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import BareText, Dictionary, Field, Item, Opaque, Overlay, Record, Value

__all__ = ["RULE"]


def _is_text(value: Value) -> bool:
    return text_of(value) is not None or type(value) in (BareText, Overlay)


def _is_number(value: Value) -> bool:
    return type(value) is not bool and (number_of(value) is not None or text_of(value) == "")


def _is_boolean(value: Value) -> bool:
    return type(value) is bool or (type(value) is int and value in (0, 1))


def _is_rows(value: Value) -> bool:
    return type(value) is Dictionary or (type(value) is tuple and not value)


def _is_several(value: Value) -> bool:
    """A list; a text too, which fields for tags keep."""
    return type(value) is tuple or _is_text(value)


def _is_date(value: Value) -> bool:
    return _is_text(value) or type(value) is datetime


_FITS: Final[dict[Kind, Callable[[Value], bool]]] = {
    "text": _is_text,
    "number": _is_number,
    "boolean": _is_boolean,
    "enumeration": _is_text,
    "dictionary": _is_rows,
    "list": _is_several,
    "date": _is_date,
}


_THINGS: Final[frozenset[Kind]] = frozenset({"dictionary", "location", "contact", "app", "shortcut"})

_NEVER: Final[dict[Kind, frozenset[Kind]]] = {
    "number": _THINGS,
    "quantity": _THINGS,
    "date": frozenset({"number", "boolean", "dictionary", "location", "app", "shortcut"}),
    "dictionary": frozenset({"number", "boolean", "date", "quantity", "location", "app", "shortcut"}),
}
"""What a name may hold that the app cannot make this kind of; it makes much else by itself."""


def find(program: Program) -> Iterator[Found]:
    """Literals that a parameter does not hold, and names that are known to hold what cannot become it; what is kept whole is left alone."""
    yield from _named(program)
    for argument in program.arguments:
        parameter = argument.parameter
        fits = _FITS.get(parameter.kind) if parameter is not None else None
        if fits is None or parameter is None:
            continue
        value = plain(argument.value)
        if fits(value) or is_name(value) or type(value) in (Opaque, Field, Record, bytes):
            continue
        if parameter.multiple and type(value) is tuple and all(_element(part, fits) for part in value):
            continue
        yield _found(program, argument, parameter.kind)


def _named(program: Program) -> Iterator[Found]:
    parameters = {(argument.action, argument.key): argument.parameter for argument in program.arguments}
    for use in program.uses:
        parameter = parameters.get((use.action, use.key)) if use.alone else None
        if parameter is None or use.known.kind not in _NEVER.get(parameter.kind, ()):
            continue
        message = f"{use.key} of {program.shown(use.action)} is a {parameter.kind}, and this holds a {use.known.kind}"
        yield Found(Place(use.action, use.key), message, f"Give it a {parameter.kind}, or a part of this that is one")


def _element(value: Value, fits: Callable[[Value], bool]) -> bool:
    inner = plain(value.value if type(value) is Item else value)
    return fits(inner) or is_name(inner)


def _found(program: Program, argument: Argument, kind: Kind) -> Found:
    place = Place(argument.action, argument.key)
    article = "an" if kind == "enumeration" else "a"
    message = f"{argument.key} of {program.shown(argument.action)} is {article} {kind}, and this is {_called(argument.value)}"
    meant = _meant(argument.value, kind)
    fix = None if meant is None else Fix(f"write {meant!r}", (Edit(argument.action, argument.key, meant),))
    return Found(place, message, f"Give it a {kind}, or a name that holds one", fix)


def _meant(value: Value, kind: Kind) -> Value | None:
    """What a value of the wrong kind plainly stands for."""
    text = text_of(value)
    if kind == "boolean" and text is not None and text.casefold() in ("true", "false", "yes", "no"):
        return text.casefold() in ("true", "yes")
    if kind in ("text", "enumeration") and type(value) is int:
        return str(value)
    return None


def _called(value: Value) -> str:
    names = {bool: "True or False", int: "a number", float: "a number", str: "text", tuple: "a list", Dictionary: "a dictionary"}
    return names.get(type(value), "text" if text_of(value) is not None else "something else")


RULE = Rule(
    code="W403",
    name="value-kind",
    severity="warning",
    says="A value of another kind than the parameter holds.",
    why="The app reads each parameter as its own kind, and takes what does not fit for nothing or for something else.",
    bad='is_workflow_actions_delay(WFDelayTime="a while")',
    good="is_workflow_actions_delay(WFDelayTime=3)",
    find=find,
)
