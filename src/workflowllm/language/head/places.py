"""Where in the head block an error is, and what should stand there.

TOML says where its own mistakes are. Of a key that is fine for TOML and not for a shortcut only its name is known: the block is
searched for its line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from workflowllm.errors import Span, TextError

__all__ = ["HeadError", "Place", "nearest", "of_toml", "placed"]

Place = tuple[str, int, str]
"""A table (empty for the keys above all tables), its number from 0 among tables of one name, and a key in it (or nothing)."""

_TABLE: Final = re.compile(r"\s*\[\[?\s*[\"']?([^\]\"']*?)[\"']?\s*\]\]?")
_KEY: Final = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([^\s=.\"'#]+))\s*[=.]")
_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z")

_SHAPES: Final = {
    "name": 'name = "Read later"',
    "client_version": 'client_version = "2302.0.4"',
    "client_release": 'client_release = "3.0"',
    "minimum_version": "minimum_version = 900",
    "minimum_version_text": 'minimum_version_text = "900"',
    "icon": "icon = {glyph = 61440, color = 463140863}",
    "surfaces": 'surfaces = ["ActionExtension", "Watch"]',
    "quick_actions": 'quick_actions = ["Services"]',
    "accepts": 'accepts = ["URL", "String"], or accepts = "everything"',
    "returns": 'returns = ["String"]',
    "uses_input": "uses_input = true",
    "output_fallback": "output_fallback = true",
    "no_input": 'no_input = "clipboard", or no_input = {ask = "Image"}',
    "without": 'without = ["icon"]',
    "conditions": 'conditions = "words"',
    "legacy_comparison": "legacy_comparison = true",
    "question": '[[question]], and below it action = "page", parameter = "WFURL", text = "Which page?"',
    "names": '[names], and below it lines such as API_key = "API key"',
    "actions": '[actions], and below it lines such as com_example_do_it = "com.example.do-it"',
    "file": "[file], and below it lines such as WFWorkflowNoInputBehavior = \"dict(Name='WFWorkflowNoInputBehaviorShowError')\"",
}
_OTHER_WORDS: Final = {
    "title": "name",
    "glyph": "icon",
    "color": "icon",
    "colour": "icon",
    "input": "accepts",
    "inputs": "accepts",
    "output": "returns",
    "outputs": "returns",
    "version": "client_version",
    "types": "surfaces",
    "questions": "question",
    "variables": "names",
    "identifiers": "actions",
}


class HeadError(Exception):
    """Something wrong with a key, before its line is known.

    Args:
        problem: What is wrong.
        place: The key.
        advice: What to do; by default the shape that the key has.
        column: How far into the text of the value, where that is an expression; 0 is the key itself.
    """

    def __init__(self, problem: str, place: Place = ("", 0, ""), advice: str = "", column: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.advice = advice or _shape(place)
        self.column = column


def _shape(place: Place) -> str:
    shape = _SHAPES.get(place[0] or place[2])
    return f"Write {shape}" if shape else "docs/language.md lists the keys"


def nearest(key: str, known: Iterable[str]) -> str:
    """Advice that names the key that was meant, if there is one like it."""
    found = _OTHER_WORDS.get(key.lower()) or next(iter(difflib.get_close_matches(key.lower(), [*known, *_SHAPES], 1)), None)
    return f"Do you mean {found}? Write {_SHAPES.get(found, found)}" if found else f"The keys are {', '.join(_SHAPES)}"


def of_toml(error: ValueError | RecursionError, block: Sequence[str]) -> TextError:
    """What TOML found wrong, at its line and column in the text.

    Args:
        error: From `tomllib`.
        block: The lines of the block as they stand in the text, without the first and the last.
    """
    said = str(error)
    match = _AT.search(said)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else (max(1, len(block)), len(_bare(block[-1])) + 1 if block else 1)
    problem = said[: match.start()] if match else said
    raw = block[line - 1] if line <= len(block) else ""
    key = _KEY.match(_bare(raw))
    advice = _SHAPES.get(_name(key), "") if key else ""
    return _error(
        problem, line, column + _indent(raw), f"Write {advice}" if advice else "Write key = value, as TOML has it: texts in quotes"
    )


def placed(error: HeadError, block: Sequence[str]) -> TextError:
    """The error with the line and column of its key.

    Args:
        error: What is wrong.
        block: The lines of the block as they stand in the text, without the first and the last.
    """
    line, column = _find(error.place, block)
    raw = block[line - 1] if line <= len(block) else ""
    value = re.search(r"=\s*(\"(?!\")|'(?!'))?", raw)
    if error.column and value is not None:
        column = value.end() + (error.column if value[1] and "\\" not in raw else 1)
    else:
        column += _indent(raw)
    return _error(error.problem, line, column, error.advice)


def _error(problem: str, line: int, column: int, advice: str) -> TextError:
    where = Span(line + 1, column, line + 1, column + 1)  # the first line of the text opens the block
    return TextError(f"the head block cannot be read: {problem}", where=where, advice=advice)


def _find(place: Place, block: Sequence[str]) -> tuple[int, int]:
    """Line and column, in the TOML, of a key; of its table if the key has no line of its own; else the start."""
    table, number, key = place
    inside, count, found = table == "", 0, (1, 1)
    for line, raw in enumerate(block, start=1):
        text = _bare(raw)
        header, match = _TABLE.match(text), _KEY.match(text)
        if header is not None:
            inside = header[1] == table and count == number
            count += header[1] == table
            if inside or (not table and header[1] == key):
                found = (line, len(text) - len(text.lstrip()) + 1)
                if not key or not table:
                    return found
        elif match is not None and _name(match) == (key if inside else table) and (inside or not _seen_table(block[: line - 1])):
            return line, len(text) - len(text.lstrip()) + 1
    return found


def _seen_table(block: Sequence[str]) -> bool:
    return any(_TABLE.match(_bare(raw)) for raw in block)


def _name(match: re.Match[str]) -> str:
    return next((part for part in match.groups() if part is not None), "")


def _bare(raw: str) -> str:
    return raw[_indent(raw) :]


def _indent(raw: str) -> int:
    return 2 if raw[:2] == "# " else 1
