"""Days laid out on a common axis, for charts of claims and of who came first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

_MARGIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis from one day to another, `width` units long."""

    first: int
    last: int
    width: float

    def x(self, day: dt.date | None, *, otherwise: float) -> float:
        """The place of a day, in units from the left; `otherwise` for a day that is not known."""
        if day is None:
            return otherwise
        share = (day.toordinal() - self.first) / max(1, self.last - self.first)
        return round(self.width * min(1.0, max(0.0, share)), 1)

    def ticks(self, count: int = 5) -> list[tuple[float, str]]:
        """(place, label) of evenly spread days, labelled to the day, month or year as the length asks."""
        span = self.last - self.first
        digits = 10 if span < 400 else 7 if span < 4000 else 4
        days = [dt.date.fromordinal(self.first + span * i // (count - 1)) for i in range(count)]
        return [(self.x(day, otherwise=0.0), day.isoformat()[:digits]) for day in days]


def time_axis(days: Iterable[dt.date | None], width: float) -> TimeAxis | None:
    """An axis that holds all the days with a margin; None where no day is known."""
    known = [day.toordinal() for day in days if day]
    if not known:
        return None
    margin = max(_MARGIN_DAYS, (max(known) - min(known)) // 10)
    return TimeAxis(max(1, min(known) - margin), min(dt.date.max.toordinal(), max(known) + margin), width)
