"""Set Variable as `x = value`, Add to Variable as `x.append(value)`, Comment as `comment("...")`.

A variable takes a reference. A literal on the right is read as the action that makes it (Text, Number, List, Dictionary) and the
variable after it; a file that keeps a literal in the variable itself prints as a call.
"""

from __future__ import annotations

import re

from workflowllm.language.context import Printer
from workflowllm.workflow.nodes import GENERATOR_NOTES, Action
from workflowllm.workflow.values import Attachment, Dictionary, Record, Text, Value

__all__ = ["APPEND", "COMMENT", "SET", "emit", "is_loop_name", "maker", "variable_of"]

SET = "is.workflow.actions.setvariable"
APPEND = "is.workflow.actions.appendvariable"
COMMENT = "is.workflow.actions.comment"

_MAKERS = {
    str: ("is.workflow.actions.gettext", "WFTextActionText"),
    Text: ("is.workflow.actions.gettext", "WFTextActionText"),
    int: ("is.workflow.actions.number", "WFNumberActionNumber"),
    float: ("is.workflow.actions.number", "WFNumberActionNumber"),
    tuple: ("is.workflow.actions.list", "WFItems"),
    Dictionary: ("is.workflow.actions.dictionary", "WFItems"),
}


def maker(value: Value) -> Action | None:
    """The action that makes a literal; None if none does."""
    found = _MAKERS.get(type(value))
    return Action(found[0], Record({found[1]: value})) if found else None


_LOOP_NAME = re.compile(r"Repeat (?:Item|Index)(?: \d+)?")


def is_loop_name(name: str) -> bool:
    """Whether this is the name of a loop variable, which a plain assignment could be taken for."""
    return name[:7] == "Repeat " and _LOOP_NAME.fullmatch(name) is not None


def variable_of(action: Action) -> str | None:
    """The variable that the plain form of Set or Add to Variable would name; None if the plain form cannot hold the action."""
    parameters = action.parameters
    name = parameters.get("WFVariableName")
    if type(name) is not str or not name or type(parameters.get("WFInput")) is not Attachment or _shown(parameters) != 2:
        return None
    return None if is_loop_name(name) or _says_more(action) else name


def _shown(parameters: Record) -> int:
    """How many parameters a text has to show."""
    hidden = 0
    if len(parameters) > 1:
        hidden = (type(parameters.get("UUID")) is str) + (type(parameters.get("CustomOutputName")) is str)
    return len(parameters) - hidden


def _says_more(action: Action) -> bool:
    """Whether keys stand beside the parameters that are more than a generator's notes."""
    return bool(action.extra) and action.extra.keys() != {GENERATOR_NOTES}


def emit(printer: Printer, action: Action) -> str | None:
    """The plain form of the three, or None where they print as calls."""
    if action.identifier == COMMENT:
        return None if _says_more(action) else _emit_comment(printer, action.parameters)
    name = variable_of(action)
    if name is None:
        return None
    value = printer.value(action.parameters["WFInput"])
    python = printer.variables[name]
    return f"{python} = {value}" if action.identifier == SET else f"{python}.append({value})"


def _emit_comment(printer: Printer, parameters: Record) -> str | None:
    text = parameters.get("WFCommentActionText")
    if type(text) is not str and type(text) is not Text:
        return None
    return f"comment({printer.value(text)})" if _shown(parameters) == 1 else None
