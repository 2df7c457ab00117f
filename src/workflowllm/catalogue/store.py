"""Catalogues as files: one JSON document each, which says its version and how it was made."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from workflowllm import storage
from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import KINDS, Definition, Filter, Parameter, When
from workflowllm.errors import DatasetError
from workflowllm.workflow.values import Record

__all__ = ["VERSION", "load", "load_all", "record_of", "save", "user_folder"]

VERSION: Final = 1

_ADVICE: Final = "Remove the file, or make it again with `workflowllm actions learn` or `workflowllm actions import`"
_SETS: Final = frozenset({"needs", "not_on", "sources_allowed"})
_TABLES: Final[dict[str, type]] = {"parameters": Parameter, "filters": Filter}
_SEQUENCES: Final = frozenset({"keywords", "categories", "input_types", "output_types", "choices", "operators", "values", "when"})


def user_folder() -> Path:
    """Where the catalogues of this user stand: in the folder `WORKFLOWLLM_HOME`, or among the user's data."""
    home = os.environ.get("WORKFLOWLLM_HOME")
    if home:
        return Path(home) / "catalogue"
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "workflowllm" / "catalogue"


def save(path: Path, catalogue: Catalogue, made: Mapping[str, Any]) -> None:
    """Write a catalogue; the file appears whole or not at all.

    Args:
        path: Where.
        catalogue: What.
        made: How it was made, as `storage.stamp` says it.
    """
    actions = {identifier: record_of(definition) for identifier, definition in catalogue.items()}
    whole = {"catalogue": VERSION, "made": dict(made), "actions": actions}
    storage.write_text(path, json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n")  # the order of parameters counts


def load(path: Path) -> Catalogue:
    """Read a catalogue. Its definitions are made when they are asked for, and one that is damaged is an error then.

    Raises:
        DatasetError: The file is no catalogue of this version; the place is the file.
    """
    whole = storage.read_json(path)
    if not isinstance(whole, dict) or whole.get("catalogue") != VERSION or not isinstance(whole.get("actions"), dict):
        raise DatasetError(f"the file is no catalogue of version {VERSION}", where=str(path), advice=_ADVICE)
    records = whole["actions"]
    return Catalogue.made_when_asked(records, lambda identifier: _checked(path, identifier, records[identifier]))


def load_all(folder: Path) -> list[Catalogue]:
    """The catalogues of a folder, in the order of their names; none where there is no folder.

    Raises:
        DatasetError: One of them cannot be read; the place names it.
    """
    return [load(path) for path in sorted(folder.glob("*.json"))]


def record_of(record: Definition | Parameter | Filter | When) -> dict[str, Any]:
    """What a definition, or a part of one, says, as JSON can hold it: only the fields that say something.

    Bytes and dates that are values of parameters are no part of it; JSON has none.
    """
    found = {}
    for item in fields(record):
        value = getattr(record, item.name)
        silent = item.default if item.default_factory is MISSING else item.default_factory()
        if value != silent or item.default is item.default_factory is MISSING:
            found[item.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Definition | Parameter | Filter | When):
        return record_of(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, bytes | datetime) else value


def _checked(path: Path, identifier: str, record: Any) -> Definition:
    try:
        found: Definition = _built(Definition, {**record, "identifier": identifier})
        return found
    except (TypeError, ValueError, AttributeError) as error:
        raise DatasetError(f"the definition of {identifier} is damaged: {error}", where=str(path), advice=_ADVICE) from error


@cache
def _silences(kind: Any) -> dict[str, Any]:
    return {item.name: item.default if item.default_factory is MISSING else None for item in fields(kind)}


def _built(kind: Any, record: Any) -> Any:
    """A dataclass of its record. A field that it does not have is an error, and so is a value of another type."""
    silences = _silences(kind)
    for name, value in record.items():
        if name not in silences:
            raise ValueError(f"unknown field {name}")
        if isinstance(silences[name], str | bool) and type(value) is not type(silences[name]):
            raise ValueError(f"{name} is {value!r:.80}")
    if record.get("kind", "any") not in KINDS:
        raise ValueError(f"unknown kind {record['kind']}")
    return kind(**{name: _field(name, value) for name, value in record.items()})


def _field(name: str, value: Any) -> Any:
    if name in _TABLES:
        return {key: _built(_TABLES[name], inner) for key, inner in value.items()}
    if name == "needs_when":
        return {need: tuple(_built(When, inner) for inner in conditions) for need, conditions in value.items()}
    if name == "when":
        return tuple(_built(When, inner) for inner in value)
    if name in _SETS:
        return frozenset(value)
    if name in _SEQUENCES or name == "default":
        return _frozen(value)
    return value


def _frozen(value: Any) -> Any:
    """Lists as tuples and mappings as records, as the tree has them."""
    if isinstance(value, list):
        return tuple(_frozen(inner) for inner in value)
    return Record({key: _frozen(inner) for key, inner in value.items()}) if isinstance(value, dict) else value
