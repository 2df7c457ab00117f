"""A catalogue: definitions by identifier, and several sources made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from functools import cached_property
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Parameter, python_name

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
        self._all: dict[str, Definition] = {}
        for definition in definitions:
            if definition.identifier in self._all:
                raise ValueError(f"two definitions of {definition.identifier}")
            self._all[definition.identifier] = definition

    def __getitem__(self, identifier: str) -> Definition:
        return self._all[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

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
    found: dict[str, Definition] = {}
    for catalogue in catalogues:
        for identifier, definition in catalogue.items():
            known = found.get(identifier)
            found[identifier] = definition if known is None else _joined(known, definition)
    return Catalogue(found.values())


def _joined(first: Definition, second: Definition) -> Definition:
    keys = [*first.parameters, *(key for key in second.parameters if key not in first.parameters)]
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
        changes["kind"], changes["open"] = "enumeration", second.open
    sources = {**{name: second.sources[name] for name in changes if name in second.sources}, **first.sources}
    return replace(first, **changes, seen=first.seen + second.seen, sources=sources)


def _missing(first: Any, second: Any) -> dict[str, Any]:
    """The fields in which only the second says something."""
    found = {}
    for item in fields(first):
        if item.name in _ALWAYS:
            continue
        silent = _silent(item)
        mine, other = getattr(first, item.name), getattr(second, item.name)
        if mine == silent and other != silent:
            found[item.name] = other
    return found


def _said(record: Any, source: str) -> dict[str, str]:
    return {item.name: source for item in fields(record) if item.name not in _ALWAYS and getattr(record, item.name) != _silent(item)}


def _silent(item: Any) -> Any:
    """The value by which a field says nothing."""
    return item.default_factory() if item.default is MISSING else item.default
