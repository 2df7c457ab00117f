"""The notes of the device, as items."""

from __future__ import annotations

from datetime import datetime

from workflowllm.simulate.content import Item, entity
from workflowllm.simulate.world import World

__all__ = ["note_item", "notes"]


def notes(world: World) -> list[Item]:
    """Every note, as `world.part(notes)` keeps it."""
    start = world.device.clock.now.astimezone(world.region.zone)
    return [
        note_item(f"note-{number}", own.title, own.body, own.folder, own.created or start, own.modified or start, own.tags)
        for number, own in enumerate(world.device.notes)
    ]


def note_item(
    identifier: str, title: str, body: str, folder: str, created: datetime, modified: datetime, tags: tuple[str, ...] = ()
) -> Item:
    """A note with the properties that the editor has for it."""
    dates = {"Creation Date": created, "Last Modified Date": modified}
    return entity("note", identifier, title, {"Name": title, "Title": title, "Body": body, "Folder": folder, "Tags": list(tags), **dates})
