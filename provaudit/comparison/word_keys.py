"""Words as numbers, which compiled loops compare: equal words have equal ones.

They are the hashes that Python keeps with each string, of 64 bits and seeded anew in each process. Nothing may depend
on them but whether two are equal; that two different words of a pair of articles have one is not to be expected in
the lifetime of the world's news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.words import Words


@dataclass(frozen=True, slots=True)
class WordKeys:
    """For each word of a text the number of its form, and that of its stem: 0 where it has no content."""

    forms: NDArray[np.int64]
    stems: NDArray[np.int64]


def find_word_keys(words: Words) -> WordKeys:
    """The words of a text as numbers."""
    return WordKeys(hashes_of(words.forms), hashes_of(words.stems))


def hashes_of(strings: Sequence[str]) -> NDArray[np.int64]:
    """A number for each string; 0 for "" alone."""
    return np.fromiter(map(hash, strings), np.int64, len(strings))
