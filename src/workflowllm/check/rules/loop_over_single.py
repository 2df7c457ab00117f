"""A loop over something that is never several."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import REPEAT_EACH

__all__ = ["RULE"]

_SINGLE = frozenset({"number", "date", "boolean", "quantity"})


def find(program: Program) -> Iterator[Found]:
    """Repeat with Each over what is known to be one number, date or measurement."""
    starts = set(program.groups.get(REPEAT_EACH, ()))
    for use in program.uses:
        if use.action in starts and use.key == "WFInput" and use.alone and use.known.many is False and use.known.kind in _SINGLE:
            message = f"this loops over one {use.known.kind}, so its statements run once"
            advice = "Write for i in range(1, n + 1) to repeat so many times" if use.known.kind == "number" else "Take the loop out"
            yield Found(Place(use.action, use.key), message, advice)


RULE = Rule(
    code="W106",
    name="loop-over-single",
    severity="warning",
    says="Repeat with Each over a single number or date.",
    why="It runs once; whoever wrote it most likely wanted to repeat so many times.",
    bad="""count = is_workflow_actions_number(WFNumberActionNumber=5)
for item in count:
    is_workflow_actions_showresult(Text="x")""",
    good="""count = is_workflow_actions_number(WFNumberActionNumber=5)
for i in range(1, count + 1):
    is_workflow_actions_showresult(Text="x")""",
    find=find,
)
