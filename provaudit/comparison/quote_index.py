"""One index for quotes: which of many could be the same utterance as this one, without comparing all pairs.

Every quote is filed under its runs of three words; a look-up ranks the quotes that share runs with it by how rare those
runs are (inverse document frequency), and a run that very many quotes share is no reason to compare.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import log

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.quote_words import QuoteWords

RUN = 3
"""Words in a run."""
_MOST_POSTINGS = 500
_MOST_CANDIDATES = 24
_FACTOR, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class QuoteIndex:
    """Quotes filed by their runs of words.

    keys: the runs of all quotes as sorted unsigned 64-bit hashes; numbers: the quote that each belongs to, in the order
    of `keys`. count: how many quotes there are.
    """

    keys: NDArray[np.uint64]
    numbers: NDArray[np.int64]
    count: int

    def candidates(self, words: QuoteWords, *, most: int = _MOST_CANDIDATES) -> list[tuple[int, int]]:
        """The quotes that may be worth comparing with this one, at most `most`, the likeliest first.

        Each is a number and how many runs it shares.
        """
        keys = np.array(quote_keys(words), dtype=np.uint64)
        lows = np.searchsorted(self.keys, keys, side="left").tolist()
        highs = np.searchsorted(self.keys, keys, side="right").tolist()
        places = sorted((high - low, low) for low, high in zip(lows, highs, strict=True) if low < high)
        # What hundreds of articles quote is looked up among the first of them.
        places = [place for used, place in enumerate(places) if place[0] <= _MOST_POSTINGS or used < RUN]
        if not places:
            return []
        postings = [self.numbers[low : low + min(size, _MOST_POSTINGS)] for size, low in places]
        gains = [log((self.count + 1) / size) for size, _ in places]
        numbers, inverse, shared = np.unique(np.concatenate(postings), return_inverse=True, return_counts=True)
        rarity = np.bincount(inverse, weights=np.repeat(gains, [len(posting) for posting in postings]))
        best = np.lexsort((numbers, -rarity))[:most]
        return list(zip(numbers[best].tolist(), shared[best].tolist(), strict=True))


def worth_comparing(a: QuoteWords, b: QuoteWords, shared: int) -> bool:
    """Whether two quotes with so many runs in common may be one utterance: a cheap test before they are aligned."""
    if shared >= RUN:  # five words in a row, or as many in pieces
        return True
    in_a, in_b = set(a.forms), set(b.forms)
    return len(in_a & in_b) * 2 >= min(len(in_a), len(in_b))


def build_quote_index(quotes: Iterable[QuoteWords]) -> QuoteIndex:
    """An index of quotes, numbered in their order. Time and memory grow with the number of words."""
    keys: list[int] = []
    sizes: list[int] = []
    for words in quotes:
        its = quote_keys(words)
        keys += its
        sizes.append(len(its))
    every = np.array(keys, dtype=np.uint64)
    numbers = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    order = np.argsort(every, kind="stable")
    return QuoteIndex(every[order], numbers[order], len(sizes))


def quote_keys(words: QuoteWords) -> list[int]:
    """The runs that a quote is filed under: distinct unsigned 64-bit hashes, the same on every machine and day."""
    hashes = [_hash(form) for form in words.forms]
    keys = set()
    for i in range(len(hashes) - RUN + 1):
        key = 0
        for h in hashes[i : i + RUN]:
            key = (key * _FACTOR + h) & _MASK
        keys.add(key)
    return sorted(keys)


@lru_cache(maxsize=200_000)
def _hash(form: str) -> int:
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
