"""What every importer shares: reading a mapping field by field, and keeping count of what is left out.

A description is data of others, so nothing in it need be of the kind that it should be. What is not is left out and counted under a
reason, which never quotes the document; the rest comes through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from workflowllm.catalogue.collection import Catalogue, attributed
from workflowllm.catalogue.definition import Definition, Kind, Parameter
from workflowllm.errors import CatalogueError
from workflowllm.workflow.values import Value

__all__ = ["MAX_PARTS", "Entry", "Intake", "Origin", "is_name"]

MAX_PARTS: Final = 2_000_000
"""Parameters, choices and words of all actions together. A short file can name one list of a million choices a million times."""

_LONGEST: Final = 300
_HELD: Final[dict[Kind, tuple[type, ...]]] = {"text": (str,), "enumeration": (str,), "boolean": (bool,), "number": (int, float)}
"""What a default is where the kind says it. Of other kinds a text may be one, or a number, as the source has it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose actions a document describes.

    Attributes:
        app: The bundle identifier of the app; empty if it is not known.
        name: What people call the app.
    """

    app: str = ""
    name: str = ""


class Intake:
    """The definitions of one document, and the number of things left out by reason.

    Args:
        source: What stands in `sources` of each definition; empty where the definitions name their sources themselves.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.left_out: Counter[str] = Counter()
        self._all: dict[str, Definition] = {}
        self._parts = 0

    def leave_out(self, reason: str, count: int = 1) -> None:
        """Count something that does not come through."""
        self.left_out[reason] += count

    def add(self, definition: Definition) -> None:
        """Take an action, unless it has no name that a file could write, or stands there already."""
        if not is_name(definition.identifier):
            self.leave_out("an action without an identifier that a file could hold")
        elif definition.identifier in self._all:
            self.leave_out("an action that stands there twice")
        else:
            self._count(len(definition.keywords) + len(definition.categories) + len(definition.output_types) + 1)
            self._all[definition.identifier] = attributed(definition, self.source) if self.source else definition

    def parameters(self, found: Iterator[Parameter]) -> dict[str, Parameter]:
        """Parameters by key; the first of a key counts."""
        kept: dict[str, Parameter] = {}
        for parameter in found:
            self._count(1 + len(parameter.choices))
            if not is_name(parameter.key):
                self.leave_out("a parameter without a key that a file could hold")
            elif parameter.key in kept:
                self.leave_out("a parameter that stands there twice")
            else:
                kept[parameter.key] = parameter
        return kept

    def default(self, kind: Kind, value: Value | None) -> Value | None:
        """A default, if it is one that the kind can have. For a yes or no the numbers 0 and 1 are one too."""
        if kind == "boolean" and isinstance(value, int) and value in (0, 1):
            return bool(value)
        held = _HELD.get(kind, (str, int, float, bool))
        if isinstance(value, held) and (kind != "number" or not isinstance(value, bool)):
            return value
        if value is not None:
            self.leave_out("a default that a parameter of its kind cannot have")
        return None

    def _count(self, parts: int) -> None:
        self._parts += parts
        if self._parts > MAX_PARTS:
            raise CatalogueError(f"the actions have more than {MAX_PARTS} parameters, choices and words", where="size")

    @property
    def catalogue(self) -> Catalogue:
        """What was taken."""
        return Catalogue(self._all.values())


def is_name(text: str) -> bool:
    """Whether a text can be an identifier or a key: some printable characters without space around them."""
    return 0 < len(text) <= _LONGEST and text.isprintable() and text == text.strip()


class Entry:
    """A mapping of a document, read field by field. A field of another kind than asked for is left out and reads as absent.

    Args:
        fields: The mapping, or anything else, which reads as an empty one.
        what: What it is, as the reasons call it: `a parameter`.
        intake: Where things left out are counted.
    """

    def __init__(self, fields: Any, what: str, intake: Intake) -> None:
        self.fields: Mapping[str, Any] = fields if isinstance(fields, Mapping) else {}
        self.what = what
        self._intake = intake

    def __contains__(self, key: str) -> bool:
        return self.fields.get(key) is not None

    def text(self, key: str) -> str:
        """A text; empty if there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, str) else self._other(key, value, "")

    def flag(self, key: str) -> bool | None:
        """A yes or no; None if neither is said. Numbers say it too: 0 and 1."""
        value = self.fields.get(key)
        if isinstance(value, bool):
            return value
        return bool(value) if value in (0, 1) and isinstance(value, int) else self._other(key, value, None)

    def number(self, key: str) -> float | None:
        """A number; None if there is none."""
        value = self.fields.get(key)
        known = isinstance(value, int | float) and not isinstance(value, bool)
        return value if known else self._other(key, value, None)

    def scalar(self, key: str) -> Value | None:
        """A text, a number or a yes or no; None if there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, str | int | float | bool) else self._other(key, value, None)

    def items(self, key: str) -> list[Any]:
        """A list; empty if there is none."""
        value = self.fields.get(key)
        return list(value) if isinstance(value, list | tuple) else self._other(key, value, [])

    def texts(self, key: str) -> list[str]:
        """The texts in a list."""
        found = self.items(key)
        kept = [item for item in found if isinstance(item, str)]
        if len(kept) < len(found):
            self._intake.leave_out(f"{self.what}: something in `{key}` that is no text", len(found) - len(kept))
        return kept

    def entry(self, key: str) -> Entry:
        """A mapping inside; an empty one if there is none."""
        value = self.fields.get(key)
        return Entry(value if isinstance(value, Mapping) else self._other(key, value, {}), self.what, self._intake)

    def entries(self, key: str, what: str) -> Iterator[Entry]:
        """The mappings in a list."""
        for item in self.items(key):
            if isinstance(item, Mapping):
                yield Entry(item, what, self._intake)
            else:
                self._intake.leave_out(f"{what} that is no mapping")

    def named(self, key: str, what: str) -> Iterator[tuple[str, Entry]]:
        """The mappings in a mapping, by name."""
        for name, item in self.entry(key).fields.items():
            if isinstance(item, Mapping):
                yield name, Entry(item, what, self._intake)
            else:
                self._intake.leave_out(f"{what} that is no mapping")

    def _other(self, key: str, value: Any, absent: Any) -> Any:
        if value is not None:
            self._intake.leave_out(f"{self.what}: a `{key}` of another kind than it should be")
        return absent
