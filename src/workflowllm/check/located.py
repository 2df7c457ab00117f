"""The place of each diagnostic in a text of the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workflowllm.check.diagnostic import Diagnostic
from workflowllm.errors import Span, TextError
from workflowllm.language.parse import parse_named
from workflowllm.language.positions import Positions

__all__ = ["located", "positions"]


def positions(text: str, actions: int) -> Positions | None:
    """Where the actions of a program stand in its text.

    Args:
        text: The text.
        actions: How many actions the program has; a text that has another number is not its own.

    Returns:
        None if the text is not that of the program.
    """
    try:
        found = Positions(text, parse_named(text))
    except TextError:
        return None
    return found if len(found) == actions else None


def located(diagnostics: Iterable[Diagnostic], places: Positions | None) -> list[Diagnostic]:
    """The diagnostics with their places in the text; those of the workflow as a whole stand at its first line."""
    return [replace(diagnostic, span=_span(diagnostic, places)) for diagnostic in diagnostics]


def _span(diagnostic: Diagnostic, places: Positions | None) -> Span | None:
    if places is None:
        return None
    action, key, _ = diagnostic.place
    if action < 0:
        return Span(1, 1, 1, 1)
    if not key:
        name = places.name(action)
        return places.whole(action) if name is None else name
    argument, value = places.argument(action, key), places.value(action, key)
    found = (argument or value) if diagnostic.rule == "parameter-unknown" else value
    return found or places.whole(action)
