"""A pretend device that runs workflows."""

from __future__ import annotations

__all__: list[str] = []
