"""DateMention: a date in a text, with its TIMEX3 value and the days it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    start, end: code points; text: the slice. value: as in TIMEX3 (TimeML 1.2, 2005): "2025-06-12", "2025-06", "2025",
    "2025-Q2", "2025-H1", "2025-W24", "2025-W24-WE", "2025-SU", "202" (a decade), "20" (a century), "2025-06-12TNI",
    "PRESENT_REF", "PAST_REF", "FUTURE_REF"; with X for digits that are not known ("XXXX-WXX-1": some Monday).
    first, last: the calendar days it covers, both included, or None where they are not known: no day to count from, a
    vague reference, a season (whose months depend on the hemisphere), a fiscal year, days beyond the years 1 to 9999.
    """

    start: int
    end: int
    text: str
    value: str
    first: dt.date | None
    last: dt.date | None
