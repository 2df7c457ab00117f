"""The laws on generated workflows, and law 5 on generated and damaged texts."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.mutate import mutate_text
from tests.strategies import property_lists
from workflowllm import WorkflowError, from_python, to_python
from workflowllm.laws import check_text, difference, law1, law2
from workflowllm.shortcut.tree import from_tree, to_tree

quick = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@quick
@given(property_lists)
def test_read_and_write(tree: dict[str, Any]) -> None:
    workflow = from_tree(tree)
    assert difference(tree, to_tree(workflow)) is None
    assert list(law1(workflow, tree)) == []


@quick
@given(property_lists)
def test_exact_text(tree: dict[str, Any]) -> None:
    assert list(law2(from_tree(tree), tree)) == []


@quick
@given(property_lists)
def test_readable_and_stable_text(tree: dict[str, Any]) -> None:
    assert list(check_text(from_tree(tree))) == []


@quick
@given(property_lists, property_lists, st.randoms(use_true_random=False))
def test_damaged_texts(tree: dict[str, Any], other: dict[str, Any], random: Any) -> None:
    """A damaged text is refused with a place, or read; what is read keeps the laws."""
    text = mutate_text(random, to_python(from_tree(tree)), to_python(from_tree(other)))
    with contextlib.suppress(WorkflowError):
        assert list(check_text(from_python(text))) == []


@quick
@given(st.text())
def test_any_text(text: str) -> None:
    try:
        from_python(text)
    except WorkflowError as error:
        assert error.where is not None
