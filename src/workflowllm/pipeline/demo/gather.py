"""From a folder of shortcuts to samples: read, transcribe, and write the paper's three layers (section 3.1) by rule.

Nothing of a file is trusted and no file stops the others: what fails is kept with its reason.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import workflowllm
from workflowllm import storage
from workflowllm.dataset import Provenance, Sample
from workflowllm.errors import DatasetError, WorkflowError
from workflowllm.evaluate.metrics import called_actions
from workflowllm.pipeline import think

__all__ = ["Found", "find", "gather"]

SUFFIXES = {".shortcut", ".wflow"}


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


def _listed(folder: Path) -> list[Found]:
    base = next((place for place in (folder, folder.parent) if (place / "manifest.jsonl").is_file()), None)
    if base is None:
        return []
    records = (record for _, record in storage.read_lines(base / "manifest.jsonl") if record.get("core", True))
    listed = [_found(base, record) for record in records if isinstance(record.get("file"), str)]
    return [item for item in listed if item.path.is_file() and item.path.resolve().is_relative_to(folder.resolve())]


def _found(base: Path, record: dict[str, Any]) -> Found:
    def text(key: str) -> str:
        value = record.get(key)
        return value if isinstance(value, str) else ""

    owner = text("owner") or text("repo").split("/")[0]
    file = str(record["file"])
    return Found(base / file, file, text("name") or Path(file).stem, text("description"), text("category"), owner)


def gather(found: tuple[Found, ...], *, seed: int, progress: Callable[[int, int], None]) -> tuple[list[Sample], list[dict[str, str]]]:
    """Read and transcribe files and write their samples.

    Returns:
        The samples, in order, equal files once; and a record with file and reason for each file that gave none.
    """
    samples: dict[str, Sample] = {}
    failures = []
    for number, item in enumerate(found, start=1):
        try:
            sample = _sample(item, seed)
            if sample.id in samples:
                raise DatasetError("an equal file stands in the folder", where=samples[sample.id].title)
            samples[sample.id] = sample
        except WorkflowError as error:
            failures.append({"file": item.name, "error": type(error).__name__, "reason": str(error)})
        progress(number, len(found))
    return list(samples.values()), failures


def _sample(item: Found, seed: int) -> Sample:
    digest = storage.file_digest(item.path)
    workflow = workflowllm.read(item.path)
    text = workflowllm.to_python(workflow)
    actions = tuple(called_actions(text))
    if not actions:
        raise DatasetError("the workflow calls no action", where=item.name)
    made = storage.stamp({"writer": "rules"}, seed)
    return Sample(
        id=digest[:16],
        title=item.title,
        category=item.category,
        owner=item.owner,
        question=think.write_question(workflow, title=item.title, description=item.description),
        plan=think.write_plan(workflow),
        program=think.write_comments(workflow),
        actions=actions,
        provenance=Provenance(digest, "rules", made["configuration"], seed, made["version"], made["revision"]),
    )
