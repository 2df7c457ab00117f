"""Making an input that shows a fault small: parts of it are left out for as long as the same fault shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["smaller"]


def smaller(mutant: Any, same: Callable[[Any], bool], tries: int) -> Any:
    """A smaller input with the same fault: bytes, a text, or a property list, which is changed in place.

    Args:
        mutant: The input.
        same: Whether an input shows the fault.
        tries: How often to ask that at most.
    """
    return _smaller_tree(mutant, same, tries) if isinstance(mutant, dict) else _smaller_sequence(mutant, same, tries)


def _smaller_sequence(mutant: Any, same: Callable[[Any], bool], tries: int) -> Any:
    size = max(1, len(mutant) // 2)
    while size and tries > 0:
        place = 0
        while place < len(mutant) and tries > 0:
            candidate = mutant[:place] + mutant[place + size :]
            tries -= 1
            if same(candidate):
                mutant = candidate
            else:
                place += size
        size //= 2
    return mutant


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    for place in list(holder) if isinstance(holder, dict) else range(len(holder) - 1, -1, -1):
        yield holder, place
        if isinstance(holder, dict | list) and (
            (isinstance(holder, dict) and place in holder) or (isinstance(holder, list) and place < len(holder))
        ):
            inner = holder[place]
            if isinstance(inner, dict | list):
                yield from _places(inner)


def _smaller_tree(mutant: Any, same: Callable[[Any], bool], tries: int) -> Any:
    for holder, place in _places(mutant):
        if tries <= 0:
            break
        tries -= 1
        kept = dict(holder) if isinstance(holder, dict) else list(holder)
        del holder[place]
        if not same(mutant):
            if isinstance(holder, dict):
                holder.clear()
                holder.update(kept)
            else:
                holder[:] = kept
    return mutant
