"""What a rule is: a function over a program, with what it says and the examples that are its test and its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from workflowllm.check.diagnostic import Fix, Place, Severity
from workflowllm.check.program import Program

__all__ = ["Found", "Rule"]


class Found(NamedTuple):
    """One finding of a rule.

    Attributes:
        place: Where.
        message: What is wrong, as a sentence without a full stop.
        advice: What to do about it.
        fix: A change that mends it, where one is safe.
        severity: How bad this one is, where it is not what the rule usually says.
    """

    place: Place
    message: str
    advice: str = ""
    fix: Fix | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Its number, behind the letter of its usual severity: it never changes and is never used again.
        name: What people call it; its file has the same name.
        severity: How bad a finding usually is.
        says: What it looks for, as one line.
        why: Why that is worth saying, and what the rule rests on.
        bad: A program with a finding.
        good: The same program without.
        find: Finds it.
        target: The version of iOS that the examples are checked for.
    """

    code: str
    name: str
    severity: Severity
    says: str
    why: str
    bad: str
    good: str
    find: Callable[[Program], Iterable[Found]]
    target: int | None = None
