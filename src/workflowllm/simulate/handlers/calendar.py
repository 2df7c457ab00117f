"""Actions on events."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of, to_date
from workflowllm.simulate.content import NOTHING, Content, Item, entity
from workflowllm.simulate.device.contents import Event
from workflowllm.simulate.filtering import INPUT, find, fit
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.planner import event_item, events

__all__ = ["edit_event", "find_attendees", "find_events", "new_event", "remove_events", "show_event", "upcoming_events"]


@runs("filter.calendarevents")
def find_events(call: Call) -> Content:
    """Find Calendar Events, or filter those that are given (action definition)."""
    if call.raw(INPUT) in (None, "Library"):
        call.effect("read", "calendar:")
    return find(call, tuple(call.world.part(events)))


@runs("filter.eventattendees")
def find_attendees(call: Call) -> Content:
    """Filter Event Attendees: of the events that are given (action definition). Choice: they are their addresses."""
    given = call.content("WFContentItemInputParameter") or call.frame.previous
    names = [str(name) for item in given for name in item.properties.get("Attendees") or ()]
    people = tuple([entity("contact", name, name, {"Name": name, "Email Address": name}) for name in names])
    return fit(call, people or given)


@runs("addnewevent")
def new_event(call: Call) -> Content:
    """New Event: a title, from a date to another, in a calendar; shown before it is added unless that is turned off (action definition).

    Choice: without an end it lasts an hour; without a calendar it goes into the first.
    """
    known = call.world.part(events)
    start = call.date("WFCalendarItemStartDate") or call.world.now
    end = call.date("WFCalendarItemEndDate") or _hour_later(call, start)
    calendar = things.stored_name(call.content("WFCalendarDescriptor")) or call.text("WFCalendarItemCalendar")
    own = Event(
        call.text("WFCalendarItemTitle") or "New Event",
        start,
        max(start, end),
        all_day=call.boolean("WFCalendarItemAllDay", False),
        location=_place(call),
        notes=call.text("WFCalendarItemNotes"),
        url=call.text("WFCalendarItemURL"),
    )
    item = event_item(f"event-{len(known)}-new", calendar or next((one.name for one in call.world.device.calendars), "Calendar"), own)
    known.append(item)
    call.run.bound_items(len(known))
    call.effect(
        "created",
        f"event:{own.title}",
        calendar=item.properties["Calendar"],
        start=own.start.isoformat(),
        end=own.end.isoformat(),
        all_day=own.all_day,
        location=own.location,
        notes=own.notes,
        url=own.url,
        alert=call.choice("WFAlertTime", "None"),
        shown_first=call.boolean("ShowWhenRun", True),
    )
    return (item,)


def _hour_later(call: Call, start: datetime) -> datetime:
    try:
        return start + timedelta(hours=1)
    except OverflowError:
        raise call.fail(f"{call.name} failed because the date is out of range.") from None


def _place(call: Call) -> str:
    given = call.content("WFCalendarItemLocation")
    return given[0].name or text_of(given[0], call.region) if given else ""


@runs("setters.calendarevents")
def edit_event(call: Call) -> Content:
    """Edit Calendar Event: sets, adds to, or takes away a property (action definition)."""
    return things.edit(call, call.world.part(events), "WFCalendarEventContentItem", "event")


@runs("removeevents")
def remove_events(call: Call) -> Content:
    """Remove Events: asks, and deletes those that are given (action definition)."""
    things.confirm_removal(call)
    for item in call.input:
        call.effect("deleted", f"event:{item.name or text_of(item, call.region)}")
    things.remove(call.world.part(events), list(call.input))
    return NOTHING


@runs("showincalendar")
def show_event(call: Call) -> Content:
    """Open in Calendar: shows an event, and hands it on (action definition)."""
    for item in call.input:
        call.effect("opened", "app:com.apple.mobilecal", event=item.name)
    return call.input


@runs("getupcomingevents")
def upcoming_events(call: Call) -> Content:
    """Get Upcoming Events: the next ones from now on, one by default, of any day or of one (action definition)."""
    call.effect("read", "calendar:")
    wanted = things.stored_name(call.content("WFGetUpcomingItemCalendar"))
    zone = call.region.zone
    day = _day(call)
    found = [
        item
        for item in call.world.part(events)
        if item.properties["End Date"] >= call.world.now
        and wanted in ("", item.properties["Calendar"])
        and (day is None or item.properties["Start Date"].astimezone(zone).date() == day.astimezone(zone).date())
    ]
    found.sort(key=_start)
    return tuple(found[: max(0, call.whole("WFGetUpcomingItemCount", 1))])


def _start(item: Item) -> datetime:
    start: datetime = item.properties["Start Date"]
    return start


def _day(call: Call) -> datetime | None:
    match call.choice("WFDateSpecifier", "Any Day"):
        case "Today":
            return call.world.now
        case "Tomorrow":
            return call.world.now + timedelta(days=1)
        case "Specified Day":
            given = call.content("WFSpecifiedDate")
            return to_date(given[0], call.region, call.name) if given else None
    return None
