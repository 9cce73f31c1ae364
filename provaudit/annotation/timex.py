"""DateMention: a date in a text, with its TIMEX3 value and the days it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    start, end: code points; text: the slice. value: as in TIMEX3 (TimeML 1.2, 2005): "2025-06-12", "2025-06", "2025",
    "2025-Q2", "2025-W24", "PRESENT_REF" ... first, last: the calendar days it covers, both included, or None where
    that is not known (no publication date, a vague reference).
    """

    start: int
    end: int
    text: str
    value: str
    first: dt.date | None
    last: dt.date | None
