"""Two Otherwise in one If."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE, Action, Block

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Flat Ifs whose group has several middle parts without a condition."""
    counts: dict[str, list[int]] = {}
    for scope in program.all_scopes:
        for place, node in scope.items:
            if type(node) is Block or type(node) is not Action or node.identifier != CONDITIONAL or node.parameters.get(MODE) != 1:
                continue
            group = node.parameters.get(GROUP)
            if type(group) is str and not {"WFCondition", "WFConditions"} & node.parameters.keys():
                counts.setdefault(group, []).append(place)
    for places in counts.values():
        for place in places[1:]:
            yield Found(Place(place), "this If has two Otherwise", "Put all of it under one else")


RULE = Rule(
    code="W108",
    name="otherwise-twice",
    severity="warning",
    says="An If with more than one Otherwise.",
    why="The editor makes only one; what the app does with the second is nowhere said.",
    bad="""x = is_workflow_actions_getclipboard()
marker(1, "start", is_workflow_actions_conditional(WFCondition=100, WFInput=as_variable(x)))
marker(1, "middle", is_workflow_actions_conditional())
marker(1, "middle", is_workflow_actions_conditional())
marker(1, "end", is_workflow_actions_conditional())""",
    good="""x = is_workflow_actions_getclipboard()
if x is not None:
    is_workflow_actions_showresult(Text="a")
else:
    is_workflow_actions_showresult(Text="b")""",
    find=find,
)
