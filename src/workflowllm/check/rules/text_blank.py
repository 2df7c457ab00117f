"""A field left blank that an action cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_NEEDED = frozenset(
    {
        ("is.workflow.actions.downloadurl", "WFURL"),
        ("is.workflow.actions.openurl", "WFInput"),
        ("is.workflow.actions.getvalueforkey", "WFDictionaryKey"),
        ("is.workflow.actions.setvalueforkey", "WFDictionaryKey"),
        ("is.workflow.actions.setvariable", "WFVariableName"),
        ("is.workflow.actions.appendvariable", "WFVariableName"),
        ("is.workflow.actions.text.match", "WFMatchTextPattern"),
        ("is.workflow.actions.text.replace", "WFReplaceTextFind"),
        ("is.workflow.actions.runworkflow", "WFWorkflowName"),
    }
)


def find(program: Program) -> Iterator[Found]:
    """Empty texts in the fields that say what an action works on."""
    for argument in program.arguments:
        if (argument.definition.identifier, argument.key) in _NEEDED and text_of(argument.value) == "":
            asks = argument.definition.identifier == "is.workflow.actions.getvalueforkey"
            action = program.actions[argument.action]
            if asks and getattr(action, "parameters", {}).get("WFGetDictionaryValueType", "Value") != "Value":
                continue
            message = f"{argument.key} of {program.shown(argument.action)} is blank"
            yield Found(Place(argument.action, argument.key), message, "Write what is meant")


RULE = Rule(
    code="W410",
    name="text-blank",
    severity="warning",
    says="A blank field that says what the action works on.",
    why="The action has nothing to do its work with; blank fields are among what other checkers warn of before an import.",
    bad='is_workflow_actions_downloadurl(WFURL="")',
    good='is_workflow_actions_downloadurl(WFURL="https://example.com")',
    find=find,
)
