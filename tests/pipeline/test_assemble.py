"""Assemble: samples carry their layers and where they come from, and the sides share neither owners nor action sequences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workflowllm import from_python
from workflowllm.dataset import Sample
from workflowllm.pipeline.assemble import assemble, divide, kept_together_by
from workflowllm.pipeline.clean import Cleaned
from workflowllm.pipeline.collect import Dropped, Found

pytest.importorskip("tree_sitter_python", reason="the extra evaluate is not installed")

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


def items(*, owners: int = 0) -> Iterator[Cleaned | Dropped]:
    """The examples as cleaned files, with so many owners, and one that was dropped."""
    for number, path in enumerate(EXAMPLES):
        text = path.read_text(encoding="utf-8")
        owner = f"owner {number % owners}" if owners else ""
        yield Cleaned(Found(path, path.name, path.stem, owner=owner), f"{number:064x}"[::-1], from_python(text), text)
    yield Dropped("x", "unreadable", "")


def test_samples_carry_their_layers_and_what_was_dropped_passes() -> None:
    made = list(assemble(items(), comments="block", seed=3))
    assert made[-1] == Dropped("x", "unreadable", "")
    samples = [item for item in made if isinstance(item, Sample)]
    assert len(samples) == len(EXAMPLES)
    for sample in samples:
        assert sample.question
        assert sample.plan
        assert sample.actions
        assert sample.provenance.configuration == {"writer": "rules", "comments": "block"}
        assert sample.provenance.seed == 3


@pytest.mark.parametrize("owners", [0, 12])
def test_sides_share_no_owner_and_no_sequence(owners: int) -> None:
    samples = [item for item in assemble(items(owners=owners), comments="block", seed=0) if isinstance(item, Sample)]
    assert kept_together_by(samples) == ("owner" if owners else "title")
    sides = divide(samples, share=0.25, seed=0)
    assert sides == divide(samples, share=0.25, seed=0)
    assert len(sides.train) + len(sides.held_out) == len(samples)
    assert not {sample.actions for sample in sides.train} & {sample.actions for sample in sides.held_out}
    assert not {sample.owner or sample.title for sample in sides.train} & {sample.owner or sample.title for sample in sides.held_out}
