"""Animated GIFs: made of pictures, taken apart, and made longer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_FRAMES, reading
from workflowllm.simulate.documents.images import check_pixels, flat, opened, png

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DEFAULT_SECONDS", "add_frame", "frames_of_gif", "make_gif"]

DEFAULT_SECONDS = 0.2
"""How long a frame stands in the definition of "Make GIF"."""


def make_gif(
    pictures: list[bytes], seconds: float = DEFAULT_SECONDS, loops: int | None = None, size: tuple[int, int] | None = None
) -> bytes:
    """An animation of pictures. Frames that show the same, one after the other, become one that stands longer.

    Choice: all frames get the size of the first.

    Args:
        pictures: The files.
        seconds: How long each stands; GIF counts in hundredths.
        loops: How often it is shown; None is for ever.
        size: Width and height, if not those of the first.
    """
    if not pictures or len(pictures) > MAX_FRAMES:
        raise DocumentError(f"A GIF of {len(pictures)} frames cannot be made: from 1 to {MAX_FRAMES} can")
    frames: list[Image] = []
    for data in pictures:
        with opened(data) as picture:
            side = size or (frames[0].size if frames else picture.size)
            check_pixels(*side, count=len(pictures))
            frames.append(flat(picture).resize(side))
    return _gif(frames, [_hundredths(seconds)] * len(frames), loops)


def _hundredths(seconds: float) -> int:
    """Milliseconds in whole hundredths of a second, at most what GIF's two bytes hold."""
    return 10 * round(min(max(0.0, seconds), 655.0) * 100)


def _gif(frames: list[Image], durations: list[int], loops: int | None) -> bytes:
    """The loop count of the file says how often it is shown again, so one showing has none."""
    target = io.BytesIO()
    again = {} if loops is not None and loops <= 1 else {"loop": 0 if loops is None else min(loops - 1, 65535)}
    with reading("The animation"):
        frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=durations, **again)
    return target.getvalue()


def frames_of_gif(data: bytes) -> list[bytes]:
    """The frames of an animation as PNG files; of a picture that does not move, itself.

    Args:
        data: The file.
    """
    return [png(frame) for frame in _frames(data)[0]]


def _frames(data: bytes) -> tuple[list[Image], list[int], int | None]:
    frames, durations = [], []
    with opened(data) as picture:
        count = 0
        loop = picture.info.get("loop")
        while True:
            frames.append(picture.convert("RGBA"))
            durations.append(int(picture.info.get("duration", 0)))
            count += 1
            check_pixels(*picture.size, count=count)
            if count > MAX_FRAMES:
                raise DocumentError(f"The animation has over {MAX_FRAMES} frames")
            try:
                picture.seek(count)
                picture.load()
            except EOFError:
                break
    loops = 1 if loop is None else None if loop == 0 else int(loop) + 1
    return frames, durations, loops


def add_frame(data: bytes, gif: bytes | None, seconds: float = 0.25) -> bytes:
    """An animation with one more picture at its end; a new one if there is none yet (the action "Add Frame to GIF").

    Args:
        data: The picture.
        gif: The animation, or None.
        seconds: How long the picture stands.
    """
    if gif is None:
        return make_gif([data], seconds)
    frames, durations, loops = _frames(gif)
    with opened(data) as picture:
        frames = [*(flat(frame) for frame in frames), flat(picture).resize(frames[0].size)]
    check_pixels(*frames[0].size, count=len(frames))
    return _gif(frames, [*durations, _hundredths(seconds)], loops)
