"""A loop's own variable outside of the loop."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.applies import idle
from workflowllm.check.diagnostic import Place, Severity
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.language.forms.variable import is_loop_name
from workflowllm.workflow.values import Variable

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Repeat Item and Repeat Index of a loop that is not around the use."""
    for use in program.uses if not program.flat else ():
        source = use.reference.source
        if type(source) is not Variable or not is_loop_name(source.name) or source.name in program.setters:
            continue
        level = int(source.name.rsplit(" ", 1)[-1]) if source.name[-1].isdigit() else 1
        if level > program.loops[use.action]:
            advice = "Move it into the loop, or keep what it holds in a variable"
            severity: Severity | None = "note" if idle(program, use.action, use.key) else None
            yield Found(Place(use.action, use.key), f"{source.name} has a value only inside its loop", advice, None, severity)


RULE = Rule(
    code="W212",
    name="loop-name-outside",
    severity="warning",
    says="Repeat Item or Repeat Index where no such loop is.",
    why="The app gives them a value inside the loop only.",
    bad="""# /// shortcut
# [names]
# last = "Repeat Item"
# ///
names = is_workflow_actions_list(WFItems=["a", "b"])
for item in names:
    is_workflow_actions_showresult(Text=f"{item}")
is_workflow_actions_showresult(Text=f"{last}")""",
    good="""names = is_workflow_actions_list(WFItems=["a", "b"])
for item in names:
    is_workflow_actions_showresult(Text=f"{item}")""",
    find=find,
)
