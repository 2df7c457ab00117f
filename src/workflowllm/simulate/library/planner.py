"""The reminders and events of the device, as items."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from workflowllm.simulate.content import Item, Measure, entity
from workflowllm.simulate.device.contents import Event, Reminder
from workflowllm.simulate.world import World

__all__ = ["event_item", "events", "reminder_item", "reminders"]


def reminders(world: World) -> list[Item]:
    """Every reminder, as `world.part(reminders)` keeps it."""
    start = world.device.clock.now.astimezone(world.region.zone)
    rows = [(own.name, row) for own in world.device.reminders for row in own.reminders]
    return [reminder_item(f"reminder-{number}", name, row, start) for number, (name, row) in enumerate(rows)]


def reminder_item(identifier: str, list_name: str, own: Reminder, made: datetime) -> Item:
    """A reminder with the properties that the editor has for it."""
    properties: dict[str, Any] = {
        "Title": own.title,
        "Name": own.title,
        "List": list_name,
        "Notes": own.notes,
        "Due Date": own.due,
        "Is Completed": own.done,
        "Completion Date": own.completed,
        "Creation Date": own.created or made,
        "Last Modified Date": own.created or made,
        "Priority": own.priority.capitalize(),
        "Is Flagged": own.flagged,
        "URL": own.url or None,
        "Tags": list(own.tags),
        "Has Subtasks": bool(own.subtasks),
        "Subtasks": list(own.subtasks),
        "Parent Reminder": None,
        "Has Alarms": own.due is not None,
        "Images": [],
    }
    return entity("reminder", identifier, own.title, properties)


def events(world: World) -> list[Item]:
    """Every event, as `world.part(events)` keeps it."""
    rows = [(own.name, row) for own in world.device.calendars for row in own.events]
    return [event_item(f"event-{number}", name, row) for number, (name, row) in enumerate(rows)]


def event_item(identifier: str, calendar: str, own: Event) -> Item:
    """An event with the properties that the editor has for it."""
    properties: dict[str, Any] = {
        "Title": own.title,
        "Name": own.title,
        "Calendar": calendar,
        "Start Date": own.start,
        "End Date": own.end,
        "Is All Day": own.all_day,
        "Location": own.location,
        "Notes": own.notes,
        "URL": own.url or None,
        "Attendees": list(own.attendees),
        "Number of Attendees": len(own.attendees),
        "Duration": Measure((own.end - own.start).total_seconds() / 60, "min", "duration"),
        "Has Alarms": own.alert_minutes is not None,
    }
    return entity("event", identifier, own.title, properties)
