"""Assemble: samples from cleaned workflows and their layers, and the two sides of the benchmark (paper, section 3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from workflowllm import storage
from workflowllm.dataset import Provenance, Sample, Split, split
from workflowllm.evaluate.metrics import called_actions
from workflowllm.pipeline.clean import Cleaned
from workflowllm.pipeline.collect import Dropped
from workflowllm.pipeline.rules import Density
from workflowllm.pipeline.think import think

__all__ = ["assemble", "divide", "kept_together_by"]

RULES = "rules"


def assemble(items: Iterable[Cleaned | Dropped], *, comments: Density, seed: int) -> Iterator[Sample | Dropped]:
    """A sample of every workflow, its layers written by rule; what was dropped before is passed on.

    Args:
        items: What `clean` gives.
        comments: How dense the comments are.
        seed: Goes into the provenance; the rules draw nothing.
    """
    stamp = storage.stamp({"writer": RULES, "comments": comments}, seed)
    for item in items:
        yield item if isinstance(item, Dropped) else _sample(item, comments, seed, stamp)


def _sample(item: Cleaned, comments: Density, seed: int, stamp: dict[str, object]) -> Sample:
    found = item.found
    thought = think(item.text, title=found.title, description=found.description, comments=comments)
    configuration = {"writer": RULES, "comments": comments}
    return Sample(
        id=item.digest[:16],
        title=found.title,
        category=found.category,
        owner=found.owner,
        question=thought.question,
        plan=thought.plan,
        program=thought.program,
        actions=tuple(called_actions(item.text)),
        provenance=Provenance(item.digest, RULES, configuration, seed, str(stamp["version"]), str(stamp["revision"])),
    )


def kept_together_by(samples: Iterable[Sample]) -> Literal["owner", "title"]:
    """What keeps samples on one side: their owners where any is known, else their titles."""
    return "owner" if any(sample.owner for sample in samples) else "title"


def divide(samples: Sequence[Sample], *, share: float, seed: int) -> Split:
    """Split samples by owner or title, equal sequences of actions on one side always (see `dataset.split`).

    Args:
        samples: The dataset.
        share: Which share of the samples is held out, at most; two samples at least.
        seed: Of the draw.

    Raises:
        DatasetError: One side would be empty.
    """
    held_out = max(2, round(share * len(samples)))
    return split(samples, by=kept_together_by(samples), held_out=held_out, seed=seed)
