"""An action that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Actions that newer systems do not run any more."""
    for place, definition in enumerate(program.definitions):
        if definition is not None and definition.until is not None and (program.target is None or program.target > definition.until):
            message = (
                f"{program.shown(place)} is gone since iOS {definition.until + 1}"
                if definition.until
                else f"{program.shown(place)} is gone"
            )
            yield Found(Place(place), message, f"Use {definition.replaced_by}" if definition.replaced_by else "Its service has ended")


RULE = Rule(
    code="W413",
    name="action-gone",
    severity="warning",
    says="An action that systems of today do not run any more.",
    why="The engine marks it as discontinued: it stays in the editor and fails when it runs.",
    bad="is_workflow_actions_cloudapp_upload(WFInput=clipboard())",
    good="is_workflow_actions_documentpicker_save(WFInput=clipboard())",
    find=find,
)
