"""A bare name where a text is shown."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Attachment, Text

__all__ = ["RULE"]

_SHOWN = frozenset(
    {
        ("is.workflow.actions.alert", "WFAlertActionMessage"),
        ("is.workflow.actions.alert", "WFAlertActionTitle"),
        ("is.workflow.actions.ask", "WFAskActionPrompt"),
        ("is.workflow.actions.choosefromlist", "WFChooseFromListActionPrompt"),
        ("is.workflow.actions.choosefrommenu", "WFMenuPrompt"),
        ("is.workflow.actions.gettext", "WFTextActionText"),
        ("is.workflow.actions.notification", "WFNotificationActionBody"),
        ("is.workflow.actions.notification", "WFNotificationActionTitle"),
        ("is.workflow.actions.showresult", "Text"),
    }
)


def find(program: Program) -> Iterator[Found]:
    """Names alone in the fields that show a text."""
    for argument in program.arguments:
        if (argument.definition.identifier, argument.key) in _SHOWN and type(argument.value) is Attachment:
            given = program.given[argument.action]
            if type(given) is Action and type(given.parameters.get(argument.key)) is Attachment:
                fix = Fix("write it as text", (Edit(argument.action, argument.key, Text((argument.value,))),))
                message = f"{argument.key} of {program.shown(argument.action)} is a text, and this is a bare name"
                yield Found(Place(argument.action, argument.key), message, 'Write it as text: f"{name}"', fix)


RULE = Rule(
    code="W302",
    name="text-name",
    severity="warning",
    says="A bare name in a field that shows a text.",
    why="Others learnt on devices that such a field takes a text with the name in it; of 9,600 in measured files none holds a bare name.",
    bad="x = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=x)",
    good='x = is_workflow_actions_getclipboard()\nis_workflow_actions_showresult(Text=f"{x}")',
    find=find,
)
