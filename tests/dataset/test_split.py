"""No owner, no title and no sequence of actions stands on both sides, directly or through others."""

from __future__ import annotations

import random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning import make_sample, make_samples
from workflowllm.dataset import Sample, groups, split
from workflowllm.errors import DatasetError

rows = st.lists(
    st.tuples(st.sampled_from(["", "a", "A ", "b", "c", "d"]), st.sampled_from(["", "t", "u", "v"]), st.integers(0, 6)), max_size=30
)


def built(given_rows: list[tuple[str, str, int]]) -> list[Sample]:
    return [make_sample(n, owner=owner, title=title, actions=(f"a{kind}",)) for n, (owner, title, kind) in enumerate(given_rows)]


@given(rows, st.sampled_from(["owner", "title"]), st.integers(1, 10), st.integers(0, 3))
def test_the_sides_share_nothing(given_rows: list[tuple[str, str, int]], by: Literal["owner", "title"], held_out: int, seed: int) -> None:
    samples = built(given_rows)
    try:
        done = split(samples, by=by, held_out=held_out, seed=seed)
    except DatasetError:
        return
    names = [{getattr(sample, by).strip().lower() for sample in side} - {""} for side in done]
    assert not names[0] & names[1]
    assert not {sample.actions for sample in done.train} & {sample.actions for sample in done.held_out}
    assert sorted(sample.id for side in done for sample in side) == sorted(sample.id for sample in samples)
    assert 0 < len(done.held_out) <= held_out


def test_groups_join_through_others() -> None:
    chain = [
        make_sample(0, owner="a", actions=("x",)),
        make_sample(1, owner="b", actions=("x",)),
        make_sample(2, owner="b", actions=("y",)),
        make_sample(3, owner="c", actions=("y",)),
        make_sample(4, owner="d", actions=("z",)),
    ]
    assert [[sample.id for sample in group] for group in groups(chain, by="owner")] == [["s000", "s001", "s002", "s003"], ["s004"]]


def test_the_split_is_the_seeds_and_not_the_orders() -> None:
    samples = [make_sample(n, actions=(f"a{n}",)) for n in range(30)]
    shuffled = random.Random(5).sample(samples, 30)  # noqa: S311
    chosen = [{sample.id for sample in split(some, by="title", held_out=6, seed=1).held_out} for some in (samples, shuffled)]
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 6
    assert chosen[0] != {sample.id for sample in split(samples, by="title", held_out=6, seed=2).held_out}


def test_one_group_cannot_be_split() -> None:
    with pytest.raises(DatasetError, match="1 groups"):
        split([make_sample(n, owner="same") for n in range(5)], by="owner", held_out=2, seed=0)
    with pytest.raises(DatasetError):
        split(make_samples(1), by="owner", held_out=1, seed=0)
