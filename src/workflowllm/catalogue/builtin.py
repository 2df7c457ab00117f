"""What the package `shortcutkit` knows: the actions of Shortcuts, and the intents of Apple's apps.

This is the one place that reads that package. Its data are those of macOS 27; its licence is MIT.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from workflowllm.catalogue.collection import Catalogue, attributed
from workflowllm.catalogue.definition import Definition, Filter, Kind, Parameter
from workflowllm.catalogue.engine_schema import definition_of

__all__ = ["SOURCE", "builtin"]

SOURCE: Final = "shortcutkit"

_KINDS: Final[dict[str, Kind]] = {
    "text": "text",
    "plainString": "text",
    "string": "text",
    "number": "number",
    "plainNumber": "number",
    "bool": "boolean",
    "picker": "reference",
    "subject": "reference",
    "quantity": "quantity",
    "dictionary": "dictionary",
    "filter": "filter",
    "any": "any",
}
"""The kinds of that package; a `string` with choices is an enumeration."""

_FILTER_KINDS: Final[dict[str, Kind]] = {
    "text": "text",
    "enumCase": "enumeration",
    "enumeration": "enumeration",
    "date": "date",
    "number": "number",
    "duration": "quantity",
    "fileSize": "quantity",
    "email": "contact",
    "phone": "contact",
    "contactHandle": "contact",
}

_BY_THE_NAME: Final[dict[str, Kind]] = {"WFContentItemFilter": "filter", "WFContentItemInputParameter": "any"}
"""Keys of every Find action, of which the package says less than is known: its conditions, and what it filters (`Library` or a
reference)."""

_DEVICE_CHOICES: Final = frozenset({"WFContentItemSortProperty", "WFContentItemPropertyName"})


@cache
def builtin() -> Catalogue:
    """The built-in actions and the intents of Apple's apps, 1,767 of them in version 2.0 of the package."""
    actions, entities, records = _package()

    def make(identifier: str) -> Definition:
        facts, record = actions.ACTIONS[identifier], records.get(identifier)
        base = _intent(identifier, facts) if record is None else definition_of(identifier, record)
        filters = {name: _filter(rules) for name, rules in entities.FILTERS.get(identifier, {}).items()}
        parameters = _parameters(base, facts["params"], _Table(actions, identifier))
        return attributed(replace(base, parameters=parameters, filters=filters), SOURCE)

    return Catalogue.made_when_asked(actions.ACTIONS, make)


def _package() -> tuple[Any, Any, dict[str, dict[str, Any]]]:
    """The tables of the package, and its definitions of built-in actions."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves a file open while it is imported
        import shortcutkit
        from shortcutkit import actions, entities
    path = Path(shortcutkit.__file__).parent / "data" / "builtin-actions.json"
    return actions, entities, json.loads(path.read_text("utf-8"))


class _Table:
    """What the package says of one action's parameters."""

    def __init__(self, actions: Any, identifier: str) -> None:
        self.kinds: Mapping[str, str] = actions.PARAM_KINDS.get(identifier, {})
        self.choices: Mapping[str, list[str]] = actions.PARAM_CHOICES.get(identifier, {})
        self.references: Mapping[str, list[str]] = actions.PARAM_VARIABLE_TYPES.get(identifier, {})


def _intent(identifier: str, facts: Mapping[str, Any]) -> Definition:
    descriptor = facts.get("descriptor", {})
    types = tuple(name for name in facts["outputTypes"] if name != "none")
    return Definition(
        identifier=identifier,
        name=facts["name"],
        app=descriptor.get("BundleIdentifier", ""),
        app_name=descriptor.get("Name", ""),
        output=False if "none" in facts["outputTypes"] else bool(types) or None,
        output_name=facts["output"] or "",
        output_types=types,
        descriptor=dict(descriptor),
    )


def _parameters(base: Definition, keys: list[str], table: _Table) -> dict[str, Parameter]:
    found = {key: _completed(base.parameters.get(key) or Parameter(key), table) for key in keys}
    return found | {key: value for key, value in base.parameters.items() if key not in found}


def _completed(known: Parameter, table: _Table) -> Parameter:
    key = known.key
    changes: dict[str, Any] = {}
    if known.kind == "unknown" or key in _BY_THE_NAME:
        changes["kind"] = _BY_THE_NAME.get(key) or _KINDS.get(table.kinds.get(key, ""), "unknown")
        if table.choices.get(key) and changes["kind"] == "text":
            changes |= {"kind": "enumeration", "choices": tuple(table.choices[key]), "open": key in _DEVICE_CHOICES}
        elif key in _BY_THE_NAME:
            changes["choices"] = ()
    if key in table.references:
        changes["sources_allowed"] = frozenset(table.references[key])
    return replace(known, **changes) if changes else known


def _filter(rules: Mapping[str, Any]) -> Filter:
    return Filter(tuple(rules["operators"]), _FILTER_KINDS.get(rules["values"], "unknown"), tuple(rules.get("choices", ())))
