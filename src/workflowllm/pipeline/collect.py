"""Collect: find shortcut files and read them (paper, section 3.1, data collection).

The paper crawls RoutineHub and merges what others collected; here a folder stands for what was crawled, with what is known of its
files in a manifest. Nothing of a file is trusted and no file stops the others: what cannot be read is passed on with its reason.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import workflowllm
from workflowllm import storage
from workflowllm.errors import DatasetError, WorkflowError
from workflowllm.workflow.nodes import Workflow

__all__ = ["Collected", "Dropped", "Found", "Progress", "Reason", "collect", "find"]

SUFFIXES = {".shortcut", ".wflow"}
MANIFEST = "manifest.jsonl"

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""

Reason = Literal["unreadable", "no-action", "binary", "equal-content", "equal-actions"]
"""Why a file gives no sample; `collect` drops the first kind, `clean` the others."""


@dataclass(frozen=True, slots=True)
class Found:
    """A shortcut file and what a manifest says of it; texts are empty where nothing is said.

    Attributes:
        path: The file.
        name: Its path below the folder that was named.
        title: The workflow's name.
        description: What it is for.
        category: One of the paper's categories.
        owner: Who published it.
    """

    path: Path
    name: str
    title: str
    description: str = ""
    category: str = ""
    owner: str = ""


class Collected(NamedTuple):
    """A file that was read.

    Attributes:
        found: The file and what is known of it.
        digest: The sha256 of its content, in hexadecimal.
        workflow: What it holds.
    """

    found: Found
    digest: str
    workflow: Workflow


class Dropped(NamedTuple):
    """A file that gives no sample.

    Attributes:
        file: Its name.
        reason: Why, for counting.
        detail: Why, for a reader; for an equal file, the name of the one that was kept.
    """

    file: str
    reason: Reason
    detail: str


def find(folder: Path, *, limit: int | None, seed: int) -> tuple[Found, ...]:
    """The shortcuts of a folder, in order of their names.

    A `manifest.jsonl` in the folder or beside it names files (`file`, `name`, `repo` or `owner`, `description`, `category`); those
    it marks `core = false` are left out. Without one every `.shortcut` and `.wflow` below the folder counts, without owners.

    Args:
        folder: Where to look.
        limit: At most so many, drawn with the seed.
        seed: Of the draw.

    Raises:
        DatasetError: There is no such folder or no shortcut in it, or the manifest is not readable.
    """
    found = _listed(folder) or [
        Found(path, path.relative_to(folder).as_posix(), path.stem)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES and path.is_file()
    ]
    if not found:
        raise DatasetError("there are no shortcuts in the folder", where=folder.name, advice="Name a folder with .shortcut files")
    if limit is not None and limit < len(found):
        found = random.Random(seed).sample(found, limit)  # noqa: S311
    return tuple(sorted(found, key=lambda item: item.name))


def collect(found: Sequence[Found], *, progress: Progress = lambda done, whole: None) -> Iterator[Collected | Dropped]:
    """Read files, one at a time and in their order; the next is read when it is asked for."""
    for number, item in enumerate(found, start=1):
        yield _read(item)
        progress(number, len(found))


def _read(item: Found) -> Collected | Dropped:
    try:
        return Collected(item, storage.file_digest(item.path), workflowllm.read(item.path))
    except WorkflowError as error:
        return Dropped(item.name, "unreadable", f"{type(error).__name__}: {error}")
    except OSError as error:
        return Dropped(item.name, "unreadable", error.strerror or type(error).__name__)


def _listed(folder: Path) -> list[Found]:
    base = next((place for place in (folder, folder.parent) if (place / MANIFEST).is_file()), None)
    if base is None:
        return []
    inside = folder.resolve()
    records = (record for _, record in storage.read_lines(base / MANIFEST) if record.get("core", True))
    listed = [_found(base, record) for record in records if isinstance(record.get("file"), str)]
    return [item for item in listed if item.path.is_file() and item.path.resolve().is_relative_to(inside)]


def _found(base: Path, record: dict[str, Any]) -> Found:
    def text(key: str) -> str:
        value = record.get(key)
        return value if isinstance(value, str) else ""

    owner = text("owner") or text("repo").split("/")[0]
    file = str(record["file"])
    return Found(base / file, file, text("name") or Path(file).stem, text("description"), text("category"), owner)
