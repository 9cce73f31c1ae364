"""Values of days and months: written in full, without a year, or as a weekday."""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_values import OPEN_VALUES, interval_of, shifted, value_at
from provaudit.annotation.date_words import value_of

# From here on a month without a year is rather the one on the other side of the year's end.
_FAR = 6
# A day told of as past lies ahead if it is nearer than this: "the dividend declared is payable Dec. 1".
_FAR_DAYS = 90


# A number with slashes is no date in a link or after "registration number".
_NO_DATE_BESIDE = ("slash", "hyphen", "counted", "currency")


def iso(words: Words, reading: Reading) -> str | None:
    """ "2016-03-12", "2016/3/12"."""
    if words.before() in _NO_DATE_BESIDE or words.after() in ("slash", "hyphen"):
        return None
    year, month, day = words.tokens[0].replace("/", "-").replace(".", "-").split("-")
    return _existing(int(year), int(month), int(day))


def slashed(words: Words, reading: Reading) -> str | None:
    """ "12.3.2016" (day first), "3/12/2016" (month first, as in the United States, unless that is no date)."""
    if words.before() in _NO_DATE_BESIDE or words.after() in ("slash", "hyphen"):
        return None
    dotted = "." in words.tokens[0]
    first, second, last = (int(part) for part in words.tokens[0].replace(".", "/").split("/"))
    year = last if last > 99 else last + (2000 if last < 50 else 1900)
    day_first, month_first = _existing(year, second, first), _existing(year, first, second)
    return day_first or None if dotted else month_first or day_first


def calendar(words: Words, reading: Reading) -> str | None:
    """A day of a month or a month of a year: "March 12, 2016", "12 March", "March 2016", "last Oct. 23"."""
    month, day, year = words.month, words.number, words.year
    if month is None:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}" if year else None
    if words.before() == "in" and year is None and words.has("day"):
        # "in May 15 people": no one is in a day
        return None
    if year is None:
        following = _range_after(words)
        year = following[1] if following and following[1] else _year_of(month, day, words, reading)
    if year is None:
        return f"XXXX-{month:02d}-{day:02d}" if _existing(2000, month, day) else None
    return _existing(year, month, day)


_RANGE_MARKS = ("hyphen", "dash", "and", "prep")


def _range_after(words: Words) -> tuple[int, int | None] | None:
    """Of "June 9" in "June 9-11, 2025": the token after the range, and its year."""
    if words.after() not in _RANGE_MARKS or words.after(2) not in ("day", "nth") or words.has("year", "shortyear"):
        return None
    distance = 4 if words.after(3) == "comma" else 3
    if words.after(distance) == "year":
        return words.end + distance, int(words.shape.tokens[words.end + distance - 1])
    return words.end + 2, None


def beside(words: Words, value: str) -> tuple[int, int, str] | None:
    """The other day of "June 9-11" and "9 and 11 June": its tokens `[start, end)` and its value."""
    if not words.has("day", "nth") or not interval_of(value):
        return None
    following = _range_after(words) if words.classes[-1] in ("day", "nth") else None
    if following:
        at, end = words.end + 1, following[0]
        if words.shape.tokens[at - 1] not in _TO or (
            following[1] is None
            and words.after(3) in ("word", "units", "unit", "percent", "hyphen", "meridiem", "colon")
        ):
            return None
    elif words.classes[0] in ("day", "nth") and words.before() in _RANGE_MARKS and words.before(2) in ("day", "nth"):
        at, end = words.start - 2, words.start - 1
        if words.shape.tokens[at + 1] not in _TO:
            return None
    else:
        return None
    day = int("".join(c for c in words.shape.tokens[at] if c in "0123456789"))
    other = f"{value[:8]}{day:02d}"
    return (at, end, other) if interval_of(other) else None


_TO = ("-", "–", "—", "_", "and", "or", "to", "through", "until", "till")


def week_of(words: Words, reading: Reading) -> str | None:
    """ "the week of March 6"."""
    value = calendar(words, reading)
    interval = interval_of(value) if value else None
    return value_at(interval[0], "week") if interval else OPEN_VALUES["week"]


def _existing(year: int, month: int, day: int) -> str | None:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return value if interval_of(value) else None


def _year_of(month: int, day: int, words: Words, reading: Reading) -> int | None:
    """The year of a day without one: that of the same day told before, else the nearest that fits."""
    ending = f"-{month:02d}-{day:02d}"
    told = next((value for value in reversed(reading.values) if value.endswith(ending) and value[0] != "X"), None)
    if told:
        return int(told[:4])
    published = reading.published
    if published is None:
        return None
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        value = _existing(year, month, day) if 1 <= year <= 9999 else None
        if value:
            candidates.append(dt.date.fromisoformat(value))
    if not candidates:
        return None
    if words.has("last"):
        candidates = [c for c in candidates if c < published] or candidates
    weekday = words.weekday
    fitting = [c for c in candidates if c.isoweekday() == weekday] if weekday else []
    nearest = min(fitting or candidates, key=lambda c: abs(c - published))
    past = [c for c in candidates if c <= published]
    if nearest > published and past and not fitting:
        far = (nearest - published).days > _FAR_DAYS and words.tense == "past"
        if far or words.before() == "ended":
            return past[-1].year
    return nearest.year


def month(words: Words, reading: Reading) -> str | None:
    """A month without a year: "in November"; of the month to come the last one would be called "last"."""
    number = words.month
    if number is None or not _is_month(words):
        return None
    published = reading.published
    if published is None:
        return f"XXXX-{number:02d}"
    year, ahead = published.year, number - published.month
    if ahead > 1:
        tense = words.tense
        year -= tense == "past" or (tense == "unknown" and ahead >= _FAR)
    elif -ahead >= _FAR and (words.tense == "future" or words.token_before() in ("by", "until", "till", "through")):
        year += 1
    return f"{year:04d}-{number:02d}" if 1 <= year <= 9999 else f"XXXX-{number:02d}"


_BESIDE_MONTHS = frozenset("prep in of shade edge about and dash month monthlike comma the".split())


def _is_month(words: Words) -> bool:
    """Whether a name of a month stands for the month: not "the annual March for ...", "Ms. May", "April Jones"."""
    before, after = words.before(), words.token_after()
    if words.has("monthlike"):
        if before == "the":
            return after.islower() and words.after() == "word"
        return before in _BESIDE_MONTHS
    if before in ("prep", "in", "of", "shade", "edge"):
        return True
    return not (words.after() == "word" and after[:1].isupper())


def spelled_month(words: Words, reading: Reading) -> str | None:
    """ "January nineteen ninety-seven"."""
    year = words.spelled_year
    return f"{year:04d}-{words.month:02d}" if year else None


def month_point(words: Words, reading: Reading) -> str | None:
    """ "last June", "this September"."""
    number, published = words.month, reading.published
    if number is None:
        return None
    if published is None:
        return f"XXXX-{number:02d}"
    year = published.year
    if words.has("last", "past"):
        year -= number >= published.month
    elif words.has("next", "coming"):
        year += number <= published.month
    return f"{year:04d}-{number:02d}" if 1 <= year <= 9999 else f"XXXX-{number:02d}"


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
    if words.has("last", "previous") or (words.has("past") and not words.has("prep")):
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
    if number is None or words.value("unit") != "week":
        return None
    if published is None:
        return f"XXXX-WXX-{number}"
    if words.has("ago", "from"):
        back = (published.isoweekday() - number) % 7
        count = -back - 7 if words.has("ago") else 14 - back
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
    for i, (kind, token) in enumerate(zip(words.classes, words.tokens, strict=True)):
        afternoon = any(
            t.lower().startswith("p") for k, t in zip(words.classes, words.tokens, strict=True) if k == "meridiem"
        )
        if kind == "noon":
            return f"T{value_of(token)}"
        if kind == "clock":
            hour, minute = token.split(":")[:2]
            return f"T{int(hour) % 12 + 12 if afternoon else int(hour):02d}:{minute}"
        if kind in ("day", "number") and i + 1 < len(words.classes) and words.classes[i + 1] == "meridiem":
            hour_number = int(token) if kind == "day" else int(value_of(token))
            return f"T{hour_number % 12 + 12 * afternoon:02d}:00"
    return ""


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
