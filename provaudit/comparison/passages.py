"""Two texts side by side: which passages they share, whether one is a rewrite, and what changed on the way."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article
from provaudit.comparison.alignment import align, passages_of, shared_words
from provaudit.comparison.closeness import DERIVED, level_of
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.credit import credit_between
from provaudit.comparison.derivation import derived_from, measure
from provaudit.comparison.direction import find_direction
from provaudit.comparison.drift import find_drift
from provaudit.comparison.prepared import Prepared, prepare

_WORTH_ALIGNING = 0.1
# A rewrite must be there to be shown: a long transcript has every name of a short text, and a passage like one of it
# here and there. So much of the shorter text must lie in passages; more where the other is from 5 to 20 times as long.
_LEAST_SHARED, _LEAST_SHARED_WITH_LONG = 0.1, 0.18
_LONG, _LONGEST = 5, 20
_UNSHOWN = 0.49


def compare(source: str | Article | Annotated, target: str | Article | Annotated) -> Comparison:
    """Compare two texts: what they share, whether one was written from the other, and what differs.

    source, target: in either order; say `source` for the one that you take to be the earlier. Residue is left out
    first. Spans count code points of the exact texts.

    Returns a Comparison. Its `derived` is the probability that one of the two is a rewrite of the other rather than a
    report of its own, `level` the closeness; `direction` is "forward" or "backward" only on evidence (given dates, or
    what one text lost). Below a `derived` of 0.1 the texts are not aligned: passages and drift are empty.

    Raises InputTypeError for anything that is no article, InputValueError for a blank text.
    """
    return compare_prepared(prepare(source), prepare(target))


def compare_prepared(
    source: Prepared, target: Prepared, *, least: float = _WORTH_ALIGNING, earlier_first: bool = False
) -> Comparison:
    """Compare two articles that were prepared before; see `compare`.

    Below `least` there is nothing but `derived`. earlier_first: whether to turn the two round where the target came
    first.
    """
    forms = source.words.forms
    identical = forms == target.words.forms and (bool(forms) or source.text == target.text)
    derived = 1.0 if identical else derived_from(measure(source, target))
    if derived < _WORTH_ALIGNING:
        return _unlike(source, target, derived)
    turned = (len(target.words), target.words.forms) > (len(source.words), source.words.forms)
    alignment = align(target, source) if turned else align(source, target)
    shared = 1.0 if identical else shared_words(alignment) / max(1, min(len(source.words), len(target.words)))
    derived = min(derived, _shown(shared / _least_shared(source, target)))
    if derived < least:
        return _unlike(source, target, derived)
    level = "copy" if identical else level_of(derived, source, target)
    direction, evidence = find_direction(source, target, level)
    if earlier_first and direction == "backward":
        source, target, turned = target, source, not turned
        direction, evidence = find_direction(source, target, level)
    if turned:
        alignment = align(source, target)
    return Comparison(
        source.article.id,
        target.article.id,
        derived=derived,
        level=level,
        shared=shared,
        direction=direction,
        direction_evidence=evidence,
        credited=credit_between(source.article, target.article, target.credit_lines),
        passages=passages_of(alignment, source, target),
        drift=find_drift(source, target, alignment),
    )


def _unlike(source: Prepared, target: Prepared, derived: float) -> Comparison:
    return Comparison(
        source.article.id, target.article.id, derived, "none", 0.0, "unknown", (), None, passages=(), drift=()
    )


def _shown(share: float) -> float:
    """The most that `derived` can be for what is there to be shown, as a share of the least; twice that is enough."""
    if share < 1:
        return _WORTH_ALIGNING + (_UNSHOWN - _WORTH_ALIGNING) * share
    return min(1.0, DERIVED + (1 - DERIVED) * (share - 1))


def _least_shared(a: Prepared, b: Prepared) -> float:
    shorter, longer = sorted((len(a.words), len(b.words)))
    excess = (longer / max(1, shorter) - _LONG) / (_LONGEST - _LONG)
    return _LEAST_SHARED + (_LEAST_SHARED_WITH_LONG - _LEAST_SHARED) * min(1.0, max(0.0, excess))
