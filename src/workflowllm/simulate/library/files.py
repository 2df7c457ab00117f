"""The files of the device while a shortcut runs: a tree of paths, with what lies there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from workflowllm.simulate.content import Item
from workflowllm.simulate.library.documents import file_item
from workflowllm.simulate.outcome import LimitReached, RunError
from workflowllm.simulate.world import World

__all__ = ["BASE", "Files", "files", "path_in", "stored_path"]

BASE: Final = "/Shortcuts"
"""The folder that relative paths begin in: Shortcuts in iCloud Drive (claim of authors; real files)."""

MAX_FILES: Final = 20_000
_LONGEST_NAME: Final = 255
_LONGEST_PATH: Final = 1_024

_ROOTS: Final = (
    ("com~apple~CloudDocs", ""),
    ("iCloud~is~workflow~my~workflows/Documents", "/Shortcuts"),
    ("iCloud~is~workflow~my~workflows", "/Shortcuts"),
)
"""Where stored places of iCloud Drive begin, and where that is on the device (real files)."""


def files(world: World) -> Files:
    """The tree, as `world.part(files)` keeps it."""
    return Files(world)


class Files:
    """Paths with what lies there.

    Args:
        world: The device.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.data = world.files
        start = world.device.clock.now.astimezone(world.region.zone)
        self.dates: dict[str, tuple[datetime, datetime]] = {
            own.path: (own.created or start, own.modified or start) for own in world.device.files
        }
        self.folders = {BASE}
        for path in self.data:
            self._add_folders(path)

    def _add_folders(self, path: str) -> None:
        for folder in PurePosixPath(path).parents:
            self.folders.add(str(folder))

    def item(self, path: str) -> Item | None:
        """The file or folder that lies at a path; None if nothing does."""
        name = path.rpartition("/")[2]
        if path in self.data:
            created, modified = self.dates.get(path, (self.world.now, self.world.now))
            dates = {"Creation Date": created, "Last Modified Date": modified}
            return replace(file_item(self.data[path], name, path=path), properties=dates)
        return Item("folder", path, name or "iCloud Drive", {"File Path": path}) if path in self.folders else None

    def _check_around(self, path: str) -> None:
        """A file holds no files: what stands before a name in a path has to be a folder."""
        for around in PurePosixPath(path).parents:
            if str(around) in self.data:
                raise RunError(f"The file “{path.rpartition('/')[2]}” couldn’t be saved because “{around.name}” is no folder.")

    def write(self, path: str, data: bytes) -> Item:
        """Put a file at a path, with the folders around it.

        Raises:
            LimitReached: There are too many.
            RunError: A folder lies there, or a file lies where a folder would have to be.
        """
        self._check_around(path)
        if path in self.folders:
            raise RunError(f"The file “{path.rpartition('/')[2]}” couldn’t be saved because a folder of that name is there.")
        if path not in self.data and len(self.data) + len(self.folders) >= MAX_FILES:
            raise LimitReached("items", f"the device has more than {MAX_FILES} files")
        created = self.dates.get(path, (self.world.now, self.world.now))[0]
        self.data[path], self.dates[path] = data, (created, self.world.now)
        self._add_folders(path)
        found = self.item(path)
        assert found is not None
        return found

    def make_folder(self, path: str) -> Item:
        """A folder at a path, with those around it."""
        if len(self.data) + len(self.folders) >= MAX_FILES:
            raise LimitReached("items", f"the device has more than {MAX_FILES} files")
        self._check_around(path)
        if path in self.data:
            raise RunError(f"The folder “{path.rpartition('/')[2]}” couldn’t be created because a file of that name is there.")
        self.folders.add(path)
        self._add_folders(path)
        found = self.item(path)
        assert found is not None
        return found

    def remove(self, path: str) -> None:
        """Take a file away, or a folder with all that is in it."""
        inside = f"{path}/"
        for own in [own for own in self.data if own == path or own.startswith(inside)]:
            del self.data[own]
            self.dates.pop(own, None)
        self.folders = {own for own in self.folders if own != path and not own.startswith(inside)}

    def move(self, path: str, place: str) -> Item:
        """Give a file another path; it stays the same file, so it keeps the date it was made. Choice: and the date it was changed."""
        data, dates = self.data[path], self.dates.get(path)
        found = self.write(place, data)
        self.remove(path)
        if dates is not None:
            self.dates[place] = dates
        return self.item(place) or found

    def inside(self, folder: str, *, recursive: bool = False) -> list[Item]:
        """What lies in a folder, by name; with what lies in its folders if that is wanted."""
        start = "/" if folder == "/" else f"{folder}/"
        paths = [path for path in [*self.data, *self.folders] if path.startswith(start) and path != folder and len(path) > len(start)]
        near = [path for path in paths if recursive or "/" not in path[len(start) :]]
        return [item for path in sorted(near) if (item := self.item(path)) is not None and not (recursive and item.kind == "folder")]

    def free(self, path: str) -> str:
        """A path where nothing lies yet: with a number behind the name if need be. Choice: so does Save File."""
        if path not in self.data and path not in self.folders:
            return path
        folder, _, name = path.rpartition("/")
        stem, dot, extension = name.rpartition(".")
        if not stem:
            stem, dot, extension = name, "", ""
        for number in range(2, MAX_FILES):
            other = f"{folder}/{stem} {number}{dot}{extension}"
            if other not in self.data and other not in self.folders:
                return other
        raise LimitReached("items", f"the device has more than {MAX_FILES} files")


def path_in(folder: str, relative: str) -> str:
    """A path inside a folder.

    Raises:
        RunError: It leads out of the device, or is no path.
    """
    parts = [part for part in relative.strip().split("/") if part not in ("", ".")]
    if ".." in parts:
        raise RunError(f"The path “{relative[:100]}” leads out of its folder.")
    if any(len(part) > _LONGEST_NAME or "\0" in part for part in parts) or len(relative) > _LONGEST_PATH:
        raise RunError("The file name is not valid.")
    return "/".join([folder.rstrip("/"), *parts]) or "/"


def stored_path(value: dict[str, Any]) -> str:
    """The path of a file or folder that a shortcut has stored as the person picked it; empty where it says none (real files)."""
    place = value.get("fileLocation")
    if not isinstance(place, dict):
        return ""
    below = str(place.get("relativeSubpath") or "")
    for start, root in _ROOTS:
        if below == start or below.startswith(f"{start}/"):
            return path_in(root, below.removeprefix(start))
    if place.get("WFFileLocationType") in ("Shortcuts", "Home"):
        return path_in(BASE, below)
    name = str(value.get("displayName") or place.get("WFFileLocationType") or "")
    return path_in("", below if "/" in below or not name else f"{name}/{below}".rstrip("/"))
