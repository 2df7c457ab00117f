"""A folder of canned responses: what lies at `folder/example.com/a/b.json` answers `https://example.com/a/b.json`."""

from __future__ import annotations

import os
from pathlib import Path

from workflowllm.errors import DeviceError, PropertyPath
from workflowllm.simulate.device.content import Folder
from workflowllm.simulate.device.model import Response
from workflowllm.simulate.device.scalars import short

__all__ = ["MOST_RESPONSES", "responses_in"]

MOST_RESPONSES = 2000
"""How many files a folder of responses may hold."""

_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""Media types, as the registry of IANA lists them; whatever else a file is called is `application/octet-stream`."""


def responses_in(folder: Folder, name: object, where: PropertyPath) -> tuple[Response, ...]:
    """The responses in a folder beside the description, by their address. A file called `index` answers for its folder.

    Each answers every method, by http and https, whatever the query. Files and folders with a dot in front are passed over.

    Raises:
        DeviceError: There is no such folder, or it holds too much.
    """
    if not isinstance(name, str):
        raise DeviceError(f"{short(name)} is not a text in quotes", where=where, advice="Write the path of a folder in quotes")
    root = folder.find(name, where)
    if not root.is_dir():
        raise DeviceError(f"there is no folder {short(name)}", where=where, advice="Put it beside the description")
    return tuple(_response(path, root, folder, where) for path in _files(root, where))


def _files(root: Path, where: PropertyPath) -> list[Path]:
    found: list[Path] = []
    for here, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here) / name for name in sorted(files) if not name.startswith(".")]
        if len(found) > MOST_RESPONSES:
            advice = f"Leave at most {MOST_RESPONSES} in it"
            raise DeviceError("the folder of responses holds too many files", where=where, advice=advice)
    return found


def _response(path: Path, root: Path, folder: Folder, where: PropertyPath) -> Response:
    inside = path.relative_to(root)
    address = inside.parent if inside.stem == "index" else inside
    content = folder.read(folder.find(str(path), where), where)
    headers = {"Content-Type": _TYPES.get(path.suffix.lower(), "application/octet-stream")}
    return Response(f"https://{address.as_posix()}", match="path", headers=headers, content=content)
