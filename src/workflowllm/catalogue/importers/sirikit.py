"""SiriKit: the intents that an app defines in an `.intentdefinition`, which is a property list.

`INIntents`, `INEnums` and `INTypes` are lists. An action is called by the class of its intent: the prefix, the name and the word
`Intent`. An enumeration is stored by the names of its values; the one without an index stands for no choice at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter, When
from workflowllm.catalogue.importers.intake import Entry, Intake, Origin
from workflowllm.errors import CatalogueError
from workflowllm.workflow.values import Value

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "SiriKit intents"

_KINDS: Final[dict[str, Kind]] = {
    "String": "text",
    "SpeakableString": "text",
    "URL": "text",
    "Integer": "number",
    "Decimal": "number",
    "Boolean": "boolean",
    "Date": "date",
    "DateComponents": "date",
    "DateComponentsRange": "record",
    "File": "file",
    "Person": "contact",
    "Placemark": "location",
    "TimeInterval": "quantity",
    "CurrencyAmount": "quantity",
    "Distance": "quantity",
    "Energy": "quantity",
    "Length": "quantity",
    "Mass": "quantity",
    "Speed": "quantity",
    "Temperature": "quantity",
    "Volume": "quantity",
    "Object": "record",
}


def fits(tree: Any) -> bool:
    """Whether a document is such a definition."""
    return isinstance(tree, Mapping) and isinstance(tree.get("INIntents"), list | tuple)


def take(tree: Any, origin: Origin, intake: Intake) -> None:
    """Take the intents that can be actions.

    Args:
        tree: The document.
        origin: The app, which the document does not name.
        intake: Where the definitions go.

    Raises:
        CatalogueError: The app is not known.
    """
    if not origin.app:
        advice = "Name the app with --app, or import the file where it stands in its .app folder"
        raise CatalogueError("the intents do not say of which app they are", where="$.INIntents", advice=advice)
    whole = Entry(tree, "the definition", intake)
    enums = {entry.text("INEnumName"): entry for entry in whole.entries("INEnums", "an enumeration")}
    for intent in whole.entries("INIntents", "an intent"):
        if _is_hidden(intent):
            intake.leave_out("an intent that Shortcuts does not offer")
        else:
            intake.add(_definition(intent, enums, origin, intake))


def _is_hidden(intent: Entry) -> bool:
    """An intent of a widget alone; older definitions do not say where an intent shows."""
    configurable = intent.flag("INIntentConfigurable")
    return configurable is False or (configurable is None and intent.flag("INIntentEligibleForWidgets") is True)


def _definition(intent: Entry, enums: Mapping[str, Entry], origin: Origin, intake: Intake) -> Definition:
    response = intent.entry("INIntentResponse")
    returned = _returned(response)
    kind = _KINDS.get(returned.text("INIntentResponseParameterType")) if returned else None
    name = _class_of(intent)
    return Definition(
        identifier=f"{origin.app}.{name}" if name else "",
        name=intent.text("INIntentTitle"),
        app=origin.app,
        app_name=origin.name,
        description=intent.text("INIntentDescription"),
        categories=tuple(filter(None, [intent.text("INIntentCategory")])),
        parameters=intake.parameters(_parameters(intent, enums, intake)),
        input=intent.text("INIntentInput") or None,
        output=(returned is not None) if "INIntentResponse" in intent else None,
        output_name=returned.text("INIntentResponseParameterDisplayName") if returned else "",
        output_types=_output_types(returned, kind, origin) if returned else (),
        output_multiple=bool(returned and returned.flag("INIntentResponseParameterSupportsMultipleValues")),
    )


def _class_of(intent: Entry) -> str:
    name = intent.text("INIntentName")
    own = f"{intent.text('INIntentClassPrefix')}{name}Intent" if name else ""
    return intent.text("INIntentClassName") or own


def _returned(response: Entry) -> Entry | None:
    """The parameter of the response that is the output; None if the intent has none."""
    output = response.text("INIntentResponseOutput")
    parameters = response.entries("INIntentResponseParameters", "a parameter of a response")
    return next((entry for entry in parameters if output and entry.text("INIntentResponseParameterName") == output), None)


def _output_types(returned: Entry, kind: Kind | None, origin: Origin) -> tuple[str, ...]:
    words: dict[Kind | None, str] = {"text": "string", "boolean": "bool", "number": "int", "file": "file", "date": "date"}
    named = returned.text("INIntentResponseParameterObjectType") or returned.text("INIntentResponseParameterEnumType")
    if named:
        return (f"{origin.app}.{named}",)
    return (words[kind],) if kind in words else ()


def _parameters(intent: Entry, enums: Mapping[str, Entry], intake: Intake) -> Iterator[Parameter]:
    for entry in intent.entries("INIntentParameters", "a parameter"):
        yield _parameter(entry, enums, intake)


def _parameter(entry: Entry, enums: Mapping[str, Entry], intake: Intake) -> Parameter:
    told = entry.entry("INIntentParameterMetadata")
    enum = entry.text("INIntentParameterEnumType")
    choices = tuple(_names(enums[enum])) if enum in enums else ()
    kind = "enumeration" if enum else _kind(entry.text("INIntentParameterType"), intake)
    default = intake.default(kind, told.scalar("INIntentParameterMetadataDefaultValue"))
    return Parameter(
        key=entry.text("INIntentParameterName"),
        kind=kind,
        label=entry.text("INIntentParameterDisplayName"),
        default=default,
        choices=choices,
        open=kind == "enumeration" and not choices,
        multiple=entry.flag("INIntentParameterSupportsMultipleValues") is True,
        when=tuple(_relations(entry.entry("INIntentParameterRelationship"), intake)),
        minimum=told.number("INIntentParameterMetadataMinimumValue"),
        maximum=told.number("INIntentParameterMetadataMaximumValue"),
    )


def _kind(name: str, intake: Intake) -> Kind:
    if name not in _KINDS:
        intake.leave_out("a type that is not known")
    return _KINDS.get(name, "unknown")


def _names(enum: Entry) -> Iterator[str]:
    for value in enum.entries("INEnumValues", "a value of an enumeration"):
        name = value.text("INEnumValueName")
        if name and (value.number("INEnumValueIndex") or name != "unknown"):
            yield name


def _relations(told: Entry, intake: Intake) -> Iterator[When]:
    key, predicate = told.text("INIntentParameterRelationshipParentName"), told.text("INIntentParameterRelationshipPredicateName")
    if not key:
        return
    if predicate == "HasAnyValue":
        yield When(key, "given")
    elif predicate == "HasNoValue":
        yield When(key, "missing")
    elif predicate in ("BooleanHasExactValue", "EnumHasExactValue"):
        value = _exact(told, predicate)
        if value is not None:
            yield When(key, "is", (value,))
    else:
        intake.leave_out("a condition on another parameter of a kind that is not known")


def _exact(told: Entry, predicate: str) -> Value | None:
    key = "INIntentParameterRelationshipPredicateValue"
    return bool(told.flag(key)) if predicate == "BooleanHasExactValue" else told.text(key) or None
