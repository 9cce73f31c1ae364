"""Negations that one text has and the other lost."""

from __future__ import annotations

from collections.abc import Iterable

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Replaced, span_of

_NEGATIONS = frozenset("not no never nor neither none nobody nothing nowhere without cannot".split())


def negation_drift(source: Prepared, target: Prepared, replaced: tuple[Replaced, ...]) -> Iterable[Drift]:
    """Negations dropped from, or put into, a sentence that is otherwise nearly the same."""
    for one in replaced:
        theirs = [i for i in range(one.source_first, one.source_last) if is_negation(source.words.forms[i])]
        ours = [i for i in range(one.target_first, one.target_last) if is_negation(target.words.forms[i])]
        if bool(theirs) == bool(ours):
            continue
        if theirs:
            near = _around(target, one.target_first, one.target_last)
            span = span_of(source, theirs[0], theirs[0] + 1)
            yield Drift("negation", "dropped", span, near, source.article.text[span.start : span.end], "")
        else:
            near = _around(source, one.source_first, one.source_last)
            span = span_of(target, ours[0], ours[0] + 1)
            yield Drift("negation", "added", near, span, "", target.article.text[span.start : span.end])


def is_negation(form: str) -> bool:
    """Whether a folded word negates: "not", "never", "won't"."""
    return form in _NEGATIONS or form.endswith("n't")


def _around(text: Prepared, first: int, last: int) -> Span:
    """The words in the place, or the one before and after it where nothing stands there."""
    return span_of(text, max(0, first - (first == last)), min(len(text.words), last + (first == last)))
