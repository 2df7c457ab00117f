"""What a command was given, as a list of single shortcuts: files, links, folders, zip archives and standard input.

An input that cannot be opened becomes a source with its error, so that the others go on and it is counted. Archives are
hostile: members, sizes and the directory are bounded before anything is unpacked, and names that lead out are refused.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from workflowllm.errors import FileError, WorkflowError
from workflowllm.shortcut.files import content, shown
from workflowllm.shortcut.plain import MAX_BYTES

__all__ = ["MAX_MEMBERS", "MAX_UNPACKED", "Source", "is_program", "is_shortcut", "load", "one", "shown", "sources"]

MAX_MEMBERS: Final = 10_000
"""How many entries an archive may have."""

MAX_UNPACKED: Final = 512 * 1024 * 1024
"""How many bytes the shortcuts of one archive may come to, unpacked."""

_MAX_DIRECTORY: Final = 2 * 1024 * 1024
_SURE: Final = frozenset({".shortcut", ".wflow"})
_PERHAPS: Final = frozenset({".plist", ".xml", ".json"})
_MARK: Final = b"WFWorkflowActions"
_PROGRAM: Final = re.compile(rb"^(?:# /// shortcut\s*$|(?:\w+ = )?is_workflow_actions_\w+\()", re.MULTILINE)
_DRIVE: Final = re.compile(r"[A-Za-z]:[/\\]")


@dataclass(frozen=True, slots=True)
class Source:
    """One shortcut to be read.

    Attributes:
        kind: Where it is: a file, a member of a zip archive, behind a link, or in `data`; or an input that is broken.
        name: What it is called in messages.
        stem: Where its output goes below a folder: a relative path without a suffix, parts divided by `/`.
        place: The file, the archive or the link.
        member: The number of the member in the archive: two may have one name.
        data: The content, if it came by standard input.
        error: What is wrong with a broken input.
    """

    kind: Literal["file", "member", "link", "data", "broken"]
    name: str
    stem: str
    place: str = ""
    member: int = 0
    data: bytes = b""
    error: WorkflowError | None = None


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """The single shortcuts that a command's arguments name, in order.

    Of folders (searched to the bottom) and archives, these files count: `.shortcut`, `.wflow`, and those of `.plist`, `.xml`
    and `.json` that hold a list of actions. Hidden files do not.

    Args:
        paths: Files, links, folders, zip archives; `-` is standard input.
    """
    for path in paths:
        try:
            yield from _expand(path)
        except WorkflowError as error:
            yield Source("broken", shown(path), "broken", error=error)


def one(path: str) -> Source:
    """The single shortcut that an argument names.

    Raises:
        WorkflowError: It is a folder or an archive, or cannot be opened.
    """
    if path != "-" and (Path(path).is_dir() or _is_archive(Path(path))):
        raise FileError("this command reads one shortcut", where=shown(path), advice="Name a single file")
    return next(_expand(path))


def load(source: Source) -> bytes:
    """The content of a source, at most one byte more than `MAX_BYTES`.

    Raises:
        WorkflowError: It cannot be read, or the link cannot be followed.
    """
    match source.kind:
        case "file":
            data = content(source.place)
        case "member":
            data = _unpacked(source.place, source.member)
        case "link":
            from workflowllm.shortcut.link import fetch

            data = fetch(source.place)
        case "data":
            data = source.data
        case "broken":
            assert source.error is not None
            raise source.error
    if _is_text(data, source.place):
        name = shown(source.place) or "FILE.py"
        advice = f"Make a shortcut of it with: workflowllm compile {name} -o {Path(name).stem}.shortcut"
        raise FileError("this is a Python text, not a shortcut", where=source.name, advice=advice)
    return data


def is_shortcut(data: bytes) -> bool:
    """Whether some content is that of a shortcut and cannot be a text of the language."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return data[:8] == b"bplist00" or data[:4] == b"AEA1" or head[:1] == b"<" or (head[:1] in (b"{", b"[") and _MARK in data)


def is_program(path: Path) -> bool:
    """Whether a Python file begins as a program of the language, and is no module of another kind."""
    try:
        with path.open("rb") as stream:
            return _PROGRAM.search(stream.read(65536)) is not None
    except OSError:
        return False


def _is_text(data: bytes, path: str) -> bool:
    """Whether some content is a text of the language and cannot be a shortcut."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"<", b"{", b"[") or data[:8] == b"bplist00" or data[:4] == b"AEA1":
        return False
    return path.lower().endswith(".py") or _PROGRAM.search(head) is not None


def _expand(path: str) -> Iterator[Source]:
    from workflowllm.shortcut.link import is_link

    if path == "-":
        yield _standard_input()
    elif is_link(path) or re.match(r"https?://", path):
        yield Source("link", path, _last(path), path)
    elif Path(path).is_dir():
        yield from _found(path, _folder(Path(path)))
    elif _is_archive(Path(path)):
        yield from _found(path, _archive_members(Path(path)))
    else:
        yield Source("file", shown(path), _safe(Path(path).stem), path)


def _found(path: str, inside: Iterator[Source]) -> Iterator[Source]:
    empty = True
    for source in inside:
        empty = False
        yield source
    if empty:
        advice = "Files count that end in .shortcut or .wflow, and property lists that hold a list of actions"
        raise FileError("there are no shortcuts in it", where=shown(path), advice=advice)


def _last(link: str) -> str:
    return _safe(link.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1] or "link")


def _safe(part: str) -> str:
    """One part of a path that a file can be called, whatever it was called before."""
    kept = "".join(["_" if ord(c) < 32 or c in "/\\\x7f" else c for c in part]).strip()
    return kept if kept not in ("", ".", "..") else "_"


# --- files ---


def _standard_input() -> Source:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if data[:4] == b"PK\x03\x04":
        raise FileError("standard input is a zip archive", where="-", advice="Name the archive instead")
    return Source("data", "-", "stdin", data=data)


def _folder(root: Path) -> Iterator[Source]:
    refused: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file() and _counts(path):
                stem = "/".join([_safe(part) for part in path.relative_to(root).with_suffix("").parts])
                yield Source("file", shown(path), stem, str(path))
    for error in refused:
        wrong = FileError(f"the folder cannot be read: {error.strerror}", where=shown(error.filename or root))
        yield Source("broken", shown(error.filename or root), "broken", error=wrong)


def _counts(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in _SURE or suffix not in _PERHAPS:
        return suffix in _SURE
    try:
        return _MARK in content(path)
    except FileError:
        return True  # it is reported where it is read


# --- archives ---


def _is_archive(path: Path) -> bool:
    """Whether a regular file begins as zip archives do. Pipes are not looked into: what is read from them is gone."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except (OSError, ValueError):
        return False


def _check_directory(path: Path) -> None:
    """Refuse an archive with too large a directory before `zipfile` builds it in memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 16) - 22))
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    if end < 0 or size > _MAX_DIRECTORY or tail[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        advice = f"At most {MAX_MEMBERS} entries are read: unpack the archive and name the folder"
        raise FileError("the archive is damaged, or has a larger directory than is read", where=shown(path), advice=advice)


@lru_cache(maxsize=4)
def _open(path: str) -> zipfile.ZipFile:
    try:
        _check_directory(Path(path))
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FileError(f"the archive cannot be read: {error}", where=shown(path), advice="Check that it is whole") from None


def _archive_members(path: Path) -> Iterator[Source]:
    members = _open(str(path)).infolist()
    wanted = [(number, info) for number, info in enumerate(members) if not info.is_dir() and not _hidden(info.filename)]
    wanted = [(number, info) for number, info in wanted if PurePosixPath(info.filename).suffix.lower() in _SURE | _PERHAPS]
    if len(members) > MAX_MEMBERS:
        raise FileError(f"the archive has more than {MAX_MEMBERS} entries", where=shown(path), advice="Unpack it and name the folder")
    if sum(info.file_size for _, info in wanted) > MAX_UNPACKED:
        advice = "Unpack it and name the folder"
        raise FileError(f"the shortcuts in the archive come to more than {MAX_UNPACKED} bytes", where=shown(path), advice=advice)
    for number, info in wanted:
        source = _member(path, number, info)
        if source is not None:
            yield source


def _hidden(name: str) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in name.replace("\\", "/").split("/"))


def _member(path: Path, number: int, info: zipfile.ZipInfo) -> Source | None:
    name = f"{shown(path)}/{info.filename}"
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or info.filename.startswith(("/", "\\")) or _DRIVE.match(info.filename):
        advice = "An archive with such a name was made to write outside of its folder"
        return Source("broken", name, "broken", error=FileError("the name leads out of the archive", where=info.filename, advice=advice))
    inner = PurePosixPath(info.filename)
    if inner.suffix.lower() in _PERHAPS:
        try:
            if _MARK not in _unpacked(str(path), number):
                return None
        except FileError as error:
            return Source("broken", name, "broken", error=error)
    return Source("member", name, "/".join([_safe(part) for part in inner.with_suffix("").parts]), str(path), number)


def _unpacked(path: str, number: int) -> bytes:
    """A member's content; never more than it declares, which was counted, or than `MAX_BYTES` and one."""
    archive = _open(path)
    if number >= len(archive.infolist()):
        raise FileError("the archive has changed since it was opened", where=shown(path), advice="Run the command again")
    member = archive.infolist()[number]
    try:
        with archive.open(member) as file:
            return file.read(MAX_BYTES + 1)
    except (
        OSError,
        RuntimeError,
        EOFError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
    ) as error:
        reason = str(error) or type(error).__name__
        raise FileError(
            f"the member cannot be unpacked: {reason}", where=member.filename, advice="Check that the archive is whole"
        ) from None
