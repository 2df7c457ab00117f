"""Get Details of ...: one property of each item, or the items themselves."""

from __future__ import annotations

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.properties import property_of

__all__ = ["details"]


@runs(
    "properties.appstore",
    "properties.articles",
    "properties.calendarevents",
    "properties.contacts",
    "properties.eventattendees",
    "properties.files",
    "properties.health.quantity",
    "properties.images",
    "properties.itunesartist",
    "properties.itunesstore",
    "properties.locations",
    "properties.music",
    "properties.parkedcar",
    "properties.podcastshow",
    "properties.reminders",
    "properties.safariwebpage",
    "properties.shazam",
    "properties.trello",
    "properties.ulysses.sheet",
    "properties.weather.conditions",
)
def details(call: Call) -> Content:
    """Get Details: the property that is named, of every item; without a name the items (action definition).

    Left out: properties that only the real thing has, such as the metadata of a photo taken elsewhere.
    """
    name = call.text("WFContentItemPropertyName")
    if not name:
        return call.input
    return tuple([found for item in call.input for found in property_of(item, name, call.region)])
