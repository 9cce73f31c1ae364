"""The kernels behind rare words: numbering, choosing, looking up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel

Numbers = NDArray[np.int32]
Bounds = NDArray[np.int64]


@kernel
def number_words(
    words: NDArray[np.uint32],
    starts: Bounds,
    ends: Bounds,
    most: int,
    table: NDArray[np.uint64],
    of_number: NDArray[np.uint32],
    frequency: Numbers,
    size: int,
    numbers: Numbers,
    bounds: Bounds,
) -> tuple[NDArray[np.uint64], NDArray[np.uint32], Numbers, int]:
    """Number the words of texts words[starts[i]:ends[i]], and count in how many texts each is.

    table: a hash table, a word in the upper half of each entry and its number, plus one, in the lower; 0 where it is
    free. of_number, frequency: the word and its count by number, `size` in use.
    numbers[bounds[i]:bounds[i + 1]] become the words of text i, without those that more than `most` texts have by now.
    Returns the tables, which may have grown.
    """
    filled = np.int64(0)
    upper = np.uint64(32)
    for i in range(len(starts)):
        needed = 2 * (size + ends[i] - starts[i])
        if needed > len(table):
            room = len(table)
            while room < needed:
                room *= 4
            table = np.zeros(room, np.uint64)
            of_number = np.concatenate((of_number[:size], np.zeros(room // 2 - size, np.uint32)))
            frequency = np.concatenate((frequency[:size], np.zeros(room // 2 - size, np.int32)))
            for known in range(size):
                at = np.int64(of_number[known]) & room - 1
                while table[at]:
                    at = at + 1 & room - 1
                table[at] = np.uint64(of_number[known]) << upper | np.uint64(known + 1)
        for k in range(starts[i], ends[i]):
            word = np.uint64(words[k])
            at = np.int64(word) & len(table) - 1
            while table[at] and table[at] >> upper != word:
                at = at + 1 & len(table) - 1
            number = np.int32(table[at] & np.uint64(0xFFFFFFFF)) - 1
            if number < 0:
                number = np.int32(size)
                size += 1
                table[at] = word << upper | np.uint64(size)
                of_number[number] = word
                frequency[number] = 0
            frequency[number] += 1
            numbers[filled] = number
            filled += np.int64(frequency[number] <= most)
        bounds[i + 1] = filled
    return table, of_number, frequency, size


@kernel
def choose_rarest(
    numbers: Numbers,
    starts: Bounds,
    ends: Bounds,
    words: NDArray[np.uint32],
    frequency: Numbers,
    cap: int,
    weights: Numbers,
    chosen: Numbers,
    sizes: Numbers,
    totals: Bounds,
) -> None:
    """chosen[i, :sizes[i]]: the rarest words of text i among those that 2 to `cap` texts have; totals[i]: their weight.

    Words that are equally rare go by their hash. All other words are taken out of `numbers`, and `ends` moves forward.
    """
    rarest = chosen.shape[1]
    best = np.empty(rarest, np.int64)  # frequency and hash of a word in one integer, the rarest first
    for i in range(len(starts)):
        n = 0
        kept = starts[i]
        for k in range(starts[i], ends[i]):
            number = numbers[k]
            f = np.int64(frequency[number])
            if f < 2 or f > cap:
                continue
            numbers[kept] = number
            kept += 1
            key = f << 32 | np.int64(words[number])
            if n == rarest and key >= best[n - 1]:
                continue
            at = n if n < rarest else n - 1
            while at > 0 and best[at - 1] > key:
                best[at], chosen[i, at] = best[at - 1], chosen[i, at - 1]
                at -= 1
            best[at], chosen[i, at] = key, number
            n = min(n + 1, rarest)
        ends[i] = kept
        sizes[i] = n
        for k in range(n):
            totals[i] += weights[chosen[i, k]]


@kernel
def index_words(numbers: Numbers, starts: Bounds, ends: Bounds, frequency: Numbers, cap: int) -> tuple[Bounds, Numbers]:
    """(first, texts): the texts that have word w, if 2 to `cap` do, are texts[first[w]:first[w + 1]], ascending.

    numbers, starts, ends: as `choose_rarest` leaves them.
    """
    n_words = len(frequency)
    first = np.zeros(n_words + 1, np.int64)
    for w in range(n_words):
        f = np.int64(frequency[w])
        first[w + 1] = first[w] + (f if 2 <= f <= cap else 0)
    texts = np.empty(first[n_words], np.int32)
    at = first[:-1].copy()
    for i in range(len(starts)):
        for k in range(starts[i], ends[i]):
            w = numbers[k]
            texts[at[w]] = i
            at[w] += 1
    return first, texts


@kernel
def best_partners(
    chosen: Numbers,
    sizes: Numbers,
    weights: Numbers,
    totals: Bounds,
    first: Bounds,
    texts: Numbers,
    begin: int,
    end: int,
    least: float,
    lookups: int,
    found: Numbers,
) -> None:
    """found[i]: for the texts i of [begin, end) the texts with the largest shares of i's rarest words, `least` or more.

    Of equal ones the first goes first.
    """
    partners = found.shape[1]
    shared = np.zeros(len(sizes), np.int32)
    met = np.empty(len(sizes), np.int32)
    largest = np.empty(partners, np.int32)
    for i in range(begin, end):
        n_met = looked_up = 0
        for k in range(sizes[i]):
            word = chosen[i, k]
            looked_up += first[word + 1] - first[word]
            if looked_up > lookups:
                break
            weight = weights[word]
            for at in range(first[word], first[word + 1]):
                j = texts[at]
                if shared[j] == 0:
                    met[n_met] = j
                    n_met += 1
                shared[j] += weight
        n = 0
        for m in range(n_met):
            j = met[m]
            share = shared[j]
            shared[j] = 0
            if j == i or share < least * totals[i]:
                continue
            if n == partners and (share < largest[n - 1] or (share == largest[n - 1] and j > found[i, n - 1])):
                continue
            at = n if n < partners else n - 1
            while at > 0 and (largest[at - 1] < share or (largest[at - 1] == share and found[i, at - 1] > j)):
                found[i, at], largest[at] = found[i, at - 1], largest[at - 1]
                at -= 1
            found[i, at], largest[at] = j, share
            n = min(n + 1, partners)


@kernel
def pair_shares(
    a: Numbers,
    b: Numbers,
    numbers: Numbers,
    starts: Bounds,
    ends: Bounds,
    weights: Numbers,
    chosen: Numbers,
    sizes: Numbers,
    totals: Bounds,
    shares: NDArray[np.float64],
) -> None:
    """shares[p]: the larger share that one text of pair p has of the other's rarest words."""
    seen_in = np.full((2, len(weights)), -1, np.int32)
    marked = [-1, -1]
    for p in range(len(a)):
        shares[p] = 0.0
        for side in range(2):
            holder, asker = (a[p], b[p]) if side == 0 else (b[p], a[p])
            if holder != marked[side]:
                marked[side] = holder
                for k in range(starts[holder], ends[holder]):
                    seen_in[side, numbers[k]] = holder
            shared = 0
            for k in range(sizes[asker]):
                word = chosen[asker, k]
                if seen_in[side, word] == holder:
                    shared += weights[word]
            shares[p] = max(shares[p], shared / totals[asker])
