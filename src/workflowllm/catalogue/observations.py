"""What is counted of shortcuts to learn from them: little for each file, so that any number of files can be gone through.

Counts add up, and the order of the files does not matter. Of the texts that a parameter holds a few are kept, each with two owners at
most; where a parameter holds many different texts, none of them is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from workflowllm.catalogue.content import kind_of, literal, numeral
from workflowllm.catalogue.definition import structural
from workflowllm.workflow.nodes import Action, Workflow
from workflowllm.workflow.values import Output, Record
from workflowllm.workflow.walk import actions, references

__all__ = ["ActionSeen", "Observations", "ParameterSeen", "Texts", "is_plain"]

_MANY: Final = 64
_LONG: Final = 40
_LONGEST_NAME: Final = 200
_PRIVATE: Final = ("@", "://", "/Users/", "+")


def is_plain(text: str) -> bool:
    """Whether a text may be the word of an editor: short, of one line, and no address, path or number of a telephone."""
    digits = sum(character.isdigit() for character in text)
    return 0 < len(text) <= _LONG and text.isprintable() and digits < 5 and not any(mark in text for mark in _PRIVATE)


@dataclass
class Texts:
    """Short texts that were seen, each with its number and up to two of those who wrote it; None if there were too many."""

    found: dict[str, tuple[int, frozenset[str]]] | None = field(default_factory=dict)

    def add(self, text: str, owner: str) -> None:
        """Count one text."""
        if is_plain(text):
            self._count(text, 1, frozenset({owner}))

    def merge(self, other: Texts) -> None:
        """Add what others counted."""
        if other.found is None:
            self.found = None
        for text, (number, owners) in (other.found or {}).items():
            self._count(text, number, owners)

    def _count(self, text: str, number: int, owners: frozenset[str]) -> None:
        if self.found is None:
            return
        known, before = self.found.get(text, (0, frozenset[str]()))
        self.found[text] = (known + number, frozenset(sorted(before | owners)[:2]))
        if len(self.found) > _MANY:
            self.found = None

    def shared(self) -> dict[str, int]:
        """Those that at least two owners wrote, with their numbers."""
        return {text: number for text, (number, owners) in (self.found or {}).items() if len(owners) > 1}


@dataclass
class ParameterSeen:
    """One parameter: how often it stood, the kinds of what it held, and its texts."""

    seen: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    texts: Texts = field(default_factory=Texts)

    def merge(self, other: ParameterSeen) -> None:
        """Add what others counted."""
        self.seen += other.seen
        self.kinds.update(other.kinds)
        self.texts.merge(other.texts)


@dataclass
class ActionSeen:
    """One action: how often it stood, its parameters, whether others referred to its output and by which names, its app."""

    seen: int = 0
    parameters: dict[str, ParameterSeen] = field(default_factory=dict)
    referred: int = 0
    names: Texts = field(default_factory=Texts)
    descriptors: Counter[tuple[tuple[str, str], ...]] = field(default_factory=Counter)

    def merge(self, other: ActionSeen) -> None:
        """Add what others counted."""
        self.seen += other.seen
        self.referred += other.referred
        self.names.merge(other.names)
        self.descriptors.update(other.descriptors)
        for key, parameter in other.parameters.items():
            self.parameters.setdefault(key, ParameterSeen()).merge(parameter)


class Observations:
    """What was counted over some shortcuts, by identifier."""

    def __init__(self) -> None:
        self.actions: dict[str, ActionSeen] = {}

    def add(self, owner: str, workflow: Workflow) -> None:
        """Count one shortcut.

        Args:
            owner: Whose it is: a text counts as a choice where it is in shortcuts of several owners.
            workflow: The shortcut.
        """
        by_uuid: dict[str, Action] = {}
        for action in _actions(workflow):
            self._count(owner, action)
            uuid = action.parameters.get("UUID")
            if isinstance(uuid, str):
                by_uuid.setdefault(uuid, action)
        for name, uuid in _outputs(workflow):
            source = by_uuid.get(uuid)
            if source is not None:
                seen = self.actions[source.identifier]
                seen.referred += 1
                if name and "CustomOutputName" not in source.parameters:
                    seen.names.add(name, owner)

    def merge(self, other: Observations) -> None:
        """Add what others counted."""
        for identifier, action in other.actions.items():
            self.actions.setdefault(identifier, ActionSeen()).merge(action)

    def _count(self, owner: str, action: Action) -> None:
        seen = self.actions.setdefault(action.identifier, ActionSeen())
        seen.seen += 1
        for key, value in action.parameters.items():
            if key in ("AppIntentDescriptor", "IntentAppDefinition") and isinstance(value, Record):
                seen.descriptors[_descriptor(value)] += 1
            if structural(key) is not None or len(key) > _LONGEST_NAME:
                continue
            parameter = seen.parameters.setdefault(key, ParameterSeen())
            text = literal(value)
            parameter.seen += 1
            parameter.kinds["numeral" if text is not None and numeral(text) else "empty" if text == "" else kind_of(value)] += 1
            if text is not None:
                parameter.texts.add(text, owner)


def _actions(workflow: Workflow) -> Iterator[Action]:
    return (action for action in actions(workflow) if isinstance(action, Action) and 0 < len(action.identifier) <= _LONGEST_NAME)


def _outputs(workflow: Workflow) -> Iterator[tuple[str | None, str]]:
    """The references to outputs: by which name, and to which action."""
    for action in _actions(workflow):
        for reference in references(action):
            if isinstance(reference.source, Output):
                yield reference.source.name, reference.source.uuid


def _descriptor(value: Record) -> tuple[tuple[str, str], ...]:
    """What the file says of an app, without what says nothing of it."""
    return tuple(sorted((key, text) for key, text in value.items() if isinstance(text, str) and text and len(text) <= _LONGEST_NAME))
