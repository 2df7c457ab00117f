"""Count: characters, words, sentences and lines of a text.

Rests on the definition of `count` (the names) and on UAX 29 for characters and words. Left out: the dictionaries by which a
device finds words in Chinese, Japanese and Thai.
"""

from __future__ import annotations

import importlib
import re

from workflowllm.errors import MissingExtraError
from workflowllm.simulate.splitting import characters, split_text

__all__ = ["count_characters", "count_lines", "count_sentences", "count_text", "count_words"]

_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'”’)\]]*(?=\s|$)|[\u3002\uff01\uff1f\uff61]+|[\n\r\x0b\x0c\x85\u2028\u2029]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def count_text(text: str, kind: str) -> int | None:
    """How many there are of one kind; None for a kind that is not of texts.

    Args:
        text: The text.
        kind: `Characters`, `Words`, `Sentences` or `Lines`.
    """
    counts = {"Characters": count_characters, "Words": count_words, "Sentences": count_sentences, "Lines": count_lines}
    count = counts.get(kind)
    return count(text) if count else None


def count_characters(text: str) -> int:
    """Extended grapheme clusters."""
    return len(characters(text))


def count_words(text: str) -> int:
    """Choice: stretches between the default word boundaries of UAX 29 that hold a letter or a digit."""
    try:
        engine = importlib.import_module("regex")
    except ImportError:
        raise MissingExtraError("Running a shortcut", "simulate") from None
    pieces = engine.split(r"(?w)\b", text, flags=engine.V1)
    return sum(1 for piece in pieces if _LETTER_OR_DIGIT.search(piece))


def count_sentences(text: str) -> int:
    """Choice: a sentence ends with `.`, `!`, `?` or `…` before white space or the end, or with its line.

    The full stops of Chinese and Japanese need no space behind them. What holds no letter and no digit is no sentence. An
    abbreviation before a space ends one here.
    """
    return sum(1 for piece in _SENTENCE_END.split(text) if _LETTER_OR_DIGIT.search(piece))


def count_lines(text: str) -> int:
    """Choice: as many as Split Text gives by New Lines, so a line end at the end begins an empty line; an empty text has none."""
    return len(split_text(text, "New Lines")) if text else 0
