"""The statements of a workflow.

Blocks nest. Each block keeps the marker actions that open, divide and close it, because they carry parameters of their own;
what a marker means (a condition, a title, a count) is read from its parameters and never stored twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workflowllm.workflow.values import EMPTY, Record

__all__ = [
    "BLOCK_KINDS",
    "CONDITIONAL",
    "GENERATOR_NOTES",
    "GROUP",
    "MENU",
    "MODE",
    "REPEAT_COUNT",
    "REPEAT_EACH",
    "Action",
    "Arm",
    "Block",
    "Body",
    "Node",
    "OpaqueAction",
    "Workflow",
]

CONDITIONAL = "is.workflow.actions.conditional"
REPEAT_COUNT = "is.workflow.actions.repeat.count"
REPEAT_EACH = "is.workflow.actions.repeat.each"
MENU = "is.workflow.actions.choosefrommenu"

GROUP = "GroupingIdentifier"
MODE = "WFControlFlowMode"

GENERATOR_NOTES = "SCPLData"
"""A key beside the parameters in which the generator ScPL keeps notes for itself. Shortcuts does not read it."""

BLOCK_KINDS = frozenset({CONDITIONAL, REPEAT_COUNT, REPEAT_EACH, MENU})
"""The four identifiers that open a block."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: `page = is_workflow_actions_downloadurl(WFURL=address)`.

    `parameters` holds every parameter of the file, `UUID` and `CustomOutputName` among them. `extra` holds keys that stand
    beside the identifier and the parameters.
    """

    identifier: str
    parameters: Record = EMPTY
    extra: Record = EMPTY


@dataclass(frozen=True, slots=True)
class OpaqueAction:
    """An entry of the action list that is not an action, kept whole."""

    raw: Any

    def __hash__(self) -> int:
        return hash(repr(self.raw))


@dataclass(frozen=True, slots=True)
class Arm:
    """A marker and what follows it until the next marker of the same block."""

    marker: Action
    body: Body


@dataclass(frozen=True, slots=True)
class Block:
    """An If, Repeat or Menu. The first arm's marker opens it; `end` closes it.

    Invariant: all markers share one GroupingIdentifier, used by no other block of the workflow; modes are 0, 1..., 2. An If has
    at most one plain Otherwise, and it comes last; a Repeat has one arm. What breaks this stays a flat row of actions.
    """

    arms: tuple[Arm, ...]
    end: Action

    @property
    def kind(self) -> str:
        """The identifier that opens the block."""
        return self.arms[0].marker.identifier


Node: TypeAlias = Action | OpaqueAction | Block
Body: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Workflow:
    """A whole shortcut.

    Attributes:
        body: The statements.
        properties: Every top-level key but the action list, as stored (name, icon, accepted input, ...).
        layout: The order of keys in the file, where it is not alphabetical: the usual order for a set of keys, by that set,
            and the exceptions, by the position of the dictionary in the file. It says nothing about meaning.
    """

    body: Body
    properties: Record = EMPTY
    layout: Mapping[frozenset[str] | int, tuple[str, ...]] | None = None

    def __hash__(self) -> int:
        return hash(self.body)
