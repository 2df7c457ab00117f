"""Actions on reminders."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.device.contents import Reminder
from workflowllm.simulate.filtering import INPUT, find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.planner import reminder_item, reminders
from workflowllm.simulate.shown import shown

__all__ = ["edit_reminder", "find_reminders", "new_reminder", "quick_reminder", "remove_reminders", "show_list", "upcoming"]

_LIST: Final = "Reminders"
"""Choice: the list of a new reminder where none is named and the device has none."""

_PRIORITIES: Final[dict[str, Literal["none", "low", "medium", "high"]]] = {
    "None": "none",
    "Low": "low",
    "Medium": "medium",
    "High": "high",
}


@runs("filter.reminders")
def find_reminders(call: Call) -> Content:
    """Find Reminders, or filter those that are given (action definition)."""
    if call.raw(INPUT) in (None, "Library"):
        call.effect("read", "reminder:")
    return find(call, tuple(call.world.part(reminders)))


@runs("addquickreminder")
def quick_reminder(call: Call) -> Content:
    """Show Quick Reminder: opens the view in which the person writes one (action definition)."""
    call.effect("opened", "app:com.apple.reminders", view="quick reminder")
    return NOTHING


@runs("addnewreminder")
def new_reminder(call: Call) -> Content:
    """New Reminder: a title, in a list, with notes, an alert, a priority, a link, a flag, below another one (action definition).

    Choice: without a list it goes into the first. Left out: alerts at places and when messaging ring nowhere; they stand in the effect.
    """
    known = call.world.part(reminders)
    title = call.text("WFCalendarItemTitle")
    due = call.date("WFAlertCustomTime") if _alerts(call) else None
    own = Reminder(
        title,
        notes=call.text("WFCalendarItemNotes"),
        due=due,
        priority=_PRIORITIES.get(call.choice("WFPriority", "None"), "none"),
        flagged=call.boolean("WFFlag", False),
        url=call.text("WFURL"),
        tags=tuple(text_of(item, call.region) for item in call.content("WFTags")),
    )
    item = reminder_item(f"reminder-{len(known)}-new", _list_of(call), own, call.world.now)
    above = things.named(known, call.content("WFParentTask"))
    if above:
        # Below another one it is in that one's list (action definition).
        item = replace(item, properties={**item.properties, "Parent Reminder": above[0], "List": above[0].properties["List"]})
        below = [*above[0].properties["Subtasks"], item]
        things.changed(known, above[0], {"Subtasks": below, "Has Subtasks": True})
    known.append(item)
    call.run.bound_items(len(known))
    call.effect("created", f"reminder:{title}", **_told(call, item))
    return (item,)


def _alerts(call: Call) -> bool:
    """Whether it has an alert: files of iOS 12 say it by a switch (format fact)."""
    return call.choice("WFAlertEnabled", "No Alert") == "Alert" or call.boolean("WFCalendarItemAlert", False)


def _list_of(call: Call) -> str:
    named = things.stored_name(call.content("WFCalendarDescriptor")) or call.text("WFCalendarItemCalendar")
    return named or next((own.name for own in call.world.device.reminders), _LIST)


def _told(call: Call, item: Item) -> dict[str, object]:
    """What is to be seen of a new reminder."""
    names = ("List", "Notes", "Due Date", "Priority", "Is Flagged", "URL", "Tags")
    told: dict[str, object] = {name.lower(): _plain(item.properties[name]) for name in names}
    above = item.properties["Parent Reminder"]
    condition = call.choice("WFAlertCondition", "At Time") if _alerts(call) else ""
    return {**told, "below": above.name if above else "", "alert": condition, "images": shown(call.content("WFImages"))}


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


@runs("setters.reminders")
def edit_reminder(call: Call) -> Content:
    """Edit Reminder: sets, adds to, or takes away a property (action definition)."""
    return things.edit(call, call.world.part(reminders), "WFReminderContentItem", "reminder")


@runs("removereminders")
def remove_reminders(call: Call) -> Content:
    """Remove Reminders: asks, and deletes those that are given (action definition)."""
    known = call.world.part(reminders)
    things.confirm_removal(call)
    for item in call.input:
        call.effect("deleted", f"reminder:{item.name or text_of(item, call.region)}")
    things.remove(known, list(call.input))
    return NOTHING


@runs("reminders.showlist")
def show_list(call: Call) -> Content:
    """Open Reminders List (action definition)."""
    call.effect("opened", "app:com.apple.reminders", list=things.stored_name(call.content("WFList")))
    return NOTHING


@runs("getupcomingreminders")
def upcoming(call: Call) -> Content:
    """Get Upcoming Reminders: those that are not done and due from now on, the next first, one by default (action definition)."""
    call.effect("read", "reminder:")
    wanted = things.stored_name(call.content("WFGetUpcomingItemCalendar"))
    now = call.world.now
    found = [
        item
        for item in call.world.part(reminders)
        if not item.properties["Is Completed"]
        and item.properties["Due Date"] is not None
        and item.properties["Due Date"] >= now
        and wanted in ("", item.properties["List"])
    ]
    found.sort(key=lambda item: item.properties["Due Date"])
    return tuple(found[: max(0, call.whole("WFGetUpcomingItemCount", 1))])
