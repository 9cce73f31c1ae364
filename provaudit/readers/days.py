"""The day of publication as tables and pages write it."""

from __future__ import annotations

import datetime as dt
import re

from provaudit.article import as_day
from provaudit.errors import InputValueError

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].{0,40})?\Z")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?(?:[0-9]{4}|[0-9]{6})Z?)?\Z")
_RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2},? )?([0-9]{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4})(?: .{0,40})?\Z"
)
_FULL_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def day_of(value: object) -> dt.date | None:
    """The calendar day that a cell of a table names, as written, whatever its zone; None where it names none for sure.

    Understood: dates and datetimes, ISO 8601, 2016/09/20, 20160920, RFC 2822, spelled-out dates with day, month and a
    year of four digits. Not understood, because it would be a guess: 03/04/2016, two-digit years, numbers of seconds.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 19000101 <= value <= 20991231:
        value = str(value)
    if not isinstance(value, (str, dt.date)) or (isinstance(value, str) and len(value) > 80):
        return None
    try:
        return as_day(value)
    except InputValueError:
        if not isinstance(value, str):
            return None
    text = value.strip()
    for form in (_YEAR_FIRST, _COMPACT):
        if match := form.match(text):
            return _existing(*match.groups())
    if match := _RFC_2822.match(text):
        month = "jan feb mar apr may jun jul aug sep oct nov dec".find(match[2].lower()) // 4 + 1
        return _existing(match[3], month, match[1])
    return _spelled(text) if _FULL_YEAR.search(text) else None


def _existing(year: str, month: str | int, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _spelled(text: str) -> dt.date | None:
    from dateutil import parser

    # A day counts only if it is the same whichever comes first, day or month, and whatever stands in for missing parts.
    try:
        one = parser.parse(text, dayfirst=False, default=dt.datetime(2000, 1, 1), ignoretz=True).date()
        other = parser.parse(text, dayfirst=True, default=dt.datetime(2001, 2, 2), ignoretz=True).date()
    except Exception:  # dateutil raises a dozen kinds on odd strings
        return None
    return one if one == other else None
