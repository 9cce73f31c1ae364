"""Negations that one text has and the other lost."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences, Replaced, place_of, span_of

_NEGATIONS = frozenset("not no never nor neither none nobody nothing nowhere without cannot".split())
_AUXILIARIES = frozenset(
    "do does did is are was were be been being have has had can could will would shall should may might must to a an "
    "any ca wo sha ai".split()
)


def negation_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Negations dropped from, or put into, words that are otherwise nearly the same."""
    for one in differences.found:
        if not _only_negation(one, source, target):
            continue
        theirs = [i for i in range(one.source_first, one.source_last) if is_negation(source.words.forms[i])]
        ours = [i for i in range(one.target_first, one.target_last) if is_negation(target.words.forms[i])]
        if bool(theirs) == bool(ours):
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
    """Whether nothing but a negation and auxiliary words differ: "did not leave" against "left" says nothing."""
    words = (
        source.words.forms[one.source_first : one.source_last] + target.words.forms[one.target_first : one.target_last]
    )
    return all(word in _AUXILIARIES or is_negation(word) for word in words)


def is_negation(form: str) -> bool:
    """Whether a folded word negates: "not", "never", "won't"."""
    return form in _NEGATIONS or form.endswith("n't")
