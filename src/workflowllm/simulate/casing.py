"""Change Case: the six items of the action, by the names the definition gives them.

Rests on the definition of `text.changecase` (the names, and what the last one shows of itself), on Unicode's default case
mappings, and on runs recorded as device claims: UPPERCASE, lowercase, both ways to capitalize `hello world`, sentence case.
Left out: the mappings of one language (Turkish i, Lithuanian dots).
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["CASES", "SMALL_WORDS", "change_case"]

SMALL_WORDS = frozenset(re.findall(r"\w+", "a an and as at but by for if in nor of on or per the to up via vs"))
"""Choice: words that Title Case leaves small unless they come first or last. Which ones a device knows is not published."""
_WORD = re.compile(r"\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?\u2026\u3002\uff01\uff1f][\"'”’)\]]*\s|[\n\r\u2028\u2029])[^\w]*", re.UNICODE)


def change_case(text: str, case: str) -> str | None:
    """The text in another case; None if there is no such case.

    Args:
        text: The text.
        case: The name of the item, as in `CASES`.
    """
    change = CASES.get(case)
    return change(text) if change else None


def _capitalized(word: str) -> str:
    """Choice: the first letter of what stands between white space is large, all others are small."""
    for place, char in enumerate(word):
        if char.isalpha():
            return word[:place].lower() + char.title() + word[place + 1 :].lower()
    return word.lower()


def _every_word(text: str) -> str:
    return _WORD.sub(lambda found: _capitalized(found[0]), text)


def _title(text: str) -> str:
    words = list(_WORD.finditer(text))
    ends = {words[0].start(), words[-1].start()} if words else set()

    def one(found: re.Match[str]) -> str:
        small = found[0].lower()
        return small if small in SMALL_WORDS and found.start() not in ends else _capitalized(small)

    return _WORD.sub(one, text)


def _sentence(text: str) -> str:
    """Choice: every sentence and every line begins large; all other letters are small."""
    small = text.lower()
    pieces, at = [], 0
    for found in _SENTENCE_START.finditer(small):
        if found.end() < at:
            continue
        pieces += [small[at : found.end()], small[found.end() : found.end() + 1].title()]
        at = found.end() + 1
    return "".join(pieces) + small[at:]


def _alternating(text: str) -> str:
    """Each word begins anew with a small letter: the item's own name is written so. Only letters are counted."""
    return _WORD.sub(lambda found: _alternating_word(found[0]), text)


def _alternating_word(word: str) -> str:
    pieces, large = [], False
    for char in word:
        pieces.append((char.upper() if large else char.lower()) if char.isalpha() else char)
        large ^= char.isalpha()
    return "".join(pieces)


CASES: dict[str, Callable[[str], str]] = {
    "UPPERCASE": str.upper,
    "lowercase": str.lower,
    "Capitalize Every Word": _every_word,
    "Capitalize with Title Case": _title,
    "Capitalize with sentence case": _sentence,
    "cApItAlIzE wItH aLtErNaTiNg cAsE": _alternating,
}
"""Every item of the action with what it does."""
