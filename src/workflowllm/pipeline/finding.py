"""What an index for finding actions is built from: for each shortcut, what people would say of it, with its actions."""

from __future__ import annotations

from workflowllm.catalogue.search import Wish
from workflowllm.pipeline.rules import outline, write_question
from workflowllm.workflow.nodes import Action, Workflow
from workflowllm.workflow.values import Text, Value
from workflowllm.workflow.walk import actions

__all__ = ["wish"]

_SAID = frozenset(
    {
        "Text",
        "WFAlertActionMessage",
        "WFAlertActionTitle",
        "WFAskActionPrompt",
        "WFChooseFromListActionPrompt",
        "WFCommentActionText",
        "WFMenuItemTitle",
        "WFMenuPrompt",
        "WFNotificationActionBody",
        "WFNotificationActionTitle",
    }
)
"""Parameters that speak to people."""

_LONGEST = 300


def wish(workflow: Workflow, *, title: str = "", description: str = "") -> Wish:
    """A shortcut's title and description, the question that rules write for it, and what it says to people, with its actions.

    Args:
        workflow: The shortcut.
        title: What it is called.
        description: What it is for.
    """
    found = [action for action in actions(workflow) if isinstance(action, Action)]
    said = [_plain(value) for action in found for key, value in action.parameters.items() if key in _SAID]
    question = write_question(outline(workflow), title=title, description=description)
    text = " ".join([title, description, question, *said])
    return Wish(text, tuple(action.identifier for action in found))


def _plain(value: Value) -> str:
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, Text):
        return " ".join(part for part in value.parts if isinstance(part, str))[:_LONGEST]
    return ""
