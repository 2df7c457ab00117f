"""Going through a tree in file order."""

from __future__ import annotations

from collections.abc import Iterator

from workflowllm.workflow.nodes import Action, Block, Body, Node, OpaqueAction, Workflow
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Dictionary,
    Entry,
    Field,
    FormatDate,
    GetProperty,
    Item,
    Overlay,
    Record,
    Special,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["actions", "nodes", "references", "values"]


def actions(body: Body | Workflow) -> Iterator[Action | OpaqueAction]:
    """Every action in file order, the markers of blocks included."""
    for node in body.body if isinstance(body, Workflow) else body:
        if isinstance(node, Block):
            for arm in node.arms:
                yield arm.marker
                yield from actions(arm.body)
            yield node.end
        else:
            yield node


def nodes(body: Body) -> Iterator[Node]:
    """Every statement, a block before what it holds."""
    for node in body:
        yield node
        if isinstance(node, Block):
            for arm in node.arms:
                yield from nodes(arm.body)


def _inner(value: Value) -> Iterator[Value]:
    match value:
        case Record():
            return iter(value.values())
        case tuple():
            return iter(value)
        case Text(parts=parts):
            return iter(parts)
        case Overlay(spots=spots):
            return (spot[2] for spot in spots)
        case Attachment(source=source, steps=steps):
            found: list[Value] = [source.fields] if isinstance(source, Special) and source.fields else []
            for step in steps or ():
                if isinstance(step, GetProperty) and step.info is not None:
                    found.append(step.info)
                elif isinstance(step, FormatDate):
                    found.append(step.fields)
            return iter(found)
        case BareReference(reference=reference) | WrappedReference(reference=reference):
            return iter((reference,))
        case BareText(text=text):
            return iter((text,))
        case Dictionary(entries=entries):
            return (part for entry in entries for part in _entry(entry))
        case Item(value=inner) | Field(value=inner):
            return iter((inner,))
        case _:
            return iter(())


def _entry(entry: Entry) -> tuple[Value, Value]:
    return entry.key, entry.value


def values(value: Value) -> Iterator[Value]:
    """A value and every value inside it, outer ones first."""
    stack = [value]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(_inner(current))))


def references(action: Action) -> Iterator[Attachment]:
    """Every reference in an action's parameters, in order."""
    for value in values(action.parameters):
        if isinstance(value, Attachment):
            yield value
