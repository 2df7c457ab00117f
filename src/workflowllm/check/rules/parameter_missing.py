"""An action without what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.catalogue.definition import Definition
from workflowllm.check.applies import applies
from workflowllm.check.diagnostic import Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import MODE, Action
from workflowllm.workflow.values import Record

__all__ = ["RULE"]

_ALONE = frozenset({"is.workflow.actions.documentpicker.open", "is.workflow.actions.runworkflow"})
"""Actions that work without the input that their definition asks for: the user picks, or the shortcut is run with nothing."""


def find(program: Program) -> Iterator[Found]:
    """Required parameters, and the input, that are not given and that nothing before hands on."""
    for place, action in enumerate(program.actions):
        definition = program.definitions[place]
        if definition is None or type(action) is not Action or MODE in action.parameters or definition.identifier in _ALONE:
            continue
        for key in _required(definition, action.parameters):
            label = definition.parameters[key].label or key
            message = f"{program.shown(place)} is given no {label[:1].lower()}{label[1:]}"
            yield Found(Place(place), message, f"Give it with {key}=...")


def _required(definition: Definition, given: Record) -> Iterator[str]:
    for key, parameter in definition.parameters.items():
        if parameter.required and key not in given and parameter.default is None and applies(parameter, definition, given):
            yield key


RULE = Rule(
    code="W406",
    name="parameter-missing",
    severity="warning",
    says="An action without its input or another parameter that it cannot do without.",
    why="The app asks for it when the shortcut runs, or stops there.",
    bad="is_workflow_actions_file_delete(WFInput=clipboard())\nis_workflow_actions_detect_text()",
    good='x = is_workflow_actions_getclipboard()\nName = x\nis_workflow_actions_showresult(Text=f"{Name}")',
    find=find,
)
