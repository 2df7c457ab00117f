"""Whether a reference is known to be a number, a date or text: what a comparison with it means depends on that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from workflowllm.catalogue import facts
from workflowllm.language.forms.variable import is_loop_name
from workflowllm.workflow.values import Aggrandizement, Attachment, Coerce, FormatDate, Output, Special, Variable

__all__ = ["Kind", "kind"]

Kind = Literal["number", "date", "text"] | None

_CLASSES: dict[str, Kind] = {"WFNumberContentItem": "number", "WFDateContentItem": "date", "WFStringContentItem": "text"}


def kind(reference: Attachment, makers: Mapping[str, str]) -> Kind:
    """What a reference is known to be; None where that depends on the run.

    Args:
        reference: A name, or something read from one.
        makers: The identifier of the action behind each output, by UUID.
    """
    if reference.steps:
        return _of_step(reference.steps[-1])
    match reference.source:
        case Output(uuid=uuid):
            return facts.output_kind(makers.get(uuid, ""))
        case Special(kind="CurrentDate"):
            return "date"
        case Variable(name=name) if is_loop_name(name) and "Index" in name:
            return "number"
    return None


def _of_step(step: Aggrandizement) -> Kind:
    if type(step) is Coerce:
        return _CLASSES.get(step.item_class)
    return "text" if type(step) is FormatDate else None
