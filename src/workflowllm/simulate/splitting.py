"""Split Text, Combine Text and Trim Whitespace.

Rests on the definitions of `text.split`, `text.combine` and `text.trimwhitespace` (the names of the separators) and on runs
recorded as device claims: `a,b,c` split by a comma, `a b c` combined by a hyphen. What a device makes of empty pieces is not
published.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence

from workflowllm.errors import MissingExtraError

__all__ = ["KEEP_EMPTY_PIECES", "WHITE_SPACE", "characters", "combine_text", "split_text", "trim_whitespace"]

KEEP_EMPTY_PIECES = True
"""Choice: two separators in a row, or one at an end, give an empty piece."""
WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x85\u2028\u2029 \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""White space and line ends: the space separators of Unicode, the tab, and the characters that end a line."""
_LINE_END = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")


def split_text(text: str, separator: str, custom: str = "") -> list[str]:
    """The pieces of a text.

    Choice: New Lines splits at every line end of Unicode, the pair CR LF being one; Spaces at each U+0020; a custom separator
    that is empty, like a separator of another name, splits nothing. An empty text has one empty piece, and no characters.

    Args:
        text: The text.
        separator: `New Lines`, `Spaces`, `Every Character` or `Custom`.
        custom: The separator, where it is `Custom`.
    """
    if separator == "Every Character":
        return characters(text)
    if separator == "New Lines":
        pieces = _LINE_END.split(text)
    else:
        between = {"Spaces": " ", "Custom": custom}.get(separator, "")
        pieces = text.split(between) if between else [text]
    return pieces if KEEP_EMPTY_PIECES else [piece for piece in pieces if piece]


def characters(text: str) -> list[str]:
    """The characters of a text as a reader counts them: extended grapheme clusters (UAX 29), which Swift calls characters."""
    if text.isascii() and "\r" not in text:
        return list(text)
    try:
        found = importlib.import_module("regex").findall(r"\X", text)
    except ImportError:
        raise MissingExtraError("Running a shortcut", "simulate") from None
    return [str(piece) for piece in found]


def combine_text(texts: Sequence[str], separator: str, custom: str = "") -> str:
    """The texts joined.

    Args:
        texts: The texts, in order.
        separator: `New Lines` (U+000A), `Spaces` or `Custom`; another name joins with nothing.
        custom: The separator, where it is `Custom`.
    """
    return {"New Lines": "\n", "Spaces": " ", "Custom": custom}.get(separator, "").join(texts)


def trim_whitespace(text: str) -> str:
    """The text without white space and line ends at both ends."""
    return text.strip(WHITE_SPACE)
