"""How often a loop runs."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import is_name, number_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import MODE, REPEAT_COUNT, Action

__all__ = ["RULE"]

_NO_NUMBER = frozenset({"date", "boolean", "dictionary", "list", "file", "contact", "location"})


def find(program: Program) -> Iterator[Found]:
    """Counts that are no number, or below one."""
    for place in program.groups.get(REPEAT_COUNT, ()):
        action = program.actions[place]
        value = action.parameters.get("WFRepeatCount") if type(action) is Action and action.parameters.get(MODE) == 0 else None
        if value is None or is_name(value):
            continue
        number = number_of(value)
        if number is None:
            yield Found(Place(place, "WFRepeatCount"), "this is no number of times", "Write a number, or a name that holds one")
        elif number < 1:
            yield Found(Place(place, "WFRepeatCount"), f"the loop runs {number:g} times", "Write a number from 1 on")
    for use in program.uses:
        if use.key == "WFRepeatCount" and use.known.kind in _NO_NUMBER:
            yield Found(Place(use.action, use.key), f"this is a {use.known.kind} and no number of times", "Give it a number")


RULE = Rule(
    code="W107",
    name="loop-count",
    severity="warning",
    says="Repeat with a count that is no number, or is below one.",
    why="The statements inside never run.",
    bad='for i in range(1, 0 + 1):\n    is_workflow_actions_showresult(Text="x")',
    good='for i in range(1, 3 + 1):\n    is_workflow_actions_showresult(Text="x")',
    find=find,
)
