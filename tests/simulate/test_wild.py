"""A fixed sample of the random and mutated programs, and of the programs with one change: `bench.wild` and `bench.traces` do it whole."""

from __future__ import annotations

import pytest

from bench import traces, wild
from tests.corpus import sample
from workflowllm import from_python
from workflowllm.simulate.engine import simulate


def test_random_programs_end_in_a_trace_and_their_text_does_the_same() -> None:
    results = [wild.try_random(seed) for seed in range(60)]
    assert not [result.problem for result in results if result.problem]
    assert {"finished", "error"} <= {result.outcome for result in results}


def test_mutated_files_end_in_a_trace() -> None:
    if not sample(1):
        pytest.skip("there is no corpus here")
    results = [wild.try_mutant(seed) for seed in range(60)]
    assert not [result.problem for result in results if result.problem]


def test_a_trace_sees_one_change() -> None:
    if not sample(1):
        pytest.skip("there is no corpus here")
    seen = [found for record in traces.chosen(5)[:30] if (found := traces.examine(record, 5)) is not None]
    assert len(seen) > 15
    assert not [found.change for found in seen if not found.differs]


def test_a_contact_with_dates_becomes_a_dictionary_and_text() -> None:
    text = (
        'c = is_workflow_actions_filter_contacts()\nd = is_workflow_actions_detect_dictionary(WFInput=c)\nx = f"{d}"\n'
        "is_workflow_actions_showresult(Text=x)\n"
    )
    trace = simulate(from_python(text))
    assert trace.outcome == "finished"
    assert "Birthday" in trace.effects[-1].details["text"]
