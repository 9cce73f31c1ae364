"""Twins, texts of the same words: the search meets each group of them once, and its pairs become pairs of texts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]

# Up to here every text of a group is paired with every other one, and with every text of another group. Beyond, all
# go through one text of the group: 300 identical articles are 299 pairs, not 44,850.
MOST_IN_FULL = 8


class Twins:
    """The texts of each group, by position.

    group_of: (n,) the group of each text, -1 for none; groups are numbered from 0. smallest: of some positions, the one
    that stands for a large group; it should not depend on the order of the texts.
    """

    def __init__(self, group_of: NDArray[np.int32], smallest: Callable[[Positions], int]) -> None:
        self._sizes = np.bincount(group_of[group_of >= 0], minlength=1)
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._sizes)])
        order = np.argsort(group_of, kind="stable").astype(np.int64)
        self._members = order[len(order) - self._first[-1] :]
        self._smallest = smallest

    def within(self) -> tuple[Positions, Positions]:
        """Pairs of twins."""
        pairs: list[tuple[int, int]] = []
        for group in np.flatnonzero(self._sizes > 1).tolist():
            members = self._of(group)
            if len(members) <= MOST_IN_FULL:
                pairs += combinations(members, 2)
            else:
                centre = self._centre(members)
                pairs += [(centre, other) for other in members if other != centre]
        return _columns(pairs)

    def between(self, a: Positions, b: Positions) -> tuple[Positions, Positions, Positions]:
        """(which, i, j): the pairs of texts (i, j) that the pair of groups (a[which], b[which]) stands for."""
        alone = (self._sizes[a] == 1) & (self._sizes[b] == 1)
        single = self._members[self._first[a[alone]]], self._members[self._first[b[alone]]]
        pairs: list[tuple[int, int]] = []
        which = [np.flatnonzero(alone)]
        for pair in np.flatnonzero(~alone).tolist():
            left, right = self._of(a[pair]), self._of(b[pair])
            if len(left) * len(right) > MOST_IN_FULL**2:
                left, right = [self._centre(left)], [self._centre(right)]
            pairs += product(left, right)
            which.append(np.full(len(left) * len(right), pair))
        several = _columns(pairs)
        return (
            np.concatenate(which),
            np.concatenate([single[0], several[0]]),
            np.concatenate([single[1], several[1]]),
        )

    def _of(self, group: int) -> list[int]:
        members: list[int] = self._members[self._first[group] : self._first[group + 1]].tolist()
        return members

    def _centre(self, members: list[int]) -> int:
        return self._smallest(np.array(members))


def _columns(pairs: list[tuple[int, int]]) -> tuple[Positions, Positions]:
    array = np.array(pairs, np.int64).reshape(len(pairs), 2)
    return array[:, 0], array[:, 1]
