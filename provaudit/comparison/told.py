"""Told: the sentences of a text by their words, and which words tell who, where and how much."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.lexicon import read_words
from provaudit.article import Span
from provaudit.comparison.words import Words


class Sentence(NamedTuple):
    """The words `[first, last)` of one sentence."""

    first: int
    last: int


def find_told(words: Words, sentences: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences that hold words; a word belongs to the sentence in which it starts."""
    found, first = [], 0
    for sentence in sentences:
        last = bisect_left(words.starts, sentence.end, first)
        if last > first:
            found.append(Sentence(first, last))
            first = last
    return tuple(found)


def find_telling(words: Words, content: NDArray[np.bool_], told: Sequence[Sentence]) -> NDArray[np.bool_]:
    """For each word, whether it is a number or looks like part of a name: what two reports share by name.

    content: for each word whether it has any.
    """
    common = read_words("common_words.txt")
    found: NDArray[np.bool_] = np.array(words.capital, np.bool_) & content
    for sentence in told:
        form = words.forms[sentence.first]
        if form in common and not form[0].isdigit():
            found[sentence.first] = False
    return found
