"""The alarms of the device, as items."""

from __future__ import annotations

from workflowllm.simulate.content import Item, entity
from workflowllm.simulate.device.model import Alarm
from workflowllm.simulate.world import World

__all__ = ["alarm_item", "alarms"]


def alarms(world: World) -> list[Item]:
    """Every alarm, as `world.part(alarms)` keeps it."""
    return [alarm_item(number, own) for number, own in enumerate(world.device.alarms)]


def alarm_item(number: int, own: Alarm) -> Item:
    """An alarm with what the editor shows of it; `number` tells it from others with its label."""
    properties = {"Name": own.label, "Label": own.label, "Time": own.at.strftime("%H:%M"), "Enabled": own.on, "Repeats": list(own.days)}
    return entity("alarm", f"alarm-{number}", own.label, properties)
