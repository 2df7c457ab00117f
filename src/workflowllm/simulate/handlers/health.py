"""Actions on health samples and workouts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import to_number
from workflowllm.simulate.content import Content, Item, Measure
from workflowllm.simulate.device.contents import Workout
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.health import sample, samples, workout, workouts
from workflowllm.simulate.units import convert

__all__ = ["find_samples", "log_sample", "log_workout", "start_workout"]

AVERAGED: Final = frozenset({"Heart Rate", "Resting Heart Rate", "Walking Heart Rate Average", "Weight", "Body Mass Index", "Height"})
"""Choice: the types whose samples of one hour or day are averaged; those of every other type are added up."""


@runs("health.quantity.log")
def log_sample(call: Call) -> Content:
    """Log Health Sample: adds a data point of a type into the Health app and hands it on (action definition).

    Choice: without a date it is now, and without an end it ends when it begins. Left out: which units a type allows, and the second
    value of a blood pressure in the sample (it stands in the effect).
    """
    kind = call.text("WFQuantitySampleType")
    start = call.date("WFQuantitySampleDate") or call.world.now
    end = call.date("WFSampleEndDate") or start
    if end < start:
        raise call.fail("Log Health Sample failed because the end date is before the start date.")
    measure, found = call.measure("WFQuantitySampleQuantity"), call.content("WFQuantitySampleQuantity")
    value: float | str = measure.value if measure else to_number(found[0], call.region, call.name) if found else ""
    unit = measure.unit if measure else ""
    value = value if found else call.text("WFCategorySampleEnumeration")
    more = call.measure("WFQuantitySampleAdditionalQuantity")
    extra = {"additional": more.value} if more is not None and more.value else {}
    call.effect("created", f"health:{kind}", value=value, unit=unit, start=start.isoformat(), end=end.isoformat(), **extra)
    library = call.world.part(samples)
    library.append(sample(len(library), kind, value, unit, start, end, "Shortcuts"))
    return (library[-1],)


def _moments(call: Call) -> tuple[datetime, float]:
    length = call.measure("WFWorkoutDuration")
    seconds = convert(length.value, length.unit or "s", "s") if length is not None else 0
    return call.date("WFWorkoutDate") or call.world.now, min(max(0.0, float(seconds or 0)), 1e7)


def _amount(measure: Measure | None, unit: str) -> float:
    return 0.0 if measure is None else float(convert(measure.value, measure.unit or unit, unit) or 0)


@runs("health.workout.log")
def log_workout(call: Call) -> Content:
    """Log Workout: adds a workout with its date, duration, energy and distance into the Health app (action definition)."""
    kind = call.text("WFWorkoutReadableActivityType")
    start, seconds = _moments(call)
    try:
        end = start + timedelta(seconds=seconds)
    except OverflowError:
        raise call.fail("Log Workout failed because the date is not valid.") from None
    energy, way = call.measure("WFWorkoutCaloriesQuantity"), call.measure("WFWorkoutDistanceQuantity")
    own = Workout(kind, start, end, _amount(energy, "kCal"), _amount(way, "km"))
    details = {"seconds": seconds, "kilocalories": own.kilocalories, "kilometres": own.kilometres}
    call.effect("created", f"health:{kind}", start=start.isoformat(), **details)
    library = call.world.part(workouts)
    library.append(workout(len(library), own))
    return (library[-1],)


@runs("workout.start")
def start_workout(call: Call) -> Content:
    """Start Workout: starts one on the watch, with an open goal by default; hands its input on (action definition)."""
    goal = None if call.boolean("isOpenEnded", True) else call.text("WorkoutGoal", "15")
    call.effect("set", "health:workout", workout=call.text("workoutName"), goal=goal)
    return call.input


@runs("filter.health.quantity")
def find_samples(call: Call) -> Content:
    """Find Health Samples: those that fit, on demand one for each hour, day, week, month or year, in a unit (action definition).

    Left out: how Health weighs samples of several sources that overlap. Choice: groups are made after sorting and limit.
    """
    call.effect("read", "health:")
    given = call.content("WFContentItemInputParameter")
    library = given and given[0].kind == "health"
    found = find(call, None) if library else _of_library(call)
    unit = call.text("WFHKSampleFilteringUnit")
    found = tuple([_in_unit(item, unit) for item in found]) if unit else found
    group = call.text("WFHKSampleFilteringGroupBy")
    return _grouped(call, found, group) if group in _BEGIN else found


def _of_library(call: Call) -> Content:
    return find(call, tuple(call.world.part(samples)))


def _in_unit(item: Item, unit: str) -> Item:
    value = item.properties.get("Value")
    if not isinstance(value, int | float):
        return item
    found = convert(value, str(item.properties.get("Unit", "")), unit)
    if found is None:
        return item
    return Item(item.kind, item.value, item.name, {**item.properties, "Value": found, "Unit": unit})


_BEGIN: Final = {
    "Minute": lambda at: at.replace(second=0, microsecond=0),
    "Hour": lambda at: at.replace(minute=0, second=0, microsecond=0),
    "Day": lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0),
    "Week": lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=(at.weekday() + 1) % 7),
    "Month": lambda at: at.replace(day=1, hour=0, minute=0, second=0, microsecond=0),
    "Year": lambda at: at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0),
}
"""When the hour, day, ... of a moment begins. Choice: a week begins on Sunday."""


def _grouped(call: Call, items: Content, group: str) -> Content:
    """One sample for each stretch and type, in the order in which they first appear. Left out: filling in empty stretches."""
    groups: dict[tuple[datetime, str, str], list[Item]] = {}
    for item in items:
        value, start = item.properties.get("Value"), item.properties.get("Start Date")
        if isinstance(value, int | float) and isinstance(start, datetime) and start.year > 1:
            begin = _BEGIN[group](start.astimezone(call.region.zone))
            key = begin, str(item.properties.get("Type", "")), str(item.properties.get("Unit", ""))
            groups.setdefault(key, []).append(item)
    if call.boolean("WFHKSampleFilteringFillMissing", False):
        call.run.made_up.append("Find Health Samples: stretches without samples are not filled in")
    return tuple([_sum(number, key, own) for number, (key, own) in enumerate(groups.items())])


def _sum(number: int, key: tuple[datetime, str, str], items: list[Item]) -> Item:
    total = sum(item.properties["Value"] for item in items)
    value = total / len(items) if key[1] in AVERAGED else total
    sources = ", ".join(sorted({str(item.properties.get("Source", "")) for item in items}))
    end = max(item.properties["End Date"] for item in items)
    found = sample(number, key[1], value, key[2], key[0], max(end, key[0]), sources)
    return Item(found.kind, f"group-{number}", found.name, found.properties)
