"""The shortcut's input where none can come."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.values import Special

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Uses of the input by a shortcut that says it accepts nothing."""
    accepted = program.workflow.properties.get("WFWorkflowInputContentItemClasses")
    if accepted != ():
        return
    for use in program.uses:
        source = use.reference.source
        if type(source) is Special and source.kind == "ExtensionInput" and program.given[use.action] is program.actions[use.action]:
            message = "this reads the shortcut's input, and the shortcut accepts none"
            yield Found(Place(use.action, use.key), message, "Say in the head what it accepts")
            return


RULE = Rule(
    code="N708",
    name="input-unexpected",
    severity="note",
    says="A shortcut that reads its input and accepts none.",
    why="The share sheet does not offer it then; another shortcut may still hand it something.",
    bad='# /// shortcut\n# accepts = []\n# ///\nis_workflow_actions_showresult(Text=f"{shortcut_input()}")',
    good='is_workflow_actions_showresult(Text=f"{shortcut_input()}")',
    find=find,
)
