"""Pictures put together: masks, rows and grids, a picture on a picture, a text on a picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_FRAMES, MAX_PIXELS, reading
from workflowllm.simulate.documents.images import check_pixels, need_pillow, opened, place_in, png, turned

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont, ImageFont

__all__ = ["COMBINE_MODES", "ICON_RADIUS", "MASKS", "TEXT_POSITIONS", "combine", "mask", "overlay", "overlay_text"]

MASKS = ("Rounded Rectangle", "Ellipse", "Icon", "Custom Image")
"""The types of the action "Mask Image"."""

ICON_RADIUS = 0.225
"""Choice: the corner of an icon as a share of its shorter side."""

COMBINE_MODES = ("Horizontally", "Vertically", "In a Grid")
"""The modes of the action "Combine Images"; older shortcuts say `Grid`."""

TEXT_POSITIONS = (
    "Top Left",
    "Top Center",
    "Top Right",
    "Middle Left",
    "Center",
    "Middle Right",
    "Bottom Left",
    "Bottom Center",
    "Bottom Right",
    "Custom Position",
)
"""The positions of the action "Overlay Text"."""

_MAX_TEXT = 2000


def mask(data: bytes, kind: str = "Rounded Rectangle", radius: float = 0, custom: bytes | None = None) -> bytes:
    """A picture cut into a shape; what is outside becomes clear.

    A custom mask is stretched over the picture; where it is dark the picture becomes clear (the action's definition).

    Args:
        data: The file.
        kind: One of `MASKS`.
        radius: Of the corners of a rounded rectangle, in pixels.
        custom: The picture that masks, for `Custom Image`.
    """
    need_pillow()
    from PIL import Image, ImageChops, ImageDraw

    name = kind.strip().title()
    if name not in MASKS or (name == "Custom Image" and custom is None):
        raise DocumentError(f"There is no mask {kind[:30]!r} here", advice=f"Use one of: {', '.join(MASKS)}")
    with opened(data) as picture:
        shown = picture.convert("RGBA")
    shape = Image.new("L", shown.size, 0)
    box = (0, 0, shown.width - 1, shown.height - 1)
    if name == "Custom Image":
        with opened(custom or b"") as other:
            shape = other.convert("L").resize(shown.size)
    elif name == "Ellipse":
        ImageDraw.Draw(shape).ellipse(box, fill=255)
    else:
        corner = ICON_RADIUS * min(shown.size) if name == "Icon" else min(max(0.0, radius), min(shown.size) / 2)
        ImageDraw.Draw(shape).rounded_rectangle(box, corner, fill=255)
    shown.putalpha(ImageChops.multiply(shown.getchannel("A"), shape))
    return png(shown)


def combine(pictures: list[bytes], mode: str = "Horizontally", spacing: float = 0) -> bytes:
    """Pictures beside each other, with clear space between them (the action's definition).

    Choice: they stand at the top and at the left, unscaled; a grid has as many columns as the root of their number, rounded
    up, and cells of the size of the biggest.

    Args:
        pictures: The files.
        mode: One of `COMBINE_MODES`.
        spacing: Pixels between two.
    """
    if not pictures or len(pictures) > MAX_FRAMES:
        raise DocumentError(f"{len(pictures)} images cannot be combined: from 1 to {MAX_FRAMES} can")
    gap = round(min(max(0.0, spacing), 1e6))
    columns = {"horizontally": len(pictures), "vertically": 1, "in a grid": 0, "grid": 0}.get(mode.strip().lower())
    if columns is None:
        raise DocumentError(f"There is no mode {mode[:30]!r}", advice=f"Use one of: {', '.join(COMBINE_MODES)}")
    shown = _decoded(pictures)
    if columns:
        return _strip(shown, gap, along=columns > 1)
    return _grid(shown, gap, math.ceil(math.sqrt(len(shown))))


def _decoded(pictures: list[bytes]) -> list[Image]:
    found, used = [], 0
    for data in pictures:
        with opened(data) as picture:
            used += picture.width * picture.height
            if used > MAX_PIXELS:
                raise DocumentError(f"The images have over {MAX_PIXELS} pixels together")
            found.append(picture.convert("RGBA"))
    return found


def _strip(shown: list[Image], gap: int, *, along: bool) -> bytes:
    from PIL import Image

    gaps = gap * (len(shown) - 1)
    width = sum(item.width for item in shown) + gaps if along else max(item.width for item in shown)
    height = max(item.height for item in shown) if along else sum(item.height for item in shown) + gaps
    check_pixels(width, height)
    canvas, place = Image.new("RGBA", (width, height)), 0
    for item in shown:
        canvas.paste(item, (place, 0) if along else (0, place))
        place += (item.width if along else item.height) + gap
    return png(canvas)


def _grid(shown: list[Image], gap: int, columns: int) -> bytes:
    from PIL import Image

    rows = math.ceil(len(shown) / columns)
    wide, high = max(item.width for item in shown), max(item.height for item in shown)
    width, height = columns * wide + (columns - 1) * gap, rows * high + (rows - 1) * gap
    check_pixels(width, height)
    canvas = Image.new("RGBA", (width, height))
    for number, item in enumerate(shown):
        row, column = divmod(number, columns)
        canvas.paste(item, (column * (wide + gap), row * (high + gap)))
    return png(canvas)


def overlay(
    image: bytes,
    on: bytes,
    *,
    position: str = "Center",
    x: float = 0,
    y: float = 0,
    width: float | None = None,
    height: float | None = None,
    opacity: float = 100,
    rotation: float = 0,
) -> bytes:
    """A picture on top of another (the action "Overlay Image").

    Choice: x and y are of the top left corner, after the turn; what hangs over the edge is cut.

    Args:
        image: The file on top.
        on: The file below.
        position: One of `images.CROP_POSITIONS`.
        x: Where it begins from the left, for `Custom`.
        y: Where it begins from the top, for `Custom`.
        width: How wide it becomes; in proportion if only one side is given.
        height: How high it becomes.
        opacity: From 0, which shows nothing, to 100.
        rotation: Degrees clockwise.
    """
    need_pillow()
    from PIL import Image

    with opened(on) as below, opened(image) as above:
        ground, top = below.convert("RGBA"), above.convert("RGBA")
    wide = width or (top.width * height / top.height if height else top.width)
    high = height or top.height * wide / top.width
    wide, high = max(1.0, wide), max(1.0, high)
    check_pixels(wide, high)
    top = turned(top.resize((round(wide), round(high))), rotation)
    share = min(100.0, max(0.0, opacity)) / 100
    top.putalpha(top.getchannel("A").point(lambda value: round(value * share)))
    layer = Image.new("RGBA", ground.size)
    corner = place_in(ground.size, top.size, position, (_near(x), _near(y)))
    layer.paste(top, corner)
    return png(Image.alpha_composite(ground, layer))


def _near(value: float) -> float:
    """A coordinate no further off than any picture is wide; what is no number is 0."""
    if math.isnan(value):
        return 0.0
    return min(max(value, -float(MAX_PIXELS)), float(MAX_PIXELS))


def overlay_text(
    data: bytes,
    text: str,
    *,
    position: str = "Center",
    font_size: float = 36,
    x: float = 0,
    y: float = 0,
    offset: float = 0,
    color: tuple[int, int, int, int] = (255, 255, 255, 255),
    alignment: str = "Center",
    box_width: float = 0,
    rotation: float = 0,
    stroke_width: float = 0,
    stroke_color: tuple[int, int, int, int] = (0, 0, 0, 255),
) -> bytes:
    """A text on a picture (the action "Overlay Text"), all measures in pixels.

    Choice: a point is a pixel, and the font is the one that Pillow brings along. Left out: fonts by name.

    Args:
        data: The file.
        text: The text, of which the first two thousand characters are drawn.
        position: One of `TEXT_POSITIONS`.
        font_size: The size of the font.
        x: Where the text begins from the left, for `Custom Position`.
        y: Where it begins from the top, for `Custom Position`.
        offset: Space between the text and the nearest edges.
        color: Red, green, blue and opacity, each to 255.
        alignment: `Left`, `Center` or `Right`.
        box_width: How wide the text may be before its lines are broken; 0 breaks none.
        rotation: Degrees clockwise around the middle of the text.
        stroke_width: How thick the outline is.
        stroke_color: The colour of the outline.
    """
    need_pillow()
    from PIL import Image, ImageFont

    words = position.strip().title()
    if words not in TEXT_POSITIONS:
        raise DocumentError(f"There is no position {position[:30]!r}", advice=f"Use one of: {', '.join(TEXT_POSITIONS)}")
    with opened(data) as picture:
        ground = picture.convert("RGBA")
    with reading("The text on the image"):
        font = ImageFont.load_default(min(max(1.0, font_size), 2000.0))
        shown = _wrapped(text[:_MAX_TEXT], font, box_width)
        stroke = min(max(0, round(stroke_width)), 100)
        label = turned(_label(shown, font, alignment, color, stroke, stroke_color), rotation)
        layer = Image.new("RGBA", ground.size)
        layer.paste(label, _text_corner(ground.size, label.size, words, (_near(x), _near(y)), _near(offset)))
        return png(Image.alpha_composite(ground, layer))


def _label(
    text: str,
    font: FreeTypeFont | ImageFont,
    alignment: str,
    color: tuple[int, int, int, int],
    stroke: int,
    stroke_color: tuple[int, int, int, int],
) -> Image:
    """The text alone, on a clear ground that is as big as it."""
    from PIL import Image, ImageDraw

    side = alignment.strip().lower()
    align = side if side in ("left", "center", "right") else "center"
    ruler = ImageDraw.Draw(Image.new("L", (1, 1)))
    left, top, right, bottom = ruler.multiline_textbbox((0, 0), text, font=font, align=align, stroke_width=stroke)
    width, height = max(1, math.ceil(right - left)), max(1, math.ceil(bottom - top))
    check_pixels(width, height)
    label = Image.new("RGBA", (width, height), (*color[:3], 0))
    pen = ImageDraw.Draw(label)
    pen.multiline_text((-left, -top), text, color, font=font, align=align, stroke_width=stroke, stroke_fill=stroke_color)
    return label


def _wrapped(text: str, font: FreeTypeFont | ImageFont, width: float) -> str:
    if width <= 0:
        return text
    lines = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            longer = f"{current} {word}" if current else word
            if current and font.getlength(longer) > width:
                lines.append(current)
                longer = word
            current = longer
        lines.append(current)
    return "\n".join(lines)


def _text_corner(
    outer: tuple[int, int], inner: tuple[int, int], position: str, custom: tuple[float, float], offset: float
) -> tuple[int, int]:
    if position == "Custom Position":
        return round(custom[0]), round(custom[1])
    free = (outer[0] - inner[0], outer[1] - inner[1])
    x = offset if "Left" in position else free[0] - offset if "Right" in position else free[0] / 2
    y = offset if "Top" in position else free[1] - offset if "Bottom" in position else free[1] / 2
    return round(x), round(y)
