"""Comments over a program: one a statement, as in the paper (section 3.1), or one a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from workflowllm.pipeline.rules.lines import told
from workflowllm.pipeline.rules.outline import Outline, Step, outline, walk
from workflowllm.workflow.nodes import Workflow

__all__ = ["Density", "write_comments"]

Density = Literal["statement", "block"]


def write_comments(program: Workflow | str | Outline, *, density: Density = "statement") -> str:
    """The readable text with comments; what it compiles to is unchanged.

    Args:
        program: The program.
        density: `statement` puts a comment above every statement, `else` and `case`, as the paper does. `block` puts one above
            every If, Repeat and Menu and every run of statements between them, so that the text stays short; a run of one
            statement inside a block has none of its own, and neither have `else` and `case`.
    """
    written = outline(program)
    steps = (step for _, step in walk(written.steps)) if density == "statement" else None
    notes = {step.line: (step.column, step.said) for step in steps} if steps else dict(_block_notes(written.steps, inside=False))
    lines = []
    for number, line in enumerate(written.text.splitlines(keepends=True), start=1):
        if number in notes:
            column, said = notes[number]
            lines.append(f"{' ' * column}# {said}\n")
        lines.append(line)
    return "".join(lines)


def _block_notes(steps: Sequence[Step], *, inside: bool) -> Iterator[tuple[int, tuple[int, str]]]:
    for run in _stretches(steps):
        first = run[0]
        if first.kind in ("if", "repeat", "menu"):
            yield first.line, (first.column, first.said)
        elif first.kind not in ("otherwise", "case", "note", "nothing") and not (inside and len(run) == 1):
            yield first.line, (first.column, _stretch_said(run))
        yield from _block_notes(first.inner, inside=True)


def _stretches(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Steps between blocks and notes of the author as one stretch each; a block alone."""
    stretch: list[Step] = []
    for step in steps:
        plain = not step.inner and step.kind not in ("note", "nothing")
        if plain:
            stretch.append(step)
            continue
        if stretch:
            yield tuple(stretch)
            stretch = []
        yield (step,)
    if stretch:
        yield tuple(stretch)


def _stretch_said(run: Sequence[Step]) -> str:
    """A stretch in a line: what a user notices of it, or else what is prepared."""
    seen = [step for step in run if step.family == "other" and step.kind == "action"]
    return told(seen or run)
