"""Splitting a dataset so that the held-out part is really unseen.

A random split of community shortcuts leaks: one author's versions of one workflow land on both sides. So samples are joined
into groups, and a group goes to one side whole. Samples join when they share an owner (or a title), and when they call the
same actions in the same order; both joins are transitive.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, NamedTuple

from workflowllm.dataset.sample import Sample
from workflowllm.errors import DatasetError

__all__ = ["Split", "groups", "split"]


class Split(NamedTuple):
    """The two sides, each in the dataset's order."""

    train: tuple[Sample, ...]
    held_out: tuple[Sample, ...]


def split(samples: Sequence[Sample], *, by: Literal["owner", "title"], held_out: int, seed: int) -> Split:
    """Split a dataset, deterministically for a seed and whatever the order of the samples.

    Args:
        samples: The dataset.
        by: What keeps samples together, beside equal action sequences. An empty owner joins nothing.
        held_out: How many samples to hold out at most. Groups are drawn in a seeded order and taken when they still fit. The place of
            a group in it hangs on its own names alone, so that a sample that is edited or added moves no other.
        seed: The seed of that order.

    Raises:
        DatasetError: One side would be empty, as when all samples belong to one group.
    """
    drawn = sorted(groups(samples, by=by), key=lambda group: _drawn_at(group, by, seed))
    chosen: set[str] = set()
    for group in drawn:
        if len(chosen) + len(group) <= held_out:
            chosen.update(sample.id for sample in group)
    train = tuple(sample for sample in samples if sample.id not in chosen)
    if not chosen or not train:
        problem = f"{len(samples)} samples in {len(drawn)} groups cannot be split with at most {held_out} held out"
        raise DatasetError(problem, advice="Add samples of other owners, split by title, or hold out another number")
    return Split(train, tuple(sample for sample in samples if sample.id in chosen))


def _drawn_at(group: Sequence[Sample], by: Literal["owner", "title"], seed: int) -> str:
    """The place of a group in the order of a seed: the digest of its first name, or of its first sample where it has none."""
    named = min((_folded(sample.owner if by == "owner" else sample.title) or sample.id for sample in group), default="")
    return hashlib.sha256(f"{seed}:{named}".encode()).hexdigest()


def groups(samples: Iterable[Sample], *, by: Literal["owner", "title"]) -> list[list[Sample]]:
    """Join samples that must stay on one side, in order of their first members."""
    leaders: dict[Hashable, Hashable] = {}

    def leader(key: Hashable) -> Hashable:
        while (parent := leaders.setdefault(key, key)) != key:
            leaders[key] = key = leaders[parent]
        return key

    members = list(samples)
    for sample in members:
        for key in _keys(sample, by):
            leaders[leader(key)] = leader(("id", sample.id))
    joined: defaultdict[Hashable, list[Sample]] = defaultdict(list)
    for sample in members:
        joined[leader(("id", sample.id))].append(sample)
    return list(joined.values())


def _keys(sample: Sample, by: Literal["owner", "title"]) -> list[Hashable]:
    name = _folded(sample.owner if by == "owner" else sample.title)
    return [("actions", sample.actions), *([(by, name)] if name else [])]


def _folded(name: str) -> str:
    """A name without case, width and outer spaces: the spellings of one owner are one owner."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
