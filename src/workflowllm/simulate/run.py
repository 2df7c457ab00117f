"""What all shortcuts of one run share: limits, the device, and the account of what happened."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from workflowllm.catalogue.collection import Catalogue
from workflowllm.simulate.content import Content, Json
from workflowllm.simulate.outcome import LimitReached, Limits
from workflowllm.simulate.shown import cost, shown
from workflowllm.simulate.trace import Effect, Step, Verb
from workflowllm.simulate.world import World
from workflowllm.workflow.nodes import Workflow

__all__ = ["Reader", "Run"]

_LOOK: Final = 50
"""After how many steps the time is looked at."""

Reader: TypeAlias = Callable[[bytes], Workflow]
"""What makes a workflow of a file, or of a text."""


class Run:
    """One run, with every shortcut that runs in it.

    Args:
        world: The device.
        limits: What it may use.
        catalogue: What is known of actions.
        reader: Reads the content of the device's other shortcuts; without it they are not run.
    """

    def __init__(self, world: World, limits: Limits, catalogue: Catalogue, reader: Reader | None = None) -> None:
        self.world = world
        self.reader = reader
        self.catalogue = catalogue
        self.limits = limits
        self.effects: list[Effect] = []
        self.steps: list[Step] = []
        self.stand_ins: Counter[str] = Counter()
        self.modelled: Counter[str] = Counter()
        self.made_up: list[str] = []
        self.levels = 0
        self._work = 0
        self._end = time.thread_time() + limits.seconds

    def charge(self, amount: int) -> None:
        """Count work: characters made or looked at.

        Raises:
            LimitReached: It is too much.
        """
        if amount > self.limits.characters:
            raise LimitReached("characters", f"one value has more than {self.limits.characters} characters")
        self.charge_work(amount)

    def charge_work(self, amount: int) -> None:
        """Count work that makes no value as large as that.

        Raises:
            LimitReached: It is too much.
        """
        self._work += amount
        if self._work > self.limits.work:
            raise LimitReached("work", f"more than {self.limits.work} characters were made")

    def bound_items(self, count: int) -> None:
        """Refuse a list that is too long.

        Raises:
            LimitReached: It is.
        """
        if count > self.limits.items:
            raise LimitReached("items", f"a list has more than {self.limits.items} items")

    def begin_step(self) -> None:
        """Count an action, and let the device's clock tick.

        Raises:
            LimitReached: There were too many, or they take too long.
        """
        if len(self.steps) >= self.limits.steps:
            raise LimitReached("steps", f"more than {self.limits.steps} actions ran")
        # Asking for the time costs as much as a step.
        if len(self.steps) % _LOOK == 0 and time.thread_time() > self._end:
            raise LimitReached("seconds", f"it ran for more than {self.limits.seconds} seconds")
        if self.world.device.clock.tick_seconds:
            self.world.wait(self.world.device.clock.tick_seconds)

    def record(self, place: str, action: str, parameters: Mapping[str, Json], output: Content) -> None:
        """Write down an action that ran."""
        self.bound_items(len(output))
        self.charge(cost(output))
        self.steps.append(Step(place, action, parameters, shown(output)))

    def effect(
        self, verb: Verb, target: str, details: Mapping[str, Json], step: tuple[str, str, Mapping[str, Json]], stand_in: bool
    ) -> None:
        """Write down what could be noticed; `step` is its place, its action and the action's parameters."""
        at = self.world.now.isoformat()
        self.effects.append(Effect(verb, target, details, step[0], step[1], step[2], at, stand_in))
