"""Files and folders that appear whole or not at all, JSON lines with places in their errors, and the stamp that every output carries."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from workflowllm import atomic
from workflowllm.errors import DatasetError

__all__ = [
    "append_lines",
    "canonical",
    "digest",
    "file_digest",
    "new_folder",
    "read_json",
    "read_lines",
    "revision",
    "stamp",
    "write_bytes",
    "write_json",
    "write_text",
]


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file atomically, making its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(path, content, durable=True)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 atomically; line ends stay as they are."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: Path, value: object) -> None:
    """Write a JSON document atomically, for people to read and with sorted keys, so that equal values give equal files."""
    write_text(path, json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n")


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder to fill; it takes its final name when the block ends well and vanishes when it does not.

    A folder that already stands there is replaced.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = atomic.beside(path)
    temporary.mkdir()
    try:
        yield temporary
        if path.exists():
            shutil.rmtree(path)
        temporary.replace(path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def append_lines(path: Path, records: Iterable[object]) -> None:
    """Append records to a JSON lines file in one write, so that a kill can tear at most the last line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    block = "".join(canonical(record) + "\n" for record in records).encode("utf-8")
    with path.open("ab") as stream:
        stream.write(block)
        stream.flush()
        os.fsync(stream.fileno())


def read_json(path: Path) -> Any:
    """Read a JSON document.

    Raises:
        DatasetError: The file cannot be read, or is not JSON; the place is file and line.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DatasetError(f"the file cannot be read: {error.strerror}", where=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"the file is not JSON: {error}", where=f"{path}:{getattr(error, 'lineno', 1)}") from error


def read_lines(path: Path, *, torn_end: bool = False) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read a JSON lines file: line numbers from 1, and the objects.

    Args:
        path: The file.
        torn_end: Leave out a last line without a line end, which is what a killed writer leaves.

    Raises:
        DatasetError: The file cannot be read, or a line is not a JSON object; the place is file and line.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise DatasetError(f"the file cannot be read: {error.strerror}", where=str(path)) from error
    if torn_end:
        lines[-1] = b""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _record(line, f"{path}:{number}")


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"the line is not JSON: {error}", where=where, advice="Repair or remove the line") from error
    if not isinstance(value, dict):
        raise DatasetError("the line is not a JSON object", where=where, advice="Repair or remove the line")
    return value


def canonical(value: object) -> str:
    """A JSON text that is the same for equal values: sorted keys, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: object) -> str:
    """The sha256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def file_digest(path: Path) -> str:
    """The sha256 of a file's content, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stamp(configuration: object, seed: int) -> dict[str, Any]:
    """What every dataset, model, result and report carries: how it was made, and by which code."""
    from workflowllm import __version__

    return {"configuration": configuration, "seed": seed, "version": __version__, "revision": revision()}


@cache
def revision() -> str:
    """This code's revision: the commit, with `+changes` where files differ from it, or a digest of an installed package."""
    package = Path(__file__).parent
    root = package.parent.parent
    if (root / ".git").exists():
        commit = _git(root, "rev-parse", "HEAD")
        if commit:
            return commit + ("+changes" if _git(root, "status", "--porcelain", "--", "src") else "")
    whole = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        whole.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return f"files-{whole.hexdigest()[:16]}"


def _git(root: Path, *arguments: str) -> str:
    """The output of a git command, or nothing where there is no git."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, timeout=10, check=True)  # noqa: S603, S607
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
