"""What a parameter can hold.

Each class says what it means, how it prints in the surface language, and how the file encodes it. A value never holds a plain
`dict` or `list`: records are `Record`, lists are tuples, so that a tree cannot be changed after it was built.
Source of the encodings: measured on real files; the counts in docs/language.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn, TypeAlias

__all__ = [
    "EMPTY",
    "Aggrandizement",
    "Attachment",
    "BareReference",
    "BareText",
    "Coerce",
    "ConvertUnit",
    "Dictionary",
    "Entry",
    "Field",
    "FormatDate",
    "GetKey",
    "GetProperty",
    "Item",
    "Opaque",
    "Output",
    "Overlay",
    "Record",
    "Scalar",
    "Source",
    "Special",
    "Text",
    "Value",
    "Variable",
    "WrappedReference",
]

Scalar: TypeAlias = "str | int | float | bool | bytes | datetime"
Value: TypeAlias = (
    "Scalar | Text | Overlay | Attachment | BareReference | BareText | WrappedReference | Dictionary | Item | Field | Record | Opaque"
    " | tuple[Value, ...]"
)


class Record(dict[str, "Value"]):
    """A mapping with fixed field names, in file order: `dict(workflowName="x", isSelf=False)`. It cannot be changed."""

    __slots__ = ()

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("a Record cannot be changed; build a new one")

    __setitem__ = __delitem__ = _refuse
    __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self))

    def with_fields(self, fields: Mapping[str, Value]) -> Record:
        """A copy with these fields set; new ones come last."""
        return Record({**self, **fields})

    def without(self, *names: str) -> Record:
        """A copy without these fields."""
        return Record({key: value for key, value in self.items() if key not in names})


EMPTY = Record()


@dataclass(frozen=True, slots=True)
class Opaque:
    """Something not understood, kept whole: `opaque("<tagged JSON>")`. `raw` is the plain property-list value; never change it."""

    raw: Any

    def __hash__(self) -> int:
        return hash(repr(self.raw))


@dataclass(frozen=True, slots=True)
class Output:
    """The output of the action whose UUID this is: `page`. `name` is display text only (localised, often stale)."""

    uuid: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable by its name: `Total`. `uuid` is an identifier that some generators add and nothing reads."""

    name: str
    uuid: str | None = None


@dataclass(frozen=True, slots=True)
class Special:
    """A value the system supplies: `clipboard()`, `ask("Prompt")`. `kind` is the token type; `fields` its other keys."""

    kind: str
    fields: Record = EMPTY


Source: TypeAlias = Output | Variable | Special


@dataclass(frozen=True, slots=True)
class GetProperty:
    """A property of the value: `x.File_Extension`."""

    name: str
    info: Value | None = None


@dataclass(frozen=True, slots=True)
class Coerce:
    """The value as another content class: `x.as_text()` for WFStringContentItem."""

    item_class: str


@dataclass(frozen=True, slots=True)
class GetKey:
    """The value under a dictionary key: `x["key"]`."""

    key: str


@dataclass(frozen=True, slots=True)
class FormatDate:
    """The date as text: `x.format(WFDateFormatStyle="Short")`. `fields` are the keys beside the type, as stored."""

    fields: Record


@dataclass(frozen=True, slots=True)
class ConvertUnit:
    """The measurement in another unit: `x.in_unit(WFUnitSymbol="km")`. `fields` are the keys beside the type, as stored."""

    fields: Record


Aggrandizement: TypeAlias = GetProperty | Coerce | GetKey | FormatDate | ConvertUnit | Opaque


@dataclass(frozen=True, slots=True)
class Attachment:
    """A reference standing for a whole parameter: `x["key"]`.

    File: `{Value: <token>, WFSerializationType: WFTextTokenAttachment}`. `steps` are applied in turn; None means that the file
    has no list of them, the empty tuple that it has an empty one.
    """

    source: Source
    steps: tuple[Aggrandizement, ...] | None = None


@dataclass(frozen=True, slots=True)
class BareReference:
    """A token without its wrapper, as in a quantity's magnitude: `bare(x)`."""

    reference: Attachment


@dataclass(frozen=True, slots=True)
class WrappedReference:
    """The form an If keeps its subject in, `{Type: Variable, Variable: <attachment>}`: `as_variable(x)` elsewhere."""

    reference: Attachment


@dataclass(frozen=True, slots=True)
class Text:
    """Text with references in it: `f"Hello {name}"`.

    File: `{Value: {string, attachmentsByRange}, WFSerializationType: WFTextTokenString}`. No two strings stand side by side and
    none is empty. `ranges` is False where the file leaves the (empty) range table out.
    """

    parts: tuple[str | Attachment, ...]
    ranges: bool = True


@dataclass(frozen=True, slots=True)
class Overlay:
    """Text whose ranges do not point at placeholders: `overlay("A1x", (2, 1, total))`; offsets in UTF-16 code units."""

    string: str
    spots: tuple[tuple[int, int, Attachment], ...]


@dataclass(frozen=True, slots=True)
class BareText:
    """Text with references and without the wrapper, as in the title of a menu case: `bare(f"Open {name}")`."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a list with its own type: 0 text, 1 dictionary, 2 array, 3 number, 4 boolean, 5 file."""

    type: int
    value: Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a `Dictionary`. `type` as in `Item`."""

    type: int
    key: Value
    value: Value


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The rows of a dictionary field, duplicates and order kept: `{"name": who, "age": 5}`."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A value under any other serialization type: `quantity(5, "min")`. `kind` is the type's name in the file."""

    kind: str
    value: Value
