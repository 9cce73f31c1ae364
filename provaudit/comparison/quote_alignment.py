"""The words of one quote laid beside those of another: the best chain of runs in order, with bounded gaps.

A chain of matching words, as in local alignment with affine gaps (Gotoh, 1982): each matching word adds what it tells,
each gap costs a fixed sum and a little for every word in it; where an ellipsis or bracket
marks one, it costs next to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel
from provaudit.comparison.quote_words import BRACKET, ELLIPSIS, QuoteWords

LONGEST_GAP = 80
"""Words that may lie between two fragments, in either quote."""
_PER_WORD = 0.6
_OPEN, _EXTEND, _MARKED_OPEN, _MARKED_EXTEND = 1.0, 0.03, 0.2, 0.01
_BOTH = 0.3  # words replaced by others are one change: the smaller of two gaps at one place counts less
_MOST_PAIRS = 30_000


def align(a: QuoteWords, b: QuoteWords) -> list[tuple[int, int]]:
    """Pairs of positions (in a, in b) of the words that the quotes share, rising in both.

    The result for (b, a) is that for (a, b), turned round. Time grows with the number of words that match, which is
    bounded: in quotes of thousands of words only runs of several words count.
    """
    if (len(b), b.forms, b.before) < (len(a), a.forms, a.before):
        return [(i, j) for j, i in align(b, a)]
    head = _common_head(a, b)
    pairs = _matching_words(a.forms[head:], b.forms[head:])
    if not len(pairs):
        return [(i, i) for i in range(head)]
    return _best_chain(pairs + head, a, b, head)


def _common_head(a: QuoteWords, b: QuoteWords) -> int:
    """How many words both begin with, less a few, so that the chain may still choose."""
    same = 0
    while same < len(a) and a.forms[same] == b.forms[same] and a.before[same] == b.before[same]:
        same += 1
    return max(0, same - 20)


def _matching_words(a: Sequence[str], b: Sequence[str]) -> NDArray[np.int64]:
    """Pairs (i, j) with a[i] == b[j], sorted; where there are too many, those in a run of n words, n rising."""
    for n in (1, 3, 6, 12):
        runs_a, runs_b = _runs(a, n), _runs(b, n)
        count = Counter(runs_b)
        total = sum(count[run] for run in runs_a)
        if total <= _MOST_PAIRS:
            break
    else:
        return np.empty((0, 2), dtype=np.int64)
    places: dict[object, list[int]] = {}
    for j, run in enumerate(runs_b):
        places.setdefault(run, []).append(j)
    starts = [(i, j) for i, run in enumerate(runs_a) for j in places.get(run, ())]
    if n > 1:
        starts = sorted({(i + k, j + k) for i, j in starts for k in range(n)})
    return np.array(starts, dtype=np.int64).reshape(-1, 2)


def _runs(words: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[k:] for k in range(n)), strict=False))


def _best_chain(pairs: NDArray[np.int64], a: QuoteWords, b: QuoteWords, head: int) -> list[tuple[int, int]]:
    rows, columns = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    gains = np.array(a.weights)[rows] + _PER_WORD
    marked_a = np.array(a.before) & (ELLIPSIS | BRACKET) != 0
    marked_b = np.array(b.before) & (ELLIPSIS | BRACKET) != 0
    lows = np.searchsorted(rows, rows - LONGEST_GAP - 1)
    scores, previous = _chain(rows, columns, gains, marked_a, marked_b, lows)
    k = int(scores.argmax())
    chain = []
    while k >= 0:
        chain.append((int(rows[k]), int(columns[k])))
        k = int(previous[k])
    chain.reverse()
    if head and chain[0] == (head, head):
        chain[:0] = [(i, i) for i in range(head)]
    return chain


@kernel
def _chain(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    gains: NDArray[np.float64],
    marked_a: NDArray[np.bool_],
    marked_b: NDArray[np.bool_],
    lows: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The best score of a chain that ends at each pair, and the pair before it there (-1: none)."""
    scores = gains.copy()
    previous = np.full(len(rows), -1, np.int64)
    for k in range(len(rows)):
        # Words skipped in b are accounted for by a mark in a, and the other way round.
        open_b, extend_b = (_MARKED_OPEN, _MARKED_EXTEND) if marked_a[rows[k]] else (_OPEN, _EXTEND)
        open_a, extend_a = (_MARKED_OPEN, _MARKED_EXTEND) if marked_b[columns[k]] else (_OPEN, _EXTEND)
        best = 0.0
        for m in range(lows[k], k):
            skipped_a, skipped_b = rows[k] - rows[m] - 1, columns[k] - columns[m] - 1
            if skipped_a < 0 or skipped_b < 0 or skipped_b > LONGEST_GAP:
                continue
            cost_a = open_a + extend_a * skipped_a if skipped_a else 0.0
            cost_b = open_b + extend_b * skipped_b if skipped_b else 0.0
            reached = scores[m] - max(cost_a, cost_b) - _BOTH * min(cost_a, cost_b)
            if reached > best:
                best = reached
                previous[k] = m
        scores[k] += best
    return scores, previous
