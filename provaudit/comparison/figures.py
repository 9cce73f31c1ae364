"""Figures: the numbers of a text by value, so that one that may be meant by another is found at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from provaudit.comparison.numbers import CLOCK, ROUNDING, Number

_MOST_NEAR = 50
_FIGURE = re.compile(r"[0-9][0-9.,]{0,30}[0-9]")
_TELLING_DIGITS = 3


class Figures:
    """The numbers of a text, sorted by value."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        unique = {(number.value, number.unit): number for number in numbers}
        self._numbers = [unique[key] for key in sorted(unique)]
        self._values = [number.value for number in self._numbers]

    @cached_property
    def _by_digits(self) -> Mapping[str, Number]:
        return {digits: number for number in reversed(self._numbers) if (digits := _digits_of(number))}

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
            or not number.unit
            or CLOCK in (number.unit, self._numbers[at].unit)
        ):
            return None
        return self._numbers[at]

    def of_another_size(self, number: Number) -> Number | None:
        """The same digits with another magnitude: "405.7 million" for "405.7 billion"."""
        return self._by_digits.get(_digits_of(number))


def _digits_of(number: Number) -> str:
    """The digits of a figure; "" for a time of day, and where they are so few that they may be another's."""
    match = _FIGURE.search(number.text) if number.unit != CLOCK else None
    return match.group() if match and len(match.group()) >= _TELLING_DIGITS else ""
