"""What a shortcut does first where it takes input and is given none (Apple's guide: go on, ask for it, take the clipboard, or stop)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflowllm.simulate.content import CLASS_KINDS, Content, Item
from workflowllm.simulate.outcome import Stopped
from workflowllm.workflow.nodes import Action, Workflow
from workflowllm.workflow.values import Special
from workflowllm.workflow.walk import actions, attachments

if TYPE_CHECKING:
    from workflowllm.simulate.run import Run

__all__ = ["given_at_first"]

_BEHAVIOUR: Final = "WFWorkflowNoInputBehavior"
_PROMPT: Final = "Shortcut Input"
"""What is asked with. Choice: nobody has published the words."""
_USUAL: Final = {"number": "5", "url": "https://www.example.com", "date": "2026-06-20"}


def given_at_first(run: Run, workflow: Workflow, given: Content) -> Content:
    """What the shortcut is given: what was handed to it, or else what it says that it does without.

    Raises:
        Stopped: It stops without input, or the person cancels.
    """
    said = workflow.properties.get(_BEHAVIOUR)
    name = said.get("Name") if isinstance(said, dict) else None
    if given or not isinstance(said, dict) or type(name) is not str or not _takes_input(workflow):
        return given
    found = said.get("Parameters")
    parameters = found if isinstance(found, dict) else {}
    match name.removeprefix(_BEHAVIOUR):
        case "GetClipboard":
            run.effect("read", "clipboard:", {}, ("", "", {}), stand_in=False)
            return run.world.clipboard
        case "ShowError":
            run.effect("shown", "screen:", {"text": str(parameters.get("Error") or "")}, ("", "", {}), stand_in=False)
            raise Stopped("exit")
        case "AskForInput":
            return _asked(run, CLASS_KINDS.get(str(parameters.get("ItemClass")), "text"))
    return given


def _takes_input(workflow: Workflow) -> bool:
    """Whether anything in it refers to its input: without that no device asks for any."""
    return any(
        type(reference.source) is Special and reference.source.kind == "ExtensionInput"
        for action in actions(workflow)
        if type(action) is Action
        for reference in attachments(action.parameters)
    )


def _asked(run: Run, kind: str) -> Content:
    """An answer of a kind. What is picked, as a photo or a file, is made up."""
    from workflowllm.simulate.coerce import as_kind
    from workflowllm.simulate.madeup import made_up
    from workflowllm.simulate.prompts import ask

    answer = ask(run, _PROMPT, "", _USUAL.get(kind, "Text"), ("", "", {}))
    if kind in ("text", *_USUAL):
        return as_kind(Item("text", answer), kind, run.world.region)
    run.made_up.append("what was picked as the input")
    return (made_up(kind, _PROMPT, run.world.region),)
