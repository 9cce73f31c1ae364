"""Numbers that one text has otherwise than the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.numbers import CLOCK, ROUNDING, Number
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences

_MOST_NEAR = 50
_FIGURE = re.compile(r"[0-9][0-9.,]{0,30}[0-9]")
_TELLING_DIGITS = 3


def number_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Numbers of the target that the source has nowhere, or that stand in the place of another."""
    theirs, ours = _Known(source.all_numbers), _Known(target.numbers)
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


class _Known:
    """The figures of a text, sorted by value."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        unique = {(number.value, number.unit): number for number in numbers}
        self._numbers = [unique[key] for key in sorted(unique)]
        self._values = [number.value for number in self._numbers]
        self._digits = {digits: number for number in reversed(self._numbers) if (digits := _digits_of(number))}

    def has(self, number: Number) -> bool:
        """Whether a figure, or one that it may be the rounding of, is among these."""
        size = abs(number.value) * ROUNDING * 1.1
        at = bisect_left(self._values, number.value - size)
        exact = bisect_left(self._values, number.value)
        near = [*self._numbers[exact : exact + 3], *self._numbers[at : at + _MOST_NEAR]]
        return any(number.same_as(other) for other in near)

    def in_another_unit(self, number: Number) -> Number | None:
        """The same value with another unit: "$500" for "£500"."""
        at = bisect_left(self._values, number.value)
        if (
            at == len(self._values)
            or self._values[at] != number.value
            or CLOCK in (number.unit, self._numbers[at].unit)
        ):
            return None
        return self._numbers[at]

    def of_another_size(self, number: Number) -> Number | None:
        """The same digits with another magnitude: "405.7 million" for "405.7 billion"."""
        return self._digits.get(_digits_of(number))


def _digits_of(number: Number) -> str:
    """The digits of a figure; "" for a time of day, and where they are so few that they may be another's."""
    match = _FIGURE.search(number.text) if number.unit != CLOCK else None
    return match.group() if match and len(match.group()) >= _TELLING_DIGITS else ""


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
