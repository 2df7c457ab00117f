"""What a reference stands for while a shortcut runs, and the steps that follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflowllm.simulate import content as contents
from workflowllm.simulate.coerce import as_kind
from workflowllm.simulate.content import CLASS_KINDS, NOTHING, Content, Item, Measure
from workflowllm.simulate.keypaths import value_at
from workflowllm.simulate.outcome import LimitReached, cannot_convert
from workflowllm.simulate.properties import property_of
from workflowllm.workflow.values import (
    Aggrandizement,
    Attachment,
    Coerce,
    ConvertUnit,
    FormatDate,
    GetKey,
    GetProperty,
    Output,
    Special,
    Variable,
)

if TYPE_CHECKING:
    from workflowllm.simulate.machine import Frame

__all__ = ["resolve_reference"]


def resolve_reference(frame: Frame, reference: Attachment) -> Content:
    """The content that a reference stands for, after its steps.

    Choice: what was never set is nothing, and so is the output of an action that did not run.

    Raises:
        RunEnd: A step cannot convert, or the person cancels a question.
    """
    source = reference.source
    if type(source) is Output:
        found = frame.outputs.get(source.uuid, NOTHING)
    elif type(source) is Variable:
        found = frame.variable(source.name)
    else:
        assert type(source) is Special
        found = frame.special(source, reference)
    for step in reference.steps or ():
        found = _step(frame, found, step)
    return found


def _step(frame: Frame, content: Content, step: Aggrandizement) -> Content:
    found: list[Item] = []
    for item in content:
        found.extend(_one(frame, item, step))
    if len(found) > frame.run.limits.items:
        raise LimitReached("items", "a list with too many items was made")
    return tuple(found)


def _one(frame: Frame, item: Item, step: Aggrandizement) -> Content:
    match step:
        case GetKey(key=key):
            return value_at(item, key, frame.region, "Get Dictionary Value")
        case GetProperty(name=name):
            return property_of(item, name, frame.region)
        case Coerce(item_class=name):
            # A class that is not known here leaves the value as it is: it belongs to another app.
            return as_kind(item, CLASS_KINDS.get(name, "thing"), frame.region)
        case FormatDate():
            return _formatted(frame, item, step)
        case ConvertUnit():
            return _converted(item, step)
        case _:
            return (item,)


def _formatted(frame: Frame, item: Item, step: FormatDate) -> Content:
    """A date in a text under a format of its own. What is no date stays as it is (Choice)."""
    from workflowllm.simulate.dates.formatting import format_date

    if item.kind != "date":
        return (item,)
    fields = {key: value for key, value in step.fields.items() if type(value) is str}
    moment = item.value.astimezone(frame.region.zone)
    found = format_date(
        moment,
        date=fields.get("WFDateFormatStyle", "Short"),
        time=fields.get("WFTimeFormatStyle", "Short"),
        pattern=fields.get("WFDateFormat"),
        relative=fields.get("WFRelativeDateFormatStyle"),
        iso_time=step.fields.get("WFISO8601IncludeTime") is True,
        locale=frame.region.locale,
        now=frame.region.now,
    )
    return (contents.text(found),)


def _converted(item: Item, step: ConvertUnit) -> Content:
    from workflowllm.simulate.units import convert

    symbol = step.fields.get("WFUnitSymbol")
    if item.kind != "measure" or type(symbol) is not str:
        return (item,)
    measure: Measure = item.value
    found = convert(measure.value, measure.unit, symbol)
    if found is None:
        raise cannot_convert("Convert Measurement", "measure", "measure")
    return (Item("measure", Measure(found, symbol), item.name),)
