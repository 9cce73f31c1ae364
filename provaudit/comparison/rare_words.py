"""Rewrites: pairs of texts that share words which few others have, mostly names and numbers.

A rewrite replaces the ordinary words and keeps who, where and how much. So each text is looked up by its rarest words,
each weighted by the square of its inverse document frequency (Sparck Jones 1972), and keeps its best few partners. It
is looked up among all rare words of the others: a short piece made of an hour's transcript shares few of the
transcript's own rarest words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.rare_word_kernels import best_partners, choose_rarest, index_words, number_words, pair_shares
from provaudit.comparison.threads import in_parts

RAREST = 32  # words by which a text is looked up
PARTNERS = 5  # texts that a text brings along, at most
FEW_TEXTS = 500  # up to here, comparing costs little, and a text brings along twice as many
LEAST_SHARE = 0.1  # what a partner must have of a text's rarest words, by weight
LOOKUPS = 1000  # of other texts, that all words of a text lead to; the rarest words go first
MOST_TEXTS = 1000  # a word that more texts have is never rare, however large the corpus


def frequency_cap(count: int) -> int:
    """In how many of `count` texts a word may be and still be rare: one in a hundred, but at least 25 in all."""
    return min(MOST_TEXTS, max(25, count // 100))


class Vocabulary:
    """Numbers for the words of a growing number of texts, and in how many texts each word is.

    The words of the texts come in batches. What `number` gives back leaves out the words that can no longer be rare,
    so that the words of a million texts need little room.
    """

    def __init__(self) -> None:
        self._table = np.zeros(1 << 12, np.uint64)
        self._words = np.empty(1 << 11, np.uint32)
        self._frequency = np.empty(1 << 11, np.int32)
        self._size = 0

    @property
    def words(self) -> NDArray[np.uint32]:
        """The hash of each word, by its number."""
        return self._words[: self._size]

    @property
    def frequency(self) -> NDArray[np.int32]:
        """In how many texts each word is, by its number."""
        return self._frequency[: self._size]

    def number(
        self, words: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """(numbers, bounds): those of text i, whose words are `words[starts[i]:ends[i]]`, are
        `numbers[bounds[i]:bounds[i + 1]]`."""
        numbers = np.empty(int((ends - starts).sum()), np.int32)
        bounds = np.zeros(len(starts) + 1, np.int64)
        self._table, self._words, self._frequency, self._size = number_words(
            words, starts, ends, MOST_TEXTS, self._table, self._words, self._frequency, self._size, numbers, bounds
        )
        return numbers[: bounds[-1]].copy(), bounds


@dataclass(frozen=True, slots=True)
class RareWords:
    """The rare words of n texts: those that 2 to `frequency_cap(n)` of them have.

    numbers, starts, ends: the words of text i, by number, are `numbers[starts[i]:ends[i]]`. weights: of each word.
    chosen, sizes: the rarest words of each text. totals: their weight together.
    """

    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    frequency: NDArray[np.int32]
    cap: int
    weights: NDArray[np.int32]
    chosen: NDArray[np.int32]
    sizes: NDArray[np.int32]
    totals: NDArray[np.int64]

    def find_partners(self, *, workers: int = 1) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The pairs (a, b), a < b, of which one is among the best partners of the other; each pair once."""
        count = len(self.sizes)
        first, texts = index_words(self.numbers, self.starts, self.ends, self.frequency, self.cap)
        partners = PARTNERS if count > FEW_TEXTS else 2 * PARTNERS
        found = np.full((count, partners), -1, np.int32)

        def find(begin: int, end: int) -> None:
            best_partners(
                self.chosen,
                self.sizes,
                self.weights,
                self.totals,
                first,
                texts,
                begin,
                end,
                LEAST_SHARE,
                LOOKUPS,
                found,
            )

        in_parts(count, workers, find)
        a = np.repeat(np.arange(count, dtype=np.int64), partners)[found.ravel() >= 0]
        b = found.ravel()[found.ravel() >= 0]
        pairs = np.unique(np.minimum(a, b) * count + np.maximum(a, b))
        return (pairs // max(count, 1)).astype(np.int32), (pairs % max(count, 1)).astype(np.int32)

    def shares(self, a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.float64]:
        """For each pair: what one has of the other's rarest words, by weight; the larger of the two shares, 0 to 1."""
        shares = np.empty(len(a))
        pair_shares(
            a, b, self.numbers, self.starts, self.ends, self.weights, self.chosen, self.sizes, self.totals, shares
        )
        return shares


def choose_rare_words(
    vocabulary: Vocabulary, numbers: NDArray[np.int32], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> RareWords:
    """The rare words of texts that `vocabulary` has numbered: those of text i are `numbers[starts[i]:ends[i]]`.

    numbers and ends are changed in place: words that are not rare are taken out.
    """
    count = len(starts)
    cap = frequency_cap(count)
    frequency = vocabulary.frequency
    # Whole numbers, so that a sum does not depend on the order of its terms.
    of_frequency = np.round(256 * np.log1p(count / np.maximum(np.arange(cap + 1), 1)) ** 2).astype(np.int32)
    weights = np.where((frequency >= 2) & (frequency <= cap), of_frequency[np.minimum(frequency, cap)], 0)
    chosen = np.zeros((count, RAREST), np.int32)
    sizes = np.zeros(count, np.int32)
    totals = np.zeros(count, np.int64)
    choose_rarest(numbers, starts, ends, vocabulary.words, frequency, cap, weights, chosen, sizes, totals)
    # A text with one rare word is no rewrite of every text that has it: three of the rarest are the least to go by.
    least = 3 * int(of_frequency[2])
    return RareWords(numbers, starts, ends, frequency, cap, weights, chosen, sizes, np.maximum(totals, least))
