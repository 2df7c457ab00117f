"""The residue (in preparation): what a readable text does not determine."""

from __future__ import annotations

from workflowllm.workflow.nodes import Workflow

__all__ = ["append", "parse_exact"]


def append(text: str, workflow: Workflow) -> str:
    raise NotImplementedError


def parse_exact(text: str) -> tuple[Workflow, list[str]]:
    from workflowllm.language.parse import parse

    return parse(text), []
