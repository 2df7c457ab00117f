"""The order of keys, kept apart from what the keys say.

Files written as XML have their keys in alphabetical order; binary files have them in the order of a hash table, nearly always the
same order for the same set of keys within a file. So a file's order is a table from sets of keys to orders, plus a few exceptions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Layout", "apply_layout", "find_layout", "mappings"]

Layout = Mapping[frozenset[str] | int, tuple[str, ...]]


def find_layout(tree: Any) -> Layout | None:
    """The order of the keys of every mapping in a property list; None if all are alphabetical."""
    orders: set[tuple[str, ...]] = set()
    stack = [tree]
    while stack:
        current = stack.pop()
        if type(current) is dict:
            if len(current) > 1:
                orders.add(tuple(current))
            stack.extend(current.values())
        elif type(current) is list:
            stack.extend(current)
    if all(list(order) == sorted(order) for order in orders):
        return None
    return _table(tree, len({frozenset(order) for order in orders}) == len(orders), orders)


def _table(tree: Any, consistent: bool, orders: set[tuple[str, ...]]) -> Layout:
    if consistent:
        return {frozenset(order): order for order in sorted(orders) if list(order) != sorted(order)}
    seen: dict[frozenset[str], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for mapping in mappings(tree):
        seen[frozenset(mapping)][tuple(mapping)] += 1
    usual = {keys: counts.most_common(1)[0][0] for keys, counts in seen.items()}
    layout: dict[frozenset[str] | int, tuple[str, ...]] = {}
    layout.update({keys: order for keys, order in usual.items() if list(order) != sorted(order)})
    layout.update(
        {
            place: tuple(mapping)
            for place, mapping in enumerate(mappings(tree))
            if usual[frozenset(mapping)] != tuple(mapping)
        }
    )
    return layout


def mappings(tree: Any) -> Iterator[dict[str, Any]]:
    """Every mapping, in an order that does not depend on the order of keys."""
    stack = [tree]
    while stack:
        current = stack.pop()
        if type(current) is dict:
            yield current
            stack.extend(current[key] for key in sorted(current, reverse=True))
        elif type(current) is list:
            stack.extend(reversed(current))


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
