"""Workflows that really run: on a pretend device, by an interpreter of the tree."""

__all__: list[str] = []
