"""Where a shortcut stops for somebody: what asks, and what shows something that can be refused."""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import Definition, Parameter
from workflowllm.check.applies import applies
from workflowllm.explain.sources import OWN, own
from workflowllm.workflow.nodes import MENU, Action

__all__ = ["asks", "pauses"]

_SHOWN: Final = own("showresult showwebpage previewdocument viewresult speaktext handoff dismisssiri")
"""Actions that show something and go on: nothing is asked, and nothing can be refused."""


def pauses(action: Action, definition: Definition | None) -> bool:
    """Whether somebody is surely asked at an action, and can stop the shortcut there."""
    if action.identifier == OWN + "alert":
        return action.parameters.get("WFAlertActionCancelButtonShown", True) is not False
    return action.identifier not in _SHOWN and asks(action, definition)


def asks(action: Action, definition: Definition | None) -> bool:
    """Whether an action needs somebody (the catalogue's need `user`), as its parameters are."""
    if action.identifier == MENU:
        return True
    if definition is None:
        return False
    if "user" in definition.needs:
        return action.parameters.get("WFSocialActionShowComposeSheet", True) is not False
    conditions = definition.needs_when.get("user")
    return conditions is not None and applies(Parameter("", when=conditions), definition, action.parameters)
