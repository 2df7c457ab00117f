"""The flat action list <-> nested blocks.

In a file, blocks are flat: the parts of one block share a GroupingIdentifier, and WFControlFlowMode says start (0), middle (1) or
end (2); a start may leave it out. Nesting never repairs: whatever does not fit `Block`'s invariant stays a row of ordinary actions,
and is written back so.
"""

from __future__ import annotations

from collections import Counter

from workflowllm.workflow.nodes import BLOCK_KINDS, CONDITIONAL, GROUP, MENU, MODE, Action, Arm, Block, Body, Node, OpaqueAction
from workflowllm.workflow.walk import actions

__all__ = ["MAX_DEPTH", "flatten", "is_otherwise_if", "nest"]

MAX_DEPTH = 60
"""Levels of indentation that blocks may take (a menu takes two). Deeper blocks stay flat: Python stops at 100, and walking takes stack."""


def is_otherwise_if(marker: Action) -> bool:
    """Whether a middle marker of an If has a condition of its own.

    The condition keys decide; a left-over WFInput alone occurs on plain Otherwise markers of real files.
    """
    return "WFCondition" in marker.parameters or "WFConditions" in marker.parameters


class _Open:
    """A block that has been opened and not yet closed."""

    __slots__ = ("arms", "cost", "group", "kind", "nodes", "starts")

    def __init__(self, marker: Action, outer: list[Node], cost: int) -> None:
        self.kind = marker.identifier
        self.group = marker.parameters[GROUP]
        self.starts = [marker]
        self.arms: list[list[Node]] = [[]]
        self.nodes = outer
        self.cost = cost

    def fits(self, marker: Action) -> bool:
        """Whether a middle marker may divide this block here."""
        if self.kind == MENU:
            return marker.identifier == MENU
        if self.kind != CONDITIONAL or marker.identifier != CONDITIONAL:
            return False
        last = self.starts[-1]
        return len(self.starts) == 1 or is_otherwise_if(last)

    def spill(self) -> None:
        """Give up the block: its parts become plain actions of what is around it."""
        for start, body in zip(self.starts, self.arms, strict=True):
            self.nodes.append(start)
            self.nodes.extend(body)

    def close(self, end: Action) -> None:
        arms = tuple([Arm(start, tuple(body)) for start, body in zip(self.starts, self.arms, strict=True)])
        self.nodes.append(Block(arms, end))


def nest(flat: list[Action | OpaqueAction]) -> Body:
    """Nested statements of a flat action list."""
    starts = Counter(
        action.parameters.get(GROUP) if type(action.parameters.get(GROUP)) is str else None
        for action in flat
        if type(action) is Action and action.identifier in BLOCK_KINDS and _mode(action) == 0
    )
    root: list[Node] = []
    stack: list[_Open] = []
    current = root
    depth = 0
    for action in flat:
        mode = _mode(action) if type(action) is Action and GROUP in action.parameters else None
        if mode is None or type(action) is not Action:
            current.append(action)
            continue
        group = action.parameters[GROUP]
        if mode == 0 and action.identifier in BLOCK_KINDS and type(group) is str and starts[group] == 1:
            cost = 2 if action.identifier == MENU else 1
            if depth + cost <= MAX_DEPTH:
                depth += cost
                stack.append(_Open(action, current, cost))
                current = stack[-1].arms[0]
                continue
        place = _find(stack, group) if mode else -1
        if place < 0 or (mode == 2 and action.identifier != stack[place].kind):
            current.append(action)
            continue
        while len(stack) > place + 1:
            depth -= stack[-1].cost
            stack.pop().spill()
        top = stack[-1]
        if mode == 2:
            depth -= top.cost
            current = stack.pop().nodes
            top.close(action)
        elif top.fits(action):
            top.starts.append(action)
            top.arms.append([])
            current = top.arms[-1]
        else:
            depth -= top.cost
            current = stack.pop().nodes
            top.spill()
            current.append(action)
    while stack:
        stack.pop().spill()
    return tuple(root)


def _mode(action: Action | OpaqueAction) -> int | None:
    """What a marker says it is; one that says nothing opens its block, as in files of several authors."""
    if type(action) is not Action:
        return None
    mode = action.parameters.get(MODE, 0 if action.identifier in BLOCK_KINDS else None)
    return mode if type(mode) is int and 0 <= mode <= 2 else None


def _find(stack: list[_Open], group: object) -> int:
    """The place of the open block with this group, or -1. Only the innermost few can matter in a sane file."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place].group == group:
            return place
    return -1


def flatten(body: Body) -> list[Action | OpaqueAction]:
    """The flat action list of nested statements."""
    return list(actions(body))
