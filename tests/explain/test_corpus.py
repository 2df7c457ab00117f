"""Real shortcuts: nothing of the report fails, and it can be written."""

from __future__ import annotations

import json

from tests.corpus import need
from workflowllm import read
from workflowllm.cli.explain import lines_of
from workflowllm.explain import LEVELS, explain

_COUNT = 150


def test_a_sample_of_real_shortcuts_is_explained_without_a_fault() -> None:
    chosen = sorted((entry for entry in need() if entry.facts.get("core") and not entry.signed), key=lambda entry: entry.path.name)
    step = max(1, len(chosen) // _COUNT)
    found = [(entry, explain(read(entry.path))) for entry in chosen[::step][:_COUNT]]
    assert [(entry.path.name, report.faults) for entry, report in found if report.faults] == []
    assert {report.risk for _, report in found} == set(LEVELS)
    for entry, report in found:
        assert json.loads(json.dumps(report.to_json()))["risk"] == report.risk
        assert len(report.lines) in (0, entry.facts["n_actions"])
        assert lines_of("x", report)[0] == f"x: {report.risk} risk"
