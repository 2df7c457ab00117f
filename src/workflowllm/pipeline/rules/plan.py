"""The task plan (paper, section 3.1): numbered lines, what blocks hold set in below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from workflowllm.pipeline.rules.lines import lowered, told
from workflowllm.pipeline.rules.outline import Outline, Step, outline, runs, walk
from workflowllm.workflow.nodes import Workflow

__all__ = ["write_plan"]

LONG: Final = 30
"""Steps from which a program counts as long: all that is prepared between two noticeable steps is then one line."""
LONGER: Final = 120
"""Steps from which neighbouring actions of any kind share a line, by threes."""
SKIPPED: Final = frozenset({"note", "nothing", "result"})


def write_plan(program: Workflow | str | Outline) -> str:
    """The task plan: a numbered line a step or run of related steps, with the choices of menus and Otherwise as lines of their own.

    What a block holds is set in by three spaces and numbered anew; a block that holds one line has it after a colon.
    A long program has a plan that is much shorter: see `LONG` and `LONGER`.
    """
    steps = outline(program).steps
    count = sum(step.kind not in SKIPPED for _, step in walk(steps))
    lines = list(_lines(steps, 0, count)) or ["1. Do nothing"]
    return "\n".join(lines) + "\n"


def _lines(steps: Sequence[Step], depth: int, count: int) -> Iterator[str]:
    for number, run in enumerate(_grouped(_kept(steps), count), start=1):
        inner = list(_grouped(_kept(run[0].inner), count))
        only = inner[0] if len(inner) == 1 and not inner[0][0].inner else None
        yield f"{'   ' * depth}{number}. {told(run)}{f': {lowered(told(only))}' if only else ''}"
        if not only:
            yield from _lines(run[0].inner, depth + 1, count)


def _kept(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.kind not in SKIPPED and not (step.kind == "otherwise" and not _does(step))]


def _does(step: Step) -> bool:
    """Whether there is anything in a step that a plan says."""
    return any(inner.kind not in SKIPPED for _, inner in walk(step.inner))


def _grouped(steps: Sequence[Step], count: int) -> Iterator[tuple[Step, ...]]:
    if count < LONGER:
        yield from runs(steps, loose=count >= LONG)
        return
    for simple, stretch in groupby(steps, key=lambda step: not step.inner and step.kind not in ("case", "otherwise")):
        row = list(stretch)
        width = 3 if simple else 1
        # Steps that only prepare something do not use up the width: a line has up to three that a user notices.
        yield from _by_width(row, width) if simple else ((step,) for step in row)


def _by_width(row: Sequence[Step], width: int) -> Iterator[tuple[Step, ...]]:
    run: list[Step] = []
    noticed = 0
    for step in row:
        noticed += step.family == "other"
        if noticed > width:
            yield tuple(run)
            run, noticed = [], 1
        run.append(step)
    if run:
        yield tuple(run)
