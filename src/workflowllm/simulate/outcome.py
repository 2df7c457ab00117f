"""How a run ends before its last action: errors as the device shows them, stops, and limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workflowllm.simulate.content import KIND_NAMES, NOTHING, Content

__all__ = ["DEFAULT_LIMITS", "LimitReached", "Limits", "RunEnd", "RunError", "Stopped", "cannot_convert"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use. Each limit ends the run in a Trace that says so, never in an exception.

    Attributes:
        steps: Actions that run, those of called shortcuts among them.
        seconds: Time of the processor. It is the last resort: the others come first in nearly every run, and do not depend on the machine.
        items: Items in one list.
        characters: Characters, or bytes, in one item.
        work: Characters that are made and looked at in all.
        depth: Shortcuts that run each other, one inside the other.
    """

    steps: int = 10_000
    seconds: float = 1.5
    items: int = 20_000
    characters: int = 4_000_000
    work: int = 60_000_000
    depth: int = 20


DEFAULT_LIMITS: Final = Limits()


class RunEnd(Exception):  # noqa: N818 - not an error: it ends a run, and never leaves this room
    """The run ends here."""


class RunError(RunEnd):
    """The device shows this error and the whole shortcut ends (device reports: there is no way to catch an error).

    Args:
        message: What the device says, or the plainest words where nobody has reported them.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Stopped(RunEnd):
    """The shortcut stops without an error.

    Args:
        reason: `exit`, `output` or `cancelled`.
        output: What is handed on.
    """

    def __init__(self, reason: str, output: Content = NOTHING) -> None:
        super().__init__(reason)
        self.reason = reason
        self.output = output


class LimitReached(RunEnd):
    """The run is over a limit of the simulator.

    Args:
        limit: Its name in `Limits`.
        message: What was too much.
    """

    def __init__(self, limit: str, message: str) -> None:
        super().__init__(message)
        self.limit = limit
        self.message = message


def cannot_convert(action: str, given: str, wanted: str) -> RunError:
    """The error of a conversion that is impossible, in the words that device reports have.

    Args:
        action: What the editor calls the action.
        given: The kind that there is.
        wanted: The kind that it should be.
    """
    names = KIND_NAMES.get(given, "Item"), KIND_NAMES.get(wanted, "Item")
    return RunError(f"{action} failed because Shortcuts couldn't convert from {names[0]} to {names[1]}.")
