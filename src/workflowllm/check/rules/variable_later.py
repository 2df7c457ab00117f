"""A variable that is read before anything sets it."""

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
    """Uses that no way from the start reaches with a value, of names that are set elsewhere."""
    for use in program.uses if not program.flat else ():
        source = use.reference.source
        if type(source) is Variable and use.set == "never" and source.name in program.setters and not is_loop_name(source.name):
            if use.action not in program.setters[source.name]:
                message = f"the variable {source.name} has no value yet: it is set only later, or in another branch"
                severity: Severity | None = "note" if idle(program, use.action, use.key) else None
                yield Found(Place(use.action, use.key), message, "Set it before, on every way that leads here", None, severity)


RULE = Rule(
    code="W202",
    name="variable-later",
    severity="warning",
    says="A variable that is read where no way leads past what sets it.",
    why="It is empty there whenever the shortcut runs.",
    bad='is_workflow_actions_showresult(Text=f"{Name}")\nName = "Ann"\nis_workflow_actions_showresult(Text=f"{Name}")',
    good='Name = "Ann"\nis_workflow_actions_showresult(Text=f"{Name}")',
    find=find,
)
