"""Pictures. Sources: the definitions of the image actions (positions, clockwise turns, masks), and each result measured anew."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents import images
from workflowllm.simulate.documents.animations import add_frame, frames_of_gif, make_gif
from workflowllm.simulate.documents.codes import ERROR_LEVELS, qr_code, scan_code
from workflowllm.simulate.documents.compose import COMBINE_MODES, MASKS, TEXT_POSITIONS, combine, mask, overlay, overlay_text
from workflowllm.simulate.documents.filetypes import of_content

Color = tuple[int, ...]
RED, GREEN, BLUE, WHITE = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255), (255, 255, 255, 255)
CLEAR = 0


def plain(width: int, height: int, color: Color) -> bytes:
    """A picture of one colour."""
    return images.png(Image.new("RGBA", (width, height), color))


def quarters(side: int = 4) -> bytes:
    """Red and green above, blue and white below."""
    picture = Image.new("RGBA", (2 * side, 2 * side), RED)
    for color, corner in ((GREEN, (side, 0)), (BLUE, (0, side)), (WHITE, (side, side))):
        picture.paste(color, (*corner, corner[0] + side, corner[1] + side))
    return images.png(picture)


def at(data: bytes, x: int, y: int) -> Color:
    """The colour of a place."""
    with Image.open(io.BytesIO(data)) as picture:
        found = picture.convert("RGBA").getpixel((x % picture.width, y % picture.height))
    assert isinstance(found, tuple)
    return found


def corners(data: bytes) -> list[Color]:
    return [at(data, 0, 0), at(data, -1, 0), at(data, 0, -1), at(data, -1, -1)]


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 9))
def test_a_generated_picture_has_its_size_and_is_always_the_same(width: int, height: int, seed: int) -> None:
    data = images.generate(width, height, seed, "A")
    assert images.size(data) == (width, height)
    assert data == images.generate(width, height, seed, "A")
    assert of_content(data) == "public.png"


def test_seeds_and_labels_make_a_difference() -> None:
    assert len({images.generate(32, 32, seed, label) for seed in (1, 2, "x") for label in ("", "A", "B")}) == 9


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("JPEG", "public.jpeg"),
        ("PNG", "public.png"),
        ("TIFF", "public.tiff"),
        ("GIF", "com.compuserve.gif"),
        ("BMP", "com.microsoft.bmp"),
        ("PDF", "com.adobe.pdf"),
    ],
)
def test_a_converted_picture_is_of_its_format(form: str, kind: str) -> None:
    data = images.convert(quarters(), form.lower(), 0.9)
    assert of_content(data) == kind
    assert data == images.convert(quarters(), form, 0.9)
    assert b"Date" not in data
    if form != "PDF":
        assert images.size(data) == (8, 8)


def test_quality_makes_a_jpeg_smaller() -> None:
    photo = images.generate(64, 64, 1)
    assert len(images.convert(photo, "JPEG", 0.1)) < len(images.convert(photo, "JPEG", 1))


def test_metadata_is_not_kept() -> None:
    target = io.BytesIO()
    Image.new("RGB", (2, 2)).save(target, "JPEG", comment=b"secret place")
    assert b"secret" in target.getvalue()
    for form in ("PNG", "JPEG", "TIFF"):
        assert b"secret" not in images.convert(target.getvalue(), form)


@pytest.mark.parametrize("form", ["HEIF", "JPEG-2000", "", "exe"])
def test_other_formats_are_refused(form: str) -> None:
    with pytest.raises(DocumentError, match="cannot be made"):
        images.convert(quarters(), form)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(40, None, (40, 20)), (None, 5, (10, 5)), (30, 30, (30, 30)), (None, None, (20, 10)), (0, 40, (80, 40)), (0.4, 1, (1, 1))],
)
def test_a_side_that_is_not_given_follows(width: float | None, height: float | None, size: tuple[int, int]) -> None:
    assert images.size(images.resize(plain(20, 10, RED), width, height)) == size


def test_other_ways_to_resize() -> None:
    wide = plain(20, 10, RED)
    assert images.size(images.resize_percent(wide, 50)) == (10, 5)
    assert images.size(images.resize_longest(wide, 60)) == (60, 30)


@pytest.mark.parametrize(
    ("position", "color"),
    [("Top Left", RED), ("Top Right", GREEN), ("Bottom Left", BLUE), ("Bottom Right", WHITE), ("bottom right", WHITE)],
)
def test_a_corner_is_cropped(position: str, color: Color) -> None:
    cropped = images.crop(quarters(), 4, 4, position)
    assert images.size(cropped) == (4, 4)
    assert set(corners(cropped)) == {color}


def test_the_middle_and_a_place_are_cropped() -> None:
    assert corners(images.crop(quarters(), 2, 2)) == [RED, GREEN, BLUE, WHITE]
    assert set(corners(images.crop(quarters(), 3, 2, "Custom", 5, 1))) == {GREEN}
    assert images.size(images.crop(quarters(), 100, 100, "Custom", 6, 7)) == (2, 1)
    assert images.size(images.crop(quarters(), 100, 100)) == (8, 8)
    with pytest.raises(DocumentError, match="nothing in it"):
        images.crop(quarters(), 5, 5, "Custom", 50, 50)
    with pytest.raises(DocumentError, match="no position"):
        images.crop(quarters(), 5, 5, "Somewhere")


@pytest.mark.parametrize(
    ("degrees", "wanted"),
    [
        (90, [BLUE, RED, WHITE, GREEN]),
        (180, [WHITE, BLUE, GREEN, RED]),
        (270, [GREEN, WHITE, RED, BLUE]),
        (-90, [GREEN, WHITE, RED, BLUE]),
        (360, [RED, GREEN, BLUE, WHITE]),
    ],
)
def test_a_turn_is_clockwise(degrees: float, wanted: list[Color]) -> None:
    assert corners(images.rotate(quarters(), degrees)) == wanted


def test_a_slanted_turn_keeps_all_and_leaves_clear_corners() -> None:
    turned = images.rotate(quarters(), 45)
    assert images.size(turned)[0] >= 11
    assert {color[3] for color in corners(turned)} == {CLEAR}


def test_flips() -> None:
    assert corners(images.flip(quarters(), "Horizontal")) == [GREEN, RED, WHITE, BLUE]
    assert corners(images.flip(quarters(), "Vertical")) == [BLUE, WHITE, RED, GREEN]
    with pytest.raises(DocumentError, match="flipped"):
        images.flip(quarters(), "Sideways")


@pytest.mark.parametrize("kind", [kind for kind in MASKS if kind != "Custom Image"])
def test_a_mask_clears_the_corners_and_keeps_the_middle(kind: str) -> None:
    masked = mask(plain(40, 40, RED), kind, radius=10)
    assert {color[3] for color in corners(masked)} == {CLEAR}
    assert at(masked, 20, 20) == RED


def test_a_custom_mask_is_stretched_and_dark_is_clear() -> None:
    """The action's definition: darker colours become transparent, and the mask gets the size of the picture."""
    masked = mask(plain(20, 20, RED), "Custom Image", custom=plain(2, 2, (0, 0, 0, 255)))
    assert at(masked, 5, 5)[3] == CLEAR
    assert at(mask(plain(20, 20, RED), "Custom Image", custom=plain(3, 3, WHITE)), 5, 5) == RED
    with pytest.raises(DocumentError, match="no mask"):
        mask(quarters(), "Custom Image")


@pytest.mark.parametrize(("mode", "size"), list(zip(COMBINE_MODES, [(28, 9), (10, 22), (23, 21)], strict=True)))
def test_combined_pictures_stand_apart(mode: str, size: tuple[int, int]) -> None:
    parts = [plain(10, 9, RED), plain(8, 4, GREEN), plain(4, 3, BLUE)]
    joined = combine(parts, mode, 3)
    assert images.size(joined) == size
    assert at(joined, 0, 0) == RED
    assert combine([parts[0]], mode, 5) == parts[0]


def test_our_choice_of_a_grid() -> None:
    joined = combine([plain(4, 4, color) for color in (RED, GREEN, BLUE, WHITE)], "Grid", 0)
    assert corners(joined) == [RED, GREEN, BLUE, WHITE]
    with pytest.raises(DocumentError, match="no mode"):
        combine([quarters()], "In a Circle")
    with pytest.raises(DocumentError, match="cannot be combined"):
        combine([])


def test_a_picture_on_a_picture() -> None:
    ground, small = plain(20, 20, BLUE), plain(4, 4, RED)
    assert at(overlay(small, ground), 10, 10) == RED
    assert corners(overlay(small, ground, position="Bottom Right")) == [BLUE, BLUE, BLUE, RED]
    custom = overlay(small, ground, position="Custom", x=2, y=3, width=6)
    assert [at(custom, *place) for place in ((1, 3), (2, 3), (7, 8), (8, 8))] == [BLUE, RED, RED, BLUE]
    assert at(overlay(small, ground, opacity=0), 10, 10) == BLUE
    assert at(overlay(small, ground, opacity=50), 10, 10)[0] in range(120, 136)
    assert images.size(overlay(small, ground, position="Custom", x=1e12, y=float("nan"))) == (20, 20)


@pytest.mark.parametrize("position", [position for position in TEXT_POSITIONS if position != "Custom Position"])
def test_a_text_stands_where_it_should(position: str) -> None:
    data = overlay_text(plain(90, 90, BLUE), "HH", position=position, font_size=12)
    with Image.open(io.BytesIO(data)) as picture:
        box = picture.convert("RGBA").getchannel("R").getbbox()
    assert box is not None
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    column = 0 if "Left" in position else 2 if "Right" in position else 1
    row = 0 if "Top" in position else 2 if "Bottom" in position else 1
    assert (int(middle[0] // 30), int(middle[1] // 30)) == (column, row)


def test_a_text_is_broken_to_its_box() -> None:
    def height(width: float) -> int:
        data = overlay_text(plain(200, 200, BLUE), "aa aa aa aa", font_size=12, box_width=width)
        with Image.open(io.BytesIO(data)) as picture:
            box = picture.convert("RGBA").getchannel("R").getbbox()
        assert box is not None
        return box[3] - box[1]

    assert height(20) > 2 * height(0)


def test_an_animation_comes_apart() -> None:
    frames = [plain(6, 4, color) for color in (RED, GREEN, BLUE)]
    moving = make_gif(frames, 0.3)
    assert [at(frame, 2, 2) for frame in frames_of_gif(moving)] == [RED, GREEN, BLUE]
    assert frames_of_gif(frames[0]) == [frames[0]]
    with Image.open(io.BytesIO(moving)) as picture:
        assert (picture.info["duration"], picture.info["loop"]) == (300, 0)
    longer = add_frame(plain(3, 3, WHITE), moving, 0.5)
    assert [at(frame, 2, 2) for frame in frames_of_gif(longer)] == [RED, GREEN, BLUE, WHITE]
    assert len(frames_of_gif(add_frame(frames[0], None))) == 1


def test_loops_of_an_animation() -> None:
    """The count in the file says how often it is shown again (Netscape's extension of GIF89a)."""
    frames = [plain(4, 4, RED), plain(4, 4, BLUE)]
    assert b"NETSCAPE2.0\x03\x01\x04\x00" in make_gif(frames, 0.1, 5)
    assert b"NETSCAPE2.0\x03\x01\x00\x00" in make_gif(frames, 0.1)
    assert b"NETSCAPE" not in make_gif(frames, 0.1, 1)


@given(st.text(min_size=1, max_size=60), st.sampled_from(sorted(ERROR_LEVELS)))
def test_a_code_says_what_was_put_in(text: str, level: str) -> None:
    try:
        code = qr_code(text, level)
    except DocumentError:
        assert any("\ud800" <= letter <= "\udfff" for letter in text)
        return
    assert code == qr_code(text, level)
    assert scan_code(code) == [text]


def test_codes_are_read_from_top_to_bottom() -> None:
    assert scan_code(combine([qr_code("one"), qr_code("two", dark="#003366")], "Vertically")) == ["one", "two"]
    assert scan_code(quarters()) == []


@pytest.mark.parametrize(("text", "level"), [("", "Low"), ("x" * 8000, "Low"), ("x" * 2000, "High"), ("x", "Best")])
def test_what_fits_into_no_code(text: str, level: str) -> None:
    with pytest.raises(DocumentError):
        qr_code(text, level)


def bomb(width: int, height: int) -> bytes:
    """A PNG that promises more than it holds (PNG specification: IHDR, IDAT, IEND)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5_000, 20_000, 60_000, 2**31 - 1])
def test_a_picture_that_is_too_big_is_not_decoded(side: int) -> None:
    started = time.monotonic()
    with pytest.raises(DocumentError):
        images.size(bomb(side, side))
    assert time.monotonic() - started < 1


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize("value", [NAN, INF, -INF, -5, 1e300])
def test_no_number_hurts(value: float) -> None:
    data = plain(4, 4, RED)
    calls: tuple[Callable[[], object], ...] = (
        lambda: images.generate(int(min(1e9, value)) if value == value and value > -INF else 0, 5, 1),
        lambda: images.resize(data, value, 3),
        lambda: images.resize_percent(data, value),
        lambda: images.crop(data, value, 3, "Custom", value),
        lambda: images.rotate(data, value),
        lambda: mask(data, radius=value),
        lambda: combine([data, data], spacing=value),
        lambda: overlay(data, data, position="Custom", x=value, width=value, opacity=value, rotation=value),
        lambda: overlay_text(data, "a", font_size=value, offset=value, box_width=value, rotation=value, stroke_width=value),
        lambda: make_gif([data, data], value),
        lambda: images.convert(data, "JPEG", value),
    )
    for call in calls:
        try:
            call()
        except DocumentError:
            continue


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "TIFF", "BMP"])
@given(changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=6), cut=st.integers(0, 50))
def test_a_damaged_picture_is_read_or_refused(form: str, changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(images.convert(quarters(), form))
    for place, value in changes:
        data[place % len(data)] = value
    for call in (images.rotate, frames_of_gif, scan_code):
        try:
            call(bytes(data[: len(data) - cut]))
        except DocumentError:
            continue


def test_too_many_pictures_are_refused() -> None:
    with pytest.raises(DocumentError, match="frames"):
        make_gif([plain(1, 1, RED)] * 501)
    with pytest.raises(DocumentError, match="too big"):
        make_gif([plain(1, 1, RED)] * 100, size=(1000, 1000))
    with pytest.raises(DocumentError, match="too big"):
        combine([plain(9, 20, RED)] * 2, spacing=1e9)
