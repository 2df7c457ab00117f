"""Whether an answer runs, and whether it does what the reference does: the caller brings what runs programs and compares runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

__all__ = ["Behaviour", "Judge", "behaves"]


class Behaviour(NamedTuple):
    """What the runs of an answer showed.

    Attributes:
        runs: 1 if it ran to an end without an error or a limit wherever it was tried, else 0.
        same: 1 if nobody could have told its runs from those of the reference, else 0.
    """

    runs: float
    same: float


Judge: TypeAlias = Callable[[str, str], Behaviour]
"""Runs an answer and its reference, and compares."""


def behaves(answer: str, reference: str, judge: Judge | None, *, parsed: bool) -> Behaviour | None:
    """What the runs of an answer showed; None without a judge.

    Args:
        answer: Model text.
        reference: The program it is compared with.
        judge: Runs and compares.
        parsed: Whether the answer parses; what does not cannot run, and the judge is not asked.
    """
    if judge is None:
        return None
    return judge(answer, reference) if parsed else Behaviour(0.0, 0.0)
