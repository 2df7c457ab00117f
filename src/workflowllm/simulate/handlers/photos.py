"""Actions on the photo library, the camera and the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library import things
from workflowllm.simulate.library.photos import photos, picture
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.prompts import pick
from workflowllm.simulate.shown import shown

__all__ = [
    "delete_photos",
    "find_photos",
    "latest",
    "record_audio",
    "remove_from_album",
    "save_to_photos",
    "select_photos",
    "take_photo",
    "take_screenshot",
    "take_video",
]

_LATEST: Final[dict[str, Callable[[Item], bool]]] = {
    "getlastphoto": lambda item: item.kind == "image",
    "getlastscreenshot": lambda item: item.properties["Is a Screenshot"] is True,
    "getlastvideo": lambda item: item.kind == "media",
    "getlatestbursts": lambda item: False,
    "getlatestlivephotos": lambda item: item.properties["Photo Type"] == "Live Photo",
}


@runs(*_LATEST)
def latest(call: Call) -> Content:
    """Get Latest Photos, Screenshots, Videos, Live Photos and Bursts: so many of the newest, one by default, the newest first (action
    definitions). Photos are with screenshots unless that is turned off. Left out: bursts, of which the device has none.
    """
    call.effect("read", "photo:")
    fits = _LATEST[call.action.identifier.removeprefix("is.workflow.actions.")]
    shots = call.boolean("WFGetLatestPhotosActionIncludeScreenshots", True)
    found = [item for item in call.world.part(photos) if fits(item) and (shots or not item.properties["Is a Screenshot"])]
    return tuple(found[::-1][: max(0, call.whole("WFGetLatestPhotoCount", 1))])


@runs("filter.photos")
def find_photos(call: Call) -> Content:
    """Find Photos, or filter those that are given (action definition)."""
    call.effect("read", "photo:")
    return find(call, tuple(call.world.part(photos)))


@runs("selectphoto")
def select_photos(call: Call) -> Content:
    """Select Photos: the person picks one, or several where that is allowed (action definition)."""
    own = call.world.part(photos)
    call.effect("read", "photo:")
    if not own:
        call.run.made_up.append("a photo that the person picks")
        return (picture("Photo", 64, 48, 1, made_up=True),)
    several = call.boolean("WFSelectMultiplePhotos", False)
    return tuple([own[number] for number in pick(call.run, call.name, [item.name for item in own], several, call.step)])


@runs("savetocameraroll")
def save_to_photos(call: Call) -> Content:
    """Save to Photos: adds its input to the library, in an album if one is named, and hands on what is saved (action definition)."""
    album = things.stored_name(call.content("WFCameraRollSelectedGroup"))
    own = call.world.part(photos)
    items = [item for item in call.input if item.kind in ("image", "media")] or list(call.input_as("image"))
    for item in items:
        own.append(Item(item.kind, item.value, item.name, {**_unknown(call), "Album": album, **item.properties}, item.made_up))
        call.effect("created", f"photo:{item.name}", content=shown((item,)), album=album)
    call.run.bound_items(len(own))
    return tuple(items)


def _unknown(call: Call) -> dict[str, object]:
    return {"Date Taken": call.world.now, "Is a Screenshot": False, "Photo Type": "Photo", "Media Type": "Image", "Is Favorite": False}


@runs("deletephotos")
def delete_photos(call: Call) -> Content:
    """Delete Photos: asks, and takes them out of the library (its name in the editor; Apple's guide: the system asks each time)."""
    gone = call.content("photos") or call.content("WFInputPhotos") or call.input
    if gone:
        call.effect("asked", "screen:", prompt="Delete?", choices=[item.name for item in gone[:200]], answer="Delete")
    own = call.world.part(photos)
    names = {item.name for item in gone}
    own[:] = [item for item in own if item.name not in names]
    for item in gone:
        call.effect("deleted", f"photo:{item.name}")
    return NOTHING


@runs("removefromalbum")
def remove_from_album(call: Call) -> Content:
    """Remove from Photo Album: takes photos out of an album, not out of the library, and hands them on (action definition)."""
    album = things.stored_name(call.content("WFRemoveAlbumSelectedGroup"))
    for item in call.input:
        call.effect("changed", f"photo:{item.name}", taken_out_of=album)
    return call.input


@runs("takephoto")
def take_photo(call: Call) -> Content:
    """Take Photo: so many pictures by the camera, one by default, shown first by default (action definition). They are drawn here."""
    count = min(max(0, call.whole("WFPhotoCount", 1)), 100)
    camera = call.choice("WFCameraCaptureDevice", "Back")
    call.effect("asked", "screen:", prompt=call.name, camera=camera, count=count, preview=call.boolean("WFCameraCaptureShowPreview", True))
    call.run.made_up.append("what the camera sees")
    return tuple([picture(f"Photo {number + 1}", 64, 48, number + 7, made_up=True) for number in range(count)])


@runs("takevideo")
def take_video(call: Call) -> Content:
    """Take Video: a film by the camera (action definition); it is made up."""
    call.effect("asked", "screen:", prompt=call.name, camera=call.choice("WFCameraCaptureDevice", "Back"))
    call.run.made_up.append("what the camera sees")
    return (made_up("media", "Video", call.region),)


@runs("recordaudio")
def record_audio(call: Call) -> Content:
    """Record Audio: from the microphone, begun by a tap by default (action definition); it is made up."""
    call.effect("asked", "screen:", prompt=call.name, start=call.choice("WFRecordingStart", "On Tap"))
    call.run.made_up.append("what the microphone hears")
    return (made_up("media", "Recorded Audio", call.region),)


@runs("takescreenshot")
def take_screenshot(call: Call) -> Content:
    """Take Screenshot: a picture of the screen, whole by default (action definition). Choice: it is drawn, of the screen's size."""
    hardware = call.world.device.hardware
    call.effect("read", "screen:")
    return (picture("Screenshot", min(hardware.screen_width, 2000), min(hardware.screen_height, 2000), 3),)
