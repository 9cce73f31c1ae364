"""Replaced: the words that stand in for others between two closely matched texts or sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.prepared import Prepared

_NEARLY_ALL = 0.7
_MOST_WORDS = 4000
_LONGEST = 15


class Replaced(NamedTuple):
    """The source words `[source_first, source_last)` stand where the target has `[target_first, target_last)`.

    Either may be empty.
    """

    source_first: int
    source_last: int
    target_first: int
    target_last: int

    @property
    def size(self) -> int:
        """How many words the longer side has."""
        return max(self.source_last - self.source_first, self.target_last - self.target_first)

    def source_span(self, source: Prepared) -> Span | None:
        """The characters that were replaced, or None where nothing was."""
        empty = self.source_first == self.source_last
        return None if empty else span_of(source, self.source_first, self.source_last)

    def target_span(self, target: Prepared) -> Span | None:
        """The characters that replace them, or None where nothing does."""
        empty = self.target_first == self.target_last
        return None if empty else span_of(target, self.target_first, self.target_last)


@dataclass(frozen=True, slots=True)
class Differences:
    """All replacements between two texts, in order of the target. whole: whether the texts were laid side by side as
    wholes, being nearly the same, rather than sentence by sentence."""

    found: tuple[Replaced, ...]
    whole: bool
    _of_word: dict[int, Replaced]
    _target: Prepared

    def find(self, span: Span) -> Replaced | None:
        """The replacement whose target words share characters with a span of the target."""
        words = self._target.word_range(span)
        return self.find_words(words.start, words.stop) if self._of_word else None

    def find_words(self, first: int, last: int) -> Replaced | None:
        """The same for the target's words `[first, last)`."""
        of_word = self._of_word
        return next((of_word[i] for i in range(first, last) if i in of_word), None) if of_word else None


def find_differences(source: Prepared, target: Prepared, alignment: Alignment) -> Differences:
    """What differs between two texts: over the whole where nearly all words are kept in order (so that a sentence
    boundary that moved changes nothing), else within the sentences that were copied with edits. What differs over
    more than a few words at a stretch is a cut or an insertion, and left out."""
    theirs, ours = source.words.forms, target.words.forms
    found: list[Replaced] = []
    longest = max(len(theirs), len(ours))
    least = math.ceil(_NEARLY_ALL * longest)
    whole = longest <= _MOST_WORDS and LCSseq.similarity(theirs, ours, score_cutoff=least) >= least
    if whole:
        found += _between(theirs, ours, 0, 0)
    else:
        for match in alignment.matches:
            first, last = alignment.source_words(match)
            start, end = alignment.target_words(match)
            if match.kind == "edited" and last - first <= _MOST_WORDS and end - start <= _MOST_WORDS:
                found += _between(theirs[first:last], ours[start:end], first, start)
    short = [r for r in found if r.size <= _LONGEST]
    of_word = {i: r for r in reversed(short) for i in range(r.target_first, r.target_last)}
    return Differences(tuple(short), whole, of_word, target)


def _between(theirs: Sequence[str], ours: Sequence[str], first: int, start: int) -> list[Replaced]:
    found: list[Replaced] = []
    for step in Indel.opcodes(theirs, ours):
        if step.tag == "equal":
            continue
        here = Replaced(first + step.src_start, first + step.src_end, start + step.dest_start, start + step.dest_end)
        last = found[-1] if found else None
        if last and last.source_last == here.source_first and last.target_last == here.target_first:
            found[-1] = Replaced(last.source_first, here.source_last, last.target_first, here.target_last)
        else:
            found.append(here)
    return found


def span_of(text: Prepared, first: int, last: int) -> Span:
    """The characters of the words `[first, last)`."""
    return Span(text.words.starts[first], text.words.ends[last - 1])


def place_of(text: Prepared, first: int, last: int) -> Span:
    """The characters of the words `[first, last)`; of the word before and the one after where there are none."""
    empty = first == last
    return span_of(text, max(0, first - empty), min(len(text.words), last + empty))
