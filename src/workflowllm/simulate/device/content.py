"""What files, responses and shortcuts of a device hold: written in the description, or read from files beside it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path

from workflowllm.errors import DeviceError, PropertyPath
from workflowllm.simulate.device.scalars import short

__all__ = ["CONTENT_KEYS", "LARGEST_FILE", "LARGEST_TOTAL", "Folder", "read_content"]

CONTENT_KEYS = ("text", "base64", "from")
"""The keys of which one says what a file, a response or a shortcut holds."""

LARGEST_FILE = 16_000_000
"""Bytes that a file beside the description may have."""

LARGEST_TOTAL = 64_000_000
"""Bytes that all of them may have together."""


class Folder:
    """The folder of a description, from which alone files of contents are read. It counts what was read.

    Args:
        path: The folder; without it, the description is a text alone and nothing is read.
    """

    __slots__ = ("_left", "_path")

    def __init__(self, path: Path | None) -> None:
        self._path = path.resolve() if path is not None else None
        self._left = LARGEST_TOTAL

    def find(self, name: str, where: PropertyPath) -> Path:
        """The file or folder of a name, behind links.

        Raises:
            DeviceError: There is no folder, or the name leads out of it.
        """
        if self._path is None:
            advice = "Read the description from its file, or write the content as `text` or `base64`"
            raise DeviceError("files are read only for a description that is a file itself", where=where, advice=advice)
        advice = "Put the file into the folder of the description, and write its path from there"
        try:
            found = (self._path / name).resolve()
        except (OSError, ValueError, RuntimeError) as error:  # a circle of links, a name with a null character
            raise DeviceError(f"{short(name)} is not the path of a file", where=where, advice=advice) from error
        if not found.is_relative_to(self._path):
            raise DeviceError(f"{short(name)} leads out of the folder of the description", where=where, advice=advice)
        return found

    def read(self, path: Path, where: PropertyPath) -> bytes:
        """The content of a file that `find` gave.

        Raises:
            DeviceError: There is no such file, or it is too large.
        """
        limit = min(LARGEST_FILE, self._left)
        try:
            if not path.is_file():  # a pipe or a device would never end
                raise DeviceError(f"there is no file {short(path.name)}", where=where, advice="Look at the spelling, and where it lies")
            with path.open("rb") as stream:
                content = stream.read(limit + 1)
        except OSError as error:
            advice = "Look at who may read it"
            raise DeviceError(f"the file {short(path.name)} cannot be read: {error.strerror}", where=where, advice=advice) from error
        if len(content) > limit:
            advice = f"A file may have {LARGEST_FILE} bytes, all of them together {LARGEST_TOTAL}"
            raise DeviceError(f"the file {short(path.name)} is too large", where=where, advice=advice)
        self._left -= len(content)
        return content


def read_content(table: Mapping[str, object], folder: Folder, at: tuple[str | int, ...]) -> dict[str, bytes]:
    """The content that a table tells of, under the name of its field; nothing if it tells of none.

    Raises:
        DeviceError: It tells of several, or of one that cannot be read.
    """
    named = [key for key in CONTENT_KEYS if key in table]
    if not named:
        return {}
    if len(named) > 1:
        advice = "Leave only one of them"
        raise DeviceError(f"the content is written {len(named)} times: {', '.join(named)}", where=PropertyPath(at), advice=advice)
    where = PropertyPath((*at, named[0]))
    value = table[named[0]]
    if not isinstance(value, str):
        raise DeviceError(f"{short(value)} is not a text in quotes", where=where, advice="Write a text in quotes")
    if named[0] == "text":
        return {"content": value.encode("utf-8")}
    return {"content": _decoded(value, where) if named[0] == "base64" else folder.read(folder.find(value, where), where)}


def _decoded(value: str, where: PropertyPath) -> bytes:
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise DeviceError(f"{short(value)} is not base64", where=where, advice="Write letters, digits, + and /, padded with =") from error
