"""A catalogue that this project saved: another user's, or one from another machine. Its definitions name their sources already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from workflowllm.catalogue import store
from workflowllm.catalogue.definition import KINDS, Filter, Parameter, When
from workflowllm.catalogue.importers.intake import Intake
from workflowllm.errors import DatasetError

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "saved catalogue"

_RELATIONS: Final = ("is", "is not", "given", "missing")


def fits(tree: Any) -> bool:
    """Whether a document is a saved catalogue, of whatever version."""
    return isinstance(tree, Mapping) and "catalogue" in tree and "made" in tree and isinstance(tree.get("actions"), Mapping)


def take(path: Path, intake: Intake) -> None:
    """Take the definitions that are whole.

    Args:
        path: The file.
        intake: Where the definitions go.

    Raises:
        DatasetError: It is of another version.
    """
    catalogue = store.load(path)
    for identifier in catalogue:
        try:
            definition = catalogue[identifier]
        except DatasetError:
            intake.leave_out("a definition that is damaged")
            continue
        if _is_sound(definition):
            intake.add(definition)
        else:
            intake.leave_out("a definition that is damaged")


def _is_sound(record: Any) -> bool:
    """Whether every field holds what its annotation says."""
    return all(_HOLDS[str(item.type)](getattr(record, item.name)) for item in fields(record))


def _tuple_of(*kinds: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple) and all(type(item) in kinds for item in value)


def _either(*kinds: type) -> Callable[[Any], bool]:
    return lambda value: type(value) in kinds


def _records(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple) and all(isinstance(item, kind) and _is_sound(item) for item in value)


def _by_name(fine: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, Mapping) and all(isinstance(key, str) and fine(item) for key, item in value.items())


def _words(value: Any) -> bool:
    return isinstance(value, frozenset) and all(isinstance(item, str) for item in value)


_HOLDS: Final[dict[str, Callable[[Any], bool]]] = {
    "str": _either(str),
    "int": _either(int),
    "bool": _either(bool),
    "str | None": _either(str, type(None)),
    "int | None": _either(int, type(None)),
    "bool | None": _either(bool, type(None)),
    "float | None": _either(int, float, type(None)),
    "Kind": lambda value: value in KINDS,
    "Value | None": lambda _: True,
    "tuple[Value, ...]": lambda value: isinstance(value, tuple),
    "tuple[str, ...]": _tuple_of(str),
    "tuple[int, ...]": _tuple_of(int),
    "tuple[When, ...]": _records(When),
    "frozenset[str]": _words,
    "frozenset[str] | None": lambda value: value is None or _words(value),
    "Mapping[str, str]": _by_name(_either(str)),
    "Mapping[str, Parameter]": _by_name(lambda value: isinstance(value, Parameter) and _is_sound(value)),
    "Mapping[str, Filter]": _by_name(lambda value: isinstance(value, Filter) and _is_sound(value)),
    "Mapping[str, tuple[When, ...]]": _by_name(_records(When)),
    "Literal['is', 'is not', 'given', 'missing']": lambda value: value in _RELATIONS,
}
