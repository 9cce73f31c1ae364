"""Numbers that one text has otherwise than the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.numbers import Number
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences


def number_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Numbers of the target that the source has nowhere, or that stand in the place of another."""
    theirs = source.numbers
    for number in target.numbers:
        place = Span(number.start, number.end)
        instead = _instead(place, theirs, differences, source)
        if instead is not None and not number.same_as(instead):
            if not (_has(number, source.all_numbers) and _has(instead, target.numbers)):
                yield Drift("number", "changed", Span(instead.start, instead.end), place, instead.text, number.text)
        elif not _has(number, source.all_numbers):
            yield Drift("number", "added", None, place, "", number.text)


def _instead(place: Span, theirs: Sequence[Number], differences: Differences, source: Prepared) -> Number | None:
    """The number of the source in the place of which the target's stands."""
    difference = differences.find(place)
    region = difference.source_span(source) if difference else None
    if region is None:
        return None
    return next((n for n in theirs if region.overlaps(Span(n.start, n.end))), None)


def _has(number: Number, numbers: Sequence[Number]) -> bool:
    return any(number.same_as(other) for other in numbers)
