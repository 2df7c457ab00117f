"""Codes that machines read: QR codes are made with segno, and codes of all kinds are read with zxing-cpp."""

from __future__ import annotations

import io
from typing import Any

from workflowllm.errors import DocumentError, MissingExtraError
from workflowllm.simulate.documents.bounds import reading
from workflowllm.simulate.documents.images import flat, opened

__all__ = ["ERROR_LEVELS", "MODULE_PIXELS", "qr_code", "scan_code"]

ERROR_LEVELS = {"Low": "l", "Medium": "m", "Quartile": "q", "High": "h"}
"""The levels of the action "Create QR Code" as ISO/IEC 18004 calls them."""

MODULE_PIXELS = 10
"""Choice: how many pixels wide a module of the code is."""

_MOST = 7089
"""The most characters, all digits, that any QR code holds (ISO/IEC 18004)."""


def qr_code(text: str, level: str = "Medium", dark: str = "#000000", light: str = "#ffffff") -> bytes:
    """A QR code as a PNG, with the quiet zone of four modules that ISO/IEC 18004 asks for.

    Left out: rounded modules.

    Args:
        text: What it says.
        level: One of `ERROR_LEVELS`.
        dark: The colour of the modules, as `#rrggbb`.
        light: The colour of the ground.
    """
    try:
        import segno
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    grade = ERROR_LEVELS.get(level.strip().title())
    if grade is None:
        raise DocumentError(f"There is no error correction {level[:20]!r}", advice=f"Use one of: {', '.join(ERROR_LEVELS)}")
    if not 0 < len(text) <= _MOST:
        raise DocumentError(
            f"A text of {len(text)} characters does not fit into a QR code", advice="Use a shorter text, but not an empty one"
        )
    target = io.BytesIO()
    with reading("The QR code"):
        # Letters beyond ASCII stand as UTF-8 and say so: readers guess wrongly otherwise.
        wide: dict[str, Any] = {} if text.isascii() else {"encoding": "utf-8", "eci": True, "mode": "byte"}
        code = segno.make(text, error=grade, micro=False, boost_error=False, **wide)
        code.save(target, kind="png", scale=MODULE_PIXELS, border=4, dark=dark, light=light)
    return target.getvalue()


def scan_code(image: bytes) -> list[str]:
    """What the QR codes and barcodes in a picture say, from top to bottom.

    Args:
        image: The picture's file.
    """
    try:
        import zxingcpp
    except ImportError as error:
        raise MissingExtraError("Running a shortcut", "simulate") from error
    with opened(image) as picture:
        found = zxingcpp.read_barcodes(flat(picture).convert("L"), text_mode=zxingcpp.TextMode.Plain)
        places = sorted((code.position.top_left.y, code.position.top_left.x, code.text) for code in found if code.valid)
    return [text for _, _, text in places]
