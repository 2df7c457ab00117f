"""Files <-> Workflow."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

from workflowllm.errors import FileError
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow.nodes import Workflow

__all__ = ["read", "write", "write_atomically"]


def read(source: str | Path | bytes) -> Workflow:
    """Read a shortcut from a path or from bytes; see `workflowllm.read`."""
    from workflowllm.shortcut.container import unpack

    return from_tree(unpack(source if isinstance(source, bytes) else _content(Path(source)))[0])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"the file cannot be read: {error.strerror or error}", where=str(path), advice="Check the path") from None


def write(workflow: Workflow, path: str | Path | None = None, *, format: Literal["binary", "xml", "json"] = "binary") -> bytes:  # noqa: A002
    """Write a shortcut; see `workflowllm.write`."""
    from workflowllm.shortcut.container import pack

    content = pack(to_tree(workflow), format)
    if path is not None:
        write_atomically(Path(path), content)
    return content


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        FileError: The folder is missing or not writable.
    """
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(f"the file cannot be written: {error.strerror or error}", where=str(path), advice="Check the folder") from None
