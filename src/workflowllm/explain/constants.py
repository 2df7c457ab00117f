"""What is known of a text before anything runs: its constant parts, with holes for the rest.

A text may be one of several, where ways come together or a list is chosen from; more than a few count as unknown.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from workflowllm.workflow.values import (
    Attachment,
    BareReference,
    BareText,
    Coerce,
    Dictionary,
    Field,
    GetKey,
    Item,
    Text,
    Value,
    WrappedReference,
)

__all__ = ["UNKNOWN", "Constants", "Join", "Key", "Made", "Meaning", "Picked", "Template", "Undone"]

Template: TypeAlias = "tuple[str | None, ...]"
"""A text in parts; None is a part that only a run knows. No two strings stand side by side."""

UNKNOWN: Final[Template] = (None,)

_MOST_WAYS: Final = 32
_MOST_DEPTH: Final = 60
_MOST_PARTS: Final = 200
_MOST_LETTERS: Final = 20_000
_MOST_STEPS: Final = 300_000
"""Values looked at for all texts together: after that everything is unknown."""

_MOST_KEPT: Final = 20_000_000
"""Letters kept for all nodes together: what would be beyond is unknown."""


class Made(NamedTuple):
    """A node that is a value, as an action has it."""

    value: Value
    action: int


class Join(NamedTuple):
    """A node that is one of several."""

    nodes: tuple[int, ...]


class Key(NamedTuple):
    """A node that is what stands under a key of a dictionary."""

    of: Value
    key: Value
    action: int


class Undone(NamedTuple):
    """A node that is a text with its Base64 coding taken off."""

    of: Value
    action: int


class Picked(NamedTuple):
    """A node that is a part of some data, which part only a run knows."""

    of: Value
    action: int


Meaning: TypeAlias = "Made | Join | Key | Undone | Picked"


class Constants:
    """Texts of nodes and values.

    Attributes:
        taken_from: The nodes at which data begins, whole and as it is.

    Args:
        meanings: What nodes are; a node that is missing is unknown.
        referred: The node that a reference in an action names, by the number of the action and the identity of the reference.
    """

    def __init__(self, meanings: Mapping[int, Meaning], referred: Mapping[tuple[int, int], int]) -> None:
        self._meanings = meanings
        self._referred = referred
        self._known: dict[int, list[Template]] = {}
        self._kept = 0
        self._steps = 0
        self._keyed: dict[tuple[int, tuple[str, ...]], list[Template]] = {}
        self._deep = 0
        self._picked: dict[int, bool] = {}
        self.taken_from: set[int] = set()

    def texts(self, value: Value, action: int, depth: int = 0) -> list[Template]:
        """What a value of an action may be as text."""
        self._steps += 1
        if depth > _MOST_DEPTH or self._steps > _MOST_STEPS:
            return [UNKNOWN]
        match value:
            case str():
                return [(value,)]
            case bool():
                return [UNKNOWN]
            case int() | float():
                return [(str(value),)]
            case Text(parts=parts):
                return self._text(parts, action, depth)
            case Attachment():
                return self._reference(value, action, depth)
            case WrappedReference(reference=inner) | BareReference(reference=inner):
                return self._reference(inner, action, depth)
            case BareText(text=text):
                return self._text(text.parts, action, depth)
            case Item(value=inner) | Field(value=inner):
                return self.texts(inner, action, depth + 1)
            case tuple():
                return _several(self.texts(element, action, depth + 1) for element in value[: _MOST_WAYS + 1])
        return [UNKNOWN]

    def _text(self, parts: tuple[str | Attachment, ...], action: int, depth: int) -> list[Template]:
        found: list[Template] = [()]
        for part in parts[:_MOST_PARTS]:
            ends = [(part,)] if isinstance(part, str) else self.texts(part, action, depth + 1)
            if len(found) * len(ends) > _MOST_WAYS:
                ends = [UNKNOWN]
            found = [_joined(start, end) for start in found for end in ends]
        return [_joined(start, UNKNOWN) for start in found] if len(parts) > _MOST_PARTS else found

    def _reference(self, reference: Attachment, action: int, depth: int) -> list[Template]:
        node = self._referred.get((action, id(reference)))
        steps = [step for step in reference.steps or () if not isinstance(step, Coerce)]
        if node is None or any(not isinstance(step, GetKey) for step in steps):
            return [UNKNOWN]
        if steps:
            return self._under(node, [step.key for step in steps if isinstance(step, GetKey)], depth + 1)
        return self.of(node, depth + 1)

    def of(self, node: int, depth: int = 0) -> list[Template]:
        """What a node may be as text."""
        if depth > _MOST_DEPTH:
            return [UNKNOWN]
        if node not in self._known:
            self._known[node] = [UNKNOWN]  # what a cycle comes to
            found = self._meant(node, depth)
            self._kept += sum(len(part or "") for text in found for part in text)
            self._known[node] = found if self._kept <= _MOST_KEPT else [UNKNOWN]
        return self._known[node]

    def _meant(self, node: int, depth: int) -> list[Template]:
        match self._meanings.get(node):
            case Made(value=value, action=action):
                return self.texts(value, action, depth + 1)
            case Join(nodes=nodes):
                return _several(self.of(other, depth + 1) for other in nodes[: _MOST_WAYS + 1])
            case Key(of=of, key=key, action=action):
                keys = self.texts(key, action, depth + 1)
                whole = self._node_of(of, action)
                if whole is not None and len(keys) == 1 and len(keys[0]) == 1 and keys[0][0] is not None:
                    return self._under(whole, [keys[0][0]], depth + 1)
            case Undone(of=of, action=action):
                return [_decoded(text) for text in self.texts(of, action, depth + 1)]
        return [UNKNOWN]

    def taken(self, value: Value, action: int) -> bool:
        """Whether a value is some data as it is, picked out and never put together with anything."""
        match value:
            case Text(parts=(Attachment() as only,)):
                value = only
            case tuple() if value:
                return all(self.taken(element, action) for element in value)
            case Item(value=inner) | WrappedReference(reference=inner):
                return self.taken(inner, action)
        node = self._referred.get((action, id(value))) if isinstance(value, Attachment) else None
        if node is None or self._deep > _MOST_DEPTH:
            return False
        if node not in self._picked:
            self._picked[node] = False  # what a cycle comes to
            self._deep += 1
            self._picked[node] = self._taken(node)
            self._deep -= 1
        return self._picked[node]

    def _taken(self, node: int) -> bool:
        stack = [node]
        seen = {node}
        while stack:
            current = stack.pop()
            if current in self.taken_from:
                continue
            match self._meanings.get(current):
                case Join(nodes=nodes) if nodes:
                    stack += [other for other in nodes if other not in seen]
                    seen.update(nodes)
                case Made(value=value, action=action) | Picked(of=value, action=action) | Key(of=value, action=action):
                    if not self.taken(value, action):
                        return False
                case _:
                    return False
        return True

    def _node_of(self, value: Value, action: int) -> int | None:
        if isinstance(value, WrappedReference):
            value = value.reference
        if isinstance(value, Attachment) and not value.steps:
            return self._referred.get((action, id(value)))
        return None

    def _under(self, node: int, keys: list[str], depth: int) -> list[Template]:
        """What stands under some keys of a node."""
        self._steps += 1
        if depth > _MOST_DEPTH or self._steps > _MOST_STEPS:
            return [UNKNOWN]
        wanted = (node, tuple(keys))
        if wanted not in self._keyed:
            self._keyed[wanted] = [UNKNOWN]  # what a cycle comes to
            self._keyed[wanted] = self._stands_under(node, keys, depth)
        return self._keyed[wanted]

    def _stands_under(self, node: int, keys: list[str], depth: int) -> list[Template]:
        match self._meanings.get(node):
            case Made(value=Dictionary() as whole, action=action):
                return self._entry(whole, keys, action, depth)
            case Made(value=Attachment() as reference, action=action) if not reference.steps:
                other = self._referred.get((action, id(reference)))
                return [UNKNOWN] if other is None else self._under(other, keys, depth + 1)
            case Made(value=str() | Text() as text, action=action):
                return self._in_json(text, keys, action, depth)
            case Join(nodes=nodes):
                return _several(self._under(other, keys, depth + 1) for other in nodes[: _MOST_WAYS + 1])
        return [UNKNOWN]

    def _in_json(self, value: Value, keys: list[str], action: int, depth: int) -> list[Template]:
        """What stands under a key of a text that is JSON and known as a whole."""
        texts = self.texts(value, action, depth + 1)
        whole = texts[0][0] if len(texts) == 1 and len(texts[0]) == 1 else None
        if whole is None or not whole.lstrip().startswith("{"):
            return [UNKNOWN]
        try:
            found = json.loads(whole)
        except (ValueError, RecursionError):
            return [UNKNOWN]
        for key in keys if isinstance(found, dict) and keys[0] in found else [*keys[0].split("."), *keys[1:]]:
            found = found.get(key) if isinstance(found, dict) else None
        return [(found,)] if isinstance(found, str) else [UNKNOWN]

    def _entry(self, whole: Dictionary, keys: list[str], action: int, depth: int) -> list[Template]:
        known = [self.texts(entry.key, action, depth + 1) for entry in whole.entries]
        names = keys if [(keys[0],)] in known else [*keys[0].split("."), *keys[1:]]
        for key, entry in zip(known, whole.entries, strict=True):
            if key == [(names[0],)]:
                inner = entry.value.value if isinstance(entry.value, Item | Field) else entry.value
                if len(names) == 1:
                    return self.texts(inner, action, depth + 1)
                return self._entry(inner, names[1:], action, depth + 1) if isinstance(inner, Dictionary) else [UNKNOWN]
        return [UNKNOWN]


def _several(found: Iterable[list[Template]]) -> list[Template]:
    texts = list(dict.fromkeys(text for group in found for text in group))
    return texts if len(texts) <= _MOST_WAYS else [UNKNOWN]


def _joined(start: Template, end: Template) -> Template:
    if start and end and start[-1] is not None and end[0] is not None:
        whole = (*start[:-1], start[-1] + end[0], *end[1:])
    else:
        whole = (*start, *end[1:]) if start and end and start[-1] is None and end[0] is None else (*start, *end)
    return whole if sum(len(part or "") for part in whole) <= _MOST_LETTERS else (*start[:1], None)


def _decoded(text: Template) -> Template:
    if len(text) != 1 or text[0] is None:
        return UNKNOWN
    try:
        return (base64.b64decode(text[0], validate=False).decode("utf-8"),)
    except (binascii.Error, ValueError):
        return UNKNOWN
