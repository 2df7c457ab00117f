"""A reference to an output that no action makes."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.applies import idle
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """UUIDs that no action has."""
    for use in program.uses:
        source = use.reference.source
        if type(source) is Output and source.uuid not in program.makers:
            name = f" {source.name}" if source.name else ""
            message = f"no action makes the output{name} that this refers to"
            if idle(program, use.action, use.key):
                yield Found(Place(use.action, use.key), f"{message}, and nothing reads it here", "Leave it out", None, "note")
            else:
                yield Found(Place(use.action, use.key), message, "Choose what is meant again")


RULE = Rule(
    code="W206",
    name="output-missing",
    severity="warning",
    says="A reference to the output of an action that is not there.",
    why="The editor shows it as missing, and it is empty when the shortcut runs.",
    bad='is_workflow_actions_quicklook(WFInput=missing("text"))',
    good='text = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=f"{text}")',
    find=find,
)
