"""The typed parameters that were published with ShortcutsBench: identifier, parameter, and its type as a line of text.

The line is `Enum = "Short"`, `Bool = True`, `Integer`, `State(Enum) = "on"`, `WFImage(Object)` or `array(String)`. A parameter called
`ThisIsReturnValue:NAME` is the output of the action, and its name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter
from workflowllm.catalogue.engine_classes import KINDS_OF_CLASSES
from workflowllm.catalogue.importers.intake import Intake, Origin, is_name
from workflowllm.workflow.values import Value

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "ShortcutsBench types"

_OUTPUT: Final = "ThisIsReturnValue:"
_LINE: Final = re.compile(r"(?P<type>[^=]*?)\s*(?:=\s*(?P<default>.*))?", re.DOTALL)
_TYPE: Final = re.compile(r"(?P<array>array\()?(?P<name>[^()]*)(?:\((?P<family>Object|Enum)\))?\)*")
_SIMPLE: Final[dict[str, Kind]] = {"String": "text", "Bool": "boolean", "Integer": "number", "Float": "number", "Enum": "enumeration"}
_OBJECTS: Final[dict[str, Kind]] = {"File": "file", "Placemark": "location", "TimeInterval": "quantity", "Distance": "quantity"}
_SHOWN: Final = 40
"""So many lines decide whether a document is of this format."""


def fits(tree: Any) -> bool:
    """Whether a document is such a table."""
    if not isinstance(tree, Mapping) or not tree:
        return False
    actions = list(tree.values())[:_SHOWN]
    lines = [line for action in actions if isinstance(action, Mapping) for line in list(action.values())[:_SHOWN]]
    typed = [line for line in lines if isinstance(line, str) and _is_type(line)]
    return all(isinstance(action, Mapping) for action in actions) and len(typed) * 2 > len(lines)


def _is_type(line: str) -> bool:
    found = _LINE.fullmatch(line)
    name = found["type"] if found else ""
    return name in _SIMPLE or name.startswith("array(") or name.endswith(("(Object)", "(Enum)"))


def take(tree: Any, origin: Origin, intake: Intake) -> None:
    """Take every action.

    Args:
        tree: The table.
        origin: Not needed: identifiers are whole.
        intake: Where the definitions go.
    """
    for identifier, lines in tree.items():
        if isinstance(lines, Mapping):
            intake.add(_definition(identifier, lines, intake))
        else:
            intake.leave_out("an action that is no mapping")


def _definition(identifier: str, lines: Mapping[str, Any], intake: Intake) -> Definition:
    outputs = [(name.removeprefix(_OUTPUT), line) for name, line in lines.items() if name.startswith(_OUTPUT)]
    name, line = outputs[0] if outputs else ("", "")
    found = _read(line)
    typed = {key: value for key, value in lines.items() if not key.startswith(_OUTPUT)}
    return Definition(
        identifier=identifier,
        app="" if identifier.startswith("is.workflow.") else identifier.rpartition(".")[0],
        parameters=intake.parameters(_parameter(key, value, intake) for key, value in typed.items()),
        output=True if outputs else None,
        output_name=name if is_name(name) else "",
        output_types=(found["name"],) if found and found["family"] == "Object" and is_name(found["name"]) else (),
        output_multiple=bool(found and found["array"]),
    )


def _read(line: Any) -> re.Match[str] | None:
    whole = _LINE.fullmatch(line) if isinstance(line, str) else None
    return _TYPE.fullmatch(whole["type"]) if whole else None


def _parameter(key: str, line: Any, intake: Intake) -> Parameter:
    found = _read(line)
    if line is not None and not found:
        intake.leave_out("a type that is not written as types are")
    if not found:
        return Parameter(key)
    kind = _kind(found["name"], found["family"])
    default = _LINE.fullmatch(line)
    told = default["default"] if default else None
    value = None if told is None or found["array"] else _default(told, kind, intake)
    return Parameter(key, kind, default=value, open=kind == "enumeration", multiple=bool(found["array"]))


def _kind(name: str, family: str | None) -> Kind:
    if family == "Enum":
        return "enumeration"
    if family == "Object":
        return KINDS_OF_CLASSES.get(name) or _OBJECTS.get(name, "unknown")
    return _SIMPLE.get(name) or KINDS_OF_CLASSES.get(name, "unknown")


def _default(told: str, kind: Kind, intake: Intake) -> Value | None:
    """A default as it is written: a text in quotes, a number, `True` or `False`. Lists and mappings are left out."""
    value: Value | None = None
    if len(told) > 1 and told[0] == told[-1] == '"':
        value = told[1:-1]
    elif told in ("True", "False"):
        value = told == "True"
    elif re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", told):
        value = float(told) if "." in told else int(told)
    else:
        intake.leave_out("a default that is a list or a mapping")
        return None
    return intake.default(kind, _number(value) if kind in ("number", "boolean") else value)


def _number(value: Value) -> Value:
    """Of an app's numbers the defaults stand in quotes."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value):
        return float(value) if "." in value else int(value)
    return value
