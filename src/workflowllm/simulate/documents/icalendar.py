"""Events as iCalendar, written plainly (RFC 5545).

Left out: repeating events, alarms, attendees, and time zones by name: a moment is written in UTC.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.contentlines import escaped, folded

__all__ = ["Event", "write_events"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a calendar.

    Args:
        title: What it is called.
        start: When it begins: a moment with a time zone, or a day for an event of whole days.
        end: When it ends, of the same kind; a last day is not part of the event.
        location: Where it is.
        notes: Notes.
        url: An address.
    """

    title: str
    start: datetime | date
    end: datetime | date
    location: str = ""
    notes: str = ""
    url: str = ""


def write_events(events: list[Event], now: datetime) -> str:
    """Events as one calendar.

    Args:
        events: The events.
        now: The moment that the calendar says it was written; it has a time zone.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//workflowllm//simulate//EN"]
    lines = [*head, *(line for event in events for line in _lines(event, now)), "END:VCALENDAR"]
    return "".join(folded(line) for line in lines)


def _lines(event: Event, now: datetime) -> list[str]:
    name = hashlib.sha256(repr(event).encode("utf-8", "replace")).hexdigest()[:32]
    texts = {"SUMMARY": event.title, "LOCATION": event.location, "DESCRIPTION": event.notes}
    return [
        "BEGIN:VEVENT",
        f"UID:{name}",
        f"DTSTAMP{_moment(now)}",
        f"DTSTART{_moment(event.start)}",
        f"DTEND{_moment(event.end)}",
        *(f"{key}:{escaped(value)}" for key, value in texts.items() if value),
        *([f"URL:{''.join(event.url.split())}"] if event.url else []),
        "END:VEVENT",
    ]


def _moment(value: datetime | date) -> str:
    """A day, or a moment in UTC (RFC 5545, 3.3.4 and 3.3.5)."""
    if not isinstance(value, datetime):
        return f";VALUE=DATE:{value:%Y%m%d}"
    if value.tzinfo is None:
        raise DocumentError("A moment of an event has no time zone")
    try:
        return f":{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    except OverflowError as error:
        raise DocumentError("A moment of an event is out of the calendar") from error
