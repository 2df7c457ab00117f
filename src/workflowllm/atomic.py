"""The one way this package writes a file: it appears whole or not at all.

The content goes to a new file in the same folder, which then takes the final name in one step. A writer that is killed leaves the
old file or the new one, never half of one. A symbolic link stays: the file that it leads to is replaced. A file that stood there
keeps its mode; a new one has the mode that the process gives to new files (its umask).
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

__all__ = ["beside", "write"]


def beside(path: Path) -> Path:
    """A name for something unfinished in the same folder: hidden, not taken, and short enough for any file system."""
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}")


def write(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file that appears whole or not at all.

    Devices and pipes take no other file's place: what is written to them goes straight in.

    Args:
        path: Where; the folder is there.
        content: All of it.
        durable: Wait until the disk has it, so that a loss of power loses nothing either.

    Raises:
        OSError: The folder is missing or not writable, or the disk is full.
    """
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        with path.open("wb") as stream:
            stream.write(content)
        return
    target = path.resolve() if path.is_symlink() else path
    temporary = beside(target)
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    """The type and mode of what stands there, behind links; None if nothing does."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
