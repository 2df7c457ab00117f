"""Token strings without attachments as plain strings, which read the same: one of the forgettings of `normalise`.

Printing starts here too, so that how a value prints can only depend on what a reader of the text will see.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from operator import is_

from workflowllm.workflow.nodes import Action, Arm, Block, Body, Workflow
from workflowllm.workflow.values import (
    Aggrandizement,
    Attachment,
    BareReference,
    BareText,
    Coerce,
    ConvertUnit,
    Dictionary,
    Entry,
    Field,
    FormatDate,
    GetKey,
    GetProperty,
    Item,
    Overlay,
    Record,
    Special,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["folded"]


def folded(workflow: Workflow) -> Workflow:
    """The same workflow with every text that has no references as a plain string; parts that have none are shared."""
    body, properties = _body(workflow.body), _record(workflow.properties)
    if body is workflow.body and properties is workflow.properties:
        return workflow
    return replace(workflow, body=body, properties=properties)


def _body(body: Body) -> Body:
    new = []
    for node in body:
        if type(node) is Action:
            new.append(_action(node))
        elif type(node) is Block:
            arms = [_arm(arm) for arm in node.arms]
            end = _action(node.end)
            same = end is node.end and all(map(is_, arms, node.arms))
            new.append(node if same else Block(tuple(arms), end))  # type: ignore[arg-type]
        else:
            new.append(node)  # type: ignore[arg-type]
    return body if all(map(is_, new, body)) else tuple(new)


def _arm(arm: Arm) -> Arm:
    marker, body = _action(arm.marker), _body(arm.body)
    return arm if marker is arm.marker and body is arm.body else Arm(marker, body)


def _action(action: Action) -> Action:
    parameters = _record(action.parameters)
    extra = _record(action.extra) if action.extra else action.extra
    return action if parameters is action.parameters and extra is action.extra else Action(action.identifier, parameters, extra)


_SCALARS = frozenset({str, int, float, bool, bytes, datetime})


def _record(record: Record) -> Record:
    changed: dict[str, Value] | None = None
    for key, value in record.items():
        if type(value) in _SCALARS:
            continue
        new = _value(value)
        if new is not value:
            if changed is None:
                changed = dict(record)
            changed[key] = new
    return record if changed is None else Record(changed)


def _value(value: Value) -> Value:
    kind = type(value)
    if kind is Text:
        return _text(value)  # type: ignore[arg-type]
    if kind is Attachment:
        return _reference(value)  # type: ignore[arg-type]
    if kind is Record:
        return _record(value)  # type: ignore[arg-type]
    if kind is tuple:
        new = tuple([_value(element) for element in value])  # type: ignore[union-attr]
        return value if all(map(is_, new, value)) else new  # type: ignore[arg-type]
    if kind is WrappedReference or kind is BareReference:
        reference = _reference(value.reference)  # type: ignore[union-attr]
        return value if reference is value.reference else kind(reference)  # type: ignore[union-attr]
    if kind is Dictionary:
        return Dictionary(tuple([Entry(row.type, _value(row.key), _value(row.value)) for row in value.entries]))  # type: ignore[union-attr]
    if kind is Field or kind is Item:
        inner = _value(value.value)  # type: ignore[union-attr]
        return value if inner is value.value else replace(value, value=inner)  # type: ignore[union-attr, type-var]
    if kind is BareText:
        return BareText(_parts(value.text))  # type: ignore[union-attr]
    if kind is Overlay:
        return Overlay(value.string, tuple([(start, length, _reference(spot)) for start, length, spot in value.spots]))  # type: ignore[union-attr]
    return value


def _text(text: Text) -> Value:
    parts = text.parts
    if not parts:
        return ""
    if len(parts) == 1 and type(parts[0]) is str:
        return parts[0]
    return _parts(text)


def _parts(text: Text) -> Text:
    for part in text.parts:
        if type(part) is Attachment and (part.steps or type(part.source) is Special):
            break
    else:
        return text
    parts = tuple([part if type(part) is str else _reference(part) for part in text.parts])  # type: ignore[arg-type]
    return text if all(map(is_, parts, text.parts)) else Text(parts, text.ranges)


def _reference(reference: Attachment) -> Attachment:
    source, steps = reference.source, reference.steps
    if type(source) is Special and source.fields:
        source = Special(source.kind, _record(source.fields))
    if steps and not _SIMPLE.issuperset(map(type, steps)):
        steps = tuple([_step(step) for step in steps])
    return reference if source is reference.source and steps is reference.steps else Attachment(source, steps)


_SIMPLE = frozenset({GetKey, Coerce})


def _step(step: Aggrandizement) -> Aggrandizement:
    if type(step) is GetProperty and step.info is not None:
        return GetProperty(step.name, _value(step.info))
    if type(step) is FormatDate or type(step) is ConvertUnit:
        return type(step)(_record(step.fields))
    return step
