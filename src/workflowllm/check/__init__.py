"""What is wrong with a workflow before anybody runs it: `check(workflow)` gives diagnostics, each with its place and what to do."""

from __future__ import annotations

from workflowllm.check.diagnostic import Diagnostic, Edit, Fix, Place

__all__ = ["Diagnostic", "Edit", "Fix", "Place"]
