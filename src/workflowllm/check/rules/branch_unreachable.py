"""A branch whose condition was already asked."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE, Action, Block
from workflowllm.workflow.values import Attachment, Output, Record, Variable, WrappedReference

__all__ = ["RULE"]

_OWN = (GROUP, MODE, "UUID", "CustomOutputName")


def _condition(marker: Action) -> Record | None:
    """What a marker asks, where asking again gives the same answer."""
    if not {"WFCondition", "WFConditions"} & marker.parameters.keys():
        return None
    subject = marker.parameters.get("WFInput")
    reference = subject.reference if type(subject) is WrappedReference else subject
    if type(reference) is not Attachment or type(reference.source) not in (Output, Variable):
        return None
    return marker.parameters.without(*_OWN)


def _first_if(block: Block, arm: int) -> Block | None:
    """The If that is the first statement of an arm: its condition is asked right after that of the block."""
    body = block.arms[arm].body
    first = body[0] if body else None
    return first if type(first) is Block and first.kind == CONDITIONAL else None


def find(program: Program) -> Iterator[Found]:
    """Arms of one If that ask the same, and an If that stands first in a branch and asks what the branch has asked."""
    for scope in program.all_scopes:
        for _, node in scope.items:
            if type(node) is not Block or node.kind != CONDITIONAL:
                continue
            asked = [_condition(arm.marker) for arm in node.arms]
            for number, condition in enumerate(asked[1:], start=1):
                if condition is not None and condition in asked[:number]:
                    at = program.place(node.arms[number].marker)
                    yield Found(
                        Place(at), "this branch is never taken: the same was asked above", "Ask something else, or take the branch out"
                    )
            for number in range(min(2, len(node.arms))):
                inner = _first_if(node, number)
                if inner is not None and asked[0] is not None and _condition(inner.arms[0].marker) == asked[0]:
                    at = program.place(inner.arms[0].marker)
                    answer = "no" if number else "yes"
                    yield Found(Place(at), f"the answer is always {answer} here: the If around it asked the same", "Ask something else")


RULE = Rule(
    code="W104",
    name="branch-unreachable",
    severity="warning",
    says="An If that asks what was asked just before.",
    why="The answer cannot be another one, so one branch is never taken.",
    bad="""x = is_workflow_actions_getclipboard()
if x == "a":
    is_workflow_actions_showresult(Text="1")
elif x == "a":
    is_workflow_actions_showresult(Text="2")""",
    good="""x = is_workflow_actions_getclipboard()
if x == "a":
    is_workflow_actions_showresult(Text="1")
elif x == "b":
    is_workflow_actions_showresult(Text="2")""",
    find=find,
)
