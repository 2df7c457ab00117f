"""PDF: text, pages, merging and splitting with pypdf; made from pictures with Pillow, and from plain text by own code.

Left out: pictures of pages (no library here draws them), passwords, forms, and rich text.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, zip_longest
from typing import TYPE_CHECKING, Any

from workflowllm.errors import DocumentError, MissingExtraError
from workflowllm.simulate.documents.bounds import MAX_CHARACTERS, MAX_FRAMES, MAX_PAGES, check_size, check_text, reading
from workflowllm.simulate.documents.images import check_pixels, flat, need_pillow, opened

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdf import PageObject, PdfReader

__all__ = ["LINES", "MAX_OPERATORS", "WIDTH", "from_images", "from_text", "merge", "page_count", "page_texts", "pages", "split", "text_of"]

WIDTH = 78
"""Choice: characters of a line in a PDF of plain text, in Courier of 10 points on a US letter page."""

LINES = 54
"""Choice: lines of a page in it, 12 points apart."""

MAX_OPERATORS = 50_000
"""Steps of drawing that are followed for the text of a PDF; a full page has some hundred."""

_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 32_000_000,
    "zlib_maximum_output_length": 4_000_000,
    "lzw_maximum_output_length": 1_000_000,
    "run_length_maximum_output_length": 4_000_000,
    "array_based_stream_maximum_output_length": 4_000_000,
    "stream_decoding_work_maximum_length": 16_000_000,
    "stream_parsing_work_maximum_count": 200_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
}
"""What the library may do for one document; it runs no other program."""

_PAGE = (612, 792)
_MARGIN = 72


@contextmanager
def _opened(data: bytes) -> Iterator[PdfReader]:
    """A PDF that may be read; what the library says of damage is not printed."""
    try:
        from pypdf import PdfReader, apply_configuration
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    check_size(data, "The PDF")
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(**_LIMITS), reading("The PDF", PyPdfError):
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted:
                raise DocumentError("The PDF is locked with a password")
            if len(reader.pages) > MAX_PAGES:
                raise DocumentError(f"The PDF has {len(reader.pages)} pages, and {MAX_PAGES} is the limit")
            yield reader
    finally:
        log.setLevel(level)


def page_count(data: bytes) -> int:
    """How many pages a PDF has.

    Args:
        data: The file.
    """
    with _opened(data) as reader:
        return len(reader.pages)


def page_texts(data: bytes) -> list[str]:
    """The text of each page, without white space at its ends.

    Args:
        data: The file.
    """
    found, length = [], 0
    steps = count()

    def follow(*given: object) -> None:
        del given
        if next(steps) >= MAX_OPERATORS:
            raise DocumentError(f"The PDF draws its text in over {MAX_OPERATORS} steps")

    with _opened(data) as reader:
        for page in reader.pages:
            text = page.extract_text(visitor_operand_before=follow).strip()
            length += len(text)
            if length > MAX_CHARACTERS:
                raise DocumentError(f"The PDF has over {MAX_CHARACTERS} characters")
            found.append(text)
    return found


def text_of(data: bytes, header: str = "", footer: str = "") -> str:
    """The text of a PDF, its pages on lines of their own.

    Choice: the header and the footer of the action "Get Text from PDF" stand before and after each page's text.

    Args:
        data: The file.
        header: A line before each page.
        footer: A line after each page.
    """
    return "\n".join("\n".join(part for part in (header, text, footer) if part) for text in page_texts(data))


def split(data: bytes) -> list[bytes]:
    """A PDF of its own for each page.

    Args:
        data: The file.
    """
    with _opened(data) as reader:
        if len(data) * len(reader.pages) > 40 * 32_000_000:
            raise DocumentError("The PDF is too big to be split")
        return [_written([page]) for page in reader.pages]


def pages(data: bytes, first: int, last: int) -> bytes:
    """Some pages of a PDF, counted from 1, both ends included.

    Args:
        data: The file.
        first: The first page.
        last: The last page; what is beyond the end is left out.
    """
    with _opened(data) as reader:
        chosen = list(reader.pages)[max(0, first - 1) : max(0, last)]
        if not chosen:
            raise DocumentError(f"The PDF has no pages from {first} to {last}", advice=f"It has {len(reader.pages)}")
        return _written(chosen)


def merge(documents: list[bytes], *, shuffle: bool = False) -> bytes:
    """PDFs as one, one after the other, or a page of each in turn (the action "Make PDF").

    Args:
        documents: The files.
        shuffle: Whether their pages take turns.
    """
    if not documents or len(documents) > MAX_FRAMES:
        raise DocumentError(f"{len(documents)} PDFs cannot be merged: from 1 to {MAX_FRAMES} can")
    check_size(b"".join(documents), "The PDFs together")
    found: list[list[PageObject]] = []
    for data in documents:
        with _opened(data) as reader:
            found.append(list(reader.pages))
    rows = zip_longest(*found) if shuffle else found
    chosen = [page for row in rows for page in row if page is not None]
    if len(chosen) > MAX_PAGES:
        raise DocumentError(f"The PDFs have {len(chosen)} pages together, and {MAX_PAGES} is the limit")
    return _written(chosen)


def _written(chosen: list[PageObject]) -> bytes:
    from pypdf import PdfWriter
    from pypdf.errors import PyPdfError

    with reading("The PDF", PyPdfError):
        writer = PdfWriter()
        for page in chosen:
            writer.add_page(page)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()


def from_images(pictures: list[bytes], margin: float = 0) -> bytes:
    """A PDF with a page for each picture, a point for each pixel.

    Args:
        pictures: The files.
        margin: White around each, in points; the action's quarter of an inch is 18.
    """
    need_pillow()
    from PIL import ImageOps

    if not pictures or len(pictures) > MAX_PAGES:
        raise DocumentError(f"A PDF of {len(pictures)} images cannot be made: from 1 to {MAX_PAGES} can")
    border = round(min(max(0.0, margin), 1000.0))
    shown: list[Image] = []
    used = 0
    for data in pictures:
        with opened(data) as picture:
            used += (picture.width + 2 * border) * (picture.height + 2 * border)
            check_pixels(used, 1)
            shown.append(ImageOps.expand(flat(picture), border, "white"))
    return _image_pages(shown)


def _image_pages(shown: list[Image]) -> bytes:
    target = io.BytesIO()
    dates = {"title": None, "creationDate": None, "modDate": None}
    with reading("The PDF"):
        shown[0].save(target, "PDF", save_all=True, append_images=shown[1:], **dates)
    return target.getvalue()


def from_text(text: str) -> bytes:
    """A PDF of a plain text in Courier, which every reader of PDF has (ISO 32000-1, 9.6.2.2).

    Choice: letters that Windows-1252 lacks become question marks.

    Args:
        text: The text.
    """
    check_text(text, "The text", LINES * MAX_PAGES * WIDTH)
    lines = _lines(text)
    sheets = [lines[place : place + LINES] for place in range(0, max(1, len(lines)), LINES)]
    if len(sheets) > MAX_PAGES:
        raise DocumentError(f"The text fills {len(sheets)} pages, and {MAX_PAGES} is the limit")
    return _document([_content(sheet) for sheet in sheets])


def _lines(text: str) -> list[str]:
    found: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n"):
        place = 0
        while len(line) - place > WIDTH:
            space = line.rfind(" ", place + 1, place + WIDTH + 1)
            cut = space if space > 0 else place + WIDTH
            found.append(line[place:cut])
            place = cut + (space > 0)
        found.append(line[place:])
    return found


def _content(lines: list[str]) -> bytes:
    """The drawing of a page (ISO 32000-1, 9.4): a font, a place, and each line on the next one."""
    shown = [b"(%b) Tj T*" % _escaped(line) for line in lines]
    top = _PAGE[1] - _MARGIN - 10
    return b"\n".join([b"BT", b"/F1 10 Tf 12 TL", b"%d %d Td" % (_MARGIN, top), *shown, b"ET"])


def _escaped(line: str) -> bytes:
    """A literal string (ISO 32000-1, 7.3.4.2)."""
    raw = "".join(letter if letter.isprintable() else " " for letter in line).encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _document(sheets: list[bytes]) -> bytes:
    """Catalogue, page tree, font, then two objects a page, and the table of where they begin (ISO 32000-1, 7.5)."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(sheets)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(sheets):
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        objects.append(page % (*_PAGE, 5 + 2 * number))
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    parts, places, place = [b"%PDF-1.4\n"], list[int](), 9
    for number, body in enumerate(objects, 1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        places.append(place)
        place += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % start for start in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, place))
    return b"".join(parts)
