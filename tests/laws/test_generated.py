"""The laws on generated workflows, and law 5 on generated and damaged texts."""

from __future__ import annotations

import contextlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.mutate import mutate_text
from tests.strategies import property_list
from workflowllm import WorkflowError, from_python, to_python
from workflowllm.laws import check_text, law1, law2
from workflowllm.shortcut.tree import from_tree, to_tree
from workflowllm.workflow.equality import difference

quick = settings(max_examples=200, deadline=None, derandomize=True)
seeds = st.integers(0, 2**32)


@quick
@given(seeds)
def test_read_and_write(seed: int) -> None:
    tree = property_list(seed)
    workflow = from_tree(tree)
    assert difference(tree, to_tree(workflow)) is None
    assert list(law1(workflow, tree)) == []


@quick
@given(seeds)
def test_exact_text(seed: int) -> None:
    tree = property_list(seed)
    assert list(law2(from_tree(tree), tree)) == []


@quick
@given(seeds)
def test_readable_and_stable_text(seed: int) -> None:
    assert list(check_text(from_tree(property_list(seed)))) == []


@pytest.mark.parametrize("number", [-(1 << 63), 1 << 63, (1 << 64) - 1])
def test_numbers_of_64_bits_stand_for_types(number: int) -> None:
    rows = {"Value": {"WFDictionaryFieldValueItems": [{"WFItemType": number, "WFValue": {}}]}}
    action = {"WFWorkflowActionIdentifier": "a.b.c", "WFWorkflowActionParameters": {"x": rows}}
    assert list(check_text(from_tree({"WFWorkflowActions": [action]}))) == []


@quick
@given(seeds, seeds)
def test_damaged_texts(seed: int, other: int) -> None:
    """A damaged text is refused with a place, or read; what is read keeps the laws."""
    texts = [to_python(from_tree(property_list(number))) for number in (seed, other)]
    text = mutate_text(Random(seed), *texts)  # noqa: S311
    with contextlib.suppress(WorkflowError):
        assert list(check_text(from_python(text))) == []


@quick
@given(st.text())
def test_any_text(text: str) -> None:
    caught: WorkflowError | None = None
    try:
        from_python(text)
    except WorkflowError as error:
        caught = error
    assert caught is None or caught.where is not None
