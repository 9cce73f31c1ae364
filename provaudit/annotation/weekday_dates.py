"""Values of weekdays and of the days around the day of writing, with a time of day where one stands beside them."""

from __future__ import annotations

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_values import OPEN_VALUES, shifted
from provaudit.annotation.date_words import value_of


def weekday(words: Words, reading: Reading) -> str | None:
    """ "Monday", "last Friday", "8 a.m. Tuesday", "Wednesday night"."""
    number, published = words.weekday, reading.published
    if number is None:
        return None
    told = words.has("previous", "following") and words.has("the")
    base = reading.anchor() if told else published
    time = _time(words)
    if base is None:
        return f"XXXX-WXX-{number}{time}"
    back = (base.isoweekday() - number) % 7
    if words.has("last", "previous", "past"):
        count = -(back or 7)
    elif words.has("next", "coming", "following"):
        count = 7 - back
    elif words.has("this"):
        count = (7 - back) % 7
    elif back == 0:
        count = 0
    else:
        count = 7 - back if words.after() != "of_it" and words.tense == "future" else -back
    day = shifted(base, count, "day")
    return f"{day.isoformat()}{time}" if day else f"XXXX-WXX-{number}{time}"


def weekday_of(words: Words, reading: Reading) -> str | None:
    """ "Monday last week", "Friday of next week", "a week ago Monday"."""
    number, published = words.weekday, reading.published
    if number is None or words.value("unit", "units") != "week":
        return None
    if published is None:
        return f"XXXX-WXX-{number}"
    if words.has("ago", "from"):
        back = (published.isoweekday() - number) % 7
        weeks = 7 * (words.number or 1)
        count = -back - weeks if words.has("ago") else 7 - back + weeks
    else:
        direction = int(words.value("last", "next", "following", "previous") or 0)
        count = 7 * direction + number - published.isoweekday()
    day = shifted(published, count, "day")
    return day.isoformat() if day else f"XXXX-WXX-{number}"


def today(words: Words, reading: Reading) -> str | None:
    """ "today", "yesterday", "tomorrow"."""
    if reading.published is None:
        return OPEN_VALUES["day"]
    day = shifted(reading.published, int(words.value("today") or 0), "day")
    return day.isoformat() if day else OPEN_VALUES["day"]


def daypart(words: Words, reading: Reading) -> str | None:
    """ "last night", "this morning", "tomorrow afternoon", "tonight", "noon today"."""
    count = int(words.value("today", "last") or 0)
    day = shifted(reading.published, count, "day") if reading.published else None
    return f"{day.isoformat() if day else OPEN_VALUES['day']}{_time(words) or 'TNI'}"


def _time(words: Words) -> str:
    """The time of day as TIMEX3 writes it after the day: "TNI", "T08:30", or nothing."""
    part = words.value("daypart")
    if part:
        return f"T{part}"
    if not words.has("noon", "clock", "meridiem"):
        return ""
    afternoon = any(
        token.lower().startswith("p")
        for kind, token in zip(words.classes, words.tokens, strict=True)
        if kind == "meridiem"
    )
    for i, (kind, token) in enumerate(zip(words.classes, words.tokens, strict=True)):
        if kind == "noon":
            return f"T{value_of(token)}"
        if kind == "clock":
            hour, minute = (int(part) for part in token.split(":")[:2])
            hour = hour % 12 + 12 if afternoon else hour
            return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else ""
        if kind in ("day", "number") and words.classes[i + 1 : i + 2] == ["meridiem"]:
            hour = int(token) if kind == "day" else int(value_of(token))
            return f"T{hour % 12 + 12 * afternoon:02d}:00" if hour <= 12 else ""
    return ""
