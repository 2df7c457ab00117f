"""A catalogue: definitions by identifier, and several sources made one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, replace
from functools import cache, cached_property, reduce
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Parameter, python_name, structural

__all__ = ["Catalogue", "attributed", "merged"]

_ALWAYS: Final = frozenset({"identifier", "key", "sources", "parameters", "seen"})


class Catalogue(Mapping[str, Definition]):
    """Definitions by identifier, in the order they were given. It cannot be changed.

    Args:
        definitions: One an action.

    Raises:
        ValueError: Two definitions are of one action; `merged` makes one of them.
    """

    def __init__(self, definitions: Iterable[Definition] = ()) -> None:
        self._all: dict[str, Definition | None] = {}
        self._make: Callable[[str], Definition] | None = None
        for definition in definitions:
            if definition.identifier in self._all:
                raise ValueError(f"two definitions of {definition.identifier}")
            self._all[definition.identifier] = definition

    @classmethod
    def made_when_asked(cls, identifiers: Iterable[str], make: Callable[[str], Definition]) -> Catalogue:
        """A catalogue whose definitions are made one by one when they are asked for: a program uses few of thousands.

        Args:
            identifiers: The actions.
            make: Gives the definition of one of them, always the same.
        """
        found = cls()
        found._all, found._make = dict.fromkeys(identifiers), make
        return found

    def __getitem__(self, identifier: str) -> Definition:
        definition = self._all[identifier]
        if definition is None:
            assert self._make is not None
            definition = self._all[identifier] = self._make(identifier)
        return definition

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._all

    def parameter(self, identifier: str, key: str) -> Parameter | None:
        """A parameter of an action, those included that any action may have; None if nothing is known of it."""
        definition = self.get(identifier)
        own = None if definition is None else definition.parameters.get(key)
        return structural(key) if own is None else own

    @cached_property
    def _by_python_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for identifier in self._all:
            found.setdefault(python_name(identifier), identifier)
        return found

    def identifier(self, name: str) -> str | None:
        """The identifier of the action that a program calls by this name; None if there is none."""
        return name if name in self._all else self._by_python_name.get(name)


def attributed(definition: Definition, source: str) -> Definition:
    """A definition that names one source for every field that says something."""
    parameters = {key: replace(value, sources=_said(value, source)) for key, value in definition.parameters.items()}
    return replace(definition, parameters=parameters, sources=_said(definition, source))


def merged(*catalogues: Catalogue) -> Catalogue:
    """One catalogue of several: each field of an action is that of the first that says something of it.

    Numbers of sightings add up. A parameter's choices, kind and default are taken together from one source where it is an
    enumeration, so that no enumeration is mixed of two.
    """

    def make(identifier: str) -> Definition:
        return reduce(_joined, [catalogue[identifier] for catalogue in catalogues if identifier in catalogue])

    return Catalogue.made_when_asked(dict.fromkeys(identifier for catalogue in catalogues for identifier in catalogue), make)


def _joined(first: Definition, second: Definition) -> Definition:
    longer, other = (first, second) if len(first.parameters) >= len(second.parameters) else (second, first)
    keys = [*longer.parameters, *(key for key in other.parameters if key not in longer.parameters)]
    parameters = {key: _one(first.parameters.get(key), second.parameters.get(key)) for key in keys}
    changes = _missing(first, second)
    sources = {**{name: second.sources[name] for name in changes if name in second.sources}, **first.sources}
    return replace(first, **changes, parameters=parameters, seen=first.seen + second.seen, sources=sources)


def _one(first: Parameter | None, second: Parameter | None) -> Parameter:
    if first is None or second is None:
        known = first or second
        assert known is not None
        return known
    changes = _missing(first, second)
    if first.kind != "unknown" and not (first.kind == "enumeration" and not first.choices):
        changes = {name: value for name, value in changes.items() if name not in ("choices", "open")}
    elif second.choices:
        changes["kind"], changes["open"] = "enumeration", first.open or second.open
    sources = {**{name: second.sources[name] for name in changes if name in second.sources}, **first.sources}
    return replace(first, **changes, seen=first.seen + second.seen, sources=sources)


def _missing(first: Definition | Parameter, second: Definition | Parameter) -> dict[str, Any]:
    """The fields in which only the second says something."""
    found = {}
    for name, silent in _silences(isinstance(first, Definition)):
        other = getattr(second, name)
        if other != silent and getattr(first, name) == silent:
            found[name] = other
    return found


def _said(record: Definition | Parameter, source: str) -> dict[str, str]:
    return {name: source for name, silent in _silences(isinstance(record, Definition)) if getattr(record, name) != silent}


@cache
def _silences(whole: bool) -> tuple[tuple[str, Any], ...]:
    """The fields that a source says of a whole action, or of a parameter, each with the value by which it says nothing."""
    every: tuple[Field[Any], ...] = fields(Definition) if whole else fields(Parameter)
    said = [item for item in every if item.name not in _ALWAYS]
    return tuple((item.name, item.default if item.default_factory is MISSING else item.default_factory()) for item in said)
