"""Groups that pairs join: union and find with path halving (Tarjan and van Leeuwen, 1984)."""

from __future__ import annotations

from collections.abc import Iterable


def first_of_groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of `count` things the first thing of its group. pairs: those that belong together."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(i) for i in range(count)]
