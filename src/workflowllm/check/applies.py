"""Whether a parameter means something beside the others."""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import Definition, Parameter, When, structural
from workflowllm.check.literals import is_name, plain, text_of
from workflowllm.check.program import Program
from workflowllm.workflow.nodes import CONDITIONAL, Action
from workflowllm.workflow.values import Record, Value

__all__ = ["applies", "failing", "idle"]


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


_LITERALS: Final = {
    "WFConditionalActionString": frozenset({4, 5, 8, 9, 99, 999, "Equals", "Contains", "", None}),
    "WFNumberValue": frozenset({0, 1, 2, 3, 4, 5, 1003, "Equals", "Is Less Than", "Is Greater Than"}),
    "WFAnotherNumber": frozenset({1003}),
}
"""The operators of an If that read each literal; dates and durations are read where the subject is one, so they are never surely read."""


def idle(program: Program, place: int, key: str) -> bool:
    """Whether a parameter of an action surely, or as good as surely, means nothing with the others as they are.

    Counted in: parameters that the action does not have, literals of an If that its operator does not read, and fields of an edit
    that are those of another property.
    """
    action, definition = program.actions[place], program.definitions[place]
    if type(action) is not Action:
        return False
    given = action.parameters
    if action.identifier == CONDITIONAL and "WFCondition" in given and key not in ("WFInput", "WFCondition"):
        code = given["WFCondition"]
        readers = _LITERALS.get(key)
        return key.startswith(("WFDate", "WFAnother", "WFDuration")) or (readers is not None and code not in readers)
    if ".setters." in action.identifier and "ContentItem" in key and key != "WFContentItemPropertyName":
        chosen = text_of(given.get("WFContentItemPropertyName", ""))
        return chosen is not None and not key.endswith("ContentItem" + "".join(chosen.split()))
    if definition is None or not definition.parameters or structural(key):
        return False
    parameter = definition.parameters.get(key)
    return parameter is None or failing(parameter, definition, given) is not None
