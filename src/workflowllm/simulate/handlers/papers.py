"""Actions on PDF documents and on sound and film."""

from __future__ import annotations

from dataclasses import replace

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.coerce import text_of
from workflowllm.simulate.content import NOTHING, Content
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.documents import bytes_of, file_item
from workflowllm.simulate.library.photos import picture
from workflowllm.simulate.madeup import made_up

__all__ = ["encode_media", "image_of_page", "image_of_rich_text", "make_pdf", "split_pdf", "text_of_pdf", "trim_media", "video_of_gif"]


@runs("makepdf")
def make_pdf(call: Call) -> Content:
    """Make PDF: its input on pages, one document of all; without margins and with all pages by default (action definition). Pages of text
    have margins of their own.
    """
    from workflowllm.simulate.documents import pdf

    margin = 18.0 if call.boolean("WFPDFIncludeMargin", False) else 0.0
    parts = []
    for item in call.input:
        if item.kind == "pdf" and not item.made_up:
            parts.append(bytes_of(item, call.region))
        elif item.kind == "image":
            parts.append(pdf.from_images([bytes_of(item, call.region)], margin))
        else:
            parts.append(pdf.from_text(text_of(item, call.region)))
    if not parts:
        return NOTHING
    whole = pdf.merge(parts, shuffle=call.choice("WFPDFDocumentMergeBehavior", "Append") == "Shuffle") if len(parts) > 1 else parts[0]
    match call.choice("WFPDFIncludedPages", "All Pages"):
        case "Single Page":
            number = call.whole("WFPDFSinglePage", 1)
            whole = pdf.pages(whole, number, number)
        case "Page Range":
            whole = pdf.pages(whole, call.whole("WFPDFPageRangeStart", 1), call.whole("WFPDFPageRangeEnd", pdf.page_count(whole)))
    call.run.charge(len(whole))
    return (file_item(whole, "Document.pdf", "com.adobe.pdf"),)


@runs("gettextfrompdf")
def text_of_pdf(call: Call) -> Content:
    """Get Text from PDF: the text of all its pages together by default, or a text for each; with a header and a footer for each page
    where they are given (action definition). Left out: rich text.
    """
    from workflowllm.simulate.documents import pdf

    lines = call.text("WFGetTextFromPDFPageHeader"), call.text("WFGetTextFromPDFPageFooter")
    found: list[str] = []
    for item in call.input:
        data = b"" if item.made_up else bytes_of(item, call.region)
        parts = [] if item.made_up else [data] if call.boolean("WFCombinePages", True) else pdf.split(data)
        found += [pdf.text_of(part, *lines) for part in parts]
    return contents.texts(found)


@runs("splitpdf")
def split_pdf(call: Call) -> Content:
    """Split PDF Into Pages: a document of each page (action definition)."""
    from workflowllm.simulate.documents import pdf

    found = []
    for item in call.input:
        for number, data in enumerate(pdf.split(bytes_of(item, call.region)), start=1):
            call.run.charge(len(data))
            found.append(file_item(data, f"{item.name.rpartition('.')[0] or 'Page'} {number}.pdf", "com.adobe.pdf"))
    return tuple(found)


@runs("makeimagefrompdfpage")
def image_of_page(call: Call) -> Content:
    """Make Image from PDF Page: a picture of each page (action definition). How it looks is made up. Choice: a pixel is a point of A4."""
    from workflowllm.simulate.documents import pdf

    sheets = [sheet for item in call.input for sheet in [item] * (1 if item.made_up else pdf.page_count(bytes_of(item, call.region)))]
    return _drawn(call, tuple(sheets), 595, 842)


@runs("makeimagefromrichtext")
def image_of_rich_text(call: Call) -> Content:
    """Make Image from Rich Text: a picture of it, 1024 by 768 pixels by default (action definition). How it looks is made up."""
    return _drawn(call, call.input, call.whole("WFWidth", 1024), call.whole("WFHeight", 768))


def _drawn(call: Call, items: Content, width: int, height: int) -> Content:
    call.run.made_up.append("how a page looks as a picture")
    size = min(max(width, 1), 2000), min(max(height, 1), 2000)
    return tuple([picture(item.name or "Image", *size, 11, made_up=True) for item in items])


@runs("encodemedia")
def encode_media(call: Call) -> Content:
    """Encode Media: sound or film in another size or format, with other details (action definition). It stays as it is here, under the
    name and details that are given.
    """
    names = {"Title": "WFMetadataTitle", "Artist": "WFMetadataArtist", "Album": "WFMetadataAlbum", "Genre": "WFMetadataGenre"}
    given = {name: call.text(key) for name, key in names.items() if call.has(key)} if call.boolean("Metadata", False) else {}
    call.run.made_up.append("media that were encoded anew")
    return tuple([replace(item, properties={**item.properties, **given}, made_up=True) for item in call.content("WFMedia")])


@runs("trimvideo")
def trim_media(call: Call) -> Content:
    """Trim Media: the person cuts each film; here nothing is cut (action definition)."""
    call.effect("asked", "screen:", prompt=call.name, answer="as it stands")
    return call.input


@runs("makevideofromgif")
def video_of_gif(call: Call) -> Content:
    """Make Video from GIF: a film of each GIF (action definition); it is made up."""
    call.run.made_up.append("a film of a GIF")
    return tuple([made_up("media", "Video", call.region) for _ in call.input])
