"""App Intents: the metadata that Xcode writes into an app, `Metadata.appintents/extract.actionsdata`.

A JSON document: `actions` and `entities` by name, `enums` as a list. A type is a mapping of one key that says its family, with what it
is in `wrapper`. Defaults and bounds stand in `typeSpecificMetadata`, where keys and values take turns. Texts to show are mappings with a
`key`, which is the text itself, or the name of one in a table of translations. The numbers of primitive types are published nowhere:
the meanings here are those that others derived from names and defaults in the metadata of many apps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter
from workflowllm.catalogue.importers.intake import Entry, Intake, Origin
from workflowllm.errors import CatalogueError
from workflowllm.workflow.values import Value

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "App Intents metadata"

_PRIMITIVES: Final[dict[int, tuple[Kind, str]]] = {
    0: ("text", "string"),
    1: ("boolean", "bool"),
    2: ("number", "int"),
    7: ("number", "double"),
    8: ("date", "date"),
    9: ("date", "dateComponents"),
    10: ("location", "placemark"),
    11: ("text", "url"),
    12: ("text", "attributedString"),
}
_FILE: Final = 12
"""The one number that is known of the family `intents`; it is another count than that of primitives."""
_FAMILIES: Final = ("primitive", "linkEnumeration", "entity", "array", "measurement", "intents", "searchCriteria")
_SHOWS_DIALOG: Final = 4
_DEFAULT: Final = "LNValueTypeSpecificMetadataKeyDefaultValue"
_BOUNDS: Final = {"LNValueTypeSpecificMetadataKeyMinimumValue": "minimum", "LNValueTypeSpecificMetadataKeyMaximumValue": "maximum"}
_TRANSLATED: Final = re.compile(r"[A-Z0-9]+(?:[_.-][A-Z0-9]+)+")
"""The name of a text in a table of translations, by its looks: capitals with separators."""


def fits(tree: Any) -> bool:
    """Whether a document is such metadata."""
    marks = ("entities", "enums", "queries", "autoShortcuts", "generator")
    return isinstance(tree, Mapping) and isinstance(tree.get("actions"), Mapping) and any(mark in tree for mark in marks)


def take(tree: Any, origin: Origin, intake: Intake) -> None:
    """Take the actions that Shortcuts offers.

    Args:
        tree: The document.
        origin: The app, which the document does not name.
        intake: Where the definitions go.

    Raises:
        CatalogueError: The app is not known.
    """
    if not origin.app:
        advice = "Name the app with --app, or import the file where it stands in its .app folder"
        raise CatalogueError("the metadata do not say of which app they are", where="$.actions", advice=advice)
    whole = Entry(tree, "the metadata", intake)
    types = _Types(whole, origin, intake)
    for name, action in whole.named("actions", "an action"):
        if _is_hidden(action):
            intake.leave_out("an action that Shortcuts does not offer")
        else:
            intake.add(_definition(action.text("identifier") or name, action, types, intake))


def _is_hidden(action: Entry) -> bool:
    visible = action.entry("visibilityMetadata")
    return action.flag("isDiscoverable") is False or visible.flag("isDiscoverable") is False or visible.flag("assistantOnly") is True


def _definition(name: str, action: Entry, types: _Types, intake: Intake) -> Definition:
    told, origin = action.entry("descriptionMetadata"), types.origin
    parameters = list(action.entries("parameters", "a parameter"))
    inputs = [entry.text("name") for entry in parameters if entry.flag("isInput")]
    output = types.read(action.entry("outputType")) if "outputType" in action else None
    descriptor = {"BundleIdentifier": origin.app, "AppIntentIdentifier": name}
    return Definition(
        identifier=f"{origin.app}.{name}",
        name=_shown(action, "title", intake),
        app=origin.app,
        app_name=origin.name,
        description=_shown(told, "descriptionText", intake),
        keywords=tuple(_keywords(told, intake)),
        categories=tuple(filter(None, [_shown(told, "categoryName", intake)])),
        parameters=intake.parameters(_parameter(entry, types, intake) for entry in parameters),
        input=inputs[0] if inputs and inputs[0] else None,
        output=_has_output(action),
        output_name=_shown(told, "resultValueName", intake) or (types.label(output) if output else ""),
        output_types=(output.name,) if output and output.name else (),
        output_multiple=bool(output and output.multiple),
        since=_since(action, intake),
        descriptor=descriptor | ({"Name": origin.name} if origin.name else {}),
    )


def _has_output(action: Entry) -> bool | None:
    """An action that shows a dialogue may hand its text on: nobody says."""
    if "outputType" in action:
        return True
    flags = action.number("outputFlags")
    return None if flags is None or int(flags) & _SHOWS_DIALOG else False


def _keywords(told: Entry, intake: Intake) -> Iterator[str]:
    for word in told.items("searchKeywords"):
        text = word if isinstance(word, str) else _shown(Entry({"word": word}, "a keyword", intake), "word", intake)
        if text:
            yield text


def _since(action: Entry, intake: Intake) -> int | None:
    version = action.entry("availabilityAnnotations").entry("LNPlatformNameIOS").text("introducedVersion")
    found = re.match(r"[0-9]{1,3}(?=\.|$)", version)
    if version not in ("", "*") and not found:
        intake.leave_out("an action: a version that is no number")
    return int(found[0]) if found else None


def _shown(entry: Entry, key: str, intake: Intake) -> str:
    text = entry.entry(key).text("key")
    if _TRANSLATED.fullmatch(text):
        intake.leave_out("a text of which the metadata have only the name")
        return ""
    return text


def _parameter(entry: Entry, types: _Types, intake: Intake) -> Parameter:
    held = types.read(entry.entry("valueType"))
    told = _pairs(entry, intake)
    default = _default(told[_DEFAULT], held, intake) if _DEFAULT in told and not held.multiple else None
    bounds = {name: _number(told[key], intake) for key, name in _BOUNDS.items() if key in told}
    found = Parameter(
        key=entry.text("name"),
        kind=held.kind,
        label=_shown(entry, "title", intake),
        description=_shown(entry, "parameterDescription", intake),
        default=default,
        choices=held.choices,
        open=held.kind == "enumeration" and not held.choices,
        required=entry.flag("isOptional") is False and default is None,
        multiple=held.multiple,
    )
    return replace(found, minimum=bounds.get("minimum"), maximum=bounds.get("maximum"))


def _pairs(entry: Entry, intake: Intake) -> dict[str, Entry]:
    """Metadata of the type: keys and values take turns."""
    items = entry.items("typeSpecificMetadata")
    found = {}
    for key, value in zip(items[::2], items[1::2], strict=False):
        if isinstance(key, str) and isinstance(value, Mapping):
            found[key] = Entry(value, "a default", intake)
        else:
            intake.leave_out("a parameter: metadata of another kind than they should be")
    return found


def _default(told: Entry, held: _Type, intake: Intake) -> Value | None:
    """A default as the metadata hold it: `{"int": {"wrapper": 1}}`."""
    value = _wrapped(told)
    if value is None:
        intake.leave_out("a default that is no text, number, or yes or no")
    return intake.default(held.kind, value)


def _wrapped(told: Entry) -> Value | None:
    for family, value in told.fields.items():
        found = value.get("wrapper") if isinstance(value, Mapping) and family != "array" else None
        if isinstance(found, str | int | float | bool):
            return found
    return None


def _number(told: Entry, intake: Intake) -> float | None:
    value = _wrapped(told)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    intake.leave_out("a bound that is no number")
    return None


@dataclass(frozen=True, slots=True)
class _Type:
    kind: Kind = "unknown"
    name: str = ""
    choices: tuple[str, ...] = ()
    multiple: bool = False


class _Types:
    """The types of an app: its enumerations and entities."""

    def __init__(self, whole: Entry, origin: Origin, intake: Intake) -> None:
        self.origin = origin
        self._intake = intake
        entries = list(whole.entries("enums", "an enumeration"))
        self._choices = {entry.text("identifier"): tuple(self._cases(entry)) for entry in entries}
        named = [(entry.text("identifier"), entry) for entry in entries] + list(whole.named("entities", "an entity"))
        self._labels = {name: _shown(entry, "displayTypeName", intake) for name, entry in named}

    def _cases(self, enumeration: Entry) -> Iterator[str]:
        for case in enumeration.entries("cases", "a case of an enumeration"):
            if case.text("identifier"):
                yield case.text("identifier")

    def label(self, found: _Type) -> str:
        """What the editor calls a value of a type, if it is one of the app."""
        return self._labels.get(found.name.removeprefix(f"{self.origin.app}."), "")

    def read(self, given: Entry, depth: int = 0) -> _Type:
        """A type as the metadata write it."""
        family = next((name for name in _FAMILIES if name in given), "")
        inner = given.entry(family).entry("wrapper") if family else given
        if family == "array" and depth < 3:
            return replace(self.read(inner.entry("memberValueType"), depth + 1), multiple=True)
        if family == "primitive":
            return self._primitive(inner)
        if family == "linkEnumeration":
            name = inner.text("identifier")
            return _Type("enumeration", self._own(name), self._choices.get(name, ()))
        if family == "entity":
            return _Type("record", self._own(inner.text("typeName")))
        if family == "measurement":
            return _Type("quantity")
        if family == "intents" and inner.number("typeIdentifier") == _FILE:
            return _Type("file", "file")
        self._intake.leave_out("a type of a family that is not known")
        return _Type()

    def _primitive(self, inner: Entry) -> _Type:
        number = inner.number("typeIdentifier")
        if number not in _PRIMITIVES:
            self._intake.leave_out("a type of a number that is not known")
            return _Type()
        kind, name = _PRIMITIVES[int(number)]
        return _Type(kind, name)

    def _own(self, name: str) -> str:
        return f"{self.origin.app}.{name}" if name else ""
