"""One definition of the Shortcuts engine as a `Definition`.

The engine's own schema, as `WFActions.plist` has it and the package shortcutkit too: a record an action, with `Parameters`, `Input`,
`Output`, `RequiredResources` and so on. A record is data of others: what is not of the expected type is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from workflowllm.catalogue.definition import REFERENCES, Definition, Parameter, When
from workflowllm.catalogue.engine_classes import KINDS_OF_CLASSES, OPEN_CLASSES, need_of
from workflowllm.workflow.values import Record, Value

__all__ = ["definition_of", "frozen"]

_RELATION: Final = "WFParameterRelationResource"
_FINDS: Final = frozenset({"WFContentItemFilterAction", "WFFindHealthSamplesAction"})
_NUMBERS: Final = ("MinimumValue", "MaximumValue")


def definition_of(identifier: str, record: Mapping[str, Any]) -> Definition:
    """Translate one record of the engine's schema.

    Args:
        identifier: The action's.
        record: What the engine says of it.

    Returns:
        The definition, which names no sources yet.
    """
    taken, output = _mapping(record.get("Input")), _mapping(record.get("Output"))
    told, app = _mapping(record.get("Description")), _mapping(record.get("AppDefinition"))
    gives = _texts([record.get("WFContentItemClass")]) if _text(record.get("ActionClass")) in _FINDS else ()
    needs, conditional = _needs(record.get("RequiredResources"))
    return Definition(
        identifier=identifier,
        name=_name(record),
        app=_text(app.get("BundleIdentifier")) or _text(record.get("AppIdentifier")),
        app_name=_text(app.get("Name")),
        description=_text(told.get("DescriptionSummary")) or _text(told.get("Summary")),
        returns=_text(told.get("DescriptionResult")),
        keywords=_keywords(record.get("ActionKeywords", record.get("Keywords"))),
        categories=_categories(record),
        parameters=_with_input(_parameters(record), taken),
        input=_text(taken.get("ParameterKey")) or None,
        input_types=_texts(taken.get("Types")),
        passes_through=bool(record.get("InputPassthrough")),
        output=bool(output or gives or record.get("InputPassthrough")) or None,
        output_name=_output_name(output),
        output_types=_texts(output.get("Types")) or gives,
        output_multiple=bool(output.get("Multiple") or gives),
        needs=needs,
        needs_when=conditional,
        not_on=frozenset(_texts(record.get("DisabledOnPlatforms"))),
        gone=record.get("Discontinued") is True,
        replaced_by=_text(record.get("DiscontinuedReplacementTitle")),
    )


def frozen(value: Any) -> Value | None:
    """A value of a property list or of JSON as the tree holds it; None if it holds something else."""
    if isinstance(value, str | int | float | bool | bytes | datetime):
        return value
    if isinstance(value, list | tuple):
        items = [frozen(item) for item in value]
        return None if None in items else tuple(item for item in items if item is not None)
    if isinstance(value, Mapping):
        fields = {str(key): found for key, item in value.items() if (found := frozen(item)) is not None}
        return Record(fields)
    return None


def _name(record: Mapping[str, Any]) -> str:
    name = _text(record.get("Name"))
    return "" if name == "Unknown Action" else name


def _output_name(output: Mapping[str, Any]) -> str:
    name = _text(output.get("OutputName"))
    return "" if name == "Unknown Action" else name


def _keywords(value: Any) -> tuple[str, ...]:
    words = value.split("|") if isinstance(value, str) else _texts(value)
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _categories(record: Mapping[str, Any]) -> tuple[str, ...]:
    found = [_text(record.get("Category")), *_texts(record.get("Categories")), _text(record.get("Subcategory"))]
    return tuple(dict.fromkeys(name for name in found if name))


def _parameters(record: Mapping[str, Any]) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for field in _mappings(record.get("Parameters")):
        parameter = _parameter(field)
        if parameter.key:
            found.setdefault(parameter.key, parameter)
            for old in _texts([field.get("LegacyKey")]):
                found.setdefault(old, Parameter(old, "text", label=parameter.label))  # what is a record now was a name then
    needed = _mapping(record.get("Input"))
    key = _text(needed.get("ParameterKey"))
    if needed.get("Required") is True and key in found:
        found[key] = replace(found[key], required=True)
    for slot, override in _mapping(record.get("ParameterOverrides")).items():
        changes = _mapping(override)
        _override(found, _text(changes.get("Key")) or slot, changes)
    return found


def _with_input(parameters: dict[str, Parameter], taken: Mapping[str, Any]) -> dict[str, Parameter]:
    """The parameters, the one that takes the input marked where the action cannot do without it."""
    key = _text(taken.get("ParameterKey"))
    if taken.get("Required") is True and key in parameters:
        parameters[key] = replace(parameters[key], required=True)
    return parameters


def _parameter(field: Mapping[str, Any]) -> Parameter:
    name, choices = _text(field.get("Class")), tuple(str(item) for item in _items(field.get("Items")) if isinstance(item, str | int))
    kind = KINDS_OF_CLASSES.get(name, "unknown")
    if kind == "unknown" and choices:
        kind = "enumeration"
    least, most = (field.get(bound) for bound in _NUMBERS)
    return Parameter(
        key=_text(field.get("Key")),
        kind=kind,
        label=_text(field.get("Label")),
        description=_text(field.get("Description")) or _text(_mapping(field.get("Description")).get("DescriptionSummary")),
        default=frozen(field.get("DefaultValue", field.get("Default"))),
        choices=choices if kind == "enumeration" else (),
        open=name in OPEN_CLASSES,
        multiple=field.get("AllowsMultipleValues") is True,
        when=tuple(_visibility(field.get("RequiredResources"))),
        sources_allowed=_allowed(field.get("DisallowedVariableTypes")),
        minimum=_number(least),
        maximum=_number(most),
    )


def _override(found: dict[str, Parameter], key: str, changes: Mapping[str, Any]) -> None:
    """What a definition changes in the parameter of an intent: its stored values, its class, its words.

    The stored values of an enumeration are those of `IntentEnumOverrides`, and not the names of the cases.
    """
    known = found.get(key, Parameter(key))
    given = _parameter({"Key": key, **changes})
    cases = tuple(text for text in _mapping(changes.get("IntentEnumOverrides")).values() if isinstance(text, str))
    said: dict[str, Any] = {"kind": "enumeration", "choices": cases} if cases else {}
    for name in ("kind", "label", "description", "when", "sources_allowed"):
        value = getattr(given, name)
        if value not in ("", "unknown", (), None):
            said.setdefault(name, value)
    found[key] = replace(known, **said)


def _allowed(disallowed: Any) -> frozenset[str] | None:
    """The references that a field takes. One that takes no `Variable` takes no reference to a value at all: in real files fewer than
    one in a hundred such fields holds one."""
    names = set(_texts(disallowed))
    if "Variable" in names:
        return frozenset({"Ask"}) - names
    return REFERENCES - names if names else None


def _visibility(resources: Any) -> Iterator[When]:
    """The conditions on other parameters, nested ones too: all of them hold where the parameter shows."""
    for resource in _mappings(resources):
        condition = _condition(resource)
        if condition is not None:
            yield condition
            yield from _visibility(resource.get("RequiredResources"))


def _condition(resource: Mapping[str, Any]) -> When | None:
    key = _text(resource.get("WFParameterKey"))
    if resource.get("WFResourceClass", _RELATION) != _RELATION or not key:
        return None
    relation = resource.get("WFParameterRelation", "==")
    if relation in ("??", "nil"):
        return When(key, "given" if relation == "??" else "missing")
    given = resource["WFParameterValues"] if "WFParameterValues" in resource else [resource.get("WFParameterValue")]
    values = tuple(value for item in _items(given) if (value := frozen(item)) is not None)
    return When(key, "is not" if relation == "!=" else "is", values) if values else None


def _needs(resources: Any) -> tuple[frozenset[str], dict[str, tuple[When, ...]]]:
    """What the action always needs, and what it needs only where some parameters say so."""
    always: set[str] = set()
    sometimes: dict[str, tuple[When, ...]] = {}
    for resource in _items(resources):
        fields = _mapping(resource)
        name = _text(resource) or _text(fields.get("WFResourceClass")) or _text(fields.get("resource"))
        need, conditions = need_of(name), tuple(_visibility(fields.get("RequiredResources")))
        if need and conditions:
            sometimes.setdefault(need, conditions)
        elif need:
            always.add(need)
    return frozenset(always), {need: found for need, found in sometimes.items() if need not in always}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _items(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else ()


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in _items(value) if isinstance(item, str) and item)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in _items(value) if isinstance(item, Mapping)]
