"""Near-duplicates: pairs of texts that share many runs of three words, by banding their MinHash sketches.

64 bands of 2 slots put texts with a Jaccard similarity of .24 (three words of ten edited) into one bucket 97 times of
100; every pair from a bucket is then checked on all 128 slots.

What many texts share says nothing about any two of them: a slot whose shingle is too frequent is left out first, so
that the footer of an outlet does not join all its articles. The slots left empty borrow from their neighbours
(Shrivastava and Li 2014).
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel
from provaudit.comparison.hashing import EMPTY
from provaudit.comparison.threads import in_parts

BANDS = 64
MINIMUM_AGREEMENT = 16  # slots of 128 that must agree: a Jaccard similarity of about .125
# Of thousands of copies each meets this many before it in a bucket, and is paired with as many at most. Rows are in
# order of their content, so which these are does not depend on the order of the corpus.
WINDOW = 32

Minhash = NDArray[np.uint16]
Pairs = tuple[NDArray[np.int32], NDArray[np.int32]]


def frequency_cap(count: int) -> int:
    """In how many of `count` texts a shingle may be before it counts as furniture."""
    return max(50, int(count**0.5))


def find_near_duplicates(minhash: Minhash, *, workers: int = 1) -> Pairs:
    """The pairs (a, b), a < b, of rows that are near-duplicates.

    minhash: (n, 128), rows in an order that depends on their content alone, no row without any shingle. It is changed
    in place: frequent slots are left out and empty ones filled.
    """
    count = len(minhash)
    cap = frequency_cap(count)
    if count > cap:
        drop_frequent(minhash, cap)
    densify(minhash)
    before = np.empty((BANDS, count), np.int32)
    size = 1 << max(4, (2 * count).bit_length())
    in_parts(BANDS, workers, lambda first, end: fill_buckets(minhash, first, end, size, before))
    found = in_parts(count, workers, partial(_collect, minhash, before))
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _collect(minhash: Minhash, before: NDArray[np.int32], first: int, end: int) -> Pairs:
    pairs: Pairs = collect_pairs(minhash, before, first, end, WINDOW, MINIMUM_AGREEMENT)
    return pairs


@kernel
def drop_frequent(minhash: Minhash, cap: int) -> None:
    """Empty the slots whose value stands in more than `cap` rows, in rows that keep half of their slots or more.

    A row that would keep less is not an article with a footer, but one of many copies of a text: it keeps them all.
    """
    n, slots = minhash.shape
    width = 32  # slots at a time: what is counted then fits the processor's cache
    counts = np.empty((width, EMPTY + 1), np.uint16)
    frequent = np.zeros((n, slots // width), np.uint32)
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
                bits |= np.uint32(counts[s, minhash[i, first + s]] > cap) << np.uint32(s)
            frequent[i, block] = bits
    for i in range(n):
        if not frequent[i].any():
            continue
        filled = dropped = np.int64(0)
        for s in range(slots):
            filled += minhash[i, s] != EMPTY
            dropped += np.int64(frequent[i, s // width] >> np.uint32(s % width) & np.uint32(1))
        if 2 * dropped <= filled:
            for s in range(slots):
                if frequent[i, s // width] >> np.uint32(s % width) & np.uint32(1):
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
        for k in range(slots, -1, -1):  # from the first filled slot backwards, all the way round
            s = (at + k) % slots
            if row[s] == EMPTY:
                distance += 1
                row[s] = np.uint16(value + distance * 0x9E3B & 0xFFFF)
            elif k < slots or distance == 0:
                distance, value = 0, np.int64(row[s])


@kernel
def fill_buckets(minhash: Minhash, first_band: int, end_band: int, size: int, before: NDArray[np.int32]) -> None:
    """before[b, i]: the last row before i that shares band b with it, or -1. size: a power of two over len(minhash)."""
    keys = np.empty(size, np.uint32)
    last = np.empty(size, np.int32)
    mask = np.uint32(size - 1)
    for b in range(first_band, end_band):
        last[:] = -1
        for i in range(len(minhash)):
            key = np.uint32(minhash[i, 2 * b]) << np.uint32(16) | np.uint32(minhash[i, 2 * b + 1])
            at = np.uint32(np.uint64(key) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32)) & mask
            while last[at] >= 0 and keys[at] != key:
                at = at + np.uint32(1) & mask
            before[b, i] = last[at]
            keys[at] = key
            last[at] = i


@kernel
def collect_pairs(
    minhash: Minhash, before: NDArray[np.int32], first: int, end: int, window: int, minimum: int
) -> Pairs:
    """(j, i) for the rows i of [first, end) and the rows j < i of their buckets where `minimum` slots agree."""
    met = np.full(len(minhash), -1, np.int32)
    a, b = np.empty(1024, np.int32), np.empty(1024, np.int32)
    found = 0
    for i in range(first, end):
        found_before = found
        for band in range(len(before)):
            j = before[band, i]
            for _ in range(window):
                if j < 0:
                    break
                if met[j] != i:
                    met[j] = i
                    if agreement(minhash, i, j) >= minimum:
                        if found == len(a):
                            a, b = np.concatenate((a, np.empty_like(a))), np.concatenate((b, np.empty_like(b)))
                        a[found], b[found] = j, i
                        found += 1
                j = before[band, j]
            if found - found_before >= window:
                break
    return a[:found].copy(), b[:found].copy()


@kernel
def agreement(minhash: Minhash, i: int, j: int) -> int:
    """How many slots of rows i and j agree."""
    count = 0
    for s in range(minhash.shape[1]):
        count += minhash[i, s] == minhash[j, s]
    return count


@kernel
def agreements(minhash: Minhash, a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.int64]:
    """The agreement of each pair of rows (a[p], b[p])."""
    counts = np.empty(len(a), np.int64)
    for p in range(len(a)):
        counts[p] = agreement(minhash, a[p], b[p])
    return counts
