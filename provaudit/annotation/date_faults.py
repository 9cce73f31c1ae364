"""Dates that cannot be: days that no month has, and weekdays that the date did not fall on."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from provaudit.annotation.date_context import Words
from provaudit.annotation.date_patterns import compile_pattern
from provaudit.annotation.date_words import Shape, letter_of, read_shape
from provaudit.article import Span

FaultKind = Literal["impossible-date", "weekday-mismatch"]


@dataclass(frozen=True, slots=True)
class DateFault:
    """A date that cannot be.

    span: code points; text: the slice. explanation: a sentence for a reader. year_given: whether the year stands in
    the text; where it does not, it is that of the nearest such day to the day of publication.
    """

    span: Span
    text: str
    kind: FaultKind
    explanation: str
    year_given: bool


# Without a year, a weekday is checked only this near the day of publication: other years are then out of the question.
_NEAR = dt.timedelta(days=60)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = tuple(calendar.month_name)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@cache
def _dated() -> re.Pattern[str]:
    weekday = "(<weekday> daypart? (comma|mark)? the?)?"
    return compile_pattern(f"{weekday} (<month> <dom> (comma? year)?|<dom> of? <month> comma? year?) mark?")


def find_date_faults(text: str, published: dt.date | None = None) -> tuple[DateFault, ...]:
    """The dates of a text that cannot be, in order.

    "impossible-date": a day that its month does not have ("31 June", "29 February 2023").
    "weekday-mismatch": a weekday beside a date with a year, or with `published` known and the date within two months of
    it, that is not its own ("Monday, 3 March 2016"). Ranges, lists of weekdays and numbered things are left alone.
    """
    return tuple(_faults(read_shape(text), published))


def _faults(shape: Shape, published: dt.date | None) -> Iterator[DateFault]:
    named = {int(shape.tokens[match.start()]) for match in re.finditer(letter_of()["year"], shape.letters)}
    for match in _dated().finditer(shape.letters):
        words = Words(shape, *match.span())
        month, day, year = words.month, words.number, words.year
        if month is None or day is None or day > 31 or _is_doubtful(words):
            continue
        if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
            continue
        if day > calendar.monthrange(year or 2000, month)[1]:
            if year is not None or words.after() not in ("word", "percent", "units", "unit", "meridiem"):
                yield _fault(words, "impossible-date", _why_impossible(month, year), year is not None)
        elif words.weekday is not None and not _is_one_of_several(words):
            actual = _day_meant(month, day, year, published)
            if actual is not None and actual.isoweekday() != words.weekday and not _fits_one(words, named):
                why = f"{day} {_MONTHS[month]} {actual.year} was a {_WEEKDAYS[actual.weekday()]}."
                yield _fault(words, "weekday-mismatch", why, year is not None)


def _fault(words: Words, kind: FaultKind, why: str, year_given: bool) -> DateFault:
    shape, last = words.shape, words.end - 1
    start, end = shape.starts[words.start], shape.starts[last] + len(shape.tokens[last])
    return DateFault(Span(start, end), shape.text[start:end], kind, why, year_given)


def _why_impossible(month: int, year: int | None) -> str:
    if month == 2 and year is not None and not calendar.isleap(year):
        return f"February {year} had 28 days."
    return f"{_MONTHS[month]} has {calendar.monthrange(2000, month)[1]} days."


def _day_meant(month: int, day: int, year: int | None, published: dt.date | None) -> dt.date | None:
    """The day; without a year the only such day near the day of publication, or None."""
    if year is not None:
        return dt.date(year, month, day)
    for candidate in (published.year - 1, published.year, published.year + 1) if published else ():
        if dt.MINYEAR <= candidate <= dt.MAXYEAR and day <= calendar.monthrange(candidate, month)[1]:
            meant = dt.date(candidate, month, day)
            if published and abs(meant - published) <= _NEAR:
                return meant
    return None


def _fits_one(words: Words, years: set[int]) -> bool:
    """Of a date without a year, whether the weekday is right in one of the years that the text names elsewhere."""
    if words.year is not None or words.month is None or words.number is None:
        return False
    return any(
        _FIRST_YEAR <= year <= _LAST_YEAR
        and words.number <= calendar.monthrange(year, words.month)[1]
        and dt.date(year, words.month, words.number).isoweekday() == words.weekday
        for year in sorted(years)
    )


def _is_doubtful(words: Words) -> bool:
    """Whether the number may belong to something else: a range, a list of figures, a numbered thing."""
    if words.after() in ("hyphen", "slash", "dash", "colon") and words.after(2) in (
        "day",
        "numeral",
        "nth",
        "year",
        "month",
    ):
        return True
    if words.before() in ("hyphen", "slash", "dash", "numeral", "day", "year", "currency"):
        return (
            words.before(2) in ("day", "nth", "numeral", "year", "month", "weekday", "currency")
            or words.before() != "dash"
        )
    first = words.tokens[0]
    if first[0] in "0123456789":
        return words.before() in ("dot", "counted")
    return words.before() == "in" and words.classes[0] != "weekday" and words.year is None


def _is_one_of_several(words: Words) -> bool:
    """Whether the weekday is the last of a list or the end of a span ("Monday to Friday, 3 June")."""
    return words.before(2) in ("weekday", "weekdayshort") or words.before() in ("every", "weekday", "weekdayshort")
