"""The ToolKit database of macOS, `~/Library/Shortcuts/ToolKit/Tools-prod.*.sqlite`: every action that a Mac can offer, of every app.

The database is opened to be read alone, and nothing is written beside it. Which tables and columns there are differs from version to
version, so they are looked up, and what is not there is not read. `Tools` has a row an action and `Parameters` a row a parameter;
`ToolParameterTypes` names the types of a parameter, `Types` says of what kind a type is (1 primitive, 2 entity, 3 and 4 enumeration) and
`EnumerationCases` has its values; what people read is in tables that end in `Localizations`, and the apps are in `ContainerMetadata`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter
from workflowllm.catalogue.importers.intake import Intake
from workflowllm.catalogue.importers.rows import Rows
from workflowllm.errors import CatalogueError

__all__ = ["SOURCE", "take"]

SOURCE: Final = "ToolKit database"

_ENGLISH: Final = ("en", "en_US", "en-US")
_KINDS: Final[dict[str, Kind]] = {
    "any": "any",
    "app": "app",
    "attributedString": "text",
    "bool": "boolean",
    "date": "date",
    "dateComponents": "date",
    "decimal": "number",
    "dictionary": "dictionary",
    "double": "number",
    "file": "file",
    "int": "number",
    "location": "location",
    "measurement": "quantity",
    "number": "number",
    "person": "contact",
    "recurrence": "record",
    "richText": "text",
    "string": "text",
    "url": "text",
}
_WORDS: Final = "locale localizationUsage name description descriptionSummary descriptionResult outputResultName trueString"
_ENTITY: Final = 2
_ENUMERATIONS: Final = (3, 4)


@dataclass(slots=True)
class _Words:
    """What people read of an action, a parameter or an app, in English where there is any."""

    name: str = ""
    description: str = ""
    result: str = ""
    returns: str = ""
    switch: bool = False


@dataclass(slots=True)
class _Database:
    """The tables, gathered by what they are about."""

    tools: list[dict[str, Any]] = field(default_factory=list)
    parameters: dict[Any, list[dict[str, Any]]] = field(default_factory=dict)
    types: dict[tuple[Any, Any], list[str]] = field(default_factory=dict)
    outputs: dict[Any, list[str]] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    cases: dict[str, list[str]] = field(default_factory=dict)
    words: dict[Any, _Words] = field(default_factory=dict)
    labels: dict[tuple[Any, Any], _Words] = field(default_factory=dict)
    apps: dict[Any, dict[str, Any]] = field(default_factory=dict)
    app_names: dict[Any, _Words] = field(default_factory=dict)
    type_names: dict[Any, _Words] = field(default_factory=dict)
    categories: dict[Any, list[str]] = field(default_factory=dict)
    keywords: dict[Any, list[str]] = field(default_factory=dict)
    intents: dict[Any, list[str]] = field(default_factory=dict)
    _choices: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def choices(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """The values of some enumerations; put together once, however many parameters have them."""
        if types not in self._choices:
            self._choices[types] = tuple(dict.fromkeys(case for name in types for case in self.cases.get(name, [])))
        return self._choices[types]


def take(path: Path, intake: Intake) -> None:
    """Take every action of a database.

    Args:
        path: The database.
        intake: Where the definitions go.

    Raises:
        CatalogueError: It cannot be read, has no table of actions, or takes more steps than are allowed.
    """
    with Rows(path, intake) as rows:
        if not rows.columns("Tools") >= {"id"}:
            advice = "The database is one that Shortcuts keeps in ~/Library/Shortcuts/ToolKit, and its name begins with Tools"
            raise CatalogueError("the database has no table of actions", where="Tools", advice=advice)
        found = _gathered(rows)
    for tool in found.tools:
        intake.add(_definition(tool, found, intake))


def _gathered(rows: Rows) -> _Database:
    tools = list(rows.all("Tools", "id", "rowId toolType sourceContainerId"))
    found = _Database(tools=tools, words=_localized(rows, "ToolLocalizations", "toolId"))
    for row in rows.all("Parameters", "toolId key", "sortOrder"):
        found.parameters.setdefault(row["toolId"], []).append(row)
    for row in rows.all("ToolParameterTypes", "toolId key typeId"):
        found.types.setdefault((row["toolId"], row["key"]), []).append(row["typeId"])
    found.outputs = _lists(rows, "ToolOutputTypes", "toolId", "typeIdentifier")
    found.kinds = {row["rowId"]: row["kind"] for row in rows.all("Types", "rowId kind")}
    found.cases = _lists(rows, "EnumerationCases", "typeId", "id")
    found.labels = _localized(rows, "ParameterLocalizations", "toolId", "key")
    found.apps = {row["rowId"]: row for row in rows.all("ContainerMetadata", "rowId id", "teamId")}
    found.app_names = _localized(rows, "ContainerMetadataLocalizations", "containerId")
    found.type_names = _localized(rows, "TypeDisplayRepresentations", "typeId")
    found.categories = _lists(rows, "Categories", "toolId", "category")
    found.keywords = _lists(rows, "SearchKeywords", "toolId", "keyword")
    found.intents = _lists(rows, "LinkActionIdentifiers", "toolId", "identifier")
    return found


def _lists(rows: Rows, table: str, of: str, what: str) -> dict[Any, list[str]]:
    """Texts of one column by another; where they are in several languages, those in English, or else those of the first language."""
    found: dict[Any, dict[Any, list[str]]] = {}
    for row in rows.all(table, f"{of} {what}", "locale"):
        if isinstance(row[what], str):
            found.setdefault(row[of], {}).setdefault(row.get("locale"), []).append(row[what])
    return {key: list(dict.fromkeys(_in_english(texts))) for key, texts in found.items()}


def _in_english(texts: dict[Any, list[str]]) -> list[str]:
    return next((texts[locale] for locale in _ENGLISH if locale in texts), None) or next(iter(texts.values()))


def _localized(rows: Rows, table: str, *keys: str) -> dict[Any, _Words]:
    found: dict[Any, tuple[int, _Words]] = {}
    for row in rows.all(table, " ".join(keys), _WORDS):
        key = row[keys[0]] if len(keys) == 1 else tuple(row[name] for name in keys)
        rank = _rank(row)
        if key not in found or rank < found[key][0]:
            found[key] = rank, _words(row)
    return {key: words for key, (_, words) in found.items()}


def _rank(row: dict[str, Any]) -> int:
    """How near a row is to what the editor shows in English."""
    locale = row.get("locale")
    language: int = _ENGLISH.index(str(locale)) if locale in _ENGLISH else len(_ENGLISH)
    return language * 2 + int(row.get("localizationUsage", "display") != "display")


def _words(row: dict[str, Any]) -> _Words:
    return _Words(
        name=_text(row.get("name")),
        description=_text(row.get("descriptionSummary")) or _text(row.get("description")),
        result=_text(row.get("outputResultName")),
        returns=_text(row.get("descriptionResult")),
        switch=row.get("trueString") is not None,
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _definition(tool: dict[str, Any], found: _Database, intake: Intake) -> Definition:
    row, identifier = tool.get("rowId"), _text(tool["id"])
    words, outputs = found.words.get(row, _Words()), found.outputs.get(row, [])
    app = found.apps.get(tool.get("sourceContainerId"), {})
    app_name = found.app_names.get(app.get("rowId"), _Words()).name
    own = identifier.startswith("is.workflow.")
    typed = next((found.type_names[name].name for name in outputs if name in found.type_names), "")
    return Definition(
        identifier=identifier,
        name=words.name,
        app="" if own else _text(app.get("id")),
        app_name="" if own else app_name,
        description=words.description,
        returns=words.returns,
        keywords=tuple(found.keywords.get(row, ())),
        categories=tuple(found.categories.get(row, ())),
        parameters=intake.parameters(_parameters(row, found, intake)),
        output=bool(outputs) or None,
        output_name=words.result or typed,
        output_types=tuple(outputs),
        descriptor=_descriptor(identifier, app, app_name, found.intents.get(row, [])) if tool.get("toolType") == "appIntent" else {},
    )


def _descriptor(identifier: str, app: dict[str, Any], name: str, intents: list[str]) -> dict[str, str]:
    bundle = _text(app.get("id"))
    intent = intents[0] if intents else identifier.removeprefix(f"{bundle}.") if bundle else ""
    said = {"BundleIdentifier": bundle, "Name": name, "TeamIdentifier": _text(app.get("teamId")), "AppIntentIdentifier": intent}
    return {key: value for key, value in said.items() if value}


def _parameters(row: Any, found: _Database, intake: Intake) -> Iterator[Parameter]:
    for entry in sorted(found.parameters.get(row, []), key=_order):
        key = _text(entry["key"])
        words = found.labels.get((row, entry["key"]), _Words())
        kind, choices = _kind(found.types.get((row, entry["key"]), []), found, intake)
        if words.switch:
            kind, choices = "boolean", ()
        yield Parameter(
            key, kind, label=words.name, description=words.description, choices=choices, open=kind == "enumeration" and not choices
        )


def _order(entry: dict[str, Any]) -> float:
    order = entry.get("sortOrder")
    return order if isinstance(order, int | float) else 0


def _kind(types: list[str], found: _Database, intake: Intake) -> tuple[Kind, tuple[str, ...]]:
    """What a parameter holds that takes values of some types; where they differ nobody says which of them is written."""
    kinds = {_kind_of(name, found) for name in types}
    if len(kinds) != 1:
        return "unknown", ()
    (kind,) = kinds
    if kind == "unknown":
        intake.leave_out("a type that is not known")
    return kind, found.choices(tuple(dict.fromkeys(types))) if kind == "enumeration" else ()


def _kind_of(name: str, found: _Database) -> Kind:
    kind = found.kinds.get(name)
    if kind in _ENUMERATIONS or (kind is None and name in found.cases):
        return "enumeration"
    return "record" if kind == _ENTITY else _KINDS.get(name, "unknown")
