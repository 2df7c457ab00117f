"""Kinds of files. Sources: Apple's list of system-declared types, the IANA registry, and the formats' own marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.simulate.documents import archives, filetypes, images, pdf


@pytest.mark.parametrize(
    ("extension", "identifier", "mime"),
    [
        ("txt", "public.plain-text", "text/plain"),
        ("json", "public.json", "application/json"),
        (".HTML", "public.html", "text/html"),
        ("png", "public.png", "image/png"),
        ("jpg", "public.jpeg", "image/jpeg"),
        ("gif", "com.compuserve.gif", "image/gif"),
        ("heic", "public.heic", "image/heic"),
        ("pdf", "com.adobe.pdf", "application/pdf"),
        ("zip", "public.zip-archive", "application/zip"),
        ("rtf", "public.rtf", "application/rtf"),
        ("csv", "public.comma-separated-values-text", "text/csv"),
        ("vcf", "public.vcard", "text/vcard"),
        ("ics", "com.apple.ical.ics", "text/calendar"),
        ("mp3", "public.mp3", "audio/mpeg"),
        ("mov", "com.apple.quicktime-movie", "video/quicktime"),
        ("webarchive", "com.apple.webarchive", "application/x-webarchive"),
    ],
)
def test_an_extension_an_identifier_and_a_mime_type_are_one(extension: str, identifier: str, mime: str) -> None:
    kind = filetypes.by_extension(extension)
    assert kind is not None
    assert (kind.identifier, kind.mime) == (identifier, mime)
    assert filetypes.by_identifier(identifier.upper()) == kind
    assert filetypes.by_mime(f"{mime.upper()}; charset=utf-8") == kind


def test_names_that_files_use_for_the_same() -> None:
    assert filetypes.by_identifier("com.apple.plist") == filetypes.by_extension("plist")
    assert filetypes.by_mime("text/xml") == filetypes.by_extension("xml")
    assert filetypes.by_mime("text/plain") == filetypes.by_extension("txt")
    assert filetypes.by_identifier("no.such") is None
    assert filetypes.by_extension("") is None
    assert filetypes.by_mime("") is None


@pytest.mark.parametrize(
    ("narrow", "wide", "yes"),
    [
        ("public.png", "public.image", True),
        ("public.png", "public.item", True),
        ("public.json", "public.text", True),
        ("com.adobe.pdf", "public.image", False),
        ("public.image", "public.png", False),
        ("no.such", "no.such", True),
        ("no.such", "public.data", False),
    ],
)
def test_kinds_of_kinds(narrow: str, wide: str, yes: bool) -> None:
    assert filetypes.conforms(narrow, wide) is yes


def test_every_parent_is_in_the_table_and_no_extension_is_twice() -> None:
    kinds = filetypes._TYPES.values()
    assert {parent for kind in kinds for parent in kind.parents} <= set(filetypes._TYPES)
    endings = [ending for kind in kinds for ending in kind.extensions]
    assert len(endings) == len(set(endings))


@pytest.mark.parametrize(
    ("data", "identifier"),
    [
        (images.generate(3, 3, 1), "public.png"),
        (pdf.from_text("a"), "com.adobe.pdf"),
        (archives.make([("a", b"b")]), "public.zip-archive"),
        (archives.make([("word/document.xml", b"")]), "org.openxmlformats.wordprocessingml.document"),
        (archives.make([("META-INF/container.xml", b"")]), "org.idpf.epub-container"),
        (archives.make([("a", b"b")], "tar"), "public.tar-archive"),
        (archives.make([("a", b"b")], "tar.gz"), "org.gnu.gnu-zip-archive"),
        (archives.make([("a", b"b")], "tar.xz"), "org.tukaani.xz-archive"),
        (archives.make([("a", b"b")], "cpio"), "public.cpio-archive"),
        (b"PK\x03\x04 damaged", "public.zip-archive"),
        (b"bplist00\x00", "com.apple.binary-property-list"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "">', "com.apple.xml-property-list"),
        (b'<?xml version="1.0"?><a/>', "public.xml"),
        (b"\n<!DOCTYPE HTML><p>", "public.html"),
        (b"<svg/>", "public.svg-image"),
        (b"BEGIN:VCARD\r\n", "public.vcard"),
        (b"{\\rtf1 a}", "public.rtf"),
        ("plain é".encode(), "public.plain-text"),
        (("x" + "é" * 3000).encode(), "public.plain-text"),
        (b"", "public.plain-text"),
        (b"a\0b", "public.data"),
        (b"\xff\xfe\x00", "public.data"),
    ],
)
def test_what_bytes_are(data: bytes, identifier: str) -> None:
    assert filetypes.of_content(data) == identifier


def test_our_choice_the_name_is_believed_first() -> None:
    assert filetypes.of_file("a.json", b"\0") == "public.json"
    assert filetypes.of_file("a.unknown", b"x") == "public.plain-text"


@pytest.mark.parametrize(
    ("name", "stem", "extension"),
    [
        ("a.txt", "a", "txt"),
        ("a.b.TXT", "a.b", "txt"),
        ("a.tar.gz", "a", "tar.gz"),
        (".bashrc", ".bashrc", ""),
        ("a", "a", ""),
        ("a.", "a.", ""),
        ("Mr. Smith", "Mr. Smith", ""),
        ("dir.x/a", "dir.x/a", ""),
        ("", "", ""),
    ],
)
def test_the_parts_of_a_name(name: str, stem: str, extension: str) -> None:
    assert (filetypes.stem_of(name), filetypes.extension_of(name)) == (stem, extension)


@given(st.binary(max_size=50), st.text(max_size=20))
def test_anything_is_something(data: bytes, name: str) -> None:
    assert filetypes.by_identifier(filetypes.of_file(name, data)) is not None
    assert name.lower().endswith(filetypes.extension_of(name)) or not name.isascii()
