"""Answers that no model gave, between which a model's scores are to be read: three floors and a ceiling."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from workflowllm.dataset import Sample
from workflowllm.errors import DatasetError
from workflowllm.task import TaskSettings, reference

__all__ = ["derangement", "floors", "typical"]


def floors(held_out: Sequence[Sample], train: Sequence[Sample], task: TaskSettings, seed: int) -> dict[str, list[str]]:
    """Answers to the held-out questions, by what gives them.

    Returns:
        `empty answer`; `constant answer`, the most typical training program; `unrelated answer`, the reference of another
        held-out question; and `reference`, the ceiling.

    Raises:
        DatasetError: There are fewer than two held-out samples, or no training samples.
    """
    programs = [reference(sample, task) for sample in held_out]
    return {
        "empty answer": [""] * len(programs),
        "constant answer": [reference(typical(train), task)] * len(programs),
        "unrelated answer": [programs[index] for index in derangement(len(programs), seed)],
        "reference": programs,
    }


def derangement(count: int, seed: int) -> list[int]:
    """A seeded order in which nothing stands in its own place: one cycle through all places in a shuffled order.

    Raises:
        DatasetError: There are fewer than two places.
    """
    if count < 2:
        raise DatasetError("an unrelated answer needs at least two held-out samples", advice="Hold out more samples")
    places = list(range(count))
    random.Random(seed).shuffle(places)  # noqa: S311
    following = dict(zip(places, places[1:] + places[:1], strict=True))
    return [following[place] for place in range(count)]


def typical(samples: Sequence[Sample]) -> Sample:
    """The sample whose actions, with repeats, are on average most like the others' (Jaccard); the first of equals by id.

    Raises:
        DatasetError: There are no samples.
    """
    if not samples:
        raise DatasetError("a constant answer needs training samples", advice="Hold out fewer samples")
    bags = [Counter(sample.actions) for sample in samples]
    likeness = [sum(_jaccard(bag, other) for other in bags) for bag in bags]
    return min(zip(likeness, samples, strict=True), key=lambda pair: (-pair[0], pair[1].id))[1]


def _jaccard(one: Counter[str], other: Counter[str]) -> float:
    union = (one | other).total()
    return (one & other).total() / union if union else 1.0
