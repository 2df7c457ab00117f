"""Stubs: a package of `.pyi` files by which an editor and a type checker know every action and the language itself."""

from __future__ import annotations

from typing import Final

__all__ = ["PACKAGE"]

PACKAGE: Final = "shortcut_actions"
"""What the package of stubs is called, and what a program may import from."""
