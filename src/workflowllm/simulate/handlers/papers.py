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
    """Make PDF: its input on pages, one document of all; without margins and with all pages by default (action definition)."""
    from workflowllm.simulate.documents import pdf

    margin = 36.0 if call.boolean("WFPDFIncludeMargin", False) else 0.0
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
    """Get Text from PDF: the text of all its pages, without headers by default (action definition)."""
    from workflowllm.simulate.documents import pdf

    return contents.texts([pdf.text_of(bytes_of(item, call.region)) for item in call.input if not item.made_up])


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
    """Make Image from PDF Page: a picture of it (action definition). How it looks is made up. Choice: it has a point of A4 for a pixel."""
    return _drawn(call, 595, 842)


@runs("makeimagefromrichtext")
def image_of_rich_text(call: Call) -> Content:
    """Make Image from Rich Text: a picture of it, 1024 by 768 pixels by default (action definition). How it looks is made up."""
    return _drawn(call, call.whole("WFWidth", 1024), call.whole("WFHeight", 768))


def _drawn(call: Call, width: int, height: int) -> Content:
    call.run.made_up.append("how a page looks as a picture")
    size = min(max(width, 1), 2000), min(max(height, 1), 2000)
    return tuple([picture(item.name or "Image", *size, 11, made_up=True) for item in call.input])


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
