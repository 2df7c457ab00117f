"""A parameter that the action does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.program import Argument, Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_LEFT = frozenset({"WFVariable", "WFMathOperand", "WFMenuItemTitle", "WFContentItemSortEnabled", "WFItems"})
"""Parameters that editors leave in the file, of the picker of a variable or of what the action was before."""


def find(program: Program) -> Iterator[Found]:
    """Keys without a parameter, of actions whose parameters are known."""
    for argument in program.arguments:
        if argument.parameter is None and argument.definition.parameters:
            yield _found(program, argument)


def _found(program: Program, argument: Argument) -> Found:
    place, key = argument.action, argument.key
    known = argument.definition.parameters
    given = getattr(program.actions[place], "parameters", {})
    free = [other for other in known if other not in given]
    near = [other for other in free if other.casefold() == key.casefold()] or difflib.get_close_matches(key, free, 1, 0.75)
    message = f"{program.shown(place)} has no parameter {key}"
    if not near and key in _LEFT:
        advice = "Leave it out: it stayed when the action was changed"
        return Found(Place(place, key), message, advice, Fix(f"leave {key} out", (Edit(place, key),)), "note")
    if not near:
        return Found(Place(place, key), message, "It is kept, and most likely not read: is it the right action?")
    fix = Fix(f"call it {near[0]}", (Edit(place, key, rename=near[0]),)) if near[0].casefold() == key.casefold() else None
    return Found(Place(place, key), message, f"Do you mean {near[0]}?", fix)


RULE = Rule(
    code="W402",
    name="parameter-unknown",
    severity="warning",
    says="A parameter that the action does not have, with the nearest that it has.",
    why="The app does not read it, so the action does what it does without.",
    bad='is_workflow_actions_gettext(WFTextActonText="a")',
    good='is_workflow_actions_gettext(WFTextActionText="a")',
    find=find,
)
