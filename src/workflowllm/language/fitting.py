"""Which entries of a residue an edited text still agrees with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflowllm.language.context import Parsed
from workflowllm.language.normalise import normalise
from workflowllm.shortcut.tree import PARAMETERS
from workflowllm.workflow.equality import difference
from workflowllm.workflow.nodes import Action, OpaqueAction, Workflow
from workflowllm.workflow.values import Output
from workflowllm.workflow.walk import actions, references

__all__ = ["MOST_TOLD", "Fitting", "says_the_same"]

MOST_TOLD = 10
"""Things of one kind that a report names."""


def says_the_same(left: Workflow, right: Workflow) -> bool:
    """Whether two workflows are one but for what `normalise` forgets; 1, 1.0 and True differ."""
    one, other = normalise(left), normalise(right)
    return _same(one.body, other.body) and _same(one.properties, other.properties)


class Fitting:
    """The entries of a residue that an edited text still agrees with: those that leave what it says as it is.

    An entry that makes a difference is given up in steps: first the keys it takes away (an input that the text writes and the file
    left out), then its patch, then all of it. Mostly one statement was edited and one entry hangs on it, so what stands out first is
    dealt with first; what follows from it then no longer stands out. The last rounds deal with all at once.
    """

    def __init__(
        self, parsed: Parsed, placed: dict[int, dict[str, Any]], top: Any, applied: Callable[[dict[int, dict[str, Any]], Any], Workflow]
    ) -> None:
        self.parsed = parsed
        self.placed = placed
        self.given = self.top = top
        self.applied = applied
        self.weakened: dict[int, None] = {}
        self.nothing_fits = False
        self.wanted = normalise(parsed.workflow)
        self.said = list(actions(self.wanted))

    def fit(self, rounds: int) -> Workflow:
        """The workflow with what fits applied."""
        for left in reversed(range(rounds)):
            workflow = self.applied(self.placed, self.top)
            found = normalise(workflow)
            if self.top is not None and not _same(found.properties, self.wanted.properties):
                self.top = None
                continue
            differing = self.differing(found)
            if not differing and found == self.wanted:
                return workflow
            for place in self.suspects(differing, alone=left > 3) or [*self.placed]:
                self.weaken(place, fully=left == 1)
        self.nothing_fits = True
        return self.parsed.workflow

    def differing(self, found: Workflow) -> list[int]:
        """The places of the file that say something else than the text; first those that refer to other actions than there."""
        others = list(actions(found))
        both = list(zip(self.said, others, strict=True))
        differing = [place for place, (mine, yours) in enumerate(both) if not (_same if place in self.placed else _equal)(mine, yours)]
        if not differing:
            return []
        mine, yours = _defined(self.said), _defined(others)
        astray = [place for place, (said, other) in enumerate(both) if _referred(said, mine) != _referred(other, yours)]
        known = set(astray)
        return [*astray, *(place for place in differing if place not in known)]

    def suspects(self, differing: list[int], *, alone: bool) -> list[int]:
        """The places of entries that can be why: those there, and those of actions whose output is referred to there."""
        defined = _defined(self.said)
        found: dict[int, None] = {}
        for place in differing:
            if place in self.placed:
                found[place] = None
            for at in _referred(self.said[place], defined):
                if type(at) is int and at in self.placed and _takes(self.placed[at], "UUID"):
                    found[at] = None
            if found and alone:
                break
        return list(found)

    def weaken(self, place: int, *, fully: bool) -> None:
        """Give up some of an entry, or all of it."""
        entry = dict(self.placed.pop(place))
        self.weakened[place] = None
        if fully:
            return
        changed = entry.pop("p", None)
        inner = changed.get(PARAMETERS) if isinstance(changed, dict) else None
        if isinstance(inner, dict):
            kept = {key: change for key, change in inner.items() if change != 0}
            if 0 < len(kept) < len(inner):
                entry["p"] = {**changed, PARAMETERS: kept}
        if entry and changed is not None:
            self.placed[place] = entry

    def report(self) -> list[str]:
        """What was given up, for the reader of the text."""
        told = []
        if self.given is not None and self.top is None:
            told.append("what the residue kept of the head block no longer fits and was dropped")
        if self.nothing_fits:
            told.append("the residue says something else than the text and was dropped")
        elif self.weakened:
            known = self.parsed.lines()
            lines = sorted({known[place] for place in self.weakened})
            more = f" and {len(lines) - MOST_TOLD} more" if len(lines) > MOST_TOLD else ""
            where = ", ".join(map(str, lines[:MOST_TOLD])) + more
            kept = f"what the residue kept of line{'s' if len(lines) > 1 else ''} {where}"
            told.append(f"the text was edited: {kept} no longer fits it and was dropped")
        return told


def _equal(left: object, right: object) -> bool:
    return left == right


def _same(left: object, right: object) -> bool:
    return left == right and difference(left, right, ordered=False) is None


def _defined(flat: list[Action | OpaqueAction]) -> dict[str, int]:
    """The place of the first action with each identifier."""
    found: dict[str, int] = {}
    for place, action in enumerate(flat):
        uuid = action.parameters.get("UUID") if type(action) is Action else None
        if type(uuid) is str:
            found.setdefault(uuid, place)
    return found


def _referred(action: Action | OpaqueAction, defined: dict[str, int]) -> list[int | str]:
    """The places of the actions that one refers to; the identifiers of those that are not there."""
    found = references(action) if type(action) is Action else ()
    return [defined.get(one.source.uuid, one.source.uuid) for one in found if type(one.source) is Output]


def _takes(entry: dict[str, Any], key: str) -> bool:
    """Whether an entry takes a parameter away or changes it."""
    changed = entry.get("p")
    inner = changed.get(PARAMETERS) if isinstance(changed, dict) else None
    return not isinstance(inner, dict) or key in inner
