"""Going through a tree in file order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workflowllm.workflow.nodes import GENERATOR_NOTES, Action, Block, Body, Node, OpaqueAction, Workflow
from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    ConvertUnit,
    Dictionary,
    Entry,
    Field,
    FormatDate,
    GetProperty,
    Item,
    Opaque,
    Overlay,
    Record,
    Special,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["actions", "attachments", "nodes", "opaque_texts", "references", "values"]


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
                elif isinstance(step, FormatDate | ConvertUnit):
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


def attachments(value: Value) -> Iterator[Attachment]:
    """Every reference in a value, in order: as `values` finds them, and several times as fast."""
    match value:
        case Attachment():
            yield value
        case Text(parts=parts):
            for part in parts:
                if type(part) is Attachment:
                    yield part
        case Dictionary(entries=entries):
            for entry in entries:
                yield from attachments(entry.key)
                yield from attachments(entry.value)
        case tuple():
            for element in value:
                yield from attachments(element)
        case Item(value=inner) | Field(value=inner):
            yield from attachments(inner)
        case Record():
            for inner in value.values():
                yield from attachments(inner)
        case BareReference(reference=reference) | WrappedReference(reference=reference):
            yield reference
        case BareText(text=text):
            yield from attachments(text)
        case Overlay(spots=spots):
            for spot in spots:
                yield spot[2]


def opaque_texts(workflow: Workflow) -> set[str]:
    """Every string inside what is kept whole: any of them may be the UUID of an action."""
    found: set[str] = set()
    stack: list[Any] = []
    for action in actions(workflow):
        if isinstance(action, OpaqueAction):
            stack.append(action.raw)
        else:
            stack += _raws(action.parameters)
            stack += _raws(action.extra.without(GENERATOR_NOTES))
    stack += _raws(workflow.properties)
    while stack:
        current = stack.pop()
        if isinstance(current, str):
            found.add(current)
        elif isinstance(current, dict):
            stack.extend(current.values())
        elif isinstance(current, list):
            stack.extend(current)
    return found


def _raws(record: Record) -> list[Any]:
    found = []
    for value in values(record):
        if isinstance(value, Opaque):
            found.append(value.raw)
        elif isinstance(value, Attachment):
            found += [step.raw for step in value.steps or () if isinstance(step, Opaque)]
    return found


def references(action: Action) -> Iterator[Attachment]:
    """Every reference in an action's parameters, in order."""
    for value in values(action.parameters):
        if isinstance(value, Attachment):
            yield value
