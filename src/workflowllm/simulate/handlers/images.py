"""Actions that change or make pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from workflowllm.simulate import content as contents
from workflowllm.simulate.call import Call
from workflowllm.simulate.content import NOTHING, Content, Item
from workflowllm.simulate.filtering import find
from workflowllm.simulate.handlers.marking import runs
from workflowllm.simulate.library.documents import bytes_of, file_item, type_of_mime
from workflowllm.simulate.madeup import made_up
from workflowllm.simulate.network import request

__all__ = [
    "combine_images",
    "convert_image",
    "crop_image",
    "edit_picture",
    "filter_images",
    "flip_image",
    "frames",
    "images_in",
    "make_gif",
    "mask_image",
    "overlay_image",
    "overlay_words",
    "qr_code",
    "resize_image",
    "rotate_image",
    "scan_code",
    "text_of_image",
]


def _each(call: Call, items: Content, change: Callable[[bytes], bytes]) -> Content:
    """Every picture changed; one that is made up stays so."""
    found = []
    for item in items:
        data = change(bytes_of(item, call.region))
        call.run.charge(len(data))
        stem = item.name.rpartition(".")[0] or item.name or "Image"
        found.append(replace(file_item(data, f"{stem}.{_ending(data)}"), made_up=item.made_up))
    return tuple(found)


def _ending(data: bytes) -> str:
    from workflowllm.simulate.documents.filetypes import by_identifier, of_content

    known = by_identifier(of_content(data))
    return known.extensions[0] if known is not None and known.extensions else "png"


def _pictures(call: Call, key: str = "") -> Content:
    """The pictures of a parameter, or of the input; those of an address and of a page are fetched."""
    given = call.content(key) if key else call.input
    return tuple([found for item in given for found in _pictures_of(call, item)])


def _pictures_of(call: Call, item: Item) -> Content:
    from workflowllm.simulate.coerce import as_kind, page_source
    from workflowllm.simulate.documents.pdf import page_count

    own = as_kind(item, "image", call.region, call.name)
    if own or item.made_up:
        return own
    if item.kind == "url":
        return _fetched(call, str(item.value))
    if item.kind == "pdf":
        call.run.made_up.append("how a page looks as a picture")
        return tuple([made_up("image", item.name or "Image", call.region) for _ in range(page_count(bytes_of(item, call.region)))])
    source = page_source(item)
    return () if source is None else _on_page(call, source, "")


def _fetched(call: Call, address: str, *, page: bool = True) -> Content:
    """The picture at an address, or those on the page there; one that nobody answers is made up."""
    answer = request(call, address)
    if answer is None:
        return (made_up("image", "Image", call.region),)
    if page and "html" in answer.mime:
        return _on_page(call, answer.text, address)
    return _as_picture(file_item(answer.data, address.rpartition("/")[2] or "Image", type_of_mime(answer.mime)))


def _on_page(call: Call, source: str, address: str) -> Content:
    from workflowllm.simulate.documents.html import images

    places = [place for place in images(source, address) if place.startswith(("http:", "https:", "data:"))]
    return tuple([found for place in places[:_MOST_FETCHED] for found in _fetched(call, place, page=False)])


_MOST_FETCHED: Final = 20


def _as_picture(item: Item) -> Content:
    """A file that came back, if it is a picture."""
    return (item,) if item.kind == "image" else ()


def _size(call: Call, key: str) -> float | None:
    """A number of pixels; an empty field is none."""
    return float(call.number(key, 0)) or None if call.text(key).strip() else None


@runs("detect.images")
def images_in(call: Call) -> Content:
    """Get Images from Input: pictures themselves, and those that it holds, as a song its artwork (action definition; Apple's guide)."""
    return _pictures(call)


@runs("filter.images")
def filter_images(call: Call) -> Content:
    """Filter Images: those of its input that fit (action definition)."""
    return find(call, None)


@runs("image.resize")
def resize_image(call: Call) -> Content:
    """Resize Image: to a width of 640 by default, the height as it follows unless it is given; or to a share of its size, or by its
    longest edge (action definition).
    """
    from workflowllm.simulate.documents.images import resize, resize_longest, resize_percent

    match call.choice("WFImageResizeKey", "Size"):
        case "Percentage":
            share = float(call.number("WFImageResizePercentage", 100))
            return _each(call, _pictures(call), lambda data: resize_percent(data, share))
        case "Longest Edge":
            length = float(call.number("WFImageResizeLength", 640))
            return _each(call, _pictures(call), lambda data: resize_longest(data, length))
    given = "WFImageResizeWidth" in call.action.parameters or "WFImageResizeHeight" in call.action.parameters
    width = _size(call, "WFImageResizeWidth") if given else 640
    return _each(call, _pictures(call), lambda data: resize(data, width, _size(call, "WFImageResizeHeight")))


@runs("image.convert")
def convert_image(call: Call) -> Content:
    """Convert Image: to another format, JPEG by default (action definition)."""
    from workflowllm.simulate.documents.images import convert

    form = call.choice("WFImageFormat", "JPEG")
    if form == "Match Input":
        return _pictures(call)
    if form.upper() in ("HEIF", "HEIC", "JPEG-2000"):
        call.run.made_up.append(f"a picture in the format {form[:40]}")
        return tuple([made_up("image", item.name or "Image", call.region) for item in _pictures(call)])
    return _each(call, _pictures(call), lambda data: convert(data, form, float(call.number("WFImageCompressionQuality", 0.75))))


@runs("image.crop")
def crop_image(call: Call) -> Content:
    """Crop Image: to 100 by 100 pixels by default, from its middle by default (action definition)."""
    from workflowllm.simulate.documents.images import crop

    width, height = float(call.number("WFImageCropWidth", 100)), float(call.number("WFImageCropHeight", 100))
    x, y = float(call.number("WFImageCropX", 0)), float(call.number("WFImageCropY", 0))
    return _each(call, _pictures(call), lambda data: crop(data, width, height, call.choice("WFImageCropPosition", "Center"), x, y))


@runs("image.rotate")
def rotate_image(call: Call) -> Content:
    """Rotate Image/Video: by 90 degrees by default (action definition). Left out: films."""
    from workflowllm.simulate.documents.images import rotate

    return _each(call, _pictures(call, "WFImage"), lambda data: rotate(data, float(call.number("WFImageRotateAmount", 90))))


@runs("image.flip")
def flip_image(call: Call) -> Content:
    """Flip Image: horizontally by default (action definition)."""
    from workflowllm.simulate.documents.images import flip

    return _each(call, _pictures(call), lambda data: flip(data, call.choice("WFImageFlipDirection", "Horizontal")))


@runs("image.mask")
def mask_image(call: Call) -> Content:
    """Mask Image: cut into a shape, a rounded rectangle by default (action definition)."""
    from workflowllm.simulate.documents.compose import mask

    custom = _pictures(call, "WFCustomMaskImage")
    other = bytes_of(custom[0], call.region) if custom else None
    kind, radius = call.choice("WFMaskType", "Rounded Rectangle"), float(call.number("WFMaskCornerRadius", 0))
    return _each(call, _pictures(call), lambda data: mask(data, kind, radius, other))


@runs("image.combine")
def combine_images(call: Call) -> Content:
    """Combine Images: side by side by default, one below the other, or in a grid (action definition)."""
    from workflowllm.simulate.documents.compose import combine

    items = _pictures(call)
    if not items:
        return NOTHING
    mode = call.choice("WFImageCombineMode", "Horizontally")
    data = combine([bytes_of(item, call.region) for item in items], "In a Grid" if mode == "Grid" else mode, _spacing(call))
    call.run.charge(len(data))
    return (file_item(data, "Combined Image.png"),)


def _spacing(call: Call) -> float:
    return max(0.0, float(call.number("WFImageCombineSpacing", 0)))


@runs("overlayimageonimage")
def overlay_image(call: Call) -> Content:
    """Overlay Image: a picture on each picture of the input, in its middle by default; the person places it
    unless that is turned off (action definition).
    """
    from workflowllm.simulate.documents.compose import overlay

    over = _pictures(call, "WFImage")
    if not over:
        return _pictures(call)
    if call.boolean("WFShouldShowImageEditor", True):
        call.effect("asked", "screen:", prompt=call.name, answer="as it stands")
    top = bytes_of(over[0], call.region)
    where: dict[str, Any] = {
        "position": call.choice("WFImagePosition", "Center"),
        "x": float(call.number("WFImageX", 0)),
        "y": float(call.number("WFImageY", 0)),
        "width": _size(call, "WFImageWidth"),
        "height": _size(call, "WFImageHeight"),
        "opacity": float(call.number("WFOverlayImageOpacity", 100)),
        "rotation": float(call.number("WFRotation", 0)),
    }
    return _each(call, _pictures(call), lambda data: overlay(top, data, **where))


@runs("overlaytext")
def overlay_words(call: Call) -> Content:
    """Overlay Text: words on each picture, in its middle and a tenth of its height by default, in lines of eight tenths of its width
    (action definition). Choice: shares of the size of letters are of the height, all others of the width.

    Left out: fonts, colours and outlines as they are stored.
    """
    from workflowllm.simulate.documents.compose import overlay_text
    from workflowllm.simulate.documents.images import size

    def change(data: bytes) -> bytes:
        width, height = size(data)
        return overlay_text(
            data,
            call.text("WFText"),
            position=call.choice("WFTextPosition", "Center"),
            font_size=max(4.0, _measure(call, "FontSize", 0.1, 36, height)),
            x=_measure(call, "TextX", 0, 0, width),
            y=_measure(call, "TextY", 0, 0, height),
            offset=_measure(call, "TextOffset", 0.1, 0, width),
            alignment=call.choice("WFTextAlignment", "Center"),
            box_width=_measure(call, "TextBoxWidth", 0.8, 0, width),
            rotation=float(call.number("WFTextRotation", 0)),
        )

    return _each(call, _pictures(call, "WFImage"), change)


def _measure(call: Call, name: str, share: float, pixels: float, whole: int) -> float:
    """A measure of Overlay Text in pixels: as a share of the picture by default, or as it is said (action definition)."""
    if call.choice("WFSizingMethod", "Proportional") == "Absolute":
        return float(call.number(f"WF{name}", pixels))
    return min(max(float(call.number(f"WFPercentage{name}", share)), 0.0), 1.0) * whole


@runs("avairyeditphoto")
def edit_picture(call: Call) -> Content:
    """Markup: the person draws on each picture; here nothing is drawn (action definition)."""
    given = call.content("WFDocument") or call.input
    call.effect("asked", "screen:", prompt=call.name, answer="as it stands")
    return given


@runs("generatebarcode")
def qr_code(call: Call) -> Content:
    """Create QR Code: of its text, with medium error correction by default (action definition; ISO/IEC 18004)."""
    from workflowllm.simulate.documents.codes import qr_code as drawn

    data = drawn(call.text("WFText") or call.input_text(), call.choice("WFQRErrorCorrectionLevel", "Medium"))
    return (file_item(data, "QR Code.png"),)


@runs("scanbarcode")
def scan_code(call: Call) -> Content:
    """Scan QR or Barcode: what the code before the camera holds (its name in the editor): the device's description says it, or a picture
    of the input does.
    """
    from workflowllm.simulate.documents.codes import scan_code as read

    call.effect("asked", "screen:", prompt=call.name)
    found = [text for item in call.input if item.kind == "image" and not item.made_up for text in read(bytes_of(item, call.region))]
    if found:
        return contents.texts(found)
    if call.world.device.answers.scanned:
        return (contents.text(call.world.device.answers.scanned),)
    call.run.made_up.append("what the scanned code holds")
    return (made_up("text", "QR/Bar Code", call.region),)


@runs("extracttextfromimage")
def text_of_image(call: Call) -> Content:
    """Extract Text from Image: no text is recognised here; what it gives is made up, another text for another picture (its name)."""
    found = []
    for item in call.content("WFImage"):
        call.run.made_up.append("the text in a picture")
        digest = hashlib.sha256(bytes_of(item, call.region)).hexdigest()[:8] if isinstance(item.value, contents.Blob) else "picture"
        found.append(made_up("text", f"Text from Image {digest}", call.region))
    return tuple(found)


@runs("makegif")
def make_gif(call: Call) -> Content:
    """Make GIF: its pictures one after the other, 0.2 seconds each by default, for ever by default (action definition)."""
    from workflowllm.simulate.documents.animations import make_gif as made

    items = _pictures(call)
    if not items:
        return NOTHING
    loops = None if call.boolean("WFMakeGIFActionLoopEnabled", True) else call.whole("WFMakeGIFActionLoopCount", 1)
    data = made([bytes_of(item, call.region) for item in items], float(call.number("WFMakeGIFActionDelayTime", 0.2)), loops)
    call.run.charge(len(data))
    return (file_item(data, "GIF.gif"),)


@runs("getframesfromimage")
def frames(call: Call) -> Content:
    """Get Frames from Image: every picture of a GIF (action definition)."""
    from workflowllm.simulate.documents.animations import frames_of_gif

    found = [data for item in _pictures(call, "WFImage") if not item.made_up for data in frames_of_gif(bytes_of(item, call.region))]
    call.run.charge(sum(map(len, found)))
    return tuple([file_item(data, f"Frame {number + 1}.png") for number, data in enumerate(found)])
