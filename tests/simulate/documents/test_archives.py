"""Archives: what is made is what is extracted, in every format, and nothing that is extracted hurts."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.archives import EXTENSIONS, extract, harmless_names, make

MANY = ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "cpio"]
SINGLE = ["gz", "bz2", "xz"]
NAMES = st.text(st.sampled_from("abcé .-漢/"), min_size=1, max_size=12)
MEMBERS = st.lists(st.tuples(NAMES, st.binary(max_size=200)), max_size=5)


@pytest.mark.parametrize("form", MANY)
@given(members=MEMBERS)
def test_what_is_made_is_extracted(form: str, members: list[tuple[str, bytes]]) -> None:
    names = harmless_names([name for name, _ in members])
    data = make(members, form)
    assert data == make(members, form)
    assert extract(data) == [(name, content) for name, (_, content) in zip(names, members, strict=True)]


@pytest.mark.parametrize("form", SINGLE)
@given(content=st.binary(max_size=300))
def test_a_single_file_is_extracted(form: str, content: bytes) -> None:
    data = make([("a.txt", content)], form)
    if content[257:262] != b"ustar" and len(content) < 1024:
        assert extract(data, f"in/a.txt.{form}") == [("a.txt", content)]
    with pytest.raises(DocumentError, match="one file"):
        make([("a", b""), ("b", b"")], form)


@pytest.mark.parametrize("form", sorted(EXTENSIONS))
def test_every_name_of_a_format_makes_an_archive(form: str) -> None:
    assert [content for _, content in extract(make([("a", b"abc")], f" .{form.upper()}"))] == [b"abc"]


def test_other_readers_agree() -> None:
    members = [("a.txt", b"one"), ("b/c", b"two")]
    with zipfile.ZipFile(io.BytesIO(make(members))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == members
    with tarfile.open(fileobj=io.BytesIO(make(members, "tar.gz"))) as archive:
        assert archive.getnames() == ["a.txt", "b/c"]
    assert gzip.decompress(make([("a", b"x")], "gz")) == b"x"


def test_a_cpio_made_elsewhere_is_read() -> None:
    """A header field by field as the newc format has it: inode, mode, owner, group, links, time, size, devices, length of name."""
    fields = [7, 0o100644, 501, 20, 1, 1234, 3, 0, 0, 0, 0, 2, 0]
    entry = b"070701" + b"".join(b"%08x" % value for value in fields) + b"a\0abc\0"
    folder = b"070701" + b"".join(b"%08x" % value for value in [8, 0o40755, *fields[2:6], 0, 0, 0, 0, 0, 2, 0]) + b"d\0"
    end = b"070701" + b"".join(b"%08x" % value for value in [0] * 11 + [11, 0]) + b"TRAILER!!!\0\0\0\0"
    assert extract(folder + entry + end) == [("a", b"abc")]


def test_a_gzip_file_gives_its_name() -> None:
    """RFC 1952, 2.3: flag 8 says that a name follows the header."""
    target = io.BytesIO()
    with gzip.GzipFile("inner.txt", "wb", fileobj=target, mtime=0) as file:
        file.write(b"x")
    assert extract(target.getvalue(), "outer.gz") == [("inner.txt", b"x")]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\a\\b", "a/b"),
        ("a/./b//c", "a/b/c"),
        ("..", "file"),
        ("", "file"),
        ("a\0b\n", "a_b_"),
        (" .. /x", "x"),
        ("a..b", "a..b"),
    ],
)
def test_a_name_stays_inside(name: str, safe: str) -> None:
    assert harmless_names([name]) == [safe]


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_names_of_a_hostile_archive_are_harmless(form: str) -> None:
    target = io.BytesIO()
    if form == "zip":
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("../../x", b"1")
            archive.writestr("/x", b"2")
    else:
        with tarfile.open(fileobj=target, mode="w") as tar:
            for name, content in (("../../x", b"1"), ("/x", b"2")):
                entry = tarfile.TarInfo(name)
                entry.size = 1
                tar.addfile(entry, io.BytesIO(content))
            link = tarfile.TarInfo("link")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc"
            tar.addfile(link)
    assert extract(target.getvalue()) == [("x", b"1"), ("x 2", b"2")]


@given(st.lists(st.text(st.sampled_from("ab./\\:\0 2"), max_size=8), max_size=8))
def test_names_are_inside_and_different(names: list[str]) -> None:
    safe = harmless_names(names)
    assert len(set(safe)) == len(names)
    for name in safe:
        assert name
        assert not name.startswith("/")
        assert not {"", ".", ".."} & set(name.split("/"))


def _zip_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(str(number), bytes(1_000_000))
    return target.getvalue()


def _long_names() -> bytes:
    header = tarfile.TarInfo("././@LongLink")
    header.type = tarfile.GNUTYPE_LONGNAME
    return header.tobuf(tarfile.GNU_FORMAT) * 3000


def _promised() -> bytes:
    entry = tarfile.TarInfo("x")
    entry.size = 10**12
    return entry.tobuf() + bytes(1024)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(_zip_bomb(), "unpacks to over", id="zip"),
        pytest.param(gzip.compress(bytes(3_000_000)), "unpacks to over", id="gzip"),
        pytest.param(bz2.compress(bytes(3_000_000)), "unpacks to over", id="bzip2"),
        pytest.param(lzma.compress(bytes(3_000_000), preset=0), "unpacks to over", id="xz"),
        pytest.param(gzip.compress(b"") * 1000, "streams", id="many streams"),
        pytest.param(_long_names(), "archive", id="names of names"),
        pytest.param(_promised(), "unpacks to over", id="promised size"),
        pytest.param(make([("a", b"x" * 500)])[:-30], "archive", id="cut zip"),
        pytest.param(make([("a", bytes(range(256)) * 9)], "gz")[:-12], "cut", id="cut gzip"),
        pytest.param(make([("a", b"x" * 500)], "tar")[:700], "archive", id="cut tar"),
        pytest.param(make([("a", b"x" * 500)], "cpio")[:150], "cut", id="cut cpio"),
        pytest.param(b"Rar!\x1a\x07\x00", "no archive", id="rar"),
        pytest.param(b"", "no archive", id="empty"),
        pytest.param(bytes(32_000_001), "limit", id="long"),
    ],
)
def test_what_hurts_is_refused_in_time(data: bytes, problem: str) -> None:
    started = time.monotonic()
    with pytest.raises(DocumentError, match=problem):
        extract(data)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("form", MANY)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=6))
def test_a_damaged_archive_is_read_or_refused(form: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(make([("a.txt", b"hello" * 30), ("b", bytes(300))], form))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        extract(bytes(data))
    except DocumentError:
        return


@pytest.mark.parametrize("form", ["rar", "iso", "", "zip.exe"])
def test_other_formats_are_not_made(form: str) -> None:
    with pytest.raises(DocumentError, match="cannot be made"):
        make([("a", b"")], form)


def test_too_much_is_not_made() -> None:
    with pytest.raises(DocumentError, match="too big"):
        make([("a", b"")] * 10_001)
    with pytest.raises(DocumentError, match="bytes together"):
        make([("a", bytes(20_000_000))] * 2)
