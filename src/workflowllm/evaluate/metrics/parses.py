"""Whether an answer is a program: the caller says what parsing means, so that the language's own parser can be used."""

from __future__ import annotations

from collections.abc import Callable

from workflowllm.errors import WorkflowError

__all__ = ["parses"]


def parses(answer: str, parse: Callable[[str], object]) -> float:
    """1 if the answer parses and says more than comments, else 0.

    Args:
        answer: Model text; it is only ever given to `parse`.
        parse: Raises a WorkflowError, SyntaxError or ValueError on a text that is not a program, such as `from_python`.
    """
    if all(not line.strip() or line.lstrip().startswith("#") for line in answer.splitlines()):
        return 0.0
    try:
        parse(answer)
    except (WorkflowError, SyntaxError, ValueError):
        return 0.0
    return 1.0
