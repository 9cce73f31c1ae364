"""Negations that one text has and the other lost."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences, Replaced, place_of, span_of
from provaudit.comparison.words import stem_of

_NEGATIONS = frozenset("not no never nor neither none nobody nothing nowhere without cannot".split())
# "failed to stop" is not "stopped", "declined to answer" is not "answered".
_IMPLIED = frozenset(
    "fail fails failed failing refuse refuses refused refusing decline declines declined declining unable".split()
)
_PREFIXES = ("un", "non", "non-")
_SHORTEST_STEM = 4
_AUXILIARIES = frozenset(
    "do does did is are was were be been being have has had can could will would shall should may might must to a an "
    "any ca wo sha ai".split()
)


def negation_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Negations dropped from, or put into, words that are otherwise nearly the same."""
    for one in differences.found:
        if not _only_negation(one, source, target):
            continue
        theirs = _negations(source, target, one.source_first, one.source_last, one.target_first, one.target_last)
        ours = _negations(target, source, one.target_first, one.target_last, one.source_first, one.source_last)
        if bool(theirs) == bool(ours) or _is_elsewhere(one, theirs or ours, source, target):
            continue
        if theirs:
            near = place_of(target, one.target_first, one.target_last)
            span = span_of(source, theirs[0], theirs[0] + 1)
            yield Drift("negation", "dropped", span, near, source.slice(span), target.slice(near))
        else:
            near = place_of(source, one.source_first, one.source_last)
            span = span_of(target, ours[0], ours[0] + 1)
            yield Drift("negation", "added", near, span, source.slice(near), target.slice(span))


def _only_negation(one: Replaced, source: Prepared, target: Prepared) -> bool:
    """Whether nothing but a negation, auxiliary words and endings differ: "did not leave" against "left" says nothing,
    "failed to open" against "opened" does."""
    theirs = source.words.forms[one.source_first : one.source_last]
    ours = target.words.forms[one.target_first : one.target_last]
    if all(word in _AUXILIARIES or is_negation(word) for word in theirs + ours):
        return True
    rest = _rest(theirs, ours)
    return bool(rest) and rest == _rest(ours, theirs)


def _rest(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """The stems of the words that are neither auxiliary nor negate, "heard" for "unheard"."""
    rest = [word for word in words if word not in _AUXILIARIES and word not in _IMPLIED and not is_negation(word)]
    return [stem_of(_without_prefix(word, others)) for word in rest]


def _without_prefix(word: str, others: tuple[str, ...]) -> str:
    """ "heard" for "unheard" beside "heard"; else the word as it is."""
    for prefix in _PREFIXES:
        bare = word.removeprefix(prefix)
        if bare != word and len(bare) >= _SHORTEST_STEM and bare in others:
            return bare
    return word


def _negations(text: Prepared, other: Prepared, first: int, last: int, start: int, end: int) -> list[int]:
    """The words `[first, last)` that negate, against the words `[start, end)` of the other text."""
    beside = other.words.forms[start:end]
    return [
        i
        for i in range(first, last)
        if is_negation(word := text.words.forms[i]) or word in _IMPLIED or _without_prefix(word, beside) != word
    ]


def _is_elsewhere(one: Replaced, places: list[int], source: Prepared, target: Prepared) -> bool:
    """Whether the sentences negate as often as each other: "no roads are open" for "roads are not open"; or the other
    one says it with "yet to"."""
    theirs, ours = _sentence_at(source, one.source_first), _sentence_at(target, one.target_first)
    if any(map(is_negation, theirs)) and sum(map(is_negation, theirs)) == sum(map(is_negation, ours)):
        return True
    return "yet" in theirs and "yet" in ours and len(places) == 1


def _sentence_at(text: Prepared, word: int) -> tuple[str, ...]:
    """The folded words of the sentence that holds a word."""
    firsts, lasts = text.told_bounds
    at = max(0, int(firsts.searchsorted(min(word, len(text.words) - 1), side="right")) - 1)
    return text.words.forms[int(firsts[at]) : int(lasts[at])] if len(firsts) else ()


def is_negation(form: str) -> bool:
    """Whether a folded word negates: "not", "never", "won't"."""
    return form in _NEGATIONS or form.endswith("n't")
