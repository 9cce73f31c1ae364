"""The day of publication as tables and pages write it."""

from __future__ import annotations

import datetime as dt
import re

from provaudit.article import as_day
from provaudit.errors import InputValueError

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].{0,40})?\Z")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:T?(?:[0-9]{4}|[0-9]{6})Z?)?\Z")
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
            return _existing(match)
    return _spelled(text) if _FULL_YEAR.search(text) else None


def _existing(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        return None


def _spelled(text: str) -> dt.date | None:
    from dateutil import parser

    found = set()
    # A day counts only if it is the same whichever comes first, day or month, and whatever stands in for missing parts.
    for day_first in (False, True):
        for default in (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2)):
            try:
                found.add(parser.parse(text, dayfirst=day_first, default=default, ignoretz=True).date())
            except Exception:  # dateutil raises a dozen kinds on odd strings
                return None
    return found.pop() if len(found) == 1 else None
