"""What is asked when a shortcut is added, and put into its actions: addresses, names, keys to other people's servers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from workflowllm.workflow.nodes import Workflow
from workflowllm.workflow.values import Opaque

__all__ = ["asked_on_import"]

_KEY: Final = "WFWorkflowImportQuestions"


def asked_on_import(workflow: Workflow) -> dict[int, list[str]]:
    """The parameters that are asked for, by the number of the action."""
    found: dict[int, list[str]] = {}
    for row in _rows(workflow.properties.get(_KEY)):
        place, key = (row.get("ActionIndex"), row.get("ParameterKey")) if isinstance(row, dict) else (None, None)
        if type(place) is int and isinstance(key, str):
            found.setdefault(place, []).append(key)
    return found


def _rows(value: Any) -> Iterable[Any]:
    if isinstance(value, Opaque):
        value = value.raw
    return [row.raw if isinstance(row, Opaque) else row for row in value] if isinstance(value, list | tuple) else []
