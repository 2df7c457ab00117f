"""A date that nobody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflowllm.check.diagnostic import Place
from workflowllm.check.literals import text_of
from workflowllm.check.program import Program
from workflowllm.check.rule import Found, Rule

__all__ = ["RULE"]

_FIELDS = frozenset({("is.workflow.actions.date", "WFDateActionDate"), ("is.workflow.actions.adjustdate", "WFDate")})
_WORDS = re.compile(
    r"today|tomorrow|yesterday|now|noon|midnight|morning|evening|night|week|month|year|day|hour|minute|"
    r"mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)


def find(program: Program) -> Iterator[Found]:
    """Literal dates in plain English letters that hold neither a digit nor a word for a time."""
    for argument in program.arguments:
        if (argument.definition.identifier, argument.key) not in _FIELDS:
            continue
        text = text_of(argument.value)
        if text and text.isascii() and not any(c.isdigit() for c in text) and not _WORDS.search(text):
            yield Found(
                Place(argument.action, argument.key), f"{text[:60]!r} is no date", "Write a date, such as 2026-11-23 or tomorrow at 8"
            )


RULE = Rule(
    code="W706",
    name="date-words",
    severity="warning",
    says="A literal date that names no time.",
    why="The app reads dates with a detector of dates, which finds none in it.",
    bad='d = is_workflow_actions_date(WFDateActionMode="Specified Date", WFDateActionDate="a good one")\n'
    'is_workflow_actions_showresult(Text=f"{d}")',
    good='d = is_workflow_actions_date(WFDateActionMode="Specified Date", WFDateActionDate="tomorrow at 8")\n'
    'is_workflow_actions_showresult(Text=f"{d}")',
    find=find,
)
