"""One action as a call: `page = is_workflow_actions_downloadurl(WFURL=address)`.

Marks around the call carry what a call cannot say: `marker(group, part, call)` for a part of a block that does not nest,
`beside(call, key=value)` for keys beside the parameters, `duplicate(call)` for an action that has the UUID of an earlier one.
"""

from __future__ import annotations

import ast
import re

from workflowllm.catalogue import facts
from workflowllm.language.advice import function_advice
from workflowllm.language.context import Printer, Reader, fail
from workflowllm.language.forms import collections, opaque, where
from workflowllm.language.forms.arguments import arguments, integer_argument, keywords, no_keywords, parse_keywords, text_argument
from workflowllm.language.forms.literals import canonical, string
from workflowllm.language.names import FUNCTIONS, says_identifier, snake
from workflowllm.workflow.nodes import GENERATOR_NOTES, GROUP, MODE, Action, OpaqueAction
from workflowllm.workflow.values import EMPTY, Dictionary, Record, Value

__all__ = ["MARKS", "beside", "default_display", "emit", "emit_opaque", "parse_call", "parse_opaque", "visible"]

MARKS = frozenset({"beside", "duplicate", "marker"})
WIDTH = 112
"""Characters of a call, with its indentation, that still stand in one line."""

PARTS = ("start", "middle", "end")

_OWN_NAMES = frozenset({"UUID", "CustomOutputName"})
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def default_display(identifier: str) -> str:
    """The display name of an output that nobody named: the known one, or the last word of the identifier."""
    known = facts.output_name(identifier)
    if known is not None:
        return known
    last = identifier.rsplit(".", 1)[-1].removesuffix("Intent")
    return " ".join(_WORD.findall(last)) or "Output"


def default_name(identifier: str) -> str:
    """The name of such an output in a text, before it is made unique."""
    name = _DEFAULTS.get(identifier)
    if name is None:
        name = snake(default_display(identifier))
        if len(_DEFAULTS) < 5000:
            _DEFAULTS[identifier] = name
    return name


_DEFAULTS: dict[str, str] = {}


def visible(printer: Printer, parameters: Record) -> Record:
    """The parameters that a text shows: all but identifiers, the author's output name, and what the editor folds away."""
    hidden = [
        key
        for key in parameters
        if (key in _OWN_NAMES and type(parameters[key]) is str) or (key[:5] == "Show-" and type(parameters[key]) is bool)
    ]
    if printer.pinned and parameters.get("UUID") in printer.pinned:
        hidden.remove("UUID")
    return parameters.without(*hidden) if hidden else parameters


def beside(printer: Printer, action: Action, text: str) -> str:
    """The text of an action with the keys that stand beside its parameters, if it has any that matter."""
    if action.extra is EMPTY:
        return text
    extra = action.extra.without(GENERATOR_NOTES)
    return f"beside({text}, {keywords(printer, extra)})" if extra else text


def emit(printer: Printer, action: Action) -> str:
    """The call of an action, without the name it is bound to."""
    parameters = visible(printer, action.parameters)
    name = printer.actions[action.identifier]
    group = parameters.get(GROUP)
    if type(group) is not str or MODE not in parameters:
        first = facts.input_key(action.identifier) or "WFInput"
        return beside(printer, action, _call(printer, name, _numbers(action.identifier, parameters), first))
    mode = parameters[MODE]
    part = string(PARTS[mode]) if type(mode) is int and 0 <= mode <= 2 else printer.value(mode)
    number = printer.groups.setdefault(group, len(printer.groups) + 1)
    call = f"{name}({keywords(printer, parameters.without(GROUP, MODE))})"
    return beside(printer, action, f"marker({number}, {part}, {call})")


def _numbers(identifier: str, parameters: Record) -> Record:
    """The parameters with the numerals of number fields as numbers."""
    found = {key: canonical(parameters[key]) for key in facts.number_keys(identifier) if key in parameters}
    return parameters.with_fields(found) if found else parameters


def _call(printer: Printer, name: str, parameters: Record, first: str | None) -> str:
    """A call, with what it works on first; over several lines where one would be hard to read."""
    parts = arguments(printer, parameters, first)
    inside = ", ".join(parts)
    if len(inside) + len(name) + 4 * printer.level <= WIDTH:
        return f"{name}({inside})"
    indent = "    " * (printer.level + 1)
    lines = [_broken(printer, part, parameters, indent) for part in parts]
    if len(lines) < 2 and lines == parts:
        return f"{name}({inside})"
    return f"{name}(\n{''.join([f'{indent}{line},{chr(10)}' for line in lines])}{indent[4:]})"


def _broken(printer: Printer, part: str, parameters: Record, indent: str) -> str:
    """A long argument that is a list, a dictionary, a record or a table, an element a line."""
    key, _, text = part.partition("=")
    if len(part) + len(indent) <= WIDTH or key not in parameters:
        return part
    value = parameters[key]
    if isinstance(value, Dictionary | tuple):
        rows, start, end = collections.rows(printer, value), text[0], text[-1]
    elif isinstance(value, Record):
        deeper = indent + "    "
        rows, start, end = [_broken(printer, row, value, deeper) for row in arguments(printer, value)], "dict(", ")"
    else:
        rows, start, end = where.rows(printer, value), text[: text.find("(") + 1], ")"
    if len(rows) < 2:
        return part
    return f"{key}={start}\n{''.join([f'{indent}    {row},{chr(10)}' for row in rows])}{indent}{end}"


def parse_call(reader: Reader, node: ast.expr) -> tuple[Action, bool] | None:
    """The action that an expression calls, and whether it is marked as a duplicate; None if it is no action."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    name = node.func.id
    if name in MARKS:
        return _parse_mark(reader, node, name)
    if name in FUNCTIONS:
        return None
    identifier = reader.identifiers.get(name) or name.replace("_", ".")
    if name not in reader.identifiers and not says_identifier(identifier):
        fail(node, f"there is no function {name}", function_advice(name))
    parameters = parse_keywords(reader, node)
    if GROUP in parameters and MODE in parameters and type(parameters[GROUP]) is str:
        fail(node, f"{GROUP} and {MODE} are not written as arguments", 'Write marker(1, "start", call)')
    return Action(identifier, parameters), False


def _parse_mark(reader: Reader, node: ast.Call, name: str) -> tuple[Action, bool]:
    inner = parse_call(reader, node.args[-1]) if node.args else None
    if inner is None:
        fail(node, f"{name}(...) goes around the call of an action", "Put the call of an action in it")
    action, duplicate = inner
    if name == "duplicate":
        no_keywords(node, 1)
        return action, True
    if name == "beside":
        if len(node.args) != 1:
            fail(node, "beside takes one call, and keys by name", "Write beside(call, key=value)")
        extra = parse_keywords(reader, node, positional=True)
        return Action(action.identifier, action.parameters, Record({**action.extra, **extra})), duplicate
    if len(node.args) != 3 or node.keywords:
        fail(node, "marker takes a number, a part and a call", 'Write marker(1, "start", call)')
    group = integer_argument(node, 0)
    fields: dict[str, Value] = {GROUP: reader.group(group), MODE: _parse_part(reader, node)}
    return Action(action.identifier, action.parameters.with_fields(fields), action.extra), duplicate


def _parse_part(reader: Reader, node: ast.Call) -> Value:
    value = reader.value(node.args[1])
    return PARTS.index(value) if type(value) is str and value in PARTS else value


def emit_opaque(action: OpaqueAction) -> str:
    """An entry of the action list that is no action, as `opaque_action("<JSON>")`."""
    return f"opaque_action({string(opaque.dumps(action.raw))})"


def parse_opaque(call: ast.Call) -> OpaqueAction:
    """The entry that `opaque_action("<JSON>")` holds.

    Raises:
        TextError: It is not tagged JSON.
    """
    try:
        return OpaqueAction(opaque.loads(text_argument(call)))
    except ValueError as error:
        fail(call, f"what an opaque action holds cannot be read: {error}", "It is tagged JSON; take it over unchanged")
