"""An action that the system does not have."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.shortcut.flow import is_otherwise_if
from workflowllm.workflow.nodes import CONDITIONAL, MODE, Action

__all__ = ["RULE"]

_SEVERAL, _ELSE_IF = 18, 27


def find(program: Program) -> Iterator[Found]:
    """Actions that came later than the system the shortcut is for, and forms of If that did."""
    target = program.target
    if target is None:
        return
    for place, definition in enumerate(program.definitions):
        if definition is not None and definition.since is not None and definition.since > target:
            message = f"{program.shown(place)} came with iOS {definition.since}, and this is for iOS {target}"
            yield Found(Place(place), message, definition.replaced_by or "Leave it out, or name a newer system")
    for place in program.groups.get(CONDITIONAL, ()):
        action = program.actions[place]
        assert type(action) is Action
        if target < _SEVERAL and "WFConditions" in action.parameters:
            yield Found(Place(place, "WFConditions"), "several conditions in one If came with iOS 18", "compile --target rewrites them")
        if target < _ELSE_IF and action.parameters.get(MODE) == 1 and is_otherwise_if(action):
            yield Found(Place(place), "Otherwise If came with iOS 27", "compile --target rewrites it")


RULE = Rule(
    code="W412",
    name="system-older",
    severity="warning",
    says="An action, or a form of If, that is newer than the system named with --target.",
    why="An older system shows it as unknown and stops there.",
    bad='is_workflow_actions_askllm(WFLLMPrompt="Write a poem")',
    good='is_workflow_actions_showresult(Text="a poem")',
    find=find,
    target=18,
)
