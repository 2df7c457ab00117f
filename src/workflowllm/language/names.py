"""Names of the surface language: from what the file says to Python identifiers, and back.

A name is readable, unique in its program and stable: the name given to an identifier that is already a Python name is that name,
so printing a parsed program gives the same names again. Where the identifier differs from the original, the head block keeps it.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable

__all__ = ["FUNCTIONS", "Names", "call_name", "identifier", "is_identifier", "says_identifier", "snake"]

FUNCTIONS = frozenset(
    [
        "all_of",
        "any_of",
        "array",
        "array_variable",
        "as_variable",
        "ask",
        "bare",
        "beside",
        "calendar_unit",
        "choice",
        "clipboard",
        "codes",
        "comment",
        "contacts",
        "current_app",
        "current_date",
        "data",
        "date_field",
        "date_of",
        "device",
        "dict",
        "dictionary_field",
        "dictionary_variable",
        "duplicate",
        "duration_of",
        "each",
        "either",
        "enumerate",
        "enumeration",
        "file_field",
        "item",
        "leftover",
        "legacy",
        "marker",
        "measurement_of",
        "menu",
        "missing",
        "modern",
        "number_field",
        "number_text",
        "numeral",
        "opaque",
        "opaque_action",
        "option",
        "overlay",
        "plain",
        "preamble",
        "predicate",
        "print",
        "quantity",
        "range",
        "repeat",
        "result_of_if",
        "result_of_menu",
        "results_of_repeat",
        "rule",
        "shortcut_input",
        "spoken",
        "switch",
        "test",
        "time_offset",
        "timestamp",
        "untitled",
        "where",
        "where_any",
        "words",
        "workflow_input",
    ]
)
"""Every function of the language."""

_ORDINARY = frozenset(["array", "choice", "contacts", "data", "item", "option", "plain", "quantity", "rule", "switch", "test", "words"])
"""Functions that people name their variables after. What is called is a function, what is not is a variable."""

_BUILTINS = frozenset(
    [
        "all",
        "any",
        "bool",
        "bytes",
        "dir",
        "filter",
        "float",
        "format",
        "hash",
        "help",
        "id",
        "input",
        "int",
        "iter",
        "list",
        "map",
        "max",
        "min",
        "next",
        "object",
        "open",
        "round",
        "set",
        "sorted",
        "str",
        "sum",
        "vars",
        "zip",
    ]
)
"""Names that Python readers know as something else."""

_SOFT = {"_", "case", "chosen", "match", "type"}
_INVALID = re.compile(r"\W+")
_RESERVED = (FUNCTIONS - _ORDINARY) | _BUILTINS | _SOFT | set(keyword.kwlist)


def is_identifier(text: str) -> bool:
    """Whether Python takes this text as a name and keeps it as it is."""
    if not text.isidentifier() or keyword.iskeyword(text):
        return False
    return text.isascii() or unicodedata.normalize("NFKC", text) == text


def identifier(original: str) -> str:
    """A Python name that reads like the original; the original itself where that is possible."""
    if is_identifier(original) and original not in _RESERVED:
        return original
    name = _INVALID.sub("_", unicodedata.normalize("NFKC", original)).strip("_")
    name = unicodedata.normalize("NFKC", "".join([char for char in name if ("a" + char).isidentifier()]))[:60]
    if not name:
        return "value"
    if not name.isidentifier():
        name = "_" + name
    if not is_identifier(name):
        name += "_"
    return name if is_identifier(name) else "value"


def snake(display: str) -> str:
    """The name of an output that its author left unnamed, from its display name: `contents_of_url`."""
    return identifier(unicodedata.normalize("NFKC", display).lower())


def call_name(action: str) -> str:
    """How an action identifier is called: every character that a name cannot hold becomes `_` (paper, section 3.1)."""
    name = _INVALID.sub("_", action)
    if not is_identifier(name) or name in _RESERVED or name in FUNCTIONS:
        name = identifier("action_" + name)
    return name


def says_identifier(action: str) -> bool:
    """Whether an identifier may stand in a text by its call alone: with two dots or more, as nearly all have. `get_text` is no action."""
    return action.count(".") >= 2


class Names:
    """Gives out names that are not taken yet."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """The wanted name, with `_` behind it if it means something else, and the first free number if it is taken."""
        if wanted in _RESERVED:
            wanted += "_"
        if wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        number = self._next.get(wanted, 2)
        while f"{wanted}_{number}" in self._taken:
            number += 1
        self._next[wanted] = number + 1
        name = f"{wanted}_{number}"
        self._taken.add(name)
        return name
