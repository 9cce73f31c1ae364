"""Drift: numbers, dates, names, quotes and negations that one text has otherwise than the other."""

from __future__ import annotations

from collections.abc import Iterable

from provaudit.comparison.alignment import Alignment
from provaudit.comparison.comparison import Drift
from provaudit.comparison.date_drift import date_drift
from provaudit.comparison.name_drift import name_drift
from provaudit.comparison.negation_drift import negation_drift
from provaudit.comparison.number_drift import number_drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.quote_drift import quote_drift
from provaudit.comparison.replaced import find_differences
from provaudit.comparison.score_drift import score_drift


def find_drift(source: Prepared, target: Prepared, alignment: Alignment) -> tuple[Drift, ...]:
    """What differs between a text and its rewrite, in the order of the target.

    A thing counts as added where the source has it nowhere, as changed where another stands in its place in a closely
    matched sentence, as dropped where such a sentence lost it. What a shorter version leaves out is no drift.
    """
    differences = find_differences(source, target, alignment)
    found = [*number_drift(source, target, differences, alignment), *quote_drift(source, target, differences)]
    if source.words.forms != target.words.forms:
        found += date_drift(source, target, differences)
        found += name_drift(source, target, differences, alignment)
        found += negation_drift(source, target, differences)
        if not differences.whole:
            found += score_drift(source, target)
    return tuple(sorted(_once(found), key=_place))


def _once(drift: Iterable[Drift]) -> list[Drift]:
    return list(dict.fromkeys(drift))


def _place(drift: Drift) -> tuple[int, int, str, str, int]:
    target, source = drift.target_span, drift.source_span
    return (
        target.start if target else 10**9,
        target.end if target else 10**9,
        drift.kind,
        drift.change,
        source.start if source else -1,
    )
