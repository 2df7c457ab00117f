"""The files that were judged by eye: what is found in them is what the verdicts speak of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.explained import VERDICTS, drawn, flow_row, judged
from tests.corpus import sample
from workflowllm.explain import explain

RESULT = Path(__file__).resolve().parents[2] / "docs" / "results" / "explain.md"


def test_the_result_lists_every_file_that_was_judged() -> None:
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8"))
    text = RESULT.read_text(encoding="utf-8")
    assert len(verdicts) >= 30
    assert all(f"| {name} |" in text for name in verdicts)
    found = [one for verdict in verdicts.values() for one in verdict["flows"]]
    assert {one["verdict"] for one in found} <= {"right", "possible"}
    assert all(one["reason"] for one in found)
    assert not any(verdict["missed"] for verdict in verdicts.values())


def test_the_verdicts_are_on_what_is_found_now() -> None:
    if not sample(1):
        pytest.skip("there is no corpus here")
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8"))
    for record, workflow in drawn(8):
        report = explain(workflow)
        assert judged(verdicts[Path(record["file"]).stem]) == [flow_row(report, flow) for flow in report.flows]
