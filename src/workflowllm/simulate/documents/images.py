"""Single pictures: generated, measured, converted, resized, cropped, turned and flipped, with Pillow.

A picture is its file's bytes; what is made is a PNG unless a format is asked for. Left out: HEIF and what else Pillow does
not write, colour profiles, and metadata, which no result keeps.
"""

from __future__ import annotations

import hashlib
import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workflowllm.errors import DocumentError, MissingExtraError
from workflowllm.simulate.documents.bounds import MAX_PIXELS, check_size, reading

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "CROP_POSITIONS",
    "DEFAULT_QUALITY",
    "check_pixels",
    "convert",
    "crop",
    "flip",
    "generate",
    "need_pillow",
    "opened",
    "png",
    "resize",
    "resize_longest",
    "resize_percent",
    "rotate",
    "size",
]

CROP_POSITIONS = ("Center", "Top Left", "Top Right", "Bottom Left", "Bottom Right", "Custom")
"""The positions of the action "Crop Image", and of "Overlay Image"."""

DEFAULT_QUALITY = 0.75
"""The quality that the definition of "Convert Image" has."""

_READ = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_WRITE = {"JPEG": "JPEG", "JPG": "JPEG", "PNG": "PNG", "TIFF": "TIFF", "TIF": "TIFF", "GIF": "GIF", "BMP": "BMP", "PDF": "PDF"}
_OPAQUE = frozenset({"JPEG", "BMP", "PDF"})


def need_pillow() -> None:
    """Say what to install where Pillow is not there."""
    try:
        import PIL  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """A picture, checked before it is decoded and then decoded; of an animation the first frame.

    Args:
        data: The file.
    """
    need_pillow()
    from PIL import Image

    check_size(data, "The image")
    with reading("The image", Image.DecompressionBombError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_READ) as picture:
            check_pixels(*picture.size)
            picture.load()
            yield picture


def check_pixels(width: float, height: float, count: int = 1) -> None:
    """Refuse pictures that are empty or too big.

    Args:
        width: How wide one is.
        height: How high one is.
        count: How many there are.
    """
    if not (width >= 1 and height >= 1):
        raise DocumentError(f"An image of {width:g} by {height:g} pixels has nothing in it")
    if not width * height * count <= MAX_PIXELS:
        raise DocumentError(f"An image of {width:g} by {height:g} pixels is too big: {MAX_PIXELS} pixels are the limit")


def png(picture: Image) -> bytes:
    """A picture as a PNG file without metadata.

    Args:
        picture: The picture.
    """
    from PIL import Image

    target = io.BytesIO()
    plain = picture if picture.mode in ("L", "RGB", "RGBA") else picture.convert("RGBA")
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    clean.save(target, "PNG")
    return target.getvalue()


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels.

    Args:
        data: The file.
    """
    with opened(data) as picture:
        return picture.size


def generate(width: int, height: int, seed: int | str, label: str = "") -> bytes:
    """A small made-up picture: two colours that run into each other, a disc, and a label; the seed says which.

    Args:
        width: How wide it is.
        height: How high it is.
        seed: Pictures of other seeds look different.
        label: A text in it.
    """
    need_pillow()
    from PIL import Image, ImageDraw, ImageFont, ImageOps

    check_pixels(width, height)
    noise = hashlib.sha256(str(seed).encode("utf-8", "replace")).digest()
    shade = Image.linear_gradient("L").rotate(90 * (noise[0] % 4)).resize((width, height))
    picture = ImageOps.colorize(shade, tuple(noise[1:4]), tuple(noise[4:7]))
    draw = ImageDraw.Draw(picture)
    radius = min(width, height) * (20 + noise[7] % 20) / 100
    x, y = width * (25 + noise[8] % 50) / 100, height * (25 + noise[9] % 50) / 100
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tuple(noise[10:13]))
    if label:
        font = ImageFont.load_default(max(8, min(width, height) // 8))
        draw.text((width / 2, height / 2), label[:100], fill="white", font=font, anchor="mm", stroke_width=1, stroke_fill="black")
    return png(picture)


def convert(data: bytes, form: str, quality: float = DEFAULT_QUALITY) -> bytes:
    """A picture in another format: JPEG, PNG, TIFF, GIF, BMP or PDF; others are refused.

    What is clear becomes white where the format knows no transparency (Choice).

    Args:
        data: The file.
        form: The format, as the action "Convert Image" names it.
        quality: From 0 to 1, for JPEG.
    """
    kind = _WRITE.get(form.strip().upper())
    if kind is None:
        raise DocumentError(f"Images of the format {form[:20]!r} cannot be made", advice="Use JPEG, PNG, TIFF, GIF, BMP or PDF")
    with opened(data) as picture:
        if kind == "PNG":
            return png(picture)
        shown = flat(picture) if kind in _OPAQUE else picture.convert("RGBA")
        shown.info.clear()
        target = io.BytesIO()
        options = {"quality": round(1 + 94 * min(1.0, max(0.0, quality)))} if kind == "JPEG" else {}
        dates = {"title": None, "creationDate": None, "modDate": None} if kind == "PDF" else {}
        shown.save(target, kind, **options, **dates)
        return target.getvalue()


def flat(picture: Image) -> Image:
    """A picture without transparency, on white.

    Args:
        picture: The picture.
    """
    from PIL import Image

    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    ground.alpha_composite(clear)
    return ground.convert("RGB")


def resize(data: bytes, width: float | None = None, height: float | None = None) -> bytes:
    """A picture of another size; a side that is not given, or is 0, follows from the other ("Auto" in the action).

    Args:
        data: The file.
        width: How wide it becomes.
        height: How high it becomes.
    """
    with opened(data) as picture:
        return _resized(picture, *_sides(picture.size, width, height))


def _sides(old: tuple[int, int], width: float | None, height: float | None) -> tuple[float, float]:
    if width and height:
        return width, height
    if width:
        return width, old[1] * width / old[0]
    if height:
        return old[0] * height / old[1], height
    return old


def _resized(picture: Image, width: float, height: float) -> bytes:
    from PIL import Image

    if width < 0 or height < 0:
        raise DocumentError("A side of an image cannot be negative")
    wide, high = max(1.0, width), max(1.0, height)
    check_pixels(wide, high)
    return png(picture.convert("RGBA").resize((round(wide), round(high)), Image.Resampling.BICUBIC))


def resize_percent(data: bytes, percent: float) -> bytes:
    """A picture with both sides at a share of what they were.

    Args:
        data: The file.
        percent: The share; 100 changes nothing.
    """
    with opened(data) as picture:
        return _resized(picture, picture.width * percent / 100, picture.height * percent / 100)


def resize_longest(data: bytes, length: float) -> bytes:
    """A picture whose longer side has a length, in proportion.

    Args:
        data: The file.
        length: The length of the longer side.
    """
    with opened(data) as picture:
        scale = length / max(picture.size)
        return _resized(picture, picture.width * scale, picture.height * scale)


def crop(data: bytes, width: float = 100, height: float = 100, position: str = "Center", x: float = 0, y: float = 0) -> bytes:
    """A rectangle out of a picture (the action "Crop Image").

    Choice: x and y count from the top left, and what lies outside of the picture is not in the result.

    Args:
        data: The file.
        width: How wide the rectangle is.
        height: How high it is.
        position: One of `CROP_POSITIONS`.
        x: Where it begins from the left, for `Custom`.
        y: Where it begins from the top, for `Custom`.
    """
    with opened(data) as picture:
        left, top = place_in(picture.size, (width, height), position, (x, y))
        right, bottom = min(picture.width, left + round(width)), min(picture.height, top + round(height))
        left, top = max(0, left), max(0, top)
        check_pixels(right - left, bottom - top)
        return png(picture.convert("RGBA").crop((left, top, right, bottom)))


def place_in(outer: tuple[float, float], inner: tuple[float, float], position: str, custom: tuple[float, float]) -> tuple[int, int]:
    """Where the top left corner of a rectangle lies in another.

    Args:
        outer: Width and height of the one outside.
        inner: Width and height of the one inside.
        position: One of `CROP_POSITIONS`.
        custom: The corner, for `Custom`.
    """
    words = position.strip().title()
    if words not in CROP_POSITIONS:
        raise DocumentError(f"There is no position {position[:30]!r}", advice=f"Use one of: {', '.join(CROP_POSITIONS)}")
    if words == "Custom":
        return round(custom[0]), round(custom[1])
    free = (outer[0] - inner[0], outer[1] - inner[1])
    if words == "Center":
        return round(free[0] / 2), round(free[1] / 2)
    return (round(free[0]) if "Right" in words else 0), (round(free[1]) if "Bottom" in words else 0)


def rotate(data: bytes, degrees: float = 90) -> bytes:
    """A picture turned clockwise, as the definition of "Rotate Image" says; corners that come free are clear.

    Args:
        data: The file.
        degrees: How far.
    """
    with opened(data) as picture:
        return png(turned(picture.convert("RGBA"), degrees))


def turned(picture: Image, degrees: float) -> Image:
    """A picture turned clockwise, big enough for all of it.

    Args:
        picture: The picture.
        degrees: How far.
    """
    from PIL import Image

    if not math.isfinite(degrees):
        raise DocumentError("An image cannot be turned by what is no number")
    quarters = {0: None, 90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    angle = degrees % 360
    if angle in quarters:
        way = quarters[int(angle)]
        return picture if way is None else picture.transpose(way)
    check_pixels(sum(picture.size), sum(picture.size))
    return picture.rotate(-angle, Image.Resampling.BICUBIC, expand=True)


def flip(data: bytes, direction: str = "Horizontal") -> bytes:
    """A picture mirrored: `Horizontal` swaps left and right, `Vertical` top and bottom.

    Args:
        data: The file.
        direction: `Horizontal` or `Vertical`.
    """
    need_pillow()
    from PIL import Image

    ways = {"horizontal": Image.Transpose.FLIP_LEFT_RIGHT, "vertical": Image.Transpose.FLIP_TOP_BOTTOM}
    way = ways.get(direction.strip().lower())
    if way is None:
        raise DocumentError(f"An image cannot be flipped {direction[:30]!r}", advice="Use Horizontal or Vertical")
    with opened(data) as picture:
        return png(picture.convert("RGBA").transpose(way))
