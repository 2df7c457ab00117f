"""How a field of the device is declared: its default, what it means, and which values it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, field
from typing import Any

__all__ = ["LARGEST", "key"]

LARGEST = 1_000_000_000_000
"""Numbers are at most this far from zero where a field says nothing closer: sums and products of them stay exact."""


def key(default: Any = MISSING, meaning: str = "", *, low: float = -LARGEST, high: float = LARGEST, check: str = "") -> Any:
    """A field of the device.

    Args:
        default: Its value where nothing is said; `MISSING` for one that has to be said.
        meaning: What it means, for the page of all keys.
        low: The smallest number it may hold.
        high: The largest number it may hold.
        check: What a text in it has to be: the name of a check in `scalars`.
    """
    metadata: dict[str, Any] = {"meaning": meaning, "low": low, "high": high, "check": check}
    if isinstance(default, Mapping):
        return field(default_factory=lambda: dict(default), hash=False, metadata=metadata)
    return field(default=default, metadata=metadata)
