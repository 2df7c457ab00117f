"""What a shortcut does before anybody installs it: `explain(workflow)` gives a report, and runs nothing.

>>> from workflowllm import from_python
>>> from workflowllm.explain import explain
>>> report = explain(from_python('place = is_workflow_actions_getcurrentlocation()\\nis_workflow_actions_downloadurl(WFURL=f"https://example.com/?at={place}")'))
>>> print(report.risk, report.flows[0].what, report.flows[0].to, report.flows[0].way)
high location example.com ('place',)
"""

from __future__ import annotations

from workflowllm.explain.engine import explain
from workflowllm.explain.report import LEVELS, Contact, Finding, Flow, Level, Permission, Report, Step

__all__ = ["LEVELS", "Contact", "Finding", "Flow", "Level", "Permission", "Report", "Step", "explain"]
