"""The API documents that were published with WorkflowLLM, as JSON and as the pickles they were made as.

A document is `name`, `description`, `required_parameters`, `optional_parameters` and `return_data`. They stand by identifier: as they
are, or in the lists that the pickles have, `[name, document]` and `[[name, document]]`. A collection has them under `apis`, beside
`categories`, `input_parameter` and `has_output`, which call an action by its identifier with `_` for each dot.

What the documents get wrong is not taken over. Whether a parameter is required is not in them: a placeholder of the editor counted as
a default, and a default as all that makes a parameter optional. A `NUMBER` is an enumeration in five cases of six, since the number of
the chosen value was its type. An action that `has_output` does not name has one in a quarter of the cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from workflowllm.catalogue.definition import Definition, Kind, Parameter
from workflowllm.catalogue.engine_classes import KINDS_OF_CLASSES, OPEN_CLASSES
from workflowllm.catalogue.importers.intake import Entry, Intake, Origin

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "WorkflowLLM documents"

_KINDS: Final[dict[str, Kind]] = {
    **KINDS_OF_CLASSES,
    "STRING": "text",
    "BOOLEAN": "boolean",
    "INTEGER": "number",
    "FLOAT": "number",
    "DATETIME": "date",
    "FILE": "file",
    "ENUM": "enumeration",
    "ENTITY": "record",
}
_OPEN: Final = OPEN_CLASSES | {"ENUM", "WFEnumerationParameter"}
_SILENT: Final = ("No description available", "No description available.")
_LISTS: Final = ("required_parameters", "optional_parameters")


def fits(tree: Any) -> bool:
    """Whether a document is a collection of such documents."""
    if not isinstance(tree, Mapping):
        return False
    documents = tree.get("apis", tree)
    if not isinstance(documents, Mapping):
        return False
    return any(name in found for value in documents.values() for name in _LISTS for found in [_document(value)])


def take(tree: Any, origin: Origin, intake: Intake) -> None:
    """Take every document.

    Args:
        tree: The collection.
        origin: Not needed: identifiers are whole.
        intake: Where the definitions go.
    """
    whole = Entry(tree, "the collection", intake)
    beside = _Beside(whole, intake) if "apis" in whole else None
    for identifier, value in (whole.entry("apis") if beside else whole).fields.items():
        found = _document(value)
        if found:
            intake.add(_definition(identifier, Entry(found, "a document", intake), beside, intake))
        else:
            intake.leave_out("a document that is no mapping")


def _document(value: Any, depth: int = 0) -> Mapping[str, Any]:
    """A document, out of the lists around it; an empty one if there is none."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list | tuple) and value and depth < 3:
        return _document(value[-1], depth + 1)
    return {}


class _Beside:
    """What a collection says of actions beside the documents."""

    def __init__(self, whole: Entry, intake: Intake) -> None:
        self._categories = Entry(whole.entry("categories").fields, "the categories", intake)
        self._inputs = Entry(whole.entry("input_parameter").fields, "the input parameters", intake)
        named = whole.fields.get("has_output")
        self._outputs = (
            frozenset(item for item in named if isinstance(item, str)) if isinstance(named, list | tuple | set | frozenset) else None
        )

    def categories(self, identifier: str) -> tuple[str, ...]:
        """The categories of an action."""
        return tuple(dict.fromkeys(self._categories.texts(_called(identifier))))

    def input(self, identifier: str) -> str | None:
        """The parameter that takes the output of the action before."""
        return self._inputs.text(_called(identifier)) or None

    def output(self, identifier: str) -> bool | None:
        """Whether an action has an output; None where no list of those is given."""
        return None if self._outputs is None else not self._outputs.isdisjoint((identifier, _called(identifier)))


def _called(identifier: str) -> str:
    return identifier.replace(".", "_")


def _definition(identifier: str, document: Entry, beside: _Beside | None, intake: Intake) -> Definition:
    description = document.text("description")
    returned = [entry.text("name") for entry in document.entries("return_data", "a value that is returned")]
    listed = beside.output(identifier) if beside else None
    parameters = [entry for name in _LISTS for entry in document.entries(name, "a parameter")]
    return Definition(
        identifier=identifier,
        app="" if identifier.startswith("is.workflow.") else identifier.rpartition(".")[0],
        description="" if description in _SILENT else description,
        categories=beside.categories(identifier) if beside else (),
        parameters=intake.parameters(_parameters(parameters)),
        input=beside.input(identifier) if beside else None,
        output=(bool(returned) if listed is None else listed) or None,
        output_name=returned[0] if len(returned) == 1 and listed is not False else "",
    )


def _parameters(entries: list[Entry]) -> Iterator[Parameter]:
    for entry in entries:
        name = entry.text("type")
        kind = _KINDS.get(name, "unknown")
        yield Parameter(entry.text("name"), kind, label=entry.text("description"), open=kind == "enumeration" and name in _OPEN)
