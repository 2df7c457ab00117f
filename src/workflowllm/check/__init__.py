"""What is wrong with a workflow before anybody runs it: `check(workflow)` gives diagnostics, each with its place and what to do.

>>> from workflowllm import from_python
>>> from workflowllm.check import check
>>> for diagnostic in check(from_python('is_workflow_actions_shwresult(Text="a")')):
...     print(diagnostic.code, diagnostic.message)
W401 no action is.workflow.actions.shwresult is known
"""

from __future__ import annotations

from workflowllm.check.diagnostic import Diagnostic, Edit, Fix, Place
from workflowllm.check.engine import check, rules
from workflowllm.check.located import located, positions
from workflowllm.check.mend import mended, mended_text
from workflowllm.check.rule import Rule

__all__ = ["Diagnostic", "Edit", "Fix", "Place", "Rule", "check", "located", "mended", "mended_text", "positions", "rules"]
