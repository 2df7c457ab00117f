<<<<<<< HEAD
"""A pretend device: what the values and actions of a shortcut do, without a phone."""
=======
"""A pretend device that runs workflows."""
>>>>>>> s4-documents

from __future__ import annotations

__all__: list[str] = []
