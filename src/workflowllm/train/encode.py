"""Samples as token ids, with the loss on the answer only, and the order in which a run sees them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from workflowllm.dataset import Sample
from workflowllm.llm.chat import encode_answer, encode_prompt
from workflowllm.task import TaskSettings, render, render_answer

__all__ = ["IGNORED", "Encoded", "Fitting", "batch_ids", "encode", "fitting", "labels"]

IGNORED = -100
"""The label of a token that is given and not to be learnt, as the loss functions of torch have it."""


class Encoded(NamedTuple):
    """A sample as ids: the prompt, then the answer from `answer_start` on, its end mark included."""

    id: str
    ids: tuple[int, ...]
    answer_start: int


class Fitting(NamedTuple):
    """The samples that fit a length, and the ids of those that were left out for not fitting."""

    kept: tuple[Encoded, ...]
    left_out: tuple[str, ...]


def encode(tokenizer: Any, sample: Sample, settings: TaskSettings) -> Encoded:
    """Encode one sample, exactly as it is asked at answering time."""
    prompt = encode_prompt(tokenizer, render(sample, settings))
    return Encoded(sample.id, (*prompt, *encode_answer(tokenizer, render_answer(sample, settings))), len(prompt))


def fitting(tokenizer: Any, samples: Iterable[Sample], settings: TaskSettings, max_tokens: int) -> Fitting:
    """Encode samples and leave out those over the length: a cut program would teach to end in the middle."""
    encoded = [encode(tokenizer, sample, settings) for sample in samples]
    kept = tuple(one for one in encoded if len(one.ids) <= max_tokens)
    return Fitting(kept, tuple(one.id for one in encoded if len(one.ids) > max_tokens))


def labels(one: Encoded) -> list[int]:
    """What each position is to be: nothing for the prompt, the ids themselves for the answer."""
    return [IGNORED] * one.answer_start + list(one.ids[one.answer_start :])


def batch_ids(count: int, batch: int, step: int, seed: int) -> list[int]:
    """The positions of the samples that a step sees, from the step's number alone, so that a resumed run needs no history.

    Every epoch is a new seeded order of all samples; a step may reach from one epoch into the next.
    """
    orders: dict[int, Sequence[int]] = {}
    chosen = []
    for place in range(step * batch, (step + 1) * batch):
        epoch, index = divmod(place, count)
        if epoch not in orders:
            orders[epoch] = random.Random(f"{seed}:{epoch}").sample(range(count), count)  # noqa: S311
        chosen.append(orders[epoch][index])
    return chosen
