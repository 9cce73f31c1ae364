"""From the words of a date to its TIMEX3 value: which function resolves which kind of pattern."""

from __future__ import annotations

from collections.abc import Callable

from provaudit.annotation import calendar_dates, feasts, period_dates, relative_dates, weekday_dates
from provaudit.annotation.date_context import Reading, Words

_RESOLVERS: dict[str, Callable[[Words, Reading], str | None]] = {
    "iso": calendar_dates.iso,
    "slashed": calendar_dates.slashed,
    "calendar": calendar_dates.calendar,
    "weekof": calendar_dates.week_of,
    "spelledmonth": calendar_dates.spelled_month,
    "month": calendar_dates.month,
    "monthpoint": calendar_dates.month_point,
    "weekday": weekday_dates.weekday,
    "weekdayof": weekday_dates.weekday_of,
    "today": weekday_dates.today,
    "daypart": weekday_dates.daypart,
    "feast": feasts.feast,
    "dayof": relative_dates.day_of,
    "monthof": relative_dates.month_of,
    "ago": relative_dates.ago,
    "aside": relative_dates.aside,
    "unit": relative_dates.pointed_unit,
    "weekend": relative_dates.weekend,
    "latest": relative_dates.latest_quarter,
    "yearago": relative_dates.year_ago,
    "yearperiod": relative_dates.year_period,
    "edge": relative_dates.edge,
    "vague": relative_dates.vague,
    "reference": relative_dates.reference,
    "quarter": period_dates.quarter,
    "half": period_dates.half,
    "season": period_dates.season,
    "seasonpoint": period_dates.season_point,
    "decade": period_dates.decade,
    "century": period_dates.century,
    "year": period_dates.year,
    "spelledyear": period_dates.spelled_year,
}


def resolve(kind: str, words: Words, reading: Reading) -> str | None:
    """The TIMEX3 value of words that a pattern of this kind matched; None where they are no date after all."""
    resolver = _RESOLVERS.get(kind)
    return resolver(words, reading) if resolver else None
