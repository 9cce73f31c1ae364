"""Days as a timeline writes them: YYYY-MM-DD, YYYY-MM or YYYY; the short ones stand for an interval."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@lru_cache(maxsize=16384)
def day_range(text: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a date stands for; None for "" and for what is no date."""
    match = _DAY.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return dt.date(year or 0, 1, 1), dt.date(year or 0, 12, 31)
        if day is None:
            return dt.date(year, month, 1), _last_of_month(year, month)
        return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        return None


def _last_of_month(year: int, month: int) -> dt.date:
    if (year, month) == (9999, 12):
        return dt.date.max
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def moved(day: dt.date, days: int) -> dt.date:
    """A day so many days on, or the first or last day there is."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))
