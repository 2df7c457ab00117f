"""Health samples and workouts as items, with the details that the editor lists."""

from __future__ import annotations

from datetime import datetime

from workflowllm.simulate.content import Item, Measure
from workflowllm.simulate.device.contents import Workout
from workflowllm.simulate.world import World

__all__ = ["sample", "samples", "workout", "workouts"]


def sample(number: int, kind: str, value: float | str, unit: str, start: datetime, end: datetime, source: str) -> Item:
    """A health sample: Type, Value, Unit, Start Date, End Date, Duration, Source, Name."""
    found = {
        "Type": kind,
        "Value": value,
        "Unit": unit,
        "Start Date": start,
        "End Date": end,
        "Duration": Measure((end - start).total_seconds(), "s", "duration"),
        "Source": source,
        "Name": kind,
    }
    return Item("health", f"sample-{number}", kind, found)


def samples(world: World) -> list[Item]:
    """Every sample; a run adds to them."""
    return [sample(number, own.kind, own.value, own.unit, own.start, own.end, own.source) for number, own in enumerate(world.device.health)]


def workout(number: int, own: Workout) -> Item:
    """A workout."""
    found = {
        "Type": own.kind,
        "Start Date": own.start,
        "End Date": own.end,
        "Duration": Measure((own.end - own.start).total_seconds(), "s", "duration"),
        "Calories": Measure(own.kilocalories, "kcal", "energy"),
        "Distance": Measure(own.kilometres, "km", "length"),
    }
    return Item("health", f"workout-{number}", own.kind, found)


def workouts(world: World) -> list[Item]:
    """Every workout; a run adds to them."""
    return [workout(number, own) for number, own in enumerate(world.device.workouts)]
