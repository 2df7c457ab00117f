"""The catalogue that commands use: what ships with this project, and what the user imported or learnt."""

from __future__ import annotations

from functools import cache

from workflowllm.catalogue.builtin import builtin
from workflowllm.catalogue.collection import Catalogue, merged
from workflowllm.catalogue.overlay import overlay
from workflowllm.catalogue.twins import twins

__all__ = ["shipped", "standard"]


@cache
def shipped() -> Catalogue:
    """What is known without the user: the overlay before the package, since it knows better where they differ."""
    return merged(overlay(), builtin(), twins(builtin()))


@cache
def standard() -> Catalogue:
    """Everything that is known here."""
    from workflowllm.catalogue.store import load_all, user_folder

    return merged(shipped(), *load_all(user_folder()))
