"""A block with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import MENU, Action, Block, Body

__all__ = ["RULE"]

_QUIET = frozenset({"is.workflow.actions.comment"})


def _empty(body: Body) -> bool:
    return all(type(node) is Action and node.identifier in _QUIET for node in body)


def find(program: Program) -> Iterator[Found]:
    """Blocks none of whose arms does anything and whose result nobody reads. A menu still asks, so it is left alone."""
    for scope in program.all_scopes:
        for place, node in scope.items:
            if type(node) is not Block or node.kind == MENU or not all(_empty(arm.body) for arm in node.arms):
                continue
            uuid = node.end.parameters.get("UUID")
            if type(uuid) is not str or not program.reads(uuid):
                yield Found(Place(place), "this block does nothing", "Put a statement into it, or take it out")


RULE = Rule(
    code="W102",
    name="block-empty",
    severity="warning",
    says="An If or a loop that holds no statement.",
    why="It changes nothing: most often the statement that it was made for was lost, or stands behind it.",
    bad='x = is_workflow_actions_getclipboard()\nif x is not None:\n    pass\nis_workflow_actions_showresult(Text="b")',
    good='x = is_workflow_actions_getclipboard()\nif x is not None:\n    is_workflow_actions_showresult(Text="b")',
    find=find,
)
