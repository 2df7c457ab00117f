"""Places: where the device is, what a location field of a file says, and how far places are apart."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import Content, Item, Json
from workflowllm.simulate.region import Region
from workflowllm.simulate.world import World

__all__ = ["coordinates", "great_circle", "here", "midpoint", "place", "place_of"]

EARTH: Final = 6371.0088
"""The mean radius of the earth in kilometres (IUGG)."""

_PAIR: Final = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*")
_KEYS: Final = {"Street": "Street", "City": "City", "State": "State", "ZIP Code": "ZIP", "Country": "Country"}
"""The details of a location, and what an address in a file calls them."""


def place(name: str, latitude: float | None, longitude: float | None, *, made_up: bool = False, **details: Any) -> Item:
    """A location with the details that the editor lists for it (action definition of Get Details of Locations)."""
    found: dict[str, Any] = {"Name": name} if name else {}
    if latitude is not None and longitude is not None:
        found |= {"Latitude": latitude, "Longitude": longitude}
    found |= {key.replace("_", " "): value for key, value in details.items() if value not in ("", None)}
    return Item("location", _line(found) or name or f"{latitude},{longitude}", name, found, made_up)


def _line(found: dict[str, Any]) -> str:
    return ", ".join(str(found[key]) for key in ("Street", "City", "State", "ZIP Code", "Country") if found.get(key))


def here(world: World) -> Item:
    """Where the device is."""
    own = world.device.location
    details: dict[str, Any] = {
        "Altitude": own.altitude,
        "Street": own.street,
        "City": own.city,
        "State": own.state,
        "ZIP Code": own.postal_code,
        "Country": own.country,
    }
    return place(own.name, own.latitude, own.longitude, **details)


def coordinates(item: Item) -> tuple[float, float] | None:
    """Degrees north and east of a place; None if they are not known."""
    latitude, longitude = item.properties.get("Latitude"), item.properties.get("Longitude")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float) and abs(latitude) <= 90 and abs(longitude) <= 180:
        return float(latitude), float(longitude)
    return None


def place_of(content: Content, world: World, region: Region) -> Item | None:
    """The place that a location field or the input names; None stands for the place where the device is.

    A field of a file is a record with `isCurrentLocation` or with a `placemark` (format fact); a pair of degrees in a text is read.
    Choice: any other text is a place whose coordinates nobody knows.
    """
    if not content:
        return None
    item = content[0]
    if item.kind == "record":
        return _stored(_plain(item.value))
    if item.kind in ("location", "place") and item.properties:
        return item
    for value in item.properties.values():
        if isinstance(value, Item) and value.kind in ("location", "place"):
            return value
    found = text_of(item, region).strip()
    pair = _PAIR.fullmatch(found) if len(found) < 100 else None
    if pair is not None and abs(float(pair[1])) <= 90 and abs(float(pair[2])) <= 180:
        return place("", float(pair[1]), float(pair[2]))
    return place(found, None, None) if found else None


def _plain(value: Json) -> Json:
    while isinstance(value, Item):
        value = value.value
    return value


def _inner(value: Json, *keys: str) -> Json:
    for key in keys:
        value = _plain(value.get(key)) if isinstance(value, dict) else None
    return value


def _stored(record: Json) -> Item | None:
    if _inner(record, "isCurrentLocation") in (True, 1):
        return None
    address = _inner(record, "placemark", "addressDictionary")
    where = _inner(record, "placemark", "location") or _inner(record, "placemark", "region", "center")
    pair = [_inner(where, key) for key in ("latitude", "longitude")]
    known = all(isinstance(value, int | float) and math.isfinite(value) and abs(value) <= 180 for value in pair)
    details: dict[str, Any] = {key: str(_inner(address, own) or "") for key, own in _KEYS.items()}
    name = str(_inner(address, "Name") or _inner(record, "locationName") or "")
    return place(name, pair[0] if known else None, pair[1] if known else None, **details)


def great_circle(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres between two places on a sphere, by the haversine formula. Left out: that the earth is flattened (at most 0.6 %)."""
    north, other = math.radians(first[0]), math.radians(second[0])
    half = math.sin((other - north) / 2) ** 2
    half += math.cos(north) * math.cos(other) * math.sin(math.radians(second[1] - first[1]) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


def midpoint(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    """The middle of the great circle between two places."""
    north, other, east = math.radians(first[0]), math.radians(second[0]), math.radians(second[1] - first[1])
    x, y = math.cos(other) * math.cos(east), math.cos(other) * math.sin(east)
    latitude = math.atan2(math.sin(north) + math.sin(other), math.hypot(math.cos(north) + x, y))
    longitude = math.radians(first[1]) + math.atan2(y, math.cos(north) + x)
    return math.degrees(latitude), (math.degrees(longitude) + 540) % 360 - 180
