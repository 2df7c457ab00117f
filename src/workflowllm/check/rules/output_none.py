"""The output of an action that has none."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.catalogue import facts
from workflowllm.catalogue.definition import Definition
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import BLOCK_KINDS
from workflowllm.workflow.values import Output

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """References to actions that are known to put nothing out and to hand nothing on."""
    for use in program.uses:
        source = use.reference.source
        if type(source) is not Output or len(program.makers.get(source.uuid, ())) != 1:
            continue
        place = program.makers[source.uuid][0]
        definition = program.definitions[place]
        if definition is None or definition.identifier in BLOCK_KINDS:
            continue
        if _silent(definition):
            message = f"{program.shown(place)} puts nothing out, so this is empty"
            yield Found(Place(use.action, use.key), message, "Use what it was given instead")


def _silent(definition: Definition) -> bool:
    """Whether an action is known to put nothing out. What finds things, or reads their details, does, though its definition is silent."""
    if definition.passes_through or ".filter." in definition.identifier or ".properties." in definition.identifier:
        return False
    return definition.output is False or (definition.output is None and facts.has_output(definition.identifier) is False)


RULE = Rule(
    code="W209",
    name="output-none",
    severity="warning",
    says="The output of an action that has none.",
    why="The catalogue says which actions have an output.",
    bad='x = is_workflow_actions_file_delete(WFInput=clipboard())\nis_workflow_actions_showresult(Text=f"{x}")',
    good='x = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=f"{x}")',
    find=find,
)
