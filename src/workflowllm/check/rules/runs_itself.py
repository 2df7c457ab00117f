"""A shortcut that runs itself whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import ENDS, Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Record

__all__ = ["RULE"]

_RUN = "is.workflow.actions.runworkflow"

_ASKING = frozenset(
    f"is.workflow.actions.{name}" for name in ("alert", "ask", "choosefromlist", "choosefrommenu", "selectphoto", "dictatetext")
)
"""Actions with a Cancel button, which ends the shortcut."""


def find(program: Program) -> Iterator[Found]:
    """Run Shortcut of itself outside of every branch, with nothing before that could stop."""
    stops = [place for identifier in ENDS | _ASKING for place in program.groups.get(identifier, ())]
    for place in program.groups.get(_RUN, ()):
        action = program.actions[place]
        named = action.parameters.get("WFWorkflow") if type(action) is Action else None
        itself = type(named) is Record and named.get("isSelf") is True
        if itself and program.scopes[place].block is None and not any(stop < place for stop in stops):
            yield Found(
                Place(place), "the shortcut runs itself every time, so it never ends", "Put it into an If that can come out otherwise"
            )


RULE = Rule(
    code="W702",
    name="runs-itself",
    severity="warning",
    says="A shortcut that runs itself on every way.",
    why="It never ends; the system stops it after some rounds.",
    bad='is_workflow_actions_runworkflow(WFWorkflow=dict(isSelf=True, workflowName="Again"))',
    good="""x = is_workflow_actions_getclipboard()
if x is not None:
    is_workflow_actions_runworkflow(WFWorkflow=dict(isSelf=True, workflowName="Again"))""",
    find=find,
)
