"""TIMEX3 values of dates, and the calendar days that they stand for."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from dateutil.relativedelta import relativedelta

Interval = tuple[dt.date, dt.date]

_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T.*)?)?"
    r"|-(?P<part>[QH])(?P<number>[1-4])|-W(?P<week>[0-9]{2})(?P<weekend>-WE)?|-(?P<season>SP|SU|FA|WI))?\Z"
)


@lru_cache(maxsize=4096)
def interval_of(value: str) -> Interval | None:
    """The first and the last day of a value; None where it has none (references, seasons, unknown digits).

    Days, months, quarters, halves, years, ISO weeks and their weekends, decades ("199") and centuries ("19"). Seasons
    have none: which months they are depends on the hemisphere.
    """
    try:
        if re.fullmatch(r"[0-9]{2,3}", value):
            span = 10 ** (4 - len(value))
            first_year = int(value) * span
            return dt.date(max(first_year, 1), 1, 1), dt.date(first_year + span - 1, 12, 31)
        match = _VALUE.match(value)
        if match is None or match["season"]:
            return None
        year = int(match["year"])
        if match["week"]:
            monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
            weekend = bool(match["weekend"])
            return monday + dt.timedelta(days=5 if weekend else 0), monday + dt.timedelta(days=6)
        if match["day"]:
            day = dt.date(year, int(match["month"]), int(match["day"]))
            return day, day
        months = 12
        first = 1
        if match["month"]:
            months, first = 1, int(match["month"])
        elif match["part"]:
            months = 3 if match["part"] == "Q" else 6
            first = 1 + months * (int(match["number"]) - 1)
        last = first + months - 1
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except (ValueError, OverflowError):
        return None


def value_at(day: dt.date, grain: str) -> str:
    """The value, as fine as `grain`, in which a day lies."""
    match grain:
        case "day":
            return day.isoformat()
        case "week" | "fortnight":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04d}-H{(day.month + 5) // 6}"
        case "decade":
            return f"{day.year // 10:03d}"
        case "century":
            return f"{day.year // 100:02d}"
        case _:
            return f"{day.year:04d}"


def shifted(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day `count` units later (earlier if negative); None beyond the years 1 to 9999."""
    try:
        match unit:
            case "day":
                return day + dt.timedelta(days=count)
            case "week" | "weekend":
                return day + dt.timedelta(weeks=count)
            case "fortnight":
                return day + dt.timedelta(weeks=2 * count)
            case "month":
                return day + relativedelta(months=count)
            case "quarter":
                return day + relativedelta(months=3 * count)
            case "half":
                return day + relativedelta(months=6 * count)
            case "decade":
                return day + relativedelta(years=10 * count)
            case "century":
                return day + relativedelta(years=100 * count)
            case _:
                return day + relativedelta(years=count)
    except (ValueError, OverflowError):
        return None


OPEN_VALUES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
