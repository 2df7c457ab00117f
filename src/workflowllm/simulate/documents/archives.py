"""Archives: making and extracting, held to limits and made harmless.

The formats are those that the definitions of "Make Archive" and "Extract Archive" name, as far as the standard library reads
them: zip, tar, tar.gz, tar.bz2, tar.xz, gzip, and cpio (own code). Left out: iso, rar and cab, encrypted members, links and
devices in a tar, empty folders, and the times and rights of members: every member is written with the same fixed ones.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents import cpio
from workflowllm.simulate.documents.bounds import MAX_BYTES, MAX_ITEMS, MAX_RATIO, check_size, reading
from workflowllm.simulate.documents.inflate import unpack

__all__ = ["DEFAULT_FORMAT", "EXTENSIONS", "Member", "extract", "harmless_names", "make"]

Member = tuple[str, bytes]
"""A name, with slashes for folders, and the content."""

DEFAULT_FORMAT = "zip"
"""What an archive is made as where the action says nothing (behaviour of the action's definition)."""

EXTENSIONS = {
    "zip": "zip",
    "tar": "tar",
    "tar.gz": "tar.gz",
    "tgz": "tar.gz",
    "tar.bz2": "tar.bz2",
    "tbz2": "tar.bz2",
    "tar.xz": "tar.xz",
    "txz": "tar.xz",
    "gz": "gz",
    "gzip": "gz",
    "bz2": "bz2",
    "xz": "xz",
    "cpio": "cpio",
}
"""The formats by every name that is taken, with the extension of the file."""

_DAY_ZERO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can hold."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""Methods of compression in a zip whose use of memory is bounded; LZMA's is not."""

_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda data: gzip.compress(data, mtime=0),
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


def make(members: list[Member], form: str = DEFAULT_FORMAT) -> bytes:
    """An archive of files; the same files always give the same bytes.

    Choice: gzip and its like hold one file, and are refused for more. Members of one name get a number behind it.

    Args:
        members: The files.
        form: The format, a key of `EXTENSIONS`.
    """
    kind = EXTENSIONS.get(form.strip().lower().lstrip("."))
    if kind is None:
        raise DocumentError(f"Archives of the format {form[:20]!r} cannot be made", advice=f"Use one of: {', '.join(EXTENSIONS)}")
    if len(members) > MAX_ITEMS:
        raise DocumentError(f"An archive of {len(members)} files is too big: {MAX_ITEMS} is the limit")
    if sum(len(data) for _, data in members) > MAX_BYTES:
        raise DocumentError(f"The files of the archive have over {MAX_BYTES} bytes together")
    names = harmless_names([name for name, _ in members])
    named = [(name, data) for name, (_, data) in zip(names, members, strict=True)]
    with reading("The archive"):
        return _made(named, kind)


def _made(members: list[Member], kind: str) -> bytes:
    if kind == "zip":
        return _zip(members)
    if kind == "cpio":
        return cpio.write(members)
    if kind in _COMPRESS:
        if len(members) != 1:
            raise DocumentError(f"A {kind} file holds one file, not {len(members)}", advice="Make a zip, or a tar.gz")
        return _COMPRESS[kind](members[0][1])
    _, _, outer = kind.partition(".")
    return _COMPRESS[outer](_tar(members)) if outer else _tar(members)


def _zip(members: list[Member]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, _DAY_ZERO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return target.getvalue()


def _tar(members: list[Member]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return target.getvalue()


def extract(data: bytes, name: str = "archive") -> list[Member]:
    """The files of an archive, in its order; what it is, is told from its content.

    Names lose `..`, roots, drives and control characters, so they stay inside of any folder; members of one name get a
    number behind it.

    Args:
        data: The archive.
        name: The name of the archive's file: a single compressed file is named after it.
    """
    check_size(data, "The archive")
    found: list[Member] = []
    used, limit = 0, max(1_000_000, len(data) * MAX_RATIO)
    with reading("The archive", zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError):
        for member, content in _members(data, name):
            found.append((member, content))
            used += len(content)
            if len(found) > MAX_ITEMS:
                raise DocumentError(f"The archive has over {MAX_ITEMS} files")
            if used > min(limit, MAX_BYTES):
                raise DocumentError(f"The archive unpacks to over {min(limit, MAX_BYTES)} bytes, too much for its size")
    names = harmless_names([member for member, _ in found])
    return [(safe, content) for safe, (_, content) in zip(names, found, strict=True)]


def _members(data: bytes, name: str) -> Iterator[Member]:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_members(data)
    if data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")):
        return _unpacked(data, name)
    if _is_tar(data):
        return _tar_members(data)
    if data.startswith(b"070701"):
        return cpio.read(data)
    raise DocumentError("This is no archive of a kind that can be extracted", advice="Known are zip, tar, gzip, bzip2, xz and cpio")


def _unpacked(data: bytes, name: str) -> Iterator[Member]:
    content, inner = unpack(data)
    if _is_tar(content):
        return _tar_members(content)
    stem = name.rpartition("/")[2]
    for ending in (".gz", ".bz2", ".xz"):
        stem = stem.removesuffix(ending)
    return iter([(inner or stem or "archive", content)])


def _zip_members(data: bytes) -> Iterator[Member]:
    left = MAX_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if entry.compress_type not in _METHODS:
                raise DocumentError(f"A member of the archive is packed with method {entry.compress_type}, which is not read")
            with archive.open(entry) as file:
                content = file.read(left + 1)
            left = _less(left, len(content))
            yield entry.filename, content


def _is_tar(data: bytes) -> bool:
    """The mark of POSIX and GNU headers; an empty tar is two blocks of zeros."""
    return data[257:262] == b"ustar" or (len(data) >= 1024 and len(data) % 512 == 0 and not data.strip(b"\0"))


def _tar_members(data: bytes) -> Iterator[Member]:
    left = MAX_BYTES
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for count, entry in enumerate(archive):
            if count > MAX_ITEMS:
                raise DocumentError(f"The archive has over {MAX_ITEMS} members")
            if not entry.isreg():
                continue
            left = _less(left, entry.size)
            file = archive.extractfile(entry)
            content = file.read() if file else b""
            if len(content) != entry.size:
                raise DocumentError("A member of the archive is cut")
            yield entry.name, content


def _less(left: int, size: int) -> int:
    if size > left:
        raise DocumentError(f"The archive unpacks to over {MAX_BYTES} bytes")
    return left - size


def harmless_names(names: list[str]) -> list[str]:
    """Names that stay inside of any folder, no two of them the same.

    Args:
        names: The names as they are given.
    """
    found: dict[str, None] = {}
    following: dict[str, int] = {}
    for name in names:
        safe = wanted = _harmless(name)
        while safe in found:
            following[wanted] = following.get(wanted, 1) + 1
            safe = _numbered(wanted, following[wanted])
        found[safe] = None
    return list(found)


def _harmless(name: str) -> str:
    shown = "".join(letter if letter.isprintable() else "_" for letter in name[:1000].replace("\\", "/"))
    parts = [part[:200] for part in shown.split("/")[-50:] if part.strip() not in ("", ".", "..")]
    if parts and len(parts[0]) == 2 and parts[0][1] == ":":
        parts = parts[1:]
    return "/".join(parts) or "file"


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem} {number}{path.suffix}"))
