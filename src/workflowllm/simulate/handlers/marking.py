"""How a function says which action it is the behaviour of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workflowllm.simulate.call import Call
    from workflowllm.simulate.content import Content

__all__ = ["identifiers_of", "runs"]

_MARK = "_runs_actions"


def runs(*names: str, app: str = "is.workflow.actions") -> Callable[[Callable[[Call], Content]], Callable[[Call], Content]]:
    """Mark a function as the behaviour of an action, or of several that do the same.

    Args:
        names: What stands last in the identifiers.
        app: What stands before it; empty where the names are whole.
    """

    def mark(function: Callable[[Call], Content]) -> Callable[[Call], Content]:
        setattr(function, _MARK, tuple(f"{app}.{name}" if app else name for name in names))
        return function

    return mark


def identifiers_of(value: Any) -> tuple[str, ...]:
    """The identifiers that a function is marked with; none if it is no behaviour."""
    found = getattr(value, _MARK, ())
    return found if isinstance(found, tuple) else ()
