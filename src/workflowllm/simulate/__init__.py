<<<<<<< HEAD
<<<<<<< HEAD
"""A pretend device: what the values and actions of a shortcut do, without a phone."""
=======
"""A pretend device that runs workflows."""
>>>>>>> s4-documents

from __future__ import annotations
=======
"""Workflows that really run: on a pretend device, by an interpreter of the tree."""
>>>>>>> s4-device

__all__: list[str] = []
