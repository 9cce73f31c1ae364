"""Alignment: which sentence of one text goes back to which sentence of the other, and how closely.

Sentences are matched by the content words that they share, rarer words counting more, with a preference for going on
where the last match stood (after Barzilay and Elhadad, 2003).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from provaudit.article import Span
from provaudit.comparison.alignment_kernels import COPIED, EDITED, REWORDED, UNDECIDED, match_sentences
from provaudit.comparison.comparison import Passage, PassageKind
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.told import Sentence
from provaudit.comparison.word_kernels import number_together

_KINDS: dict[int, PassageKind] = {COPIED: "copied", EDITED: "edited", REWORDED: "reworded"}
_EDITED = 0.6


class Match(NamedTuple):
    """Sentence `target` goes back to those from `first` to `last`, one or two. likeness: 0 to 1."""

    target: int
    first: int
    last: int
    likeness: float
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts aligned: their sentences, and a match for each target sentence that has one, in order."""

    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    matches: tuple[Match, ...]

    def source_words(self, match: Match) -> tuple[int, int]:
        """The words `[first, last)` of the match in the source."""
        return self.source_sentences[match.first].first, self.source_sentences[match.last].last

    def target_words(self, match: Match) -> tuple[int, int]:
        """The words `[first, last)` of the match in the target."""
        return self.target_sentences[match.target]

    def match_at(self, word: int) -> Match | None:
        """The match of the target sentence that holds a word of the target."""
        at = bisect_right(self.matches, word, key=lambda match: self.target_sentences[match.target].first) - 1
        return self.matches[at] if at >= 0 and word < self.target_words(self.matches[at])[1] else None


def align(source: Prepared, target: Prepared) -> Alignment:
    """Align the sentences of two texts."""
    stems = number_together(source.keys.stems, target.keys.stems)
    sentences = number_together(source.told_keys, target.told_keys)
    rows = match_sentences(
        *(source.keys.forms, stems[0], sentences[0], *source.told_bounds),
        *(target.keys.forms, stems[1], sentences[1], *target.told_bounds),
        _shares(len(source.told).bit_length()),
    )
    matches = tuple(
        Match(
            number,
            first,
            last,
            round(shared / max(1, size), 6),
            _KINDS[kind] if kind != UNDECIDED else _kind_of_long(source, target, number, first, last),
        )
        for number, first, last, shared, size, kind in rows.tolist()
    )
    return Alignment(source.told, target.told, matches)


@lru_cache(maxsize=32)
def _shares(bits: int) -> NDArray[np.int64]:
    """What a stem counts, less the more sentences hold it; whole numbers, so that sums have no order."""
    return np.array([round(2**20 / (0.5 + math.log2(1 + count))) for count in range(1 << bits)], np.int64)


def passages_of(alignment: Alignment, source: Prepared, target: Prepared) -> tuple[Passage, ...]:
    """The matches as passages, with their spans in both texts."""
    theirs, ours = source.told_spans, target.told_spans
    return tuple(
        Passage(
            theirs[m.first] if m.first == m.last else Span(theirs[m.first].start, theirs[m.last].end),
            ours[m.target],
            m.kind,
        )
        for m in alignment.matches
    )


def shared_words(alignment: Alignment) -> int:
    """How many words of the target lie in passages."""
    return sum(last - first for first, last in map(alignment.target_words, alignment.matches))


def _kind_of_long(source: Prepared, target: Prepared, number: int, first: int, last: int) -> PassageKind:
    """As the compiled loop, for sentences of more words than that should lay side by side one by one."""
    ours = target.words.forms[slice(*target.told[number])]
    theirs = source.words.forms[source.told[first].first : source.told[last].last]
    least = max(_EDITED * len(ours), _EDITED * 0.6 * len(theirs))
    return "edited" if LCSseq.similarity(ours, theirs) >= least else "reworded"
