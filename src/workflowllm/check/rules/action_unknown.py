"""An action that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from workflowllm.catalogue.collection import Catalogue
from workflowllm.catalogue.definition import python_name
from workflowllm.check.diagnostic import Edit, Fix, Place
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule
from workflowllm.workflow.nodes import Action

__all__ = ["RULE"]

_OWN = "is.workflow.actions."
_MOST_GUESSES = 20


def find(program: Program) -> Iterator[Found]:
    """Identifiers without a definition: a warning for Shortcuts itself and for apps of which other actions are known."""
    guesses: dict[str, str] = {}
    for place, action in enumerate(program.actions):
        if type(action) is not Action or program.definitions[place] is not None:
            continue
        identifier = action.identifier
        if identifier not in guesses:
            guesses[identifier] = _near(identifier, program.catalogue) if len(guesses) < _MOST_GUESSES else ""
        near = guesses[identifier]
        message = f"no action {identifier} is known"
        if near and (identifier.startswith(_OWN) or _misspelt(identifier, near)):
            name = python_name(near)
            fix = Fix(f"call {name}", (Edit(place, rename=near),)) if _same(identifier, near) else None
            yield Found(Place(place), message, f"Do you mean {name}?", fix)
        elif identifier.startswith(_OWN):
            yield Found(
                Place(place), message, "It is kept as it stands; the app shows it as unknown unless it is newer than this catalogue"
            )
        else:
            advice = "Actions of an app are learnt with: workflowllm actions learn FOLDER"
            yield Found(Place(place), message, advice, None, "note")


def _near(identifier: str, catalogue: Catalogue) -> str:
    """The known action that is nearest, among those of the same app; nothing if none is near."""
    prefix = _OWN if identifier.startswith(_OWN) else ".".join(identifier.split(".")[:3])
    cut, least, most = len(prefix), len(identifier) - 3, len(identifier) + 3
    known = [other[cut:] for other in catalogue if least <= len(other) <= most and other.startswith(prefix)]
    near = difflib.get_close_matches(identifier[cut:], known, 1, 0.8)
    return prefix + near[0] if near else ""


def _misspelt(identifier: str, near: str) -> bool:
    """Whether an app's action is so near to a known one that a slip of the finger explains it: apps have more than is known."""
    first, second = identifier.rsplit(".", 1)[-1], near.rsplit(".", 1)[-1]
    return difflib.SequenceMatcher(None, first, second).ratio() >= 0.88


def _same(identifier: str, near: str) -> bool:
    """Whether two identifiers differ in capitals and signs only, so that one is surely meant by the other."""
    return python_name(identifier).replace("_", "").casefold() == python_name(near).replace("_", "").casefold()


RULE = Rule(
    code="W401",
    name="action-unknown",
    severity="warning",
    says="An action that the catalogue does not know, with the nearest that it knows.",
    why="The app shows it as unknown and stops there. It is no error: another app may have it, or a newer system.",
    bad='is_workflow_actions_shwresult(Text="a")',
    good='is_workflow_actions_showresult(Text="a")',
    find=find,
)
