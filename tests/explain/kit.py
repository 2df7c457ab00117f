"""What the tests of `explain` share."""

from __future__ import annotations

from workflowllm import from_python
from workflowllm.explain import Report, explain

__all__ = ["flows", "report", "rules"]


def report(text: str) -> Report:
    """The report of a program; no part of it may have failed."""
    found = explain(from_python(text), text=text)
    assert found.faults == ()
    return found


def flows(text: str) -> set[tuple[str, str, str]]:
    """What leaves a program: what it is, by which channel, where to."""
    return {(flow.what, flow.channel, flow.to) for flow in report(text).flows}


def rules(text: str) -> dict[str, str]:
    """The rules that a program breaks, with the gravest level of each."""
    return {finding.rule: finding.level for finding in reversed(report(text).findings)}
