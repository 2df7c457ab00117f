"""The definitions of the Shortcuts engine: `WFActions.plist` of older systems, and what was extracted from newer ones in its schema.

A record an action, by identifier. What the list has and newer extracts have not: texts to show as tables of translations,
of which the English one is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from workflowllm.catalogue.engine_schema import definition_of
from workflowllm.catalogue.importers.intake import Intake, Origin

__all__ = ["SOURCE", "fits", "take"]

SOURCE: Final = "WFActions.plist"

_MARKS: Final = ("ActionClass", "Parameters", "ParameterSummary", "InputPassthrough", "RequiredResources", "ActionKeywords")
_LANGUAGES: Final = ("en", "en_US", "en-US", "English", "Base")


def fits(tree: Any) -> bool:
    """Whether a document is such a list."""
    if not isinstance(tree, Mapping):
        return False
    return any(isinstance(record, Mapping) and any(mark in record for mark in _MARKS) for record in tree.values())


def take(tree: Any, origin: Origin, intake: Intake) -> None:
    """Take every record.

    Args:
        tree: The list.
        origin: Not needed: identifiers are whole.
        intake: Where the definitions go.
    """
    for identifier, record in tree.items():
        if not isinstance(record, Mapping):
            intake.leave_out("an action that is no mapping")
            continue
        definition = definition_of(identifier, _in_english(record))
        parameters = intake.parameters(iter(definition.parameters.values()))
        intake.add(replace(definition, parameters=parameters))


def _in_english(value: Any) -> Any:
    """A value in which each table of translations is its English text."""
    if isinstance(value, Mapping):
        texts = [value[language] for language in _LANGUAGES if isinstance(value.get(language), str)]
        if texts and all(isinstance(text, str) for text in value.values()):
            return texts[0]
        return {key: _in_english(item) for key, item in value.items()}
    return [_in_english(item) for item in value] if isinstance(value, list | tuple) else value
