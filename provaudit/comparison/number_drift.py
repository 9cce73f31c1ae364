"""Numbers that one text has otherwise than the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.numbers import Number
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences


def number_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Numbers of the target that the source has nowhere, or that stand in the place of another."""
    theirs, ours = source.stated.all_figures, target.stated.figures
    starts = [number.start for number in source.numbers]
    for number in target.numbers:
        place = Span(number.start, number.end)
        instead = _instead(place, source, starts, differences)
        if instead is not None and not number.same_as(instead):
            if _is_replaced(place, differences) or not (theirs.has(number) and ours.has(instead)):
                yield Drift("number", "changed", Span(instead.start, instead.end), place, instead.text, number.text)
        elif not theirs.has(number):
            other = theirs.in_another_unit(number) or theirs.of_another_size(number)
            if other is None:
                yield Drift("number", "added", None, place, "", number.text)
            else:
                yield Drift("number", "changed", Span(other.start, other.end), place, other.text, number.text)


def _is_replaced(place: Span, differences: Differences) -> bool:
    """Whether one word stands for one word in texts that are otherwise nearly the same: no number moved there."""
    difference = differences.find(place)
    return differences.whole and difference is not None and difference.size == 1


def _instead(place: Span, source: Prepared, starts: Sequence[int], differences: Differences) -> Number | None:
    """The number of the source in the place of which the target's stands."""
    difference = differences.find(place)
    region = difference.source_span(source) if difference else None
    if region is None:
        return None
    for number in source.numbers[max(0, bisect_left(starts, region.start) - 1) :]:
        if number.start >= region.end:
            return None
        if number.end > region.start:
            return number
    return None
