"""The other metrics, floors and intervals."""

from __future__ import annotations

import ast
import time
from collections import Counter
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning import make_sample, make_samples
from workflowllm.dataset import Sample
from workflowllm.errors import DatasetError, Span, TextError
from workflowllm.evaluate import METRICS, bootstrap, derangement, floors, table, typical
from workflowllm.evaluate.metrics import called_actions, exact, known_actions, parses
from workflowllm.task import TaskSettings, reference

pytest.importorskip("tree_sitter")


def refuse(text: str) -> object:
    raise TextError("no", where=Span(1, 1, 1, 1))


def test_parses() -> None:
    assert parses("x = 1", ast.parse) == 1.0
    assert parses("x = ", ast.parse) == 0.0
    assert parses("x\0", ast.parse) == 0.0
    assert parses("", ast.parse) == parses(" \n", ast.parse) == 0.0
    assert parses("x = 1", refuse) == 0.0


def test_known_actions() -> None:
    text = 'x = is_workflow_actions_alert(T="is_workflow_actions_url()")\nif x:\n    com_example_Thing(a=int(x)'
    assert called_actions(text) == ["is_workflow_actions_alert", "com_example_Thing"]
    assert known_actions(text, {"is_workflow_actions_alert"}) == 0.5
    assert known_actions("", {"is_workflow_actions_alert"}) == known_actions("x = int(1)", {"int"}) == 0.0


def test_exact() -> None:
    assert exact("x = 1 \n\n# why\ny = 2", "# other\nx = 1\ny = 2\n") == 1.0
    assert exact("x = 1", "  x = 1") == exact("", "") == exact("# c", "") == exact("x", "y") == 0.0


@given(st.integers(2, 60), st.integers(0, 5))
def test_nothing_keeps_its_place(count: int, seed: int) -> None:
    order = derangement(count, seed)
    assert sorted(order) == list(range(count))
    assert all(place != index for index, place in enumerate(order))
    assert order == derangement(count, seed)


def test_one_place_cannot_change() -> None:
    with pytest.raises(DatasetError):
        derangement(1, 0)


def test_the_typical_sample_is_in_the_middle() -> None:
    samples = [make_sample(0, actions=("z",)), make_sample(1, actions=("a", "b")), make_sample(2, actions=("a", "b", "c"))]
    assert typical([*samples, make_sample(3, actions=("a", "c", "b", "d"))]).id == "s002"


def test_the_typical_sample_of_many_is_near_the_best_and_soon_found() -> None:
    samples = [make_sample(number) for number in range(2000)]
    began = time.monotonic()
    found = typical(samples)
    assert time.monotonic() - began < 20
    assert found == typical(samples[::-1])

    def likeness(sample: Sample) -> float:
        mine = Counter(sample.actions)
        return fmean((mine & other).total() / (mine | other).total() for other in bags)

    bags = [Counter(sample.actions) for sample in samples]
    best = max(likeness(sample) for sample in samples[:200])
    assert likeness(found) > 0.9 * best


def test_the_table_has_its_floors_and_its_ceiling() -> None:
    held_out, train, task = make_samples(6), [make_sample(number) for number in range(20, 40)], TaskSettings()
    answers = floors(held_out, train, task, seed=1)
    references = [reference(sample, task) for sample in held_out]
    known = frozenset(name for sample in [*train, *held_out] for name in sample.actions)
    done = table(answers, references, parse=ast.parse, known=known, seed=1)
    assert all(done["empty answer"].means[name].mean == 0.0 for name in METRICS)
    assert done["empty answer"].corpus == 0.0
    assert all(done["reference"].means[name].mean == pytest.approx(1.0) for name in METRICS if done["reference"].means[name].samples)
    assert done["reference"].means["data-flow match"].samples == 0
    for who in ("unrelated answer", "constant answer"):
        assert 0.0 < done[who].means["CodeBLEU"].mean < 1.0
    assert done == table(answers, references, parse=ast.parse, known=known, seed=1)


def test_the_interval_holds_the_mean_and_narrows() -> None:
    few, many = bootstrap([0.0, 1.0] * 5, seed=0), bootstrap([0.0, 1.0] * 200, seed=0)
    assert few.low < 0.5 < few.high
    assert few.mean == many.mean == 0.5
    assert many.high - many.low < (few.high - few.low) / 3
    assert bootstrap([], 0) == (0.0, 0.0, 0.0, 0)
    assert bootstrap([0.25] * 3, 0) == (0.25, 0.25, 0.25, 3)
