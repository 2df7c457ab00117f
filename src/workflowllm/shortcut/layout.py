"""The order of keys, kept apart from what the keys say.

Files written as XML have their keys in alphabetical order; binary files have them in the order of a hash table, nearly always the
same order for the same set of keys within a file. So a file's order is a table from sets of keys to orders, plus a few exceptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Layout", "apply_layout", "find_layout", "mappings"]

Layout = Mapping[frozenset[str] | int, tuple[str, ...]]


_CONTAINERS = frozenset({dict, list})


def find_layout(tree: Any) -> Layout | None:
    """The order of the keys of every mapping in a property list; None if all are alphabetical."""
    counts: dict[tuple[str, ...], int] = {}
    stack = [tree]
    while stack:
        current = stack.pop()
        if type(current) is dict:
            order = tuple(current)
            counts[order] = counts.get(order, 0) + 1
            stack += [value for value in current.values() if type(value) in _CONTAINERS]
        else:
            stack += [value for value in current if type(value) in _CONTAINERS]
    if all(map(_is_alphabetical, counts)):
        return None
    usual: dict[frozenset[str], tuple[str, ...]] = {}
    for order, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        usual.setdefault(frozenset(order), order)
    layout: dict[frozenset[str] | int, tuple[str, ...]] = {keys: order for keys, order in usual.items() if not _is_alphabetical(order)}
    if len(usual) < len(counts):
        odd = counts.keys() - usual.values()
        layout.update({place: order for place, mapping in enumerate(mappings(tree)) if (order := tuple(mapping)) in odd})
    return layout


_ALPHABETICAL: dict[tuple[str, ...], bool] = {}
_MOST_REMEMBERED = 20_000


def _is_alphabetical(order: tuple[str, ...]) -> bool:
    known = _ALPHABETICAL.get(order)
    if known is None:
        known = list(order) == sorted(order)
        if len(_ALPHABETICAL) < _MOST_REMEMBERED and len(order) < 40:
            _ALPHABETICAL[order] = known
    return known


def mappings(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping, in an order that does not depend on the order of keys."""
    stack = [tree]
    while stack:
        current = stack.pop()
        if type(current) is dict:
            yield current
            stack += [value for key in sorted(current, reverse=True) if type(value := current[key]) in _CONTAINERS]
        elif type(current) is list:
            stack += [value for value in reversed(current) if type(value) in _CONTAINERS]


def apply_layout(tree: Any, layout: Layout) -> None:
    """Put the keys of a freshly written property list in the order of a layout, in place.

    An entry whose keys do not fit the mapping it would apply to does nothing: the order of keys never changes what is written.
    """
    for place, mapping in enumerate(list(mappings(tree))):
        keys = frozenset(mapping)
        order = layout.get(place) or layout.get(keys)
        if order is None or len(order) != len(keys) or not keys.issuperset(order):
            continue
        items = dict(mapping)
        mapping.clear()
        for key in order:
            mapping[key] = items[key]
