"""Told: the sentences of a text by their words, and which words tell who, where and how much."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.article import Span
from provaudit.comparison.vocabulary import word_list
from provaudit.comparison.words import Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words `[first, last)` of one sentence, and their stems."""

    first: int
    last: int
    stems: frozenset[str]


def find_told(words: Words, sentences: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences that hold words; a word belongs to the sentence in which it starts."""
    found, first = [], 0
    for sentence in sentences:
        last = bisect_left(words.starts, sentence.end, first)
        if last > first:
            found.append(Sentence(first, last, frozenset(words.stems[first:last]) - {""}))
            first = last
    return tuple(found)


def find_telling(words: Words, told: Sequence[Sentence]) -> tuple[bool, ...]:
    """For each word, whether it is a number or looks like part of a name: what two reports share by name."""
    common = word_list("common_words.txt")
    found = [capital and stem != "" for stem, capital in zip(words.stems, words.capital, strict=True)]
    for sentence in told:
        form = words.forms[sentence.first]
        if form in common and not form[0].isdigit():
            found[sentence.first] = False
    return tuple(found)


def single_of(stems: Sequence[str]) -> dict[str, int]:
    """The stems that occur once, with their places."""
    counts = Counter(stems)
    return {stem: i for i, stem in enumerate(stems) if counts[stem] == 1}
