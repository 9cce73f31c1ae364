"""Values of days that have a name: "Thanksgiving", "New Year's Eve"."""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_values import OPEN_VALUES


def feast(words: Words, reading: Reading) -> str | None:
    """ "Thanksgiving", "last Christmas", "New Year's Eve": the nearest one that fits the tense."""
    code = words.value("feast", "feastday")
    bare = code is not None and len(words.tokens) == 1
    if bare and (words.before() not in ("prep", "in") or words.after() == "word"):
        return None
    if words.has("good"):
        if words.weekday != 5:
            return None
        code = "easter-2"
    elif words.has("newyear"):
        code = "12-31" if words.has("eve") else "01-01"
    elif words.has("eve"):
        code = {"12-25": "12-24"}.get(code or "")
    elif words.has("weekday"):
        code = {("easter", 7): "easter", ("easter", 1): "easter+1"}.get((code or "", words.weekday or 0))
    if code is None or (words.has("unit") and words.value("unit") != "day"):
        return None
    published = reading.published
    if published is None:
        return f"XXXX-{code}" if code[:2].isdigit() and "/" not in code else OPEN_VALUES["day"]
    days = [d for year in (-1, 0, 1) if (d := _feast_day(code, published.year + year)) is not None]
    tense = "past" if words.has("last") else "future" if words.has("next") else words.tense
    past, future = [d for d in days if d <= published], [d for d in days if d >= published]
    if tense == "past" and past:
        return max(past).isoformat()
    if tense == "future" and future:
        return min(future).isoformat()
    return min(days, key=lambda d: abs(d - published)).isoformat() if days else OPEN_VALUES["day"]


def _feast_day(code: str, year: int) -> dt.date | None:
    try:
        if code.startswith("easter"):
            return easter(year) + dt.timedelta(days=int(code[6:] or 0))
        if "/" in code:
            month_number, weekday_number, nth = map(int, code.split("/"))
            first = dt.date(year, month_number, 1)
            return first + dt.timedelta(days=(weekday_number - first.isoweekday()) % 7 + 7 * (nth - 1))
        return dt.date(year, *map(int, code.split("-")))
    except (ValueError, OverflowError):
        return None
