"""The words around names, and how many of them two texts have around theirs, compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel

Numbers = NDArray[np.int64]

# Words with content on a side, of so many in all.
_CONTEXT, _NEAR = 7, 25
# A stem that two names share counts 1 beside both, less with every word between; half on opposite sides.
_FALLING, _OPPOSITE = 0.4, 0.5
# No more words with content lie between a name and what it is said to be: "the county's chief vet, Ada Brook".
_BESIDE = 2


@kernel
def _put_stems(near: Numbers, stems: Numbers, distances: Numbers) -> int:
    """File stems, the nearest first, with the number of others between; the farthest come first. Returns how many."""
    count = 0
    for i in range(len(near) - 1, -1, -1):
        at = 0
        while at < count and stems[at] != near[i]:
            at += 1
        stems[at], distances[at] = near[i], i
        count = max(count, at + 1)
    return count


@kernel
def find_contexts(
    stems: Numbers, firsts: Numbers, lasts: Numbers, sentences: Numbers, told_firsts: Numbers, told_lasts: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """The stems around names: name n has the words [firsts[n], lasts[n]) of sentences[n], which is below 0 for none.

    Returns, for n names and two sides (before, after): (n, 2, 7) stems, (n, 2, 7) how many are between each and the
    name, (n, 2) how many there are.
    """
    found = np.zeros((len(firsts), 2, _CONTEXT), np.int64)
    distances = np.zeros((len(firsts), 2, _CONTEXT), np.int64)
    counts = np.zeros((len(firsts), 2), np.int64)
    near = np.empty(_CONTEXT, np.int64)
    for n in range(len(firsts)):
        if sentences[n] < 0:
            continue
        for side in range(2):
            size = 0
            for step in range(_NEAR):
                i = firsts[n] - 1 - step if side == 0 else lasts[n] + step
                if i < told_firsts[sentences[n]] or i >= told_lasts[sentences[n]] or size == _CONTEXT:
                    break
                if stems[i] != 0:
                    near[size] = stems[i]
                    size += 1
            counts[n, side] = _put_stems(near[:size], found[n, side], distances[n, side])
    return found, distances, counts


@kernel
def share_contexts(
    stems_a: Numbers,
    distances_a: Numbers,
    counts_a: Numbers,
    wanted: NDArray[np.bool_],
    stems_b: Numbers,
    distances_b: Numbers,
    counts_b: Numbers,
    rarities_b: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How much the words around each wanted name of a stand around each name of b too: (names of a, names of b).

    Returns that, the same with rarer words counting more, and the rarity of the words right beside both on any side.
    """
    size = 16
    while size < 2 * counts_b.sum():
        size *= 2
    head = np.full(size, -1, np.int64)
    rest = np.full(stems_b.size, -1, np.int64)
    for n in range(len(counts_b)):
        for side in range(2):
            for k in range(counts_b[n, side]):
                entry = (n * 2 + side) * _CONTEXT + k
                slot = (stems_b[n, side, k] ^ stems_b[n, side, k] >> 32) & (size - 1)
                rest[entry], head[slot] = head[slot], entry
    shared = np.zeros((len(counts_a), len(counts_b)))
    rare = np.zeros((len(counts_a), len(counts_b)))
    beside = np.zeros((len(counts_a), len(counts_b)))
    for n in range(len(counts_a)):
        if not wanted[n]:
            continue
        for side in range(2):
            for k in range(counts_a[n, side]):
                stem, distance = stems_a[n, side, k], distances_a[n, side, k]
                for opposite in range(2):
                    weight = _OPPOSITE if opposite else 1.0
                    entry = head[(stem ^ stem >> 32) & (size - 1)]
                    while entry >= 0:
                        other, its_side, its_k = entry // 2 // _CONTEXT, entry // _CONTEXT % 2, entry % _CONTEXT
                        if stems_b[other, its_side, its_k] == stem and (its_side != side) == opposite:
                            between = max(distance, distances_b[other, its_side, its_k])
                            part = weight / (1 + _FALLING * between)
                            shared[n, other] += part
                            rare[n, other] += part * rarities_b[other, its_side, its_k]
                            if between <= _BESIDE:
                                beside[n, other] += rarities_b[other, its_side, its_k]
                        entry = rest[entry]
    return shared, rare, beside
