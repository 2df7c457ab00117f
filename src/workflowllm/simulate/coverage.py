"""How much of a shortcut the simulator runs with a behaviour of its own.

Control flow counts as its own: the interpreter runs it. Every handler that is counted here is pinned by a case of the conformance table
whose expected value comes from somewhere else; a test holds that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from workflowllm.catalogue.collection import Catalogue
from workflowllm.simulate.handlers import handlers
from workflowllm.simulate.others import modelled
from workflowllm.workflow.nodes import BLOCK_KINDS, Workflow
from workflowllm.workflow.walk import actions

__all__ = ["HOW", "Coverage", "How", "coverage", "how"]

How: TypeAlias = Literal["own", "model", "stand_in"]

HOW: Final[tuple[How, ...]] = ("own", "model", "stand_in")
"""How an action runs: with a behaviour of its own, on the general model of an app, or as a stand-in."""


@dataclass(slots=True)
class Coverage:
    """How the actions of one or many shortcuts run.

    Attributes:
        counts: Occurrences by how they run.
        without: Occurrences of the actions without a behaviour of their own, by identifier.
        apps: Occurrences by app and how they run.
    """

    counts: Counter[How] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    apps: Counter[tuple[str, How]] = field(default_factory=Counter)

    def add(self, other: Coverage) -> None:
        """Count those of another one in."""
        self.counts.update(other.counts)
        self.without.update(other.without)
        self.apps.update(other.apps)

    @property
    def occurrences(self) -> int:
        """How many actions there are."""
        return sum(self.counts.values())

    @property
    def share(self) -> float:
        """The part of the occurrences that has a behaviour of its own; 1 where there are none."""
        return self.counts["own"] / self.occurrences if self.occurrences else 1.0

    @property
    def whole(self) -> bool:
        """Whether every action has one."""
        return self.counts["own"] == self.occurrences


def how(identifier: str, catalogue: Catalogue) -> How:
    """How an action runs."""
    if identifier in handlers() or identifier in BLOCK_KINDS:
        return "own"
    return "model" if modelled(catalogue.get(identifier)) else "stand_in"


def coverage(workflow: Workflow, catalogue: Catalogue) -> Coverage:
    """How the actions of a shortcut run; one that is kept unread runs as a stand-in."""
    found = Coverage()
    for action in actions(workflow):
        identifier = getattr(action, "identifier", "")
        way = how(identifier, catalogue)
        found.counts[way] += 1
        if way != "own":
            found.without[identifier] += 1
        definition = catalogue.get(identifier)
        app = definition.app if definition is not None else ""
        found.apps[app or _app(identifier), way] += 1
    return found


def _app(identifier: str) -> str:
    return "is.workflow.actions" if identifier.startswith("is.workflow.actions.") else identifier.rpartition(".")[0]
