"""What a handler is given: the parameters of one action, resolved, and the ways to act on the device."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from workflowllm.catalogue import facts
from workflowllm.simulate.coerce import as_kind, text_of, to_boolean, to_date, to_dictionary, to_number, to_text
from workflowllm.simulate.content import NOTHING, Content, Json, Measure
from workflowllm.simulate.outcome import RunError
from workflowllm.simulate.region import Region
from workflowllm.simulate.resolve import numeral, resolve
from workflowllm.simulate.shown import shown
from workflowllm.simulate.trace import Verb
from workflowllm.workflow.nodes import Action
from workflowllm.workflow.values import Value

if TYPE_CHECKING:
    from workflowllm.simulate.machine import Frame
    from workflowllm.simulate.run import Run
    from workflowllm.simulate.world import World

__all__ = ["Call", "recorded"]

_MOST_WHOLE: Final = 10**9
_SILENT: Final = frozenset({"UUID", "CustomOutputName", "GroupingIdentifier", "WFControlFlowMode"})


class Call:
    """One action that runs.

    Args:
        frame: The shortcut that it stands in.
        action: The action.
        place: Where it stands, as in `Effect`.

    Attributes:
        input: What its input parameter holds, or what the action before handed on where that is not written.

    Raises:
        RunEnd: A parameter cannot be resolved.
    """

    def __init__(self, frame: Frame, action: Action, place: str) -> None:
        self.frame = frame
        self.action = action
        self.place = place
        numbers = facts.number_keys(action.identifier)
        self._resolved: dict[str, Content] = {
            key: resolve(frame, numeral(value) if key in numbers else value)
            for key, value in sorted(action.parameters.items())  # a file keeps no order, and what asks has to ask in one
            if key not in _SILENT and not key.startswith("Show-")
        }
        key = facts.input_key(action.identifier)
        if key is not None and key not in self._resolved:
            self._resolved[key] = frame.previous
        self.input: Content = frame.previous if key is None else self._resolved[key]
        self.recorded = recorded(self._resolved)

    @property
    def run(self) -> Run:
        """The run."""
        return self.frame.run

    @property
    def world(self) -> World:
        """The device."""
        return self.frame.run.world

    @property
    def region(self) -> Region:
        """Where and when the device is."""
        return self.frame.region

    @property
    def step(self) -> tuple[str, str, Mapping[str, Json]]:
        """Place, action and parameters, for an effect."""
        return self.place, self.action.identifier, self.recorded

    @property
    def name(self) -> str:
        """What the editor calls the action; it stands in messages."""
        found = self.run.catalogue.get(self.action.identifier)
        return found.name if found is not None and found.name else self.action.identifier.rpartition(".")[2]

    def raw(self, key: str) -> Value | None:
        """A parameter as the file has it."""
        return self.action.parameters.get(key)

    def has(self, key: str) -> bool:
        """Whether a parameter is there and holds anything."""
        return bool(self._resolved.get(key))

    def content(self, key: str) -> Content:
        """What a parameter holds."""
        return self._resolved.get(key, NOTHING)

    def text(self, key: str, default: str = "") -> str:
        """A parameter as text."""
        found = self._resolved.get(key)
        return default if found is None else to_text(found, self.region)

    def input_text(self) -> str:
        """The input as text."""
        return to_text(self.input, self.region)

    def choice(self, key: str, default: str) -> str:
        """A parameter that is one of a list; an empty one counts as left out."""
        return self.text(key) or default

    def number(self, key: str, default: float) -> int | float:
        """A parameter as a number; an empty one counts as left out (device report: it fails silently with its default)."""
        found = self._resolved.get(key)
        if not found or (found[0].kind == "text" and not found[0].value.strip()):
            return default
        return to_number(found[0], self.region, self.name)

    def whole(self, key: str, default: int) -> int:
        """A parameter as a whole number of at most a billion either way; decimals are dropped, and what is no number counts as left out."""
        found = self.number(key, default)
        return int(max(-_MOST_WHOLE, min(_MOST_WHOLE, found))) if found == found else default  # NaN differs from itself

    def boolean(self, key: str, default: bool) -> bool:
        """A parameter as a truth value."""
        found = self._resolved.get(key)
        return to_boolean(found[0], self.region) if found else default

    def date(self, key: str) -> datetime | None:
        """A parameter as a date; None if it is empty."""
        found = self._resolved.get(key)
        return to_date(found[0], self.region, self.name) if found and text_of(found[0], self.region) else None

    def dictionary(self, key: str) -> dict[str, Json]:
        """A parameter as a dictionary; without it an empty one."""
        found = self._resolved.get(key)
        return to_dictionary(found[0], self.region, self.name) if found else {}

    def measure(self, key: str) -> Measure | None:
        """A quantity; None if there is none."""
        found = self._resolved.get(key)
        value = found[0].value if found else None
        return value if isinstance(value, Measure) else None

    def input_as(self, kind: str) -> Content:
        """The input with every item as another kind."""
        return tuple([found for item in self.input for found in as_kind(item, kind, self.region, self.name)])

    def effect(self, verb: Verb, target: str, **details: Json) -> None:
        """Write down something that could be noticed."""
        self.run.effect(verb, target, details, self.step, stand_in=False)

    def fail(self, message: str) -> RunError:
        """An error of the device, to raise."""
        return RunError(message)


def recorded(resolved: Mapping[str, Content]) -> dict[str, Any]:
    """Parameters as a Trace has them."""
    return {key: shown(resolved[key]) for key in sorted(resolved)}
