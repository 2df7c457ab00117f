"""A variable that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Variable

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Names that are set and never read, at the first place that sets them."""
    read = {use.reference.source.name for use in program.uses if type(use.reference.source) is Variable}
    unread = [name for name in program.setters if name not in read and name]
    for name in unread:
        if name in program.hidden:
            continue
        place = program.setters[name][0]
        yield Found(Place(place, "WFVariableName"), f"nothing reads the variable {name}", "Use it, or take it out")


RULE = Rule(
    code="N204",
    name="variable-unused",
    severity="note",
    says="A variable that is set and that nothing reads.",
    why="It does no harm; often its name is misspelt where it was to be read.",
    bad='Name = "Ann"\nis_workflow_actions_showresult(Text="b")',
    good='Name = "Ann"\nis_workflow_actions_showresult(Text=f"{Name}")',
    find=find,
)
