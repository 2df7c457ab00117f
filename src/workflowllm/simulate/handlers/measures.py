"""Actions on quantities with units."""

from __future__ import annotations

from typing import Any

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_number
from workflowllm.simulate.content import Content, Item, Measure
from workflowllm.simulate.handlers.marking import runs

__all__ = ["convert_measurement", "file_size", "make_measurement"]


@runs("measurement.create")
def make_measurement(call: Call) -> Content:
    """Measurement: a number with a unit (action definition)."""
    found = call.measure("WFMeasurementUnit")
    kind = call.choice("WFMeasurementUnitType", "Length")
    return (Item("measure", Measure(found.value, found.unit, kind)),) if found is not None else ()


@runs("measurement.convert")
def convert_measurement(call: Call) -> Content:
    """Convert Measurement: each measurement in another unit of its type (action definition). Between types it fails (Choice)."""
    from workflowllm.simulate.units import convert

    wanted = _unit(call)
    found = []
    for item in call.input:
        own = item.value if isinstance(item.value, Measure) else None
        value = own.value if own is not None else to_number(item, call.region, call.name)
        changed = convert(value, own.unit, wanted) if own is not None and wanted else value
        if changed is None:
            raise call.fail(f"{call.name} failed because the units cannot be converted into each other.")
        found.append(Item("measure", Measure(changed, wanted, call.choice("WFMeasurementUnitType", "Length"))))
    return tuple(found)


def _unit(call: Call) -> str:
    given = call.content("WFMeasurementUnit")
    value: Any = given[0].value if given else ""
    if isinstance(value, dict):
        return str(value.get("WFNSUnitSymbol", ""))
    return value.unit if isinstance(value, Measure) else str(value)


@runs("format.filesize")
def file_size(call: Call) -> Content:
    """Format File Size: a number of bytes in a unit, by default the one that fits, with its name (action definition)."""
    from workflowllm.simulate.numbers import format_file_size

    unit, named = call.choice("WFFileSizeFormat", "Automatic"), call.boolean("WFFileSizeIncludeUnits", True)
    sizes = [_bytes(call, item) for item in call.content("WFFileSize")]
    return contents.texts([format_file_size(size, unit, named, call.region.locale) for size in sizes])


def _bytes(call: Call, item: Item) -> float:
    value = item.value
    if isinstance(value, contents.Blob):
        return len(value.data)
    return value.value if isinstance(value, Measure) else to_number(item, call.region, call.name)
