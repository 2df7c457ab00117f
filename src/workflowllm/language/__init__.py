"""Workflow <-> Python text: one emitter, one parser, and the closed list of what a readable text forgets."""

from __future__ import annotations

from workflowllm.workflow.nodes import Workflow

__all__ = ["from_python", "to_python"]


def to_python(workflow: Workflow, *, exact: bool = False) -> str:
    """The readable text of a workflow, with the residue if it must be exact.

    Raises:
        TextError: The text would be beyond the limits of `from_python`.
    """
    if exact:
        from workflowllm.language.residue import emit_exact

        return emit_exact(workflow)
    from workflowllm.language.emit import emit

    return emit(workflow)


def from_python(text: str) -> Workflow:
    """The workflow that a text describes, with its residue applied where it still fits."""
    from workflowllm.language.residue import parse_exact

    return parse_exact(text)[0]
