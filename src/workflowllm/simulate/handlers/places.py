"""Actions on places: where the device is, distances, maps."""

from __future__ import annotations

from urllib.parse import quote

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import Content, Item, Measure
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.places import coordinates, great_circle, here, midpoint, place, place_of
from workflowllm.simulate.shown import shown, shown_text

__all__ = ["current_location", "directions", "distance", "filter_locations", "halfway_point", "location", "maps_link", "open_in_maps"]


def _place(call: Call, key: str, given: Content = ()) -> Item:
    """The place in a parameter; the device's own where it names none, which looks at private data."""
    found = place_of(call.content(key) or given, call.world, call.region)
    if found is None:
        call.effect("read", "location:")
        return here(call.world)
    return found


@runs("getcurrentlocation")
def current_location(call: Call) -> Content:
    """Get Current Location: where the device is (action definition). Left out: the precision."""
    call.effect("read", "location:")
    return (here(call.world),)


@runs("location")
def location(call: Call) -> Content:
    """Location: passes the location that is given to the next action (action definition)."""
    return (_place(call, "WFLocation"),)


def _where(call: Call, key: str, given: Content = ()) -> tuple[float, float]:
    """The coordinates of the place in a parameter.

    Choice: of a place whose coordinates nobody knows, those of the device are taken, and the run says that they are made up.
    """
    found = _place(call, key, given)
    pair = coordinates(found)
    if pair is None:
        call.run.made_up.append(f"coordinates of {found.name[:80] or 'a place'}")
        pair = call.world.device.location.latitude, call.world.device.location.longitude
    return pair


@runs("getdistance")
def distance(call: Call) -> Content:
    """Get Distance: from the current location by default, to a destination, in miles or kilometres (action definition).

    The direct way, the default, is the great circle. Left out: routes; for the other types the direct way is given, and the run says so.
    Choice: miles in the United States and the United Kingdom.
    """
    key = "WFGetDistanceDestination"
    if not call.has(key) and not call.input:
        raise call.fail("Get Distance failed because no destination was provided.")
    start, end = _where(call, "WFGetDirectionsCustomLocation"), _where(call, key, call.input)
    mode = call.choice("WFGetDirectionsActionMode", "Direct")
    if mode != "Direct":
        call.run.made_up.append(f"Get Distance: the direct way instead of the route ({mode[:40]})")
    miles = call.region.locale.replace("-", "_").endswith(("_US", "_GB"))
    length = great_circle(start, end)
    measure = Measure(length / 1.609344 if miles else length, "mi" if miles else "km", "length")
    return (Item("measure", measure),)


@runs("gethalfwaypoint")
def halfway_point(call: Call) -> Content:
    """Get Halfway Point: the point between two locations (action definition): the middle of the great circle (Choice)."""
    middle = midpoint(_where(call, "WFGetHalfwayPointFirstLocation"), _where(call, "WFGetHalfwayPointSecondLocation"))
    return (place("", *middle),)


def _query(call: Call, found: Item) -> str:
    pair = coordinates(found)
    return str(found.value) if pair is None or found.name or found.properties.get("Street") else f"{pair[0]},{pair[1]}"


@runs("getmapslink")
def maps_link(call: Call) -> Content:
    """Get Maps URL: an address that searches for the location, the place or the text (action definition).

    Its form is Apple's Map Links page: `https://maps.apple.com/?q=`. Choice: a place with an address is searched by it.
    """
    found = [place_of((item,), call.world, call.region) or here(call.world) for item in call.input]
    return tuple([contents.url(f"https://maps.apple.com/?q={quote(_query(call, item)[:2000], safe=',')}") for item in found])


_BUNDLES = {"Maps": "com.apple.Maps", "Google Maps": "com.google.Maps", "Waze": "com.waze.iphone"}


def _app(name: str) -> str:
    return f"app:{_BUNDLES.get(name, name)}"


@runs("searchmaps")
def open_in_maps(call: Call) -> Content:
    """Open in Maps: opens Maps by default and searches for its input, which it hands on (action definition)."""
    found = place_of(call.input, call.world, call.region) or here(call.world)
    call.effect("opened", _app(call.choice("WFSearchMapsActionApp", "Maps")), search=shown_text(_query(call, found)))
    return call.input


@runs("getdirections")
def directions(call: Call) -> Content:
    """Open Directions: opens the way to a destination, with Maps and by car by default; hands its input on (action definition)."""
    start = place_of(call.content("WFLocation"), call.world, call.region)
    stops = [
        shown_text(_query(call, place_of((item,), call.world, call.region) or here(call.world))) for item in call.content("WFDestination")
    ]
    call.effect(
        "opened",
        _app(call.choice("WFGetDirectionsActionApp", "Maps")),
        start=None if start is None else shown((start,)),
        destination=stops,
        mode=call.choice("WFGetDirectionsActionMode", "Driving"),
    )
    return call.input


@runs("filter.locations")
def filter_locations(call: Call) -> Content:
    """Filter Locations: those of its input that fit, by the details of a location (action definition)."""
    return find(call, None)
