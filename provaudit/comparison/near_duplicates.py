"""Near-duplicates: pairs of texts that share many runs of three words, by their MinHash sketches.

What many texts share says little about any two of them, so slots with a frequent shingle are left out: the footer of an
outlet does not join all its articles. Texts with a Jaccard similarity of .24 in what is left (three words of ten
edited) share one of 64 bands of 2 slots 98 times of 100, and one of 96, half of them overlapping, 99.6 times.

But where a text is copied a hundred times, all of it is frequent. So texts with many frequent slots are also compared
whole, and are near-duplicates from a similarity of .375 on: two articles of which half is one footer have .33.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.banding import Minhash, Pairs, each_once, pairs_of_bands, shorten
from provaudit.comparison.compiled import kernel
from provaudit.comparison.hashing import EMPTY
from provaudit.comparison.threads import in_parts

BANDS = 96
LEAST_AGREEMENT = 15  # slots of 128 that must agree: a Jaccard similarity of about .12
BANDS_OF_WHOLES = 32
LEAST_AGREEMENT_OF_WHOLES = 48  # three eighths of all slots
# Of thousands of copies each meets this many before it in a bucket, and is paired with as many at most. Rows are in
# order of their content, so which these are does not depend on the order of the corpus.
WINDOW = 32


def frequency_cap(count: int) -> int:
    """In how many of `count` texts a shingle may be before it counts as furniture."""
    return max(50, int(count**0.5))


def find_near_duplicates(minhash: Minhash, *, workers: int = 1) -> Pairs:
    """(a, b, agreement): the pairs of rows a < b that are near-duplicates, each once, and in how many slots they agree.

    minhash: (n, 128), rows in an order that depends on their content alone. It is changed in place: frequent slots are
    left out, and empty ones borrow from their neighbours (Shrivastava and Li 2014).
    """
    cap = frequency_cap(len(minhash))
    nothing = np.empty(0, np.int32)
    of_wholes: Pairs = nothing, nothing, nothing
    if len(minhash) > cap:
        frequent, share = find_frequent(minhash, cap)
        rows = np.flatnonzero(share >= 0.25).astype(np.int32)
        a, b, agreement = _pairs(minhash[rows], BANDS_OF_WHOLES, LEAST_AGREEMENT_OF_WHOLES, workers)
        of_wholes = rows[a], rows[b], agreement
        drop(minhash, frequent)
    return _best(each_once(of_wholes, _pairs(minhash, BANDS, LEAST_AGREEMENT, workers)))


def _pairs(minhash: Minhash, bands: int, least: int, workers: int) -> Pairs:
    densify(minhash)
    short = shorten(minhash)
    found = in_parts(bands, workers, lambda first, end: pairs_of_bands(minhash, short, first, end, WINDOW, least))
    a, b, agreement = map(np.concatenate, zip(*found, strict=True))
    return a, b, agreement


def _best(pairs: Pairs) -> Pairs:
    """Of the pairs (a, b) those in which a is among the `WINDOW` rows that agree best with b."""
    a, b, agreement = pairs
    order = np.lexsort((a, -agreement, b))
    kept = order[np.arange(len(b)) - np.searchsorted(b[order], b[order]) < WINDOW]
    return a[kept], b[kept], agreement[kept]


@kernel
def find_frequent(minhash: Minhash, cap: int) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """(bits, shares): the slots of each row whose value is in more than `cap` rows, 32 to an integer; their share."""
    n, slots = minhash.shape
    width = 32  # slots at a time: what is counted then fits the processor's cache
    counts = np.empty((width, EMPTY + 1), np.uint16)
    frequent = np.zeros((n, slots // width), np.uint32)
    of_row, filled = np.zeros(n), np.zeros(n)
    for block in range(slots // width):
        first = block * width
        counts[:] = 0
        for i in range(n):
            for s in range(width):
                value = minhash[i, first + s]
                counts[s, value] += np.uint16(counts[s, value] <= cap)
        counts[:, EMPTY] = 0
        for i in range(n):
            bits = np.uint32(0)
            for s in range(width):
                value = minhash[i, first + s]
                is_frequent = counts[s, value] > cap
                bits |= np.uint32(is_frequent) << np.uint32(s)
                of_row[i] += is_frequent
                filled[i] += value != EMPTY
            frequent[i, block] = bits
    return frequent, of_row / np.maximum(filled, 1)


@kernel
def drop(minhash: Minhash, frequent: NDArray[np.uint32]) -> None:
    """Empty the frequent slots."""
    for i in range(len(minhash)):
        if frequent[i].any():
            for s in range(minhash.shape[1]):
                if frequent[i, s // 32] >> np.uint32(s % 32) & np.uint32(1):
                    minhash[i, s] = EMPTY


@kernel
def densify(minhash: Minhash) -> None:
    """Fill each empty slot from the next filled one to its right (around the end), shifted by their distance."""
    n, slots = minhash.shape
    for i in range(n):
        row = minhash[i]
        at = 0
        while at < slots and row[at] == EMPTY:
            at += 1
        if at == slots:
            continue
        distance, value = 0, np.int64(0)
        for k in range(slots, 0, -1):  # from the first filled slot backwards, all the way round
            s = (at + k) % slots
            if row[s] == EMPTY:
                distance += 1
                row[s] = np.uint16(value + distance * 0x9E3B & 0xFFFF)
            else:
                distance, value = 0, np.int64(row[s])
