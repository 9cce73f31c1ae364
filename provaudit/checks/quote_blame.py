"""Which of two differing wordings was changed, and how much the change weighs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from provaudit.annotation.lexicon import read_kinds
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.corroboration import Sighting
from provaudit.comparison.quote_changes import QuoteChange
from provaudit.comparison.quote_matching import QuoteMatch
from provaudit.comparison.quote_words import find_quote_words, word_weight

Blame = Literal["this one", "likely this one", "either", "the other"]

_SEVERITY = {
    "negation lost": 0.85,
    "words replaced": 0.7,
    "words swapped": 0.7,
    "words dropped": 0.65,
    "words added": 0.65,
    "ellipsis dropped": 0.65,
}
_CERTAINTY: dict[Blame, float] = {"this one": 1.0, "likely this one": 0.85, "either": 0.5, "the other": 0.0}
_SLIGHT, _MODEST, _EVEN, _GRAVE = 0.15, 0.35, 0.5, 0.6
_MANY = 3
_AGAINST_BANK, _AGAINST_VOICES, _AGAINST_SOURCE, _AGAINST_ONE = 0.75, 0.7, 0.65, 0.3
_OTHER_START = 4


def credit_strength(sightings: Sequence[Sighting], own_id: str, comparisons: Sequence[Comparison]) -> float:
    """How much it weighs that others credit the words to someone else, 0 to 1.

    sightings: those that share a statement with the quote. The bank is right; two independent voices that agree against
    this one weigh; where one stands against one, little can be said, unless one was written from the other.
    """
    others = [s for s in sightings if s.credit == "other" and not s.match.requoted]
    if any(s.verified is not None for s in others):
        return _AGAINST_BANK
    if any(derived_one(own_id, s.article_id, comparisons) == own_id for s in others):
        return _AGAINST_SOURCE
    agreeing = {s.voice for s in sightings if s.credit == "same" and s.other_voice}
    against = {s.voice for s in others if s.other_voice} - agreeing
    if len(against) > len(agreeing):
        return _AGAINST_VOICES if len(against) >= 2 and not agreeing else _AGAINST_ONE
    own_voice = [s for s in others if not s.other_voice and derived_one(own_id, s.article_id, comparisons) is None]
    return _AGAINST_ONE if own_voice and not agreeing else 0.0


def blame_for(sighting: Sighting, own_id: str, comparisons: Sequence[Comparison]) -> Blame:
    """Which side changed the words: the bank is right; a lost ellipsis tells; so does who was written from whom, then
    the majority of voices, then which of the two has less. Where nothing tells, it may be either."""
    if sighting.verified is not None:
        return "this one"
    losers = {change.loser for change in sighting.match.changes}
    marks = {change.loser for change in sighting.match.changes if change.kind == "ellipsis dropped"}
    if len(marks) == 1:
        return "this one" if marks == {"a"} else "the other"
    derived = derived_one(own_id, sighting.article_id, comparisons)
    if derived is not None:
        return "this one" if derived == own_id else "the other"
    if sighting.for_this != sighting.for_other:
        likely: Blame = "likely this one" if len(sighting.match.changes) >= _MANY else "this one"
        return likely if sighting.for_this < sighting.for_other else "the other"
    if losers in ({"a"}, {"b"}):
        return "likely this one" if losers == {"a"} else "the other"
    return "either"


def altered_strength(sighting: Sighting, quote: str, blame: Blame) -> float:
    """How much a differing wording weighs against this article, 0 to 1.

    The gravest change counts; a contraction written out, a filler left out, another form of one word or a different
    start weigh little. Where it may be either of two, an even chance is the most that can be said. Many changes between
    independent voices look like two translations of the same words, or two notes of one speech; and where the speaker
    may not be the same, two people may have said nearly the same.
    """
    match = sighting.match
    gravest = max((_severity(change, match, quote, sighting.text) for change in match.changes), default=0.0)
    strength = _EVEN if blame == "either" and gravest >= _GRAVE else gravest * _CERTAINTY[blame]
    doubtful = blame != "this one" and (len(match.changes) >= _MANY or sighting.credit != "same")
    return min(strength, _MODEST) if doubtful or match.requoted else strength


def _severity(change: QuoteChange, match: QuoteMatch, this: str, other: str) -> float:
    if change.kind in ("ellipsis dropped", "words swapped"):
        return _SEVERITY[change.kind]
    here = find_quote_words(this[change.a.start : change.a.end]).forms
    there = find_quote_words(other[change.b.start : change.b.end]).forms
    at_start, at_end = change.a.end <= match.a_part.start, change.a.start >= match.a_part.end
    if _spoken_alike(here, there, at_start, at_end) or (_is_filler(here) and _is_filler(there)):
        return _SLIGHT
    if (at_start or at_end) and max(len(here), len(there)) >= _OTHER_START:
        return _SLIGHT
    if change.kind == "negation lost":
        return _SEVERITY[change.kind]
    if len(here) == len(there) == 1 and _one_stem(here[0], there[0]):
        return _MODEST
    weights = [word_weight(form) for form in here + there]
    if len(here) <= 1 and len(there) <= 1 and (max(weights) < 0.5 or (len(weights) == 1 and weights[0] <= 0.5)):
        return _MODEST
    return _SEVERITY[change.kind]


def _spoken_alike(a: tuple[str, ...], b: tuple[str, ...], at_start: bool, at_end: bool) -> bool:
    """Whether two runs of words differ in contractions alone ("we've", "we have"); one may be cut at a quote's end."""
    readings_a, readings_b = ([r for word in words for r in _written_out(word)] for words in (a, b))
    if (at_start or at_end) and readings_a and readings_b:
        size = min(len(readings_a), len(readings_b))
        cut = slice(-size, None) if at_start else slice(size)
        readings_a, readings_b = readings_a[cut], readings_b[cut]
    return len(readings_a) == len(readings_b) and all(x & y for x, y in zip(readings_a, readings_b, strict=True))


def _written_out(word: str) -> list[frozenset[str]]:
    """A word as the words it stands for, each as the set of its readings."""
    table = read_kinds("contractions.txt")
    if word in table:
        parts = [reading.split() for reading in sorted(table[word])]
        return [
            frozenset(column) | {word} if len(parts[0]) == 1 else frozenset(column)
            for column in zip(*parts, strict=False)
        ]
    for tail in ("n't", "'ve", "'re", "'ll", "'m", "'d", "'s"):
        if word.endswith(tail) and len(word) > len(tail):
            return [frozenset((word[: -len(tail)],)), table[tail]]
    return [frozenset((word,))]


def _is_filler(words: tuple[str, ...]) -> bool:
    fillers = read_kinds("plain_speech.txt")["filler"]
    return " ".join(words) in fillers or all(word in fillers for word in words)


def _one_stem(a: str, b: str) -> bool:
    """Whether two words are forms of one ("law", "laws"): they part in no more than an ending."""
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 3 and max(len(a), len(b)) - shared <= 3


def derived_one(own_id: str, other_id: str | None, comparisons: Sequence[Comparison]) -> str | None:
    """Of two articles, the one that was written from the other; None where that is not known."""
    for comparison in comparisons:
        if {comparison.source_id, comparison.target_id} == {own_id, other_id} and comparison.level != "none":
            if comparison.direction == "forward":
                return comparison.target_id
            if comparison.direction == "backward":
                return comparison.source_id
    return None
