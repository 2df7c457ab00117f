"""What the parts of a device have to agree on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workflowllm.errors import DeviceError, PropertyPath
from workflowllm.simulate.device.model import Device
from workflowllm.simulate.device.scalars import nearest, short

__all__ = ["hold_together"]


def hold_together(device: Device) -> None:
    """Refuse a device whose parts contradict each other.

    Raises:
        DeviceError: Two files share a path, a file lies in a file, something ends before it begins, or a shared file is not there.
    """
    _files(device)
    for start, end, where in _stretches(device):
        if end < start:
            raise DeviceError(
                "it ends before it begins", where=PropertyPath((*where, "end")), advice="Write an end that is not before the start"
            )
    paths = [file.path for file in device.files]
    known = set(paths)
    for place, path in enumerate(device.share.files):
        if path not in known:
            advice = nearest(path, paths[:100]) or "Write it under files"
            raise DeviceError(f"the device has no file {short(path)}", where=PropertyPath(("share", "files", place)), advice=advice)


def _files(device: Device) -> None:
    places: dict[str, int] = {}
    for place, file in enumerate(device.files):
        if places.setdefault(file.path, place) != place:
            where = PropertyPath(("files", place, "path"))
            raise DeviceError(f"there is a file {short(file.path)} already", where=where, advice="Give each file a path of its own")
    for place, file in enumerate(device.files):
        parts = file.path.split("/")
        if any("/".join(parts[:cut]) in places for cut in range(2, len(parts))):
            where = PropertyPath(("files", place, "path"))
            raise DeviceError(f"{short(file.path)} lies in a file", where=where, advice="Rename one of the two: only folders hold files")


def _stretches(device: Device) -> Iterator[tuple[datetime, datetime, tuple[str | int, ...]]]:
    """Whatever has a start and an end, with its place."""
    for outer, calendar in enumerate(device.calendars):
        for place, event in enumerate(calendar.events):
            yield event.start, event.end, ("calendars", outer, "events", place)
    for place, sample in enumerate(device.health):
        yield sample.start, sample.end, ("health", place)
    for place, workout in enumerate(device.workouts):
        yield workout.start, workout.end, ("workouts", place)
