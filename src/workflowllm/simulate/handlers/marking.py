"""How a function says which action it is the behaviour of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflowllm.simulate.call import Call
    from workflowllm.simulate.content import Content

__all__ = ["identifier_of", "runs"]

_MARK = "_runs_action"


def runs(name: str, app: str = "is.workflow.actions") -> Callable[[Callable[[Call], Content]], Callable[[Call], Content]]:
    """Mark a function as the behaviour of an action.

    Args:
        name: What stands last in its identifier.
        app: What stands before it.
    """

    def mark(function: Callable[[Call], Content]) -> Callable[[Call], Content]:
        setattr(function, _MARK, f"{app}.{name}")
        return function

    return mark


def identifier_of(value: Any) -> str | None:
    """The identifier that a function is marked with; None if it is none."""
    found = getattr(value, _MARK, None)
    return found if isinstance(found, str) else None
