"""PDF. Sources: ISO 32000-1 for the file that is written; every result is read back with pypdf."""

from __future__ import annotations

import time
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents import pdf
from workflowllm.simulate.documents.filetypes import of_content
from workflowllm.simulate.documents.images import generate

LETTERS = st.characters(codec="cp1252", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"], exclude_characters="\u0192\u02c6\u02dc")


@given(st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=4))
def test_a_text_is_read_back(lines: list[str]) -> None:
    data = pdf.from_text("\n".join(lines))
    assert of_content(data) == "com.adobe.pdf"
    assert pdf.text_of(data).split() == lines


def test_a_text_fills_its_pages() -> None:
    data = pdf.from_text("\n".join(f"line {number}" for number in range(2 * pdf.LINES + 1)))
    assert pdf.page_count(data) == 3
    assert pdf.page_texts(data)[2] == f"line {2 * pdf.LINES}"
    assert pdf.page_count(pdf.from_text("")) == 1
    assert pdf.text_of(data, "head", "foot").split("\n")[:2] == ["head", "line 0"]


def test_long_lines_are_broken_at_spaces() -> None:
    words = "word " * 40
    lines = pdf.text_of(pdf.from_text(words)).split("\n")
    assert max(len(line) for line in lines) <= pdf.WIDTH
    assert " ".join(lines).split() == words.split()
    assert pdf.text_of(pdf.from_text("x" * 200)).replace("\n", "") == "x" * 200


def test_our_choice_other_letters_become_question_marks() -> None:
    assert pdf.text_of(pdf.from_text("漢 (a) \\ é")) == "? (a) \\ é"


def test_the_table_of_objects_is_right() -> None:
    """ISO 32000-1, 7.5.4: each row of the table is where an object begins."""
    data = pdf.from_text("a\nb")
    table = data[int(data.split(b"startxref\n")[1].split()[0]) :]
    rows = table.split(b"trailer")[0].split(b"\n")[3:-1]
    assert len(rows) == 5
    for number, row in enumerate(rows, 1):
        assert len(row) + 1 == 20
        assert data[int(row[:10]) :].startswith(b"%d 0 obj" % number)


def test_pictures_become_pages() -> None:
    pictures = [generate(20, 30, 1), generate(10, 10, 2)]
    data = pdf.from_images(pictures, 18)
    assert pdf.page_count(data) == 2
    assert data == pdf.from_images(pictures, 18)
    assert b"Date" not in data
    with pytest.raises(DocumentError, match="cannot be made"):
        pdf.from_images([])


def test_pages_are_put_together_and_taken_apart() -> None:
    two, three = (pdf.from_text("\f".join(name for _ in range(1))) for name in ("a1", "b1"))
    both = pdf.merge([two, three])
    assert pdf.page_texts(both) == ["a1", "b1"]
    assert both == pdf.merge([two, three])
    assert [pdf.page_texts(part) for part in pdf.split(both)] == [["a1"], ["b1"]]
    assert pdf.page_texts(pdf.merge([both, both])) == ["a1", "b1", "a1", "b1"]
    assert pdf.page_texts(pdf.merge([both, pdf.from_text("c1")], shuffle=True)) == ["a1", "c1", "b1"]
    assert pdf.page_texts(pdf.pages(both, 2, 9)) == ["b1"]
    with pytest.raises(DocumentError, match="no pages"):
        pdf.pages(both, 3, 4)


def with_drawing(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page with a drawing of its own."""
    head, tail = pdf.from_text("x").split(b"5 0 obj")
    return (
        head
        + b"5 0 obj\n<< /Length %d %b >>\nstream\n%b\nendstream\nendobj\n" % (len(content), filters, content)
        + tail.split(b"endobj")[1]
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_drawing(b"BT /F1 9 Tf " + b"(a) Tj " * 60_000), id="steps"),
        pytest.param(with_drawing(zlib.compress(b"(a) Tj " * 2_000_000), b"/Filter /FlateDecode"), id="unpacked"),
        pytest.param(with_drawing(b"[ " * 50_000), id="nested"),
        pytest.param(pdf.from_text("a").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), id="a page tree in itself"),
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.4\n", id="cut"),
        pytest.param(bytes(32_000_001), id="long"),
    ],
)
def test_what_hurts_is_refused_in_time(data: bytes) -> None:
    started = time.monotonic()
    with pytest.raises(DocumentError):
        pdf.text_of(data)
    assert time.monotonic() - started < 6


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_pdf_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(pdf.from_text("hello\n" * 60))
    for place, value in changes:
        data[place % len(data)] = value
    for call in (pdf.text_of, pdf.split, pdf.page_count):
        try:
            call(bytes(data))
        except DocumentError:
            continue


def test_the_library_stays_quiet(caplog: pytest.LogCaptureFixture) -> None:
    data = pdf.from_text("a").replace(b"startxref\n", b"startxref\n9")
    with suppress(DocumentError):
        pdf.text_of(data)
    assert caplog.records == []
