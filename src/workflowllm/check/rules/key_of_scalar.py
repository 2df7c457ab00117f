"""A dictionary key asked of something that is no dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.known import UNKNOWN, of_steps
from workflowllm.check.program import Program, Use
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import GetKey

__all__ = ["RULE"]

_SCALARS = frozenset({"number", "date", "boolean", "quantity", "location"})
_READERS = frozenset({"is.workflow.actions.getvalueforkey", "is.workflow.actions.setvalueforkey"})


def find(program: Program) -> Iterator[Found]:
    """Keys of numbers and dates, whether the key is a step of the name or an action asks for it. Text may hold JSON."""
    for use in program.uses:
        kind = _asked(program, use)
        if kind in _SCALARS:
            yield Found(Place(use.action, use.key), f"a {kind} has no keys", "Ask a dictionary for the key")


def _asked(program: Program, use: Use) -> str:
    steps = use.reference.steps or ()
    for number, step in enumerate(steps):
        if type(step) is GetKey:
            return of_steps(program.plain(use), steps[:number]).kind
    action = program.actions[use.action]
    if getattr(action, "identifier", "") in _READERS and use.key in ("WFInput", "WFDictionary") and use.alone:
        return use.known.kind
    return UNKNOWN.kind


RULE = Rule(
    code="W506",
    name="key-of-scalar",
    severity="warning",
    says="A key asked of a number or a date.",
    why="Only dictionaries, and texts that hold one, have keys; anything else gives nothing.",
    bad="n = is_workflow_actions_number(WFNumberActionNumber=7)\nis_workflow_actions_showresult(Text=f\"{n['name']}\")",
    good='d = is_workflow_actions_dictionary(WFItems={"name": "Ann"})\nis_workflow_actions_showresult(Text=f"{d[\'name\']}")',
    find=find,
)
