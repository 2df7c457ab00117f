"""Answers that no model gave, between which a model's scores are to be read: three floors and a ceiling."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence

from workflowllm.dataset import Sample
from workflowllm.errors import DatasetError
from workflowllm.task import TaskSettings, reference

__all__ = ["COMPARED", "derangement", "floors", "typical"]

COMPARED = 200
"""With how many samples each is compared at most, to find the most typical one."""


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

    Of more than `COMPARED` samples, so many are drawn as references, the same for the same samples whatever their order, and each
    sample is compared with those: the work grows with the number of samples and not with its square, and the mean that
    is estimated moves by about half a spread over the root of `COMPARED`.

    Raises:
        DatasetError: There are no samples.
    """
    if not samples:
        raise DatasetError("a constant answer needs training samples", advice="Hold out fewer samples")
    others = [Counter(sample.actions) for sample in _drawn(samples)]
    likeness = [_likeness(Counter(sample.actions), others) for sample in samples]
    return min(zip(likeness, samples, strict=True), key=lambda pair: (-pair[0], pair[1].id))[1]


def _drawn(samples: Sequence[Sample]) -> list[Sample]:
    if len(samples) <= COMPARED:
        return list(samples)
    return random.Random(0).sample(sorted(samples, key=lambda sample: sample.id), COMPARED)  # noqa: S311


def _likeness(bag: Counter[str], others: Sequence[Counter[str]]) -> float:
    return math.fsum(_jaccard(bag, other) for other in others)


def _jaccard(one: Counter[str], other: Counter[str]) -> float:
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    shared = sum(min(count, larger[name]) for name, count in smaller.items() if name in larger)
    union = one.total() + other.total() - shared
    return shared / union if union else 1.0
