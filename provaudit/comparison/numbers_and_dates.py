"""Which dates name a day, a month or a year, and which numbers are no part of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from provaudit.annotation.timex import DateMention
from provaudit.comparison.numbers import Number

_CONCRETE = re.compile(r"\A[0-9]{2}|-[0-9]{2}|-W[0-9]{2}|-WXX-[1-7]|-Q[1-4]")


def names_a_day(date: DateMention) -> bool:
    """Whether a date names a year, a month or a weekday, rather than "two days later"."""
    return _CONCRETE.search(date.value) is not None and any(c.isdigit() or c.isupper() for c in date.text)


def numbers_outside(numbers: Sequence[Number], dates: Sequence[DateMention]) -> tuple[Number, ...]:
    """The numbers that are no part of a date which names a day. Both in order."""
    dated = [date for date in dates if names_a_day(date)]
    starts = [date.start for date in dated]
    free = []
    for number in numbers:
        before = bisect_left(starts, number.end)
        if not before or dated[before - 1].end <= number.start:
            free.append(number)
    return tuple(free)
