"""Equality with types: 1, 1.0 and True say different things."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from workflowllm.errors import PropertyPath

__all__ = ["difference", "shown"]


def difference(left: Any, right: Any, *, ordered: bool = True) -> str | None:
    """Where two values differ first, typed; None if they are the same.

    Args:
        left: A property list, or a tree.
        right: The other one.
        ordered: Whether the order of keys counts.
    """
    stack: list[tuple[Any, Any, tuple[str | int, ...]]] = [(left, right, ())]
    while stack:
        one, other, path = stack.pop()
        if type(one) is not type(other):
            return f"{shown(one)} against {shown(other)} ({PropertyPath(path)})"
        if isinstance(one, dict):
            if one.keys() != other.keys() or (ordered and list(one) != list(other)):
                return f"keys {shown(list(one))} against {shown(list(other))} ({PropertyPath(path)})"
            stack.extend((one[key], other[key], (*path, str(key))) for key in one)
        elif isinstance(one, list | tuple):
            if len(one) != len(other):
                return f"{len(one)} elements against {len(other)} ({PropertyPath(path)})"
            stack.extend((mine, yours, (*path, place)) for place, (mine, yours) in enumerate(zip(one, other, strict=True)))
        elif is_dataclass(one):
            stack.extend((getattr(one, field.name), getattr(other, field.name), (*path, field.name)) for field in fields(one))
        elif one != other or (isinstance(one, float) and repr(one) != repr(other)):
            return f"{shown(one)} against {shown(other)} ({PropertyPath(path)})"
    return None


def shown(value: Any) -> str:
    """A value in at most 160 characters."""
    text = repr(value)
    return text if len(text) <= 160 else f"{text[:120]} ... {text[-30:]}"
