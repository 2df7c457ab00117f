"""Dates as the device writes, reads and counts them."""

from __future__ import annotations

__all__: list[str] = []
