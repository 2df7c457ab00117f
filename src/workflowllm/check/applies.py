"""Whether a parameter means something beside the others."""

from __future__ import annotations

from workflowllm.catalogue.definition import Definition, Parameter, When
from workflowllm.check.literals import is_name, plain, text_of
from workflowllm.workflow.values import Record, Value

__all__ = ["applies", "failing"]


def applies(parameter: Parameter, definition: Definition, given: Record) -> bool:
    """Whether a parameter means something with the others as they are; yes, where only a run says."""
    return failing(parameter, definition, given) is None


def failing(parameter: Parameter, definition: Definition, given: Record) -> str | None:
    """The condition of a parameter that surely does not hold, in words; None if there is none."""
    for when in parameter.when:
        if not _holds(when, definition, given):
            return _words(when)
    return None


def _holds(when: When, definition: Definition, given: Record) -> bool:
    other = definition.parameters.get(when.key)
    value: Value | None = given.get(when.key)
    if value is None:
        if other is None:
            return True
        value = other.default
    if value is not None and is_name(value):
        return True
    if when.relation in ("given", "missing"):
        return (value is not None and value != "") == (when.relation == "given")
    if value is None:
        # What counts where nothing is stored is not known, unless it is a switch, which is off.
        return other is None or other.kind != "boolean" or (False in when.values) == (when.relation == "is")
    return (_scalar(value) in [_scalar(option) for option in when.values]) == (when.relation == "is")


def _scalar(value: Value) -> object:
    value = plain(value)
    if type(value) is bool:
        return int(value)
    text = text_of(value)
    return value if text is None else text


def _words(when: When) -> str:
    if when.relation in ("given", "missing"):
        return f"{when.key} has {'a' if when.relation == 'given' else 'no'} value"
    values = " or ".join(repr(value) for value in when.values[:4])
    return f"{when.key} {when.relation} {values}"
