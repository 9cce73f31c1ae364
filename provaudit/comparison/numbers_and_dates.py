"""Which dates name a day, a month or a year, which numbers are no part of one, and ranges of days."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from provaudit.annotation.timex import DateMention
from provaudit.comparison.numbers import Number

_CONCRETE = re.compile(r"\A[0-9]{2}|-[0-9]{2}|-W[0-9]{2}|-WXX-[1-7]|-Q[1-4]")

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TO = "(?: ?[-–] ?| to | and )"
_RANGE = re.compile(
    rf"\b(?P<first>[0-9]{{1,2}}){_TO}(?P<last>[0-9]{{1,2}}) (?P<month>{_MONTH})\b"
    rf"|\b(?P<other>{_MONTH})\.? (?P<start>[0-9]{{1,2}}){_TO}(?P<end>[0-9]{{1,2}})\b",
    re.IGNORECASE,
)


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


def ends_of_ranges(text: str) -> frozenset[str]:
    """The first and the last days of ranges like "13-15 March" or "March 13 to 15", as "03-13" and "03-15"."""
    found = set()
    for match in _RANGE.finditer(text):
        month = _MONTHS.index((match["month"] or match["other"])[:3].lower()) + 1
        for day in (match["first"] or match["start"], match["last"] or match["end"]):
            found.add(f"{month:02}-{int(day):02}")
    return frozenset(found)
