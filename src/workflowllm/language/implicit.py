"""Implicit input made explicit.

An action whose input key is absent takes what the action before it hands on. What that is, is a fact of the format: after an
action that passes its input through it is that input, after the end of a block it is the block's result, at the start of a branch
or a case it is what the block was given, at the start of a loop the repeated item, and at the start of the file the shortcut's input.
Source: measured on files of all eras (absent in all iOS 12 files), and the action definitions (`catalogue.facts`).
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from workflowllm.catalogue import facts
from workflowllm.workflow.nodes import (
    CONDITIONAL,
    GROUP,
    MODE,
    REPEAT_COUNT,
    REPEAT_EACH,
    Action,
    Arm,
    Block,
    Body,
    Workflow,
)
from workflowllm.workflow.values import Attachment, Output, Special, Variable, WrappedReference

__all__ = ["explicit"]

_SYNTHETIC = "\0"
"""First character of the identifiers given to actions that have none."""

_SHORTCUT_INPUT = Attachment(Special("ExtensionInput"))


def explicit(workflow: Workflow) -> Workflow:
    """The same workflow with every implicit input written out.

    Actions that are so referred to and have no UUID get a synthetic one.
    """
    walker = _Walker()
    body = walker.body(workflow.body, _SHORTCUT_INPUT)
    if walker.wanted:
        body = _Identified(walker.wanted).body(body)
    return workflow if body is workflow.body else replace(workflow, body=body)


class _Walker:
    """Goes through the actions in file order, knowing what the next one would take."""

    def __init__(self) -> None:
        self.previous: Attachment | None = None
        self.loops = 0
        self.place = -1
        self.wanted: set[int] = set()

    def output(self, action: Action) -> Attachment:
        """A reference to the output of the action just met; the place in the file stands in for a missing UUID."""
        uuid = action.parameters.get("UUID")
        return Attachment(Output(uuid if type(uuid) is str else f"{_SYNTHETIC}{self.place}"))

    def take(self, action: Action, key: str, *, wrapped: bool = False) -> Action:
        """The action with its input written out, if it was implicit and there is something to take."""
        if key in action.parameters or self.previous is None:
            return action
        source = self.previous.source
        if type(source) is Output and source.uuid.startswith(_SYNTHETIC):
            self.wanted.add(int(source.uuid[1:]))
        value = WrappedReference(self.previous) if wrapped else self.previous
        return Action(action.identifier, action.parameters.with_fields({key: value}), action.extra)

    def body(self, body: Body, previous: Attachment | None) -> Body:
        self.previous = previous
        nodes = [self.node(node) for node in body]
        return body if all(map(is_, nodes, body)) else tuple(nodes)

    def node(self, node: Action | Block | object) -> Action | Block:
        if type(node) is Block:
            return self.block(node)
        self.place += 1
        return self.action(node) if type(node) is Action else node  # type: ignore[return-value]

    def action(self, action: Action) -> Action:
        identifier = action.identifier
        if identifier == "is.workflow.actions.comment":
            return action
        if GROUP in action.parameters and MODE in action.parameters:
            self.previous = self.output(action)
            return action
        key, passes, has_output = facts.flow(identifier)
        if key is not None and key not in action.parameters:
            action = self.take(action, key)
        if passes:
            self.previous = self.passed(action, key)
        elif has_output is False:
            self.previous = None
        else:
            self.previous = self.output(action)
        return action

    def passed(self, action: Action, key: str | None) -> Attachment | None:
        """What an action hands on that passes its input through."""
        given = action.parameters.get(key) if key is not None else None
        if given is None:
            return self.previous
        if type(given) is Attachment:
            return given
        name = action.parameters.get("WFVariableName")
        if action.identifier == "is.workflow.actions.setvariable" and type(name) is str:
            return Attachment(Variable(name))
        return self.output(action)

    def block(self, block: Block) -> Block:
        self.place += 1
        marker, kind = block.arms[0].marker, block.kind
        if kind == CONDITIONAL and "WFConditions" not in marker.parameters:
            marker = self.take(marker, "WFInput", wrapped=True)
        elif kind == REPEAT_EACH:
            marker = self.take(marker, "WFInput")
        given = self.given(marker, kind)
        arms = []
        for number, arm in enumerate(block.arms):
            if number:
                self.place += 1
            body = self.body(arm.body, given)
            start = arm.marker if number else marker
            arms.append(arm if start is arm.marker and body is arm.body else Arm(start, body))
        if kind in (REPEAT_EACH, REPEAT_COUNT):
            self.loops -= 1
        self.place += 1
        self.previous = self.output(block.end)
        return block if all(map(is_, arms, block.arms)) else Block(tuple(arms), block.end)

    def given(self, marker: Action, kind: str) -> Attachment | None:
        """What the first action of an arm takes."""
        if kind == REPEAT_EACH:
            self.loops += 1
            return Attachment(Variable(f"Repeat Item {self.loops}" if self.loops > 1 else "Repeat Item"))
        if kind == REPEAT_COUNT:
            self.loops += 1
        subject = marker.parameters.get("WFInput")
        if kind == CONDITIONAL and type(subject) is WrappedReference:
            return subject.reference
        return self.previous


class _Identified:
    """Gives the actions at some places of the file their synthetic UUID."""

    def __init__(self, wanted: set[int]) -> None:
        self.wanted = wanted
        self.place = -1

    def action(self, action: Action) -> Action:
        self.place += 1
        if self.place not in self.wanted:
            return action
        return replace(action, parameters=action.parameters.with_fields({"UUID": f"{_SYNTHETIC}{self.place}"}))

    def body(self, body: Body) -> Body:
        nodes = []
        for node in body:
            if type(node) is Block:
                arms = tuple([Arm(self.action(arm.marker), self.body(arm.body)) for arm in node.arms])
                nodes.append(Block(arms, self.action(node.end)))
            elif type(node) is Action:
                nodes.append(self.action(node))  # type: ignore[arg-type]
            else:
                self.place += 1
                nodes.append(node)  # type: ignore[arg-type]
        return tuple(nodes)
