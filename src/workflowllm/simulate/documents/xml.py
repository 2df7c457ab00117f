"""XML as a plain tree, read with the standard library's expat: document types and entities of their own are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from workflowllm.errors import DocumentError
from workflowllm.simulate.documents.bounds import MAX_CHARACTERS, MAX_DEPTH, check_size

__all__ = ["Element", "parse"]

_SEPARATOR = "\x1f"
"""Stands between a namespace and a name; no XML text can hold it."""


@dataclass(slots=True)
class Element:
    """An element of an XML document.

    Args:
        name: Its name without prefix.
        namespace: The address of its namespace, or nothing.
        attributes: Its attributes by their names without prefix.
        children: Texts and elements, in order.
    """

    name: str
    namespace: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[str | Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, also that of elements."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, name: str, namespace: str | None = None) -> Iterator[Element]:
        """The children of a name; of a namespace, if one is given."""
        for child in self.children:
            if isinstance(child, Element) and child.name == name and namespace in (None, child.namespace):
                yield child

    def first(self, name: str, namespace: str | None = None) -> Element | None:
        """The first child of a name, or None."""
        return next(self.all(name, namespace), None)

    def text_of(self, name: str, namespace: str | None = None) -> str:
        """The text of the first child of a name that has any, without white space at its ends."""
        return next((text for child in self.all(name, namespace) if (text := child.text.strip())), "")

    def markup(self) -> str:
        """What stands inside as HTML, attributes included, prefixes left out."""
        return "".join(escape(child, quote=False) if isinstance(child, str) else child.outer() for child in self.children)

    def outer(self) -> str:
        """The element itself as HTML."""
        words = [self.name, *(f'{key}="{escape(value)}"' for key, value in self.attributes.items())]
        return f"<{' '.join(words)}>{self.markup()}</{self.name}>"


def parse(data: bytes | str) -> Element:
    """The root of an XML document.

    A document type that is only named is read over; one that defines anything is refused, so no entity can grow.

    Args:
        data: The document; bytes say their encoding themselves.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    check_size(raw, "The XML")
    builder = _Builder()
    reader = expat.ParserCreate("utf-8" if isinstance(data, str) else None, _SEPARATOR)
    reader.buffer_text = True
    reader.StartElementHandler = builder.start
    reader.EndElementHandler = builder.end
    reader.CharacterDataHandler = builder.characters
    reader.StartDoctypeDeclHandler = _refuse_definitions
    reader.EntityDeclHandler = _refuse_entity
    reader.ExternalEntityRefHandler = _refuse_entity
    try:
        reader.Parse(raw.lstrip(), True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DocumentError(f"This is no XML: {error}") from error
    return builder.root()


def _refuse_definitions(name: str, system: str | None, public: str | None, has_subset: int) -> None:
    del name, system, public
    if has_subset:
        raise DocumentError("The XML defines a document type of its own, which is not read")


def _refuse_entity(*given: object) -> int:
    del given
    raise DocumentError("The XML defines entities, which are not read")


class _Builder:
    """Builds the tree, no deeper and no longer than the bounds."""

    def __init__(self) -> None:
        self.top = Element("")
        self.stack = [self.top]
        self.length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.stack) > MAX_DEPTH:
            raise DocumentError(f"The XML has over {MAX_DEPTH} elements inside each other")
        space, _, local = name.rpartition(_SEPARATOR)
        element = Element(local, space, {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()})
        self.stack[-1].children.append(element)
        self.stack.append(element)

    def end(self, name: str) -> None:
        del name
        self.stack.pop()

    def characters(self, text: str) -> None:
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise DocumentError(f"The XML has over {MAX_CHARACTERS} characters of text")
        self.stack[-1].children.append(text)

    def root(self) -> Element:
        for child in self.top.children:
            if isinstance(child, Element):
                return child
        raise DocumentError("The XML has no element")
