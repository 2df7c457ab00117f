"""An action that is gone."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.catalogue.definition import Definition
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]


def find(program: Program) -> Iterator[Found]:
    """Actions that newer systems do not run any more."""
    for place, definition in enumerate(program.definitions):
        if definition is not None and _gone(definition, program.target):
            since = f" since iOS {definition.until + 1}" if definition.until is not None else ""
            advice = f"Use {definition.replaced_by}" if definition.replaced_by else "Take it out, or use another"
            yield Found(Place(place), f"{program.shown(place)} is discontinued{since}", advice)


def _gone(definition: Definition, target: int | None) -> bool:
    if definition.until is None:
        return definition.gone
    return target is None or target > definition.until


RULE = Rule(
    code="W413",
    name="action-gone",
    severity="warning",
    says="An action that systems of today do not run any more.",
    why="The engine marks it as discontinued: it stays in the editor and fails when it runs.",
    bad="is_workflow_actions_handoff()",
    good="is_workflow_actions_airdropdocument(WFInput=clipboard())",
    find=find,
)
