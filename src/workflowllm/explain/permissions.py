"""What a shortcut may ask to use: the needs of its actions, as the catalogue has them."""

from __future__ import annotations

from typing import Final

from workflowllm.catalogue.definition import Parameter
from workflowllm.check.applies import applies
from workflowllm.explain.build import Program
from workflowllm.explain.report import Permission
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Special
from workflowllm.workflow.walk import attachments

__all__ = ["permissions"]

_WORDS: Final[dict[str, str]] = {
    "apple intelligence": "Apple Intelligence",
    "apps": "opening other apps",
    "home": "your home",
    "mail": "sending mail from your account",
    "network": "the network",
    "payment": "payments",
    "screen": "what is on the screen",
    "scripts": "running scripts (a switch in Settings)",
    "shortcuts": "your other shortcuts",
    "speech recognition": "speech recognition",
}
_UNSAID: Final = frozenset({"user", "headphones"})
"""Needs that nobody is asked to grant."""


def permissions(program: Program) -> list[Permission]:
    """Every need, with the actions that have it, in the order in which they come up."""
    found: dict[str, list[int]] = {}
    for place, action in enumerate(program.actions):
        if type(action) is Action:
            for need in _needs(program, place, action):
                found.setdefault(need, []).append(place)
    return [Permission(need, _WORDS.get(need, need), tuple(places)) for need, places in found.items()]


def _needs(program: Program, place: int, action: Action) -> list[str]:
    definition = program.definitions[place]
    needs = []
    if definition is not None:
        needs = sorted(definition.needs)
        for need, conditions in sorted(definition.needs_when.items()):
            if need not in needs and applies(Parameter("", when=conditions), definition, action.parameters):
                needs.append(need)
    if any(_clipboard(value) for value in action.parameters.values()) or action.identifier.endswith(".getclipboard"):
        needs.append("clipboard")
    return [need for need in needs if need not in _UNSAID]


def _clipboard(value: object) -> bool:
    if isinstance(value, str | int | float):
        return False
    return any(type(one.source) is Special and one.source.kind == "Clipboard" for one in attachments(value))  # type: ignore[arg-type]
