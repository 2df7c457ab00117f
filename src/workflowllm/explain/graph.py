"""A graph of values: which value may hold something of which other. What reaches what is found in one pass over it.

Every node is made once and its edges point to what it is made of. Cycles (a variable that a loop adds to) are taken together, so the
time is that of the size of the graph, whatever the program.
"""

from __future__ import annotations

from collections import deque

__all__ = ["Graph"]

_MOST_VISITS = 500_000
"""Nodes looked at for all ways together: after that the ways are left out, and the flows stay."""


class Graph:
    """Nodes with their makings.

    Attributes:
        made_of: The nodes that each node is made of.
        got_with: The nodes that each node was got with: what is in it may tell of them, and need not hold them.
        names: What people call each node; empty for those that have no name.
        origin: The kind of data that begins at a node, and the action where it does.
    """

    def __init__(self) -> None:
        self.made_of: list[list[int]] = []
        self.got_with: dict[int, list[int]] = {}
        self.names: list[str] = []
        self.origin: dict[int, tuple[str, int]] = {}
        self._edges: list[list[int]] = []
        self._held: list[int] = []
        self._reach: list[int] = []
        self._order: list[int] = []
        self._told: dict[int, dict[str, list[int]]] = {}
        self._visits = 0

    def add(self, name: str = "", made_of: list[int] | None = None) -> int:
        """A new node."""
        self.made_of.append([] if made_of is None else made_of)
        self.names.append(name)
        return len(self.names) - 1

    def source(self, kind: str, action: int, name: str = "") -> int:
        """A new node at which data of some kind begins."""
        node = self.add(name)
        self.origin[node] = (kind, action)
        return node

    def settle(self) -> None:
        """Find what reaches every node. Call it once, when the graph is whole."""
        self._order = sorted(self.origin)
        self._held = self._reached(self.made_of)
        edges = [list(made) for made in self.made_of] if self.got_with else self.made_of
        for node, others in self.got_with.items():
            edges[node] += others
        self._edges, self._reach = edges, self._reached(edges) if self.got_with else self._held

    def _reached(self, edges: list[list[int]]) -> list[int]:
        """The sources of each node along some edges, as the bits of a number."""
        bit = {node: 1 << place for place, node in enumerate(self._order)}
        reach = [0] * len(self.names)
        for group in _groups(edges):
            found = 0
            for node in group:
                found |= bit.get(node, 0)
                for other in edges[node]:
                    found |= reach[other]
            for node in group:
                reach[node] = found
        return reach

    def sources_of(self, node: int) -> dict[str, list[int]]:
        """The kinds of data that may be in a node, each with the source nodes it may come from."""
        return self._kinds(self._held[node])

    def indirect_of(self, node: int) -> dict[str, list[int]]:
        """The kinds of data that a node may tell of because it was got with them, and in no other way."""
        return self._kinds(self._reach[node] & ~self._held[node])

    def _kinds(self, reach: int) -> dict[str, list[int]]:
        if reach not in self._told:
            found: dict[str, list[int]] = {}
            left = reach
            while left:
                low = left & -left
                source = self._order[low.bit_length() - 1]
                found.setdefault(self.origin[source][0], []).append(source)
                left ^= low
            self._told[reach] = found
        return self._told[reach]

    def way(self, node: int, sources: list[int], *, indirect: bool = False) -> tuple[str, ...]:
        """The names on the shortest way from one of some sources to a node; empty if the search is too long.

        Args:
            node: The node.
            sources: The source nodes.
            indirect: Whether the way may lead over what was got with something.
        """
        goals, before, queue = set(sources), {node: -1}, deque([node])
        edges = self._edges if indirect else self.made_of
        while queue and self._visits < _MOST_VISITS:
            current = queue.popleft()
            self._visits += 1
            if current in goals:
                return self._named(current, before)
            for other in edges[current]:
                if other not in before and self._reach[other]:
                    before[other] = current
                    queue.append(other)
        return ()

    def _named(self, node: int, before: dict[int, int]) -> tuple[str, ...]:
        names: list[str] = []
        while node != -1:
            name = self.names[node]
            if name and (not names or names[-1] != name):
                names.append(name)
            node = before[node]
        return tuple(names)


def _groups(edges: list[list[int]]) -> list[list[int]]:
    """Nodes that are made of each other, together; what a group is made of comes before it (Tarjan's algorithm)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_, stack, groups = set[int](), list[int](), list[list[int]]()
    for root in range(len(edges)):
        if root in index:
            continue
        work = [(root, 0)]
        while work:
            node, next_ = work.pop()
            if not next_:
                index[node] = low[node] = len(index)
                stack.append(node)
                open_.add(node)
            for place in range(next_, len(edges[node])):
                other = edges[node][place]
                if other not in index:
                    work += [(node, place + 1), (other, 0)]
                    break
                if other in open_:
                    low[node] = min(low[node], index[other])
            else:
                _close(node, index, low, open_, stack, groups)
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
    return groups


def _close(node: int, index: dict[int, int], low: dict[int, int], open_: set[int], stack: list[int], groups: list[list[int]]) -> None:
    if low[node] != index[node]:
        return
    group = []
    while True:
        other = stack.pop()
        open_.discard(other)
        group.append(other)
        if other == node:
            break
    groups.append(group)
