"""Texts of a program that can stand in a user's question: plain words, no code, no numbers of a machine."""

from __future__ import annotations

import ast
import re
import unicodedata
from typing import Final

from workflowllm.pipeline.rules.words import constant, name_in_words, parts_of, say

__all__ = ["plain_description", "plain_name", "plain_text", "plain_title"]

CODE: Final = re.compile(
    r"[{}<>\\=;|_`$#@^~*]|://|www\.|\.(com|net|org|io|json|txt|png|jpg)\b|\bpython\b|is_workflow|\d{5,}|\[\w*\]", re.IGNORECASE
)
LONGEST_WORD: Final = 18
USUAL: Final = frozenset(
    [
        "text",
        "number",
        "dictionary",
        "list",
        "item",
        "index",
        "result",
        "value",
        "variable",
        "input",
        "output",
        "count",
        "match",
        "matches",
        "file",
        "files",
        "url",
        "address",
        "date",
        "data",
        "contents",
        "thing",
        "name",
        "temp",
        "tmp",
        "x",
        "y",
        "i",
        "n",
    ]
)
"""Names that say nothing of what they hold."""


def plain_text(node: ast.AST, *, characters: int = 44, words: int = 7) -> str | None:
    """A literal text that a user could have said; none where it is put together, long, or reads like code."""
    parts = parts_of(node)
    if parts is None:
        value = constant(node) or (say(node).strip("'") if isinstance(node, ast.Call) and _is_record(node) else None)
        return _plain(value, characters, words) if value and not value.replace(".", "").isdigit() else None
    if len(parts) != 1 or not isinstance(parts[0], str):
        return None
    return _plain(parts[0], characters, words)


def plain_title(title: str) -> str:
    """A title without versions and underscores; "" where it is not plain."""
    spaced = re.sub(r"\s*[(\[]?\bv?\d+(\.\d+)+\b[)\]]?", " ", re.sub(r"[_-]+", " ", title))
    return _plain(spaced, 40, 7) or ""


def plain_description(description: str, words: int = 32) -> str:
    """The first sentences of a description, at most so many words; "" where it is none or not plain."""
    text = _letters(re.sub(r"https?://\S+|www\.\S+", " ", description))
    kept: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if kept and len(f"{' '.join(kept)} {sentence}".split()) > words:
            break
        kept.append(sentence)
    said = _clause(" ".join(kept), words).strip().rstrip(".!?,;: ")
    return "" if CODE.search(said) or max(map(len, said.split()), default=0) > 30 else said


def _clause(text: str, words: int) -> str:
    """The beginning of a text that is too long, up to the last comma or the last word within the limit."""
    parts = text.split()
    if len(parts) <= words:
        return text
    start = " ".join(parts[:words])
    return start[: start.rfind(",")] if "," in start[len(start) // 2 :] else start


def plain_name(node: ast.AST) -> str | None:
    """What a value is called, with an article: "the battery level"; none where its name says nothing."""
    match node:
        case ast.Attribute(attr=name):
            words = name_in_words(name)
        case ast.Name(id=name):
            words = re.sub(r"\s*\d+$", "", name_in_words(name))
        case ast.Call(func=ast.Name(id="shortcut_input" | "workflow_input")):
            return "what I share"
        case ast.Call(func=ast.Name(id="current_date")):
            return "the current date"
        case ast.Call(func=ast.Name(id="device")):
            return "the device"
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Subscript(value=inner):
            return plain_name(inner)
        case ast.JoinedStr(values=[ast.FormattedValue(value=inner)]):
            return plain_name(inner)
        case ast.Call(func=ast.Name(id="plain" | "date_of" | "as_variable"), args=[inner, *_]):
            return plain_name(inner)
        case _:
            return None
    lower = words.lower()
    telling = [word for word in lower.split() if word not in USUAL]
    if (words.lower().split()[:1] and words.lower().split()[0] in ASKING) or (len(telling) == 1 and telling[0].endswith(VAGUE)):
        return None
    if not telling or len(telling[0]) < 3 or lower in GENERATED or _plain(words, 30, 4) is None:
        return None
    return f"the {lower.removeprefix('the ')}"


ASKING: Final = frozenset(["how", "what", "which", "who", "is", "has", "are", "no", "if", "when", "where", "the"])
VAGUE: Final = ("ed", "found", "chosen", "given", "new", "old", "more", "done")
"""Names such as "found" or "used" tell how something came about and not what it is."""
GENERATED: Final = frozenset(
    {
        "if result",
        "menu result",
        "repeat results",
        "provided input",
        "chosen item",
        "dictionary value",
        "item from list",
        "updated text",
        "split text",
        "combined text",
        "calculation result",
        "shortcut result",
        "contents of url",
        "items",
        "rounded number",
        "formatted date",
    }
)
"""Usual names of outputs."""


def _is_record(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "dict"


def _plain(text: str, characters: int, words: int) -> str | None:
    if CODE.search(text) or text.count("\n") > 1:
        return None
    said = _letters(text).strip(" .,:;-–—…>•·/\"'")
    parts = said.split()
    fits = 0 < len(said) <= characters and len(parts) <= words and max(map(len, parts)) <= LONGEST_WORD
    letters = sum(char.isalpha() for char in said)
    return said.replace('"', "'") if fits and letters >= 0.6 * len(said.replace(" ", "")) and letters > 1 else None


def _letters(text: str) -> str:
    """A text on one line without pictures and characters that do not print."""
    kept = (char for char in text if char in "+%€£°" or unicodedata.category(char)[0] in "LNPMZ" or char in "\n\t")
    return " ".join("".join(char for char in kept if char not in "\u200d\u20e3" and not "\ufe00" <= char <= "\ufe0f").split())
