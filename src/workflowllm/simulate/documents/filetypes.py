"""Kinds of files: uniform type identifiers, MIME types and extensions, and what a file is by its content.

The identifiers are those that Apple publishes for system-declared types (developer documentation, "UTType"); MIME types are
those of the IANA registry, where there is one.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

__all__ = [
    "DATA",
    "FileType",
    "by_extension",
    "by_identifier",
    "by_mime",
    "conforms",
    "extension_of",
    "of_content",
    "of_file",
    "stem_of",
]

DATA = "public.data"
"""What a file is of which nothing else is known."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file.

    Args:
        identifier: The uniform type identifier.
        mime: The MIME type, or nothing.
        extensions: The extensions of names, the usual one first.
        parents: The identifiers of the kinds that it is one of.
    """

    identifier: str
    mime: str
    extensions: tuple[str, ...]
    parents: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"

_ROWS = f"""
public.item | | |
public.content | | |
public.data | application/octet-stream | | public.item
public.text | | | public.data public.content
public.plain-text | text/plain | txt text | public.text
public.utf8-plain-text | text/plain | | public.plain-text
public.html | text/html | html htm | public.text
public.xhtml | application/xhtml+xml | xhtml | public.xml
public.xml | application/xml | xml | public.text
public.json | application/json | json | public.text
public.yaml | application/yaml | yaml yml | public.text
public.css | text/css | css | public.text
public.rtf | application/rtf | rtf | public.text
com.apple.rtfd | | rtfd | public.content
com.apple.webarchive | application/x-webarchive | webarchive | public.data
com.apple.property-list | application/x-plist | plist | public.data
com.apple.xml-property-list | application/x-plist | | public.xml com.apple.property-list
com.apple.binary-property-list | application/x-plist | | com.apple.property-list
public.delimited-values-text | | | public.text
public.comma-separated-values-text | text/csv | csv | public.delimited-values-text
public.tab-separated-values-text | text/tab-separated-values | tsv | public.delimited-values-text
net.daringfireball.markdown | text/markdown | md markdown | public.text
public.log | text/x-log | log | public.plain-text
public.source-code | | | public.plain-text
public.script | | | public.source-code
public.shell-script | application/x-sh | sh | public.script
public.python-script | text/x-python | py | public.script
com.netscape.javascript-source | text/javascript | js mjs | public.script
public.swift-source | | swift | public.source-code
public.image | | | public.data public.content
public.png | image/png | png | public.image
public.jpeg | image/jpeg | jpeg jpg | public.image
public.jpeg-2000 | image/jp2 | jp2 | public.image
public.tiff | image/tiff | tiff tif | public.image
public.heic | image/heic | heic | public.image
public.heif | image/heif | heif | public.image
com.compuserve.gif | image/gif | gif | public.image
com.microsoft.bmp | image/bmp | bmp | public.image
com.microsoft.ico | image/vnd.microsoft.icon | ico | public.image
com.apple.icns | image/x-icns | icns | public.image
org.webmproject.webp | image/webp | webp | public.image
public.svg-image | image/svg+xml | svg | public.image public.xml
com.adobe.pdf | application/pdf | pdf | public.data public.content
public.audiovisual-content | | | public.data public.content
public.audio | | | public.audiovisual-content
public.mp3 | audio/mpeg | mp3 | public.audio
public.mpeg-4-audio | audio/mp4 | m4a | public.audio
com.microsoft.waveform-audio | audio/wav | wav | public.audio
public.aiff-audio | audio/aiff | aiff aif | public.audio
com.apple.coreaudio-format | audio/x-caf | caf | public.audio
org.xiph.flac | audio/flac | flac | public.audio
public.movie | | | public.audiovisual-content
public.mpeg-4 | video/mp4 | mp4 | public.movie
com.apple.quicktime-movie | video/quicktime | mov qt | public.movie
com.apple.m4v-video | video/x-m4v | m4v | public.movie
public.avi | video/x-msvideo | avi | public.movie
public.archive | | | public.data
public.zip-archive | application/zip | zip | public.archive
org.gnu.gnu-zip-archive | application/gzip | gz | public.archive
org.gnu.gnu-zip-tar-archive | application/gzip | tgz | org.gnu.gnu-zip-archive
public.bzip2-archive | application/x-bzip2 | bz2 | public.archive
org.tukaani.xz-archive | application/x-xz | xz | public.archive
public.tar-archive | application/x-tar | tar | public.archive
public.cpio-archive | application/x-cpio | cpio | public.archive
public.iso-image | | iso | public.archive
com.rarlab.rar-archive | application/vnd.rar | rar | public.archive
org.idpf.epub-container | application/epub+zip | epub | public.data public.content
org.openxmlformats.wordprocessingml.document | {_OFFICE}.wordprocessingml.document | docx | public.data
org.openxmlformats.spreadsheetml.sheet | {_OFFICE}.spreadsheetml.sheet | xlsx | public.data
org.openxmlformats.presentationml.presentation | {_OFFICE}.presentationml.presentation | pptx | public.data
com.microsoft.word.doc | application/msword | doc | public.data
com.microsoft.excel.xls | application/vnd.ms-excel | xls | public.data
public.vcard | text/vcard | vcf vcard | public.text
com.apple.ical.ics | text/calendar | ics | public.text
public.email-message | message/rfc822 | eml | public.data
public.url | | | public.data
public.file-url | | | public.url
com.apple.web-internet-location | | webloc | public.data
public.rss | application/rss+xml | rss | public.xml
com.apple.shortcut | | shortcut | public.data
public.font | | | public.data public.content
public.truetype-ttf-font | font/ttf | ttf | public.font
public.folder | | | public.item
public.executable | | | public.item
"""


def _table() -> dict[str, FileType]:
    found = {}
    for row in _ROWS.strip().splitlines():
        identifier, mime, extensions, parents = (cell.strip() for cell in row.split("|"))
        found[identifier] = FileType(identifier, mime, tuple(extensions.split()), tuple(parents.split()))
    return found


_TYPES = _table()
_EXTENSIONS = {ending: kind for kind in _TYPES.values() for ending in kind.extensions}
_MIMES = {kind.mime: kind for kind in reversed(_TYPES.values()) if kind.mime}
_OTHER_NAMES = {
    "com.apple.plist": "com.apple.property-list",
    "public.mpeg4": "public.mpeg-4",
    "public.webp": "org.webmproject.webp",
    "com.pkware.zip-archive": "public.zip-archive",
    "text/xml": "application/xml",
    "text/json": "application/json",
    "application/javascript": "text/javascript",
    "text/rtf": "application/rtf",
    "image/jpg": "image/jpeg",
}
"""Names that real shortcuts and servers use for the same."""

_MULTIPLE = ("tar.gz", "tar.bz2", "tar.xz")

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "public.png"),
    (0, b"\xff\xd8\xff", "public.jpeg"),
    (0, b"GIF87a", "com.compuserve.gif"),
    (0, b"GIF89a", "com.compuserve.gif"),
    (0, b"II*\0", "public.tiff"),
    (0, b"MM\0*", "public.tiff"),
    (8, b"WEBP", "org.webmproject.webp"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "public.jpeg-2000"),
    (4, b"ftyphei", "public.heic"),
    (4, b"ftypmif1", "public.heif"),
    (4, b"ftypM4A", "public.mpeg-4-audio"),
    (4, b"ftypqt", "com.apple.quicktime-movie"),
    (4, b"ftyp", "public.mpeg-4"),
    (0, b"%PDF-", "com.adobe.pdf"),
    (0, b"PK\x03\x04", "public.zip-archive"),
    (0, b"PK\x05\x06", "public.zip-archive"),
    (0, b"\x1f\x8b", "org.gnu.gnu-zip-archive"),
    (0, b"BZh", "public.bzip2-archive"),
    (0, b"\xfd7zXZ\0", "org.tukaani.xz-archive"),
    (257, b"ustar", "public.tar-archive"),
    (0, b"070701", "public.cpio-archive"),
    (0, b"Rar!\x1a\x07", "com.rarlab.rar-archive"),
    (0, b"bplist00", "com.apple.binary-property-list"),
    (0, b"AEA1", "com.apple.shortcut"),
    (0, b"{\\rtf", "public.rtf"),
    (0, b"ID3", "public.mp3"),
    (8, b"WAVE", "com.microsoft.waveform-audio"),
    (8, b"AIFF", "public.aiff-audio"),
    (0, b"caff", "com.apple.coreaudio-format"),
    (0, b"fLaC", "org.xiph.flac"),
    (8, b"AVI ", "public.avi"),
    (0, b"BM", "com.microsoft.bmp"),
)
"""Where in a file what bytes stand, in the order in which they are looked for."""

_TEXTS = (
    ("<!doctype html", "public.html"),
    ("<html", "public.html"),
    ("<!doctype plist", "com.apple.xml-property-list"),
    ("<plist", "com.apple.xml-property-list"),
    ("<svg", "public.svg-image"),
    ("<rss", "public.rss"),
    ("begin:vcard", "public.vcard"),
    ("begin:vcalendar", "com.apple.ical.ics"),
)


def by_identifier(identifier: str) -> FileType | None:
    """The kind of a uniform type identifier, or None.

    Args:
        identifier: The identifier; large and small letters are the same.
    """
    name = identifier.strip().lower()
    return _TYPES.get(_OTHER_NAMES.get(name, name))


def by_extension(extension: str) -> FileType | None:
    """The kind of an extension, or None.

    Args:
        extension: The extension, with or without its dot.
    """
    return _EXTENSIONS.get(extension.strip().lower().lstrip(".").rpartition(".")[2])


def by_mime(mime: str) -> FileType | None:
    """The kind of a MIME type, or None; parameters do not count.

    Args:
        mime: The MIME type, as a server says it.
    """
    name = mime.split(";")[0].strip().lower()
    return _MIMES.get(_OTHER_NAMES.get(name, name))


def conforms(identifier: str, other: str) -> bool:
    """Whether a kind is one of another kind: PNG is an image, and so is a thing.

    Args:
        identifier: The identifier of the narrower kind.
        other: The identifier of the wider kind.
    """
    wanted, seen, waiting = by_identifier(other), set[str](), [identifier]
    while waiting:
        kind = by_identifier(waiting.pop())
        if kind is None or kind.identifier in seen:
            continue
        if kind == wanted:
            return True
        seen.add(kind.identifier)
        waiting.extend(kind.parents)
    return identifier == other


def extension_of(name: str) -> str:
    """The extension of a name in small letters, without its dot; `tar.gz` and its like count as one.

    Args:
        name: The name of a file.
    """
    return name[len(stem_of(name)) + 1 :].lower()


def stem_of(name: str) -> str:
    """A name without its extension; a name that only begins with a dot has none.

    Args:
        name: The name of a file.
    """
    for ending in _MULTIPLE:
        if name.lower().endswith(f".{ending}") and len(name) > len(ending) + 1:
            return name[: -len(ending) - 1]
    stem, dot, ending = name.rpartition(".")
    whole = not dot or not stem.strip("./") or not ending or "/" in ending or " " in ending
    return name if whole else stem


def of_content(data: bytes) -> str:
    """The identifier of what a file's bytes are: by marks that formats put at their beginning, else text, else data.

    Args:
        data: The file.
    """
    for place, mark, identifier in _MAGIC:
        if data.startswith(mark, place):
            return _inside_zip(data) if identifier == "public.zip-archive" else identifier
    return _of_text(data)


def _inside_zip(data: bytes) -> str:
    """Office documents and books are zips, told by the name of a member."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:1000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "public.zip-archive"
    for folder, ending in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx")):
        if folder in names:
            return _EXTENSIONS[ending].identifier
    return "org.idpf.epub-container" if "META-INF/container.xml" in names else "public.zip-archive"


def _of_text(data: bytes) -> str:
    try:
        start = data[:4096].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) <= 4096 or error.start < 4092:  # not only a letter that the cut went through
            return DATA
        start = data[: error.start].decode("utf-8-sig")
    if "\0" in start:
        return DATA
    head = start.lstrip().lower()
    if head.startswith("<?xml") and head.find("?>") >= 0:
        head = head[head.find("?>") + 2 :].lstrip()
        return next((identifier for mark, identifier in _TEXTS if head.startswith(mark)), "public.xml")
    return next((identifier for mark, identifier in _TEXTS if head.startswith(mark)), "public.plain-text")


def of_file(name: str, data: bytes) -> str:
    """The identifier of a file: by its extension, else by its content (Choice: the name is believed first).

    Args:
        name: Its name.
        data: Its bytes.
    """
    kind = by_extension(extension_of(name))
    return kind.identifier if kind else of_content(data)
