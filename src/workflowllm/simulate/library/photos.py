"""The photo library of the device, as items. The bytes of a photo are drawn only when they are asked for."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

from workflowllm.simulate.content import Blob, Item, Measure
from workflowllm.simulate.device.contents import Photo
from workflowllm.simulate.library.places import place
from workflowllm.simulate.world import World

__all__ = ["photos", "picture"]

_TYPES: Final = {"png": "public.png", "jpg": "public.jpeg", "jpeg": "public.jpeg", "heic": "public.heic", "gif": "com.compuserve.gif"}
_PHOTO_TYPES: Final = {"screenshot": "Screenshot", "live": "Live Photo", "selfie": "Selfie"}


def photos(world: World) -> list[Item]:
    """Every photo and video, the oldest first, as `world.part(photos)` keeps it."""
    start = world.device.clock.now.astimezone(world.region.zone)
    items = [_item(own, world) for own in world.device.photos]
    return sorted(items, key=lambda item: item.properties.get("Date Taken") or start)


def _item(own: Photo, world: World) -> Item:
    taken = own.taken or world.device.clock.now.astimezone(world.region.zone)
    video = own.kind == "video"
    where = place("", own.latitude, own.longitude) if own.latitude is not None and own.longitude is not None else None
    properties: dict[str, Any] = {
        "Name": PurePosixPath(own.name).stem,
        "Date Taken": taken,
        "Time Taken": taken,
        "Creation Date": taken,
        "Last Modified Date": taken,
        "Width": own.width,
        "Height": own.height,
        "Album": own.album,
        "Media Type": "Video" if video else "Image",
        "Photo Type": _PHOTO_TYPES.get(own.kind, "Photo"),
        "Is a Screenshot": own.kind == "screenshot",
        "Is Favorite": own.favourite,
        "Is Hidden": own.hidden,
        "Orientation": "Up",
        "Location": where,
    }
    if video:
        properties["Duration"] = Measure(own.duration, "sec", "duration")
    extension = PurePosixPath(own.name).suffix.removeprefix(".").lower()
    uti = "public.mpeg-4" if video else _TYPES.get(extension, "public.jpeg")
    return Item("media" if video else "image", Blob(b"", uti, size=(own.width, own.height), seed=own.seed), own.name, properties)


def picture(name: str, width: int, height: int, seed: int, *, made_up: bool = False) -> Item:
    """A picture that is drawn from a seed when its bytes are asked for."""
    return Item("image", Blob(b"", "public.png", size=(width, height), seed=seed), f"{name}.png", {}, made_up)
