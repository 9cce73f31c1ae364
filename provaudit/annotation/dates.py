"""Dates in a text, with their TIMEX3 values."""

from __future__ import annotations

import datetime as dt

from provaudit.annotation.date_reading import read_dates
from provaudit.annotation.publication import find_publication
from provaudit.annotation.timex import DateMention
from provaudit.article import as_day
from provaudit.errors import InputTypeError


def find_dates(text: str, published: dt.date | str | None = None) -> list[DateMention]:
    """The dates of a text, in order and disjoint.

    published: the day that "today", "Monday" and "last year" count from; where it is None, the day that the text gives
    itself, and where it gives none, such dates stay open (`first` and `last` None, a value such as "XXXX-WXX-1").
    Past the first two thousand, at most one date for every eleven code points is read.
    Raises InputTypeError for a text that is not a str, InputValueError for a `published` that is no day.
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_dates takes a str, not {type(text).__name__}; of an Article, pass its .text")
    day = as_day(published)
    if day is None:
        found = find_publication(text)
        day = found.day if found else None
    return read_dates(text, day)
