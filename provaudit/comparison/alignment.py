"""Alignment: which sentence of one text goes back to which sentence of the other, and how closely.

Sentences are matched by the content words that they share, rarer words counting more, with a preference for going on
where the last match stood (after Barzilay and Elhadad, 2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from provaudit.article import Span
from provaudit.comparison.comparison import Passage, PassageKind
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.told import Sentence

_REWORDED = 0.34
_EDITED = 0.6
# A sentence that goes back to a whole short one, and says more, shares three words with it: two are often a name.
_FEWEST_SHARED, _FEWEST_OF_SHORT = 2, 3
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `target` goes back to `sources` (one or two that follow each other). likeness: 0 to 1."""

    target: int
    sources: tuple[int, ...]
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
        return self.source_sentences[match.sources[0]].first, self.source_sentences[match.sources[-1]].last

    def target_words(self, match: Match) -> tuple[int, int]:
        """The words `[first, last)` of the match in the target."""
        sentence = self.target_sentences[match.target]
        return sentence.first, sentence.last


def align(source: Prepared, target: Prepared) -> Alignment:
    """Align the sentences of two texts."""
    theirs, ours = source.told, target.told
    places, weight = source.told_with, source.stem_weights
    matches, before = [], -1
    for number, sentence in enumerate(ours):
        words = target.words.forms[sentence.first : sentence.last]
        same = _identical(words, theirs, source, before + 1)
        if same is not None:
            matches.append(Match(number, (same,), 1.0, "copied"))
            before = same
            continue
        scores: dict[int, int] = {}
        for stem in sentence.stems & places.keys():
            share = weight[stem]
            for place in places[stem][:_MOST_PLACES]:
                scores[place] = scores.get(place, 0) + share
        if not scores:
            continue
        for place in (before, before + 1):
            if place in scores:
                scores[place] = scores[place] * 115 // 100
        most = max(scores.values())
        best = min(place for place, score in scores.items() if score == most)
        sources = _with_neighbour(best, sentence, theirs)
        match = _judge(number, sources, sentence, theirs, source, words)
        if match is not None:
            matches.append(match)
            before = sources[-1]
    return Alignment(theirs, ours, tuple(matches))


def passages_of(alignment: Alignment, source: Prepared, target: Prepared) -> tuple[Passage, ...]:
    """The matches as passages, with their spans in both texts."""
    found = []
    for match in alignment.matches:
        first, last = alignment.source_words(match)
        start, end = alignment.target_words(match)
        found.append(Passage(_span(source, first, last), _span(target, start, end), match.kind))
    return tuple(found)


def shared_words(alignment: Alignment) -> int:
    """How many words of the target lie in passages."""
    return sum(last - first for first, last in map(alignment.target_words, alignment.matches))


def _span(text: Prepared, first: int, last: int) -> Span:
    return Span(text.words.starts[first], text.words.ends[last - 1])


def _identical(
    words: tuple[str, ...],
    theirs: Sequence[Sentence],
    source: Prepared,
    expected: int,
) -> int | None:
    """The source sentence with the same words, the expected one before the first one."""
    if expected < len(theirs) and source.words.forms[theirs[expected].first : theirs[expected].last] == words:
        return expected
    return source.told_as.get(words)


def _with_neighbour(best: int, sentence: Sentence, theirs: Sequence[Sentence]) -> tuple[int, ...]:
    """The best source sentence, with the one before or after it where that adds much of what is still missing."""
    missing = sentence.stems - theirs[best].stems
    options = [k for k in (best - 1, best + 1) if 0 <= k < len(theirs)]
    added = {k: len(missing & theirs[k].stems) for k in options}
    extra = max(options, key=lambda k: (added[k], -k), default=best)
    if extra != best and added[extra] >= max(3, 0.3 * len(sentence.stems)):
        return (min(best, extra), max(best, extra))
    return (best,)


def _judge(
    number: int,
    sources: tuple[int, ...],
    sentence: Sentence,
    theirs: Sequence[Sentence],
    source: Prepared,
    words: tuple[str, ...],
) -> Match | None:
    stems = frozenset().union(*(theirs[k].stems for k in sources))
    shared = len(sentence.stems & stems)
    likeness = shared / max(1, len(sentence.stems))
    back = shared / max(1, min(len(theirs[k].stems) for k in sources))
    if shared < min(_FEWEST_SHARED, len(sentence.stems)):
        return None
    if likeness < _REWORDED and (back < 2 * _REWORDED or shared < _FEWEST_OF_SHORT):
        return None
    other = source.words.forms[theirs[sources[0]].first : theirs[sources[-1]].last]
    least = max(_EDITED * len(words), _EDITED * 0.6 * len(other))
    edited = least <= min(len(words), len(other)) and LCSseq.similarity(words, other) >= least
    kind: PassageKind = "edited" if edited else "reworded"
    return Match(number, sources, round(likeness, 6), kind)
