"""Rewriting a workflow for systems that do not know all of what it uses.

Two things are known to need a system, both of them forms of If:

- Otherwise If came with version 27. Before that, an If alone inside Otherwise does the same: the nested End If hands on the output of
  the branch that ran, so the outer one has it too.
- Several conditions in one If came with version 18. Before that, conditions that must all hold are Ifs inside each other, as long as
  there is no Otherwise, which would have to stand twice. Conditions of which any must hold would need their branch twice, and stay.

Nothing else is looked at: which actions and parameters a system knows is not said here.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from workflowllm.shortcut.flow import MAX_DEPTH, is_otherwise_if
from workflowllm.workflow.nodes import CONDITIONAL, GROUP, MODE, Action, Arm, Block, Body, Node, OpaqueAction, Workflow
from workflowllm.workflow.values import Field, Record, Value
from workflowllm.workflow.walk import actions

__all__ = ["OTHERWISE_IF", "SEVERAL_CONDITIONS", "Change", "lower"]

OTHERWISE_IF: Final = 27
"""The version of iOS, iPadOS and macOS that brought Otherwise If."""

SEVERAL_CONDITIONS: Final = 18
"""The version of iOS and iPadOS (macOS 15) that brought several conditions in one If."""

_CONDITIONS: Final = "WFConditions"
_QUESTIONS: Final = "WFWorkflowImportQuestions"
_INDEX: Final = "ActionIndex"


class Change(NamedTuple):
    """What was rewritten, or could not be.

    Attributes:
        action: The place of the action in the file, from 1, before anything was rewritten.
        what: A sentence without its subject's place and without a full stop.
        done: Whether it was rewritten; what was not is as it was, and an older system does not know it.
    """

    action: int
    what: str
    done: bool

    def __str__(self) -> str:
        return f"action {self.action}: {self.what}"


def lower(workflow: Workflow, system: int) -> tuple[Workflow, list[Change]]:
    """A workflow that an older system runs the same way, as far as that can be said without repeating a branch.

    Args:
        workflow: What to rewrite.
        system: The version of iOS, such as 18 or 26.

    Returns:
        The workflow, and what was rewritten and what was left; the very same workflow if nothing was rewritten. Import questions
        follow the actions they name. A flat row of markers that is no block (its nesting is broken) is left as it is.
    """
    if system >= OTHERWISE_IF:
        return workflow, []
    flat = list(actions(workflow))
    job = _Lowering(system, {id(action): place for place, action in enumerate(flat, start=1)})
    body = job.body(workflow.body)
    if not any(change.done for change in job.said):
        return workflow, job.said
    properties = _questions(workflow.properties, flat, list(actions(body)), job.moved)
    return Workflow(body, properties), job.said


@dataclass(slots=True)
class _Lowering:
    """One workflow while it is rewritten: where its actions were, what became of its markers, and what there is to say."""

    system: int
    places: dict[int, int]
    moved: dict[int, Action] = field(default_factory=dict)
    said: list[Change] = field(default_factory=list)

    def say(self, marker: Action, what: str, *, done: bool) -> None:
        self.said.append(Change(self.places[id(marker)], what, done))

    def body(self, body: Body) -> Body:
        return tuple([self.node(node) for node in body])

    def node(self, node: Node) -> Node:
        if isinstance(node, Block):
            block = Block(tuple([Arm(arm.marker, self.body(arm.body)) for arm in node.arms]), node.end)
            return self.block(block) if block.kind == CONDITIONAL else block
        if isinstance(node, Action) and node.identifier == CONDITIONAL:
            if node.parameters.get(MODE) == 1 and is_otherwise_if(node):
                self.say(node, "an Otherwise If outside of a whole If was left as it is", done=False)
            elif self.system < SEVERAL_CONDITIONS and _CONDITIONS in node.parameters:
                self.say(node, "several conditions outside of a whole If were left as they are", done=False)
        return node

    def block(self, block: Block) -> Block:
        """An If with its Otherwise Ifs as Ifs inside Otherwise, the last one innermost, and each with one condition if need be."""
        count = 0
        rest: tuple[Arm, ...] = ()
        for number in range(len(block.arms) - 1, 0, -1):
            arm = block.arms[number]
            if not is_otherwise_if(arm.marker):
                rest = (arm, *rest)
                continue
            inner = self.conditions(self.inner(block, number, arm, rest), arm.marker)
            rest = (Arm(_marker(block.end.parameters.get(GROUP), 1), (inner,)),)
            count += 1
        first = block.arms[0].marker
        if count:
            self.say(first, f"{count} Otherwise If became {'an If' if count == 1 else 'Ifs'} inside Otherwise", done=True)
            if count > MAX_DEPTH // 2:
                self.say(first, f"{count} levels deep, which is hard to follow in the editor", done=True)
        return self.conditions(Block((block.arms[0], *rest), block.end), first)

    def inner(self, block: Block, number: int, arm: Arm, rest: tuple[Arm, ...]) -> Block:
        """The If that an Otherwise If becomes; its Otherwise, made for the outer block, is given to it."""
        group = _new_group(block.end, number)
        opening = replace(arm.marker, parameters=arm.marker.parameters.with_fields({GROUP: group, MODE: 0}))
        self.moved[id(arm.marker)] = opening
        arms = [Arm(opening, arm.body)]
        for other in rest:
            marker = replace(other.marker, parameters=other.marker.parameters.with_fields({GROUP: group}))
            self.moved[id(other.marker)] = marker
            arms.append(Arm(marker, other.body))
        return Block(tuple(arms), _marker(group, 2))

    def conditions(self, block: Block, told: Action) -> Block:
        """An If with one condition for each If, where that is the same; `told` is the marker that what is said is about."""
        opening = block.arms[0].marker
        if self.system >= SEVERAL_CONDITIONS or _CONDITIONS not in opening.parameters:
            return block
        joined, rows = _rows(opening)
        if not rows or (len(rows) > 1 and (joined != "and" or len(block.arms) > 1)):
            why = "several conditions" if not rows else f"{len(rows)} conditions joined by {joined}"
            why += " with an Otherwise" if joined == "and" else ""
            self.say(told, f"{why} were left as they are: systems before {SEVERAL_CONDITIONS} do not know them", done=False)
            return block
        plain = opening.parameters.without(_CONDITIONS)
        outer = replace(opening, parameters=plain.with_fields(rows[0]))
        self.moved[id(opening)] = outer
        body = block.arms[0].body
        for number in range(len(rows) - 1, 0, -1):
            group = _new_group(block.end, -number)
            marker = Action(CONDITIONAL, Record({GROUP: group, MODE: 0, **rows[number]}))
            body = (Block((Arm(marker, body),), _marker(group, 2)),)
        became = (
            f"{len(rows)} conditions joined by and became Ifs inside each other" if len(rows) > 1 else "a list of one condition became it"
        )
        self.say(told, became, done=True)
        return Block((Arm(outer, body), *block.arms[1:]), block.end)


def _rows(marker: Action) -> tuple[str, list[Record]]:
    """How several conditions are joined, and each as the parameters of an If that has it alone; none if they are of another shape."""
    stored = marker.parameters[_CONDITIONS]
    table = stored.value if isinstance(stored, Field) else None
    if not isinstance(table, Record) or table.get("WFContentPredicateBoundedDate") not in (None, False):
        return "", []
    rows = table.get("WFActionParameterFilterTemplates")
    prefix = table.get("WFActionParameterFilterPrefix")
    joined = {0: "or", 1: "and"}.get(prefix, "") if type(prefix) is int else ""
    if not isinstance(rows, tuple) or not rows or not (joined or len(rows) == 1):
        return "", []
    found = [row for row in rows if isinstance(row, Record) and "WFCondition" in row and not {GROUP, MODE, _CONDITIONS} & row.keys()]
    return joined, found if len(found) == len(rows) else []


def _new_group(end: Action, number: int) -> str:
    outer = end.parameters.get(GROUP)
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"workflowllm:{outer!r}:{number}")).upper()


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
        while id(action) in moved:
            action = moved[id(action)]
        return row.with_fields({_INDEX: places[id(action)]})

    return properties.with_fields({_QUESTIONS: tuple([follow(row) for row in rows])})
