"""The search over sketches: near-duplicates, and texts that share rare words. Sketches in, pairs out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.banding import agreements, each_once
from provaudit.comparison.growing import Growing, permute
from provaudit.comparison.near_duplicates import find_near_duplicates
from provaudit.comparison.rare_words import Vocabulary, choose_rare_words
from provaudit.comparison.sketches import SLOTS, Sketches
from provaudit.comparison.twins import Positions, Twins

_WORTH_THREADS = 20_000  # texts; below, starting threads costs more than they save


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pairs worth comparing: positions a < b, sorted.

    jaccard: the estimated share of runs of three words that both have, frequent ones left out. rare: the share, by
    weight, of one text's rarest words that the other has; NaN where rewrites were not looked for. Both 0 to 1.
    """

    a: Positions
    b: Positions
    jaccard: NDArray[np.float64]
    rare: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.a)


class Search:
    """A search that takes the sketches of its texts batch by batch, and gives the pairs once all are there.

    Of texts of the same words (twins) one is kept: about 300 bytes, and four for each of its words that may be rare.
    """

    def __init__(self, *, rewrites: bool = True) -> None:
        self._group_of_content: dict[int, int] = {}
        self._group_of: Growing[np.int32] = Growing(np.int32)
        self._minhash: Growing[np.uint16] = Growing(np.uint16, SLOTS)
        self._vocabulary = Vocabulary() if rewrites else None
        self._numbers: Growing[np.int32] = Growing(np.int32)
        self._lengths: Growing[np.int64] = Growing(np.int64)

    def add(self, sketches: Sketches) -> None:
        """Add the next texts. Those without words keep their positions, and are part of no pair."""
        groups, before = self._group_of_content, len(self._group_of_content)
        found = [groups.setdefault(c, len(groups)) if c else -1 for c in sketches.contents.tolist()]
        group_of = np.array(found, np.int32)
        self._group_of.append(group_of)
        new = np.unique(group_of, return_index=True)[1]  # the first of each group, in the order of the groups
        new = new[group_of[new] >= before]
        self._minhash.append(sketches.minhash[new])
        if self._vocabulary is not None:
            starts, ends = sketches.bounds[:-1][new], sketches.bounds[1:][new]
            numbers, bounds = self._vocabulary.number(sketches.words, starts, ends)
            self._numbers.append(numbers)
            self._lengths.append(np.diff(bounds))

    def pairs(self, smallest: Callable[[Positions], int], *, workers: int = 1) -> CandidatePairs:
        """The pairs among all texts added. To be called once: what was kept is let go on the way.

        smallest: of some positions, the one that stands for a large group of twins.
        """
        count = len(self._group_of_content)
        workers = workers if count >= _WORTH_THREADS else 1
        # Groups go by the order of their contents from here on: that of the texts leaves no trace in what is found.
        order = np.argsort(np.fromiter(self._group_of_content, np.uint64, count)).astype(np.int64)
        minhash = self._minhash.taken()
        permute(minhash, order)
        a, b, agreeing = find_near_duplicates(minhash, workers=workers)
        rare = np.full(len(a), np.nan)
        if self._vocabulary is not None:
            ends = np.cumsum(self._lengths.taken())
            starts = np.concatenate([np.zeros(1, np.int64), ends])[:-1]
            words = choose_rare_words(self._vocabulary, self._numbers.taken(), starts[order], ends[order])
            partners = words.find_partners(workers=workers)
            a, b, agreeing = each_once((a, b, agreeing), (*partners, agreements(minhash, *partners)))
            rare = words.shares(a, b)
        jaccard = agreeing / SLOTS
        twins = Twins(self._group_of.taken(), smallest)
        same = twins.within()
        same_rare = np.full(len(same[0]), np.nan if self._vocabulary is None else 1.0)
        which, i, j = twins.between(order[a], order[b])
        return _sorted(
            np.concatenate([i, same[0]]),
            np.concatenate([j, same[1]]),
            np.concatenate([jaccard[which], np.ones(len(same[0]))]),
            np.concatenate([rare[which], same_rare]),
        )


def _sorted(i: Positions, j: Positions, jaccard: NDArray[np.float64], rare: NDArray[np.float64]) -> CandidatePairs:
    a, b = np.minimum(i, j), np.maximum(i, j)
    order = np.lexsort((b, a))
    return CandidatePairs(a[order], b[order], jaccard[order], rare[order])
