"""Property-list trees <-> Workflow."""

from __future__ import annotations

from typing import Any

from workflowllm.errors import FileError, PropertyPath
from workflowllm.shortcut.flow import flatten, nest
from workflowllm.shortcut.layout import apply_layout, find_layout
from workflowllm.shortcut.values import decode_record, encode_record
from workflowllm.workflow.nodes import GROUP, Action, OpaqueAction, Workflow
from workflowllm.workflow.values import EMPTY, Opaque

__all__ = ["from_tree", "to_tree"]

ACTIONS = "WFWorkflowActions"
IDENTIFIER = "WFWorkflowActionIdentifier"
PARAMETERS = "WFWorkflowActionParameters"

MAX_ACTIONS = 7_000
"""Actions in one shortcut; the longest of 4,234 real files has 1,364. Bounds the time that translation takes."""

_IDENTIFIERS = ("UUID", "CustomOutputName", GROUP)
"""Parameters that only mean something as plain strings; anything else under them is not understood."""


def from_tree(tree: dict[str, Any]) -> Workflow:
    """The workflow of a property list.

    Raises:
        FileError: There is no list of actions.
    """
    stored = tree.get(ACTIONS)
    if type(stored) is not list:
        raise FileError(
            "this property list has no list of actions",
            where=PropertyPath((ACTIONS,)),
            advice="Is it a shortcut? A shortcut's property list has WFWorkflowActions at the top",
        )
    if len(stored) > MAX_ACTIONS:
        raise FileError(
            f"this shortcut has {len(stored)} actions, more than the {MAX_ACTIONS} that are read",
            where=PropertyPath((ACTIONS,)),
            advice="Split it into several shortcuts",
        )
    body = nest([_read_action(raw) for raw in stored])
    properties = decode_record({key: value for key, value in tree.items() if key != ACTIONS})
    return Workflow(body, properties, find_layout(tree))


def _read_action(raw: Any) -> Action | OpaqueAction:
    if type(raw) is not dict:
        return OpaqueAction(raw)
    identifier, parameters = raw.get(IDENTIFIER), raw.get(PARAMETERS)
    if type(identifier) is not str or not identifier or type(parameters) is not dict:
        return OpaqueAction(raw)
    decoded = decode_record(parameters)
    for key in _IDENTIFIERS:
        if key in parameters and type(parameters[key]) is not str:
            decoded = decoded.with_fields({key: Opaque(parameters[key])})
    if len(raw) == 2:
        return Action(identifier, decoded)
    extra = {key: value for key, value in raw.items() if key != IDENTIFIER and key != PARAMETERS}
    return Action(identifier, decoded, decode_record(extra))


def to_tree(workflow: Workflow) -> dict[str, Any]:
    """The property list of a workflow. It may share parts with the workflow's opaque nodes: never change it."""
    tree = encode_record(workflow.properties)
    tree[ACTIONS] = [write_action(action) for action in flatten(workflow.body)]
    tree = dict(sorted(tree.items()))
    if workflow.layout:
        apply_layout(tree, workflow.layout)
    return tree


def write_action(action: Action | OpaqueAction) -> Any:
    """The property list of one action, keys in alphabetical order."""
    if type(action) is not Action:
        assert type(action) is OpaqueAction
        return action.raw
    raw = {IDENTIFIER: action.identifier, PARAMETERS: encode_record(action.parameters)}
    if action.extra is EMPTY or not action.extra:
        return raw
    return dict(sorted({**encode_record(action.extra), **raw}.items()))
