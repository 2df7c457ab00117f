"""A pretend device: what the values and actions of a shortcut do, without a phone."""

from __future__ import annotations

__all__: list[str] = []
