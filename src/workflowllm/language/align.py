"""Which statements of an edited text are the ones a residue speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["align"]


def align(old: Sequence[bytes], new: Sequence[bytes]) -> dict[int, int]:
    """Pairs of places, old to new, in rising order on both sides.

    Elements that stand once on each side anchor the alignment (patience); between anchors, equal runs at both ends are taken.
    Takes about linear time.
    """
    pairs: dict[int, int] = {}
    bounds = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (left_old, left_new), (right_old, right_new) in pairwise(bounds):
        if left_old >= 0:
            pairs[left_old] = left_new
        low_old, low_new = left_old + 1, left_new + 1
        while low_old < right_old and low_new < right_new and old[low_old] == new[low_new]:
            pairs[low_old] = low_new
            low_old, low_new = low_old + 1, low_new + 1
        high_old, high_new = right_old - 1, right_new - 1
        while high_old >= low_old and high_new >= low_new and old[high_old] == new[high_new]:
            pairs[high_old] = high_new
            high_old, high_new = high_old - 1, high_new - 1
    return pairs


def _anchors(old: Sequence[bytes], new: Sequence[bytes]) -> list[tuple[int, int]]:
    """The longest rising row of elements that stand once on each side."""
    count_old, count_new = Counter(old), Counter(new)
    where = {element: place for place, element in enumerate(new) if count_new[element] == 1}
    candidates = [(place, where[element]) for place, element in enumerate(old) if count_old[element] == 1 and element in where]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(candidates):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(number)
        else:
            tails[at], ends[at] = place, number
    row = []
    current = ends[-1] if ends else -1
    while current >= 0:
        row.append(candidates[current])
        current = before[current]
    return row[::-1]
