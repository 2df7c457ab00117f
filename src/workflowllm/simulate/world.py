"""The device while a shortcut runs: what the description says at the start, and what the run has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from workflowllm.simulate import content as contents
from workflowllm.simulate.content import Content
from workflowllm.simulate.device.model import Device
from workflowllm.simulate.outcome import LimitReached
from workflowllm.simulate.region import Region

__all__ = ["Asker", "World"]

_LONGEST_WAIT: Final = 366 * 86_400
"""Seconds: a year."""
Asker: TypeAlias = Callable[[str, Sequence[str]], str | None]
"""Somebody who answers: gets the question and what there is to choose from, and gives the answer; None for the usual one."""

_Part = TypeVar("_Part")


class World:
    """The device's state.

    Args:
        device: What there is at the start.
        seed: Of every random choice.
        asker: Who answers what the description has no answer for; without it the description's mode says how.

    Attributes:
        region: Locale, time zone and the time it is now.
        clipboard: What was copied.
        given: What was handed to the shortcut.
        files: The content of files by their paths.
    """

    def __init__(self, device: Device, seed: int, asker: Asker | None = None) -> None:
        self.device = device
        self.asker = asker
        self.random = Random(f"{seed}:{device.answers.seed}")  # noqa: S311  (no secret depends on it, and it has to repeat)
        zone = ZoneInfo(device.clock.zone)
        self.region = Region(device.locale, zone, device.clock.now.astimezone(zone))
        self.clipboard: Content = contents.texts(device.clipboard)
        self.files = {file.path: file.content for file in device.files}
        self.given: Content = self._given()
        self._asked: dict[tuple[str, str], int] = {}
        self._parts: dict[Callable[[World], Any], Any] = {}

    @property
    def now(self) -> datetime:
        """The device's time."""
        return self.region.now

    def part(self, make: Callable[[World], _Part]) -> _Part:
        """A part of the device that a run may change: made by `make` when it is first asked for, and the same from then on.

        Args:
            make: Makes it from the description, as `library.people.contacts` makes a list of items.
        """
        if make not in self._parts:
            self._parts[make] = make(self)
        found: _Part = self._parts[make]
        return found

    def wait(self, seconds: float) -> None:
        """Let the device's clock go on.

        Raises:
            LimitReached: It would have to go on for more than `_LONGEST_WAIT`, or beyond the last year that there is.
        """
        if seconds > _LONGEST_WAIT or (self.region.now + timedelta(seconds=seconds)).year >= 9999:
            raise LimitReached("wait", "the shortcut waits for longer than a year")
        self.region = Region(self.region.locale, self.region.zone, self.region.now + timedelta(seconds=seconds))

    def answer(self, kind: str, prompt: str, choices: Sequence[str] = ()) -> str | None:
        """What the person says to a question (`questions`) or a menu (`menus`), by the description or who is asked; else None."""
        answers = self.device.answers
        found = (answers.questions if kind == "questions" else answers.menus).get(prompt)
        if not found:
            return self.asker(prompt, choices) if self.asker is not None else None
        number = self._asked.get((kind, prompt), 0)
        self._asked[kind, prompt] = number + 1
        return found[min(number, len(found) - 1)]

    def cancels(self, prompt: str) -> bool:
        """Whether the person cancels what asks with this prompt."""
        return prompt in self.device.answers.cancelled

    def _given(self) -> Content:
        share = self.device.share
        found = [*contents.texts(share.texts), *map(contents.url, share.urls)]
        if share.files:
            from workflowllm.simulate.library.documents import file_item

            found += [file_item(self.files[path], path.rpartition("/")[2], path=path) for path in share.files if path in self.files]
        return tuple(found)
