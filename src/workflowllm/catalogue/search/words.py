"""The words of a text as the index has them: small letters, without endings, without words that say nothing of what is wanted."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["words"]

_LONGEST: Final = 20_000
_WORD: Final = re.compile(r"[a-z0-9]+|[\u3040-\u30ff\u4e00-\u9fff]")
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ers", "er", "ed", "es", "s", "ly")
_SAID_BY_ALL: Final = """
    a all allow also an and any are as at based be by can could create do does ensure for from has have help how i if in
    include including interested into involve is it its like make me my need no not of on or process shortcut shortcuts so
    specifically steps such sure that the then there these this those to use user users using want was way what which with
    workflow would you your
"""
_EMPTY: Final = frozenset(_SAID_BY_ALL.split())


def words(text: str) -> list[str]:
    """The words of a text, repeats kept; of a very long text, those at its beginning."""
    return [_stem(word) for word in _WORD.findall(text[:_LONGEST].lower()) if word not in _EMPTY]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
