"""Kernels that find the rows of sketches that agree in many slots, without comparing all rows.

A band is two slots. Rows that share a band are brought together by sorting, and each such pair is looked at more
closely: four bits of each slot first, which are one line of the processor's cache a row, then the whole slots.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel
from provaudit.comparison.hashing import EMPTY

Minhash = NDArray[np.uint16]
Pairs = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]  # one row, a later one, slots that agree


def each_once(*some: Pairs) -> Pairs:
    """All these pairs, sorted; one that occurs several times is kept where it agrees best."""
    a, b, agreement = (np.concatenate(columns) for columns in zip(*some, strict=True))
    order = np.lexsort((-agreement, b, a))
    a, b, agreement = a[order], b[order], agreement[order]
    new = np.ones(len(a), bool)
    new[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    return a[new], b[new], agreement[new]


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
) -> Pairs:
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
            if minhash[i, slot] == EMPTY and minhash[i, next_slot] == EMPTY:  # a row without anything
                continue
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
        count += (minhash[i, s] == minhash[j, s]) & (minhash[i, s] != EMPTY)
    return count


@kernel
def agreements(minhash: Minhash, a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.int32]:
    """The agreement of each pair of rows (a[p], b[p])."""
    counts = np.empty(len(a), np.int32)
    for p in range(len(a)):
        counts[p] = agreement(minhash, a[p], b[p])
    return counts
