"""Clean: drop what would make no sample, or the same one again, each with its reason (paper, section 3.1, filtering).

The paper keeps workflows whose calls are all sound and drops those with binary sequences among the parameters, which say nothing to
a language model. Its calls are checked against documentation; here whatever was read is kept, since the compiler writes
every action back unchanged. Copies, of which public collections are full, are dropped too: of files with one content or
one sequence of actions the first by name stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import workflowllm
from workflowllm import storage
from workflowllm.errors import WorkflowError
from workflowllm.pipeline.collect import Collected, Dropped, Found
from workflowllm.workflow import Action, Opaque, Workflow, actions, values
from workflowllm.workflow.nodes import BLOCK_KINDS

__all__ = ["LONGEST_BINARY", "Cleaned", "clean", "counted", "sequence"]

LONGEST_BINARY = 512
"""Bytes, or characters of base 64, that a parameter may hold in one stretch; file bookmarks are about as long, pictures longer."""
_BASE_64 = re.compile(rf"[A-Za-z0-9+/]{{{LONGEST_BINARY},}}")
_SILENT = BLOCK_KINDS | {f"is.workflow.actions.{name}" for name in ("comment", "setvariable", "appendvariable", "nothing")}
"""Actions that print as the language's own forms and do nothing to a device."""


class Cleaned(NamedTuple):
    """A file that is worth a sample.

    Attributes:
        found: The file and what is known of it.
        digest: The sha256 of its content.
        workflow: What it holds.
        text: Its readable text.
    """

    found: Found
    digest: str
    workflow: Workflow
    text: str


def clean(items: Iterable[Collected | Dropped]) -> Iterator[Cleaned | Dropped]:
    """Pass on what is worth a sample, and a `Dropped` for each of the rest; the order stays.

    Args:
        items: What `collect` gives, in order of the files' names.
    """
    texts: dict[str, str] = {}
    sequences: dict[tuple[str, ...], str] = {}
    for item in items:
        if isinstance(item, Dropped):
            yield item
            continue
        kept = _checked(item)
        if isinstance(kept, Cleaned):
            kept = _first(kept, texts, sequences)
        yield kept


def counted(dropped: Iterable[Dropped]) -> dict[str, int]:
    """How many files were dropped for each reason."""
    return dict(sorted(Counter(item.reason for item in dropped).items()))


def sequence(workflow: Workflow) -> tuple[str, ...]:
    """The identifiers of the actions in file order, markers of blocks included."""
    return tuple(action.identifier if isinstance(action, Action) else "" for action in actions(workflow))


def _checked(item: Collected) -> Cleaned | Dropped:
    found, digest, workflow = item
    if set(sequence(workflow)) <= _SILENT | {""}:
        return Dropped(found.name, "no-action", "nothing in the workflow does anything")
    binary = next((action for action in actions(workflow) if isinstance(action, Action) and _holds_binary(action)), None)
    if binary is not None:
        return Dropped(found.name, "binary", f"{binary.identifier} holds more than {LONGEST_BINARY} bytes of binary data")
    try:
        return Cleaned(found, digest, workflow, workflowllm.to_python(workflow))
    except WorkflowError as error:
        return Dropped(found.name, "unreadable", f"{type(error).__name__}: {error}")


def _first(item: Cleaned, texts: dict[str, str], sequences: dict[tuple[str, ...], str]) -> Cleaned | Dropped:
    """The item, unless an earlier one has its content or its sequence; remembers it either way."""
    name = item.found.name
    same_text = texts.setdefault(storage.digest(item.text), name)
    same_sequence = sequences.setdefault(sequence(item.workflow), name)
    if same_text != name:
        return Dropped(name, "equal-content", same_text)
    return Dropped(name, "equal-actions", same_sequence) if same_sequence != name else item


def _holds_binary(action: Action) -> bool:
    return any(_is_binary(value) for value in values(action.parameters))


def _is_binary(value: Any) -> bool:
    match value:
        case bytes():
            return len(value) > LONGEST_BINARY
        case str() if len(value) > LONGEST_BINARY:
            # Base 64 is often broken into lines; what is one letter again and again is a rule or a frame.
            return any(len(set(stretch)) > 16 for stretch in _BASE_64.findall(re.sub(r"\r?\n", "", value)))
        case Opaque(raw=raw):
            return _is_binary_raw(raw)
        case _:
            return False


def _is_binary_raw(raw: Any) -> bool:
    stack = [raw]
    while stack:
        current = stack.pop()
        if isinstance(current, dict | list):
            stack.extend(current.values() if isinstance(current, dict) else current)
        elif isinstance(current, bytes | str) and _is_binary(current):
            return True
    return False
