"""Workflow <-> Python text: one emitter, one parser, and the closed list of what a readable text forgets."""

from __future__ import annotations

from workflowllm.errors import TextError
from workflowllm.workflow.nodes import Workflow

__all__ = ["from_python", "to_python"]


def to_python(workflow: Workflow, *, exact: bool = False) -> str:
    """The readable text of a workflow, with the residue if it must be exact.

    Raises:
        TextError: The text would be longer than `from_python` takes.
    """
    if exact:
        from workflowllm.language.residue import emit_exact

        return _readable_again(emit_exact(workflow))
    from workflowllm.language.emit import emit

    return _readable_again(emit(workflow))


def _readable_again(text: str) -> str:
    from workflowllm.language.guard import MAX_TEXT

    if len(text) > MAX_TEXT:
        advice = "It holds a long text, such as a file in base64: keep that in a file of its own"
        raise TextError(f"the text of this shortcut has more than {MAX_TEXT} characters, which nothing could read back", advice=advice)
    return text


def from_python(text: str) -> Workflow:
    """The workflow that a text describes, with its residue applied where it still fits."""
    from workflowllm.language.residue import parse_exact

    return parse_exact(text)[0]
