"""Stored content that stores nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Text

__all__ = ["RULE"]

_SET = "is.workflow.actions.setstoredcontent"


def find(program: Program) -> Iterator[Found]:
    """Set Stored Content whose input is a bare name."""
    for place in program.groups.get(_SET, ()):
        given = program.given[place]
        value = given.parameters.get("WFInput") if type(given) is Action else None
        if type(value) is Attachment:
            fix = Fix("write it as text", (Edit(place, "WFInput", Text((value,))),))
            message = "stored content that is given a bare name stores nothing"
            yield Found(Place(place, "WFInput"), message, 'Write it as text: f"{name}"', fix)


RULE = Rule(
    code="W703",
    name="stored-content",
    severity="warning",
    says="Set Stored Content with a bare name.",
    why="Others found on devices with iOS 27 that it stores nothing then, and that a text with the name in it is stored.",
    bad='x = is_workflow_actions_getclipboard()\nis_workflow_actions_setstoredcontent(WFInput=x, WFStoredContentKey="k")',
    good='x = is_workflow_actions_getclipboard()\nis_workflow_actions_setstoredcontent(WFInput=f"{x}", WFStoredContentKey="k")',
    find=find,
)
