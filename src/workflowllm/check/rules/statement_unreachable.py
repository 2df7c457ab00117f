"""A statement that nothing reaches."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import ENDS, Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action, Block

__all__ = ["RULE"]


def _ends(node: object, program: Program) -> bool:
    """Whether nothing after a statement runs: it stops the shortcut, on every way through it."""
    if type(node) is Action:
        return node.identifier in ENDS
    if type(node) is not Block:
        return False
    arms = node.arms
    if node.kind.endswith("choosefrommenu"):
        arms = arms[1:]
    elif not node.kind.endswith("conditional") or len(arms) < 2 or {"WFCondition", "WFConditions"} & arms[-1].marker.parameters.keys():
        return False
    return bool(arms) and all(any(_ends(inner, program) for inner in arm.body) for arm in arms)


def find(program: Program) -> Iterator[Found]:
    """The first statement behind one that ends the shortcut; comments may stand there."""
    for scope in program.all_scopes if not program.flat else ():
        ended = False
        for place, node in scope.items:
            if ended and not (type(node) is Action and node.identifier == "is.workflow.actions.comment"):
                yield Found(
                    Place(place), "nothing reaches this statement: the shortcut has stopped before it", "Move it up, or take it out"
                )
                break
            ended = ended or _ends(node, program)


RULE = Rule(
    code="W103",
    name="statement-unreachable",
    severity="warning",
    says="A statement behind Stop This Shortcut or Stop and Output.",
    why="Both end the whole shortcut, in a branch and in a loop too.",
    bad='is_workflow_actions_exit()\nis_workflow_actions_showresult(Text="never")',
    good='is_workflow_actions_showresult(Text="seen")\nis_workflow_actions_exit()',
    find=find,
)
