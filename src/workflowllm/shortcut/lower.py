"""Rewriting a workflow for systems that do not know all of what it uses.

One thing is known to need a system: Otherwise If, which came with version 27 of iOS, iPadOS and macOS. Before that, an If alone
inside Otherwise does the same: the nested End If hands on the output of the branch that ran, so the outer one has it too.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Final

from workflowllm.shortcut.flow import MAX_DEPTH, is_otherwise_if
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE, Action, Arm, Block, Body, Node, OpaqueAction, Workflow
from workflowllm.workflow.values import Record, Value
from workflowllm.workflow.walk import actions

__all__ = ["OTHERWISE_IF", "lower"]

OTHERWISE_IF: Final = 27
"""The version of iOS, iPadOS and macOS that brought Otherwise If."""

_QUESTIONS: Final = "WFWorkflowImportQuestions"
_INDEX: Final = "ActionIndex"


def lower(workflow: Workflow, system: int) -> tuple[Workflow, list[str]]:
    """A workflow that an older system runs the same way.

    Args:
        workflow: What to rewrite.
        system: The version of the system, such as 18 or 26.

    Returns:
        The workflow, and what was rewritten, a sentence each; the very same workflow if nothing was. Import questions follow
        the actions they name. A flat row of markers that is no block (its nesting is broken) is left as it is, and said.
    """
    if system >= OTHERWISE_IF:
        return workflow, []
    said: list[str] = []
    moved: dict[int, Action] = {}
    flat = list(actions(workflow))
    body = _body(workflow.body, {id(action): place for place, action in enumerate(flat)}, moved, said)
    if not said:
        return workflow, []
    properties = _questions(workflow.properties, flat, list(actions(body)), moved)
    return Workflow(body, properties), said


def _body(body: Body, places: dict[int, int], moved: dict[int, Action], said: list[str]) -> Body:
    return tuple([_node(node, places, moved, said) for node in body])


def _node(node: Node, places: dict[int, int], moved: dict[int, Action], said: list[str]) -> Node:
    if isinstance(node, Block):
        arms = tuple([Arm(arm.marker, _body(arm.body, places, moved, said)) for arm in node.arms])
        return _lowered(Block(arms, node.end), places, moved, said)
    if isinstance(node, Action) and _is_loose(node):
        said.append(f"action {places[id(node)] + 1}: an Otherwise If outside of a whole If was left as it is")
    return node


def _is_loose(action: Action) -> bool:
    return action.identifier == CONDITIONAL and action.parameters.get(MODE) == 1 and is_otherwise_if(action)


def _lowered(block: Block, places: dict[int, int], moved: dict[int, Action], said: list[str]) -> Block:
    """An If with its Otherwise Ifs as Ifs inside Otherwise, the last one innermost."""
    if block.kind != CONDITIONAL or not any(is_otherwise_if(arm.marker) for arm in block.arms[1:]):
        return block
    count = 0
    rest: tuple[Arm, ...] = ()
    for number in range(len(block.arms) - 1, 0, -1):
        arm = block.arms[number]
        if not is_otherwise_if(arm.marker):
            rest = (arm, *rest)
            continue
        inner = _inner(block, number, arm, rest, moved)
        rest = (Arm(_marker(block.end.parameters.get(GROUP), 1), (inner,)),)
        count += 1
    here = places[id(block.arms[0].marker)] + 1
    said.append(f"action {here}: {count} Otherwise If became {'an If' if count == 1 else 'Ifs'} inside Otherwise")
    if count > MAX_DEPTH // 2:
        said.append(f"action {here}: {count} levels deep, which is hard to follow in the editor")
    return Block((block.arms[0], *rest), block.end)


def _inner(block: Block, number: int, arm: Arm, rest: tuple[Arm, ...], moved: dict[int, Action]) -> Block:
    """The If that an Otherwise If becomes; its Otherwise, made for the outer block, is given to it."""
    outer = block.end.parameters.get(GROUP)
    group = str(uuid.uuid5(uuid.NAMESPACE_URL, f"workflowllm:{outer!r}:{number}")).upper()
    opening = replace(arm.marker, parameters=arm.marker.parameters.with_fields({GROUP: group, MODE: 0}))
    moved[id(arm.marker)] = opening
    arms = [Arm(opening, arm.body)]
    for other in rest:
        marker = replace(other.marker, parameters=other.marker.parameters.with_fields({GROUP: group}))
        moved[id(other.marker)] = marker
        arms.append(Arm(marker, other.body))
    return Block(tuple(arms), _marker(group, 2))


def _marker(group: Value | None, mode: int) -> Action:
    fields: dict[str, Value] = {MODE: mode} if group is None else {GROUP: group, MODE: mode}
    return Action(CONDITIONAL, Record(fields))


def _questions(properties: Record, old: list[Action | OpaqueAction], new: list[Action | OpaqueAction], moved: dict[int, Action]) -> Record:
    """The properties with import questions that name their actions at the new places."""
    rows = properties.get(_QUESTIONS)
    if not isinstance(rows, tuple):
        return properties
    places = {id(action): place for place, action in enumerate(new)}

    def follow(row: Value) -> Value:
        index = row.get(_INDEX) if isinstance(row, Record) else None
        if not isinstance(row, Record) or type(index) is not int or not 0 <= index < len(old):
            return row
        action = old[index]
        return row.with_fields({_INDEX: places[id(moved.get(id(action), action))]})

    return properties.with_fields({_QUESTIONS: tuple([follow(row) for row in rows])})
