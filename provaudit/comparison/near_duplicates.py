"""Near-duplicates: pairs of texts that share many runs of three words, by banding their MinHash sketches.

Texts with a Jaccard similarity of .24 (three words of ten edited) share one of 64 bands of 2 slots 98 times of 100, and
one of 96, half of them overlapping, 99.6 times. Every pair that shares a band is checked on all 128 slots.

What many texts share says nothing about any two of them: a slot whose shingle is too frequent is left out first, so
that the footer of an outlet does not join all its articles. The slots left empty borrow from their neighbours
(Shrivastava and Li 2014).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel
from provaudit.comparison.hashing import EMPTY
from provaudit.comparison.threads import in_parts

BANDS = 96
MINIMUM_AGREEMENT = 15  # slots of 128 that must agree: a Jaccard similarity of about .12
# Of thousands of copies each meets this many before it in a bucket, and is paired with as many at most. Rows are in
# order of their content, so which these are does not depend on the order of the corpus.
WINDOW = 32

Minhash = NDArray[np.uint16]
Agreeing = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
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
    short = shorten(minhash)
    found = in_parts(
        BANDS,
        workers,
        lambda first, end: pairs_of_bands(minhash, short, first, end, WINDOW, MINIMUM_AGREEMENT),
    )
    a, b, agreeing = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return _thinned(a, b, agreeing)


def _thinned(a: NDArray[np.int32], b: NDArray[np.int32], agreeing: NDArray[np.int32]) -> Pairs:
    """Of the pairs (a, b) those in which a is among the `WINDOW` rows that agree best with b; sorted."""
    order = np.lexsort((a, -agreeing, b))
    a, b = a[order], b[order]
    first = np.searchsorted(b, b)
    kept = np.arange(len(b)) - first < WINDOW
    a, b = a[kept], b[kept]
    order = np.lexsort((b, a))
    return a[order], b[order]


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
def shorten(minhash: Minhash) -> NDArray[np.uint64]:
    """The last four bits of each slot: (n, 8) uint64, a row in one line of the processor's cache."""
    n, slots = minhash.shape
    short = np.zeros((n, slots // 16), np.uint64)
    for i in range(n):
        for s in range(slots):
            short[i, s // 16] |= np.uint64(minhash[i, s] & np.uint16(15)) << np.uint64(4 * (s % 16))
    return short


@kernel
def _short_agreement(short: NDArray[np.uint64], i: int, j: int) -> np.int64:
    """In how many slots the last four bits of rows i and j agree."""
    differ = np.uint64(0)  # four bits for each of sixteen sums, of eight at most
    for k in range(short.shape[1]):
        x = short[i, k] ^ short[j, k]
        x |= x >> np.uint64(2)
        x |= x >> np.uint64(1)
        differ += x & np.uint64(0x1111111111111111)
    differ = (differ & np.uint64(0x0F0F0F0F0F0F0F0F)) + (differ >> np.uint64(4) & np.uint64(0x0F0F0F0F0F0F0F0F))
    return np.int64(16 * short.shape[1]) - np.int64(differ * np.uint64(0x0101010101010101) >> np.uint64(56))


@kernel
def pairs_of_bands(
    minhash: Minhash, short: NDArray[np.uint64], first_band: int, end_band: int, window: int, minimum: int
) -> Agreeing:
    """(j, i, agreement) for the rows j < i of a bucket of these bands where `minimum` slots or more agree.

    A pair that shares several bands is given by the first of them.
    """
    n = len(minhash)
    a, b, agreeing = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32)
    found = 0
    keys, order = np.empty(n, np.uint32), np.empty(n, np.int32)
    room = np.empty(n, np.uint32), np.empty(n, np.int32)
    for band in range(first_band, end_band):
        slot, next_slot = slots_of(band, minhash.shape[1])
        for i in range(n):
            key = np.uint32(minhash[i, slot]) << np.uint32(16) | np.uint32(minhash[i, next_slot])
            keys[i] = key * np.uint32(0x9E3779B1)  # odd: different keys stay different
            order[i] = i
        sort_by_key(keys, order, room[0], room[1], np.uint32(10))
        sort_by_key(room[0], room[1], keys, order, np.uint32(21))
        for at in range(1, n):
            i = order[at]
            for back in range(at - 1, max(-1, at - 1 - window), -1):
                if (keys[back] ^ keys[at]) >> np.uint32(10):
                    break
                j = order[back]
                if keys[back] != keys[at] or _short_agreement(short, i, j) < minimum + 2:
                    continue
                agree = agreement(minhash, i, j)
                if agree < minimum or _share_a_band(minhash, i, j, band):
                    continue
                if found == len(a):
                    a, b = np.concatenate((a, np.empty_like(a))), np.concatenate((b, np.empty_like(b)))
                    agreeing = np.concatenate((agreeing, np.empty_like(agreeing)))
                a[found], b[found], agreeing[found] = j, i, agree
                found += 1
    return a[:found].copy(), b[:found].copy(), agreeing[:found].copy()


@kernel
def sort_by_key(
    keys: NDArray[np.uint32],
    numbers: NDArray[np.int32],
    sorted_keys: NDArray[np.uint32],
    sorted_numbers: NDArray[np.int32],
    shift: np.uint32,
) -> None:
    """One pass of a radix sort, stable: keys and their numbers, by the eleven bits of the keys from `shift` on."""
    at = np.zeros(2049, np.int64)
    for k in range(len(keys)):
        at[np.int64(keys[k] >> shift & np.uint32(2047)) + 1] += 1
    for k in range(2048):
        at[k + 1] += at[k]
    for k in range(len(keys)):
        digit = np.int64(keys[k] >> shift & np.uint32(2047))
        sorted_keys[at[digit]], sorted_numbers[at[digit]] = keys[k], numbers[k]
        at[digit] += 1


@kernel
def slots_of(band: int, slots: int) -> tuple[int, int]:
    """The two slots of a band: 0 and 1, 2 and 3 ... and, from the middle on, 1 and 2, 3 and 4 ..."""
    slot = (2 * band + (2 * band >= slots)) % slots
    return slot, (slot + 1) % slots


@kernel
def _share_a_band(minhash: Minhash, i: int, j: int, bands: int) -> bool:
    """Whether rows i and j share one of the first bands."""
    for band in range(bands):
        slot, next_slot = slots_of(band, minhash.shape[1])
        if minhash[i, slot] == minhash[j, slot] and minhash[i, next_slot] == minhash[j, next_slot]:
            return True
    return False


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
