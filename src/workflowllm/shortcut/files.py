"""Files <-> Workflow."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal

from workflowllm import atomic
from workflowllm.errors import FileError
from workflowllm.shortcut.plain import MAX_BYTES
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow.nodes import Workflow

__all__ = ["FORMATS", "content", "read", "shown", "write", "write_atomically"]

FORMATS: Final = ("binary", "xml", "json")
"""The kinds of property list that can be written."""


def read(source: str | Path | bytes) -> Workflow:
    """Read a shortcut from a path or from bytes; see `workflowllm.read`."""
    from workflowllm.shortcut.container import unpack

    return from_tree(unpack(source if isinstance(source, bytes) else content(source))[0])


def content(path: str | os.PathLike[str]) -> bytes:
    """The content of a file, as far as it is read at all: at most one byte more than `MAX_BYTES`, so that what is longer is refused.

    Raises:
        FileError: It cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise FileError(f"the file cannot be read: {reason}", where=shown(path), advice="Check the path") from None


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it can be printed: what is not UTF-8 is replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def write(workflow: Workflow, path: str | Path | None = None, *, format: Literal["binary", "xml", "json"] = "binary") -> bytes:  # noqa: A002
    """Write a shortcut; see `workflowllm.write`."""
    from workflowllm.shortcut.container import pack

    if format not in FORMATS:
        raise ValueError(f"format is one of {', '.join(FORMATS)}, and not {format!r}")
    packed = pack(to_tree(workflow), format)
    if path is not None:
        write_atomically(Path(path), packed)
    return packed


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        FileError: The folder is missing or not writable.
    """
    try:
        atomic.write(path, content)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise FileError(f"the file cannot be written: {reason}", where=shown(path), advice="Check the folder") from None
