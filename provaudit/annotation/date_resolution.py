"""From the words of a date to its TIMEX3 value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from provaudit.annotation.date_tense import Tense, tense_at
from provaudit.annotation.date_values import OPEN_VALUES, grain_of, interval_of, shifted, value_at
from provaudit.annotation.date_words import Shape, letter_of, value_of


@dataclass(slots=True)
class Reading:
    """What is known while a text is read from its start: its day of publication, and the values found so far."""

    shape: Shape
    published: dt.date | None
    values: list[str] = field(default_factory=list)

    def tense(self, words: Words) -> Tense:
        return tense_at(self.shape, words.start, words.end)

    def last_of(self, *grains: str) -> str | None:
        """The latest value of one of these grains."""
        return next((v for v in reversed(self.values) if grain_of(v) in grains), None)

    def anchor(self) -> dt.date | None:
        """The day that "the next day" counts from: the date told of last, else the day of publication."""
        for value in reversed(self.values):
            interval = interval_of(value)
            if interval:
                return interval[0]
        return self.published


@dataclass(slots=True)
class Words:
    """The words of one date, by class."""

    start: int
    end: int
    classes: list[str]
    tokens: list[str]

    def first(self, *kinds: str) -> str | None:
        """The value of the first word of one of these classes."""
        for kind, token in zip(self.classes, self.tokens, strict=True):
            if kind in kinds:
                return value_of(token)
        return None

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind in self.classes)

    @property
    def month(self) -> int | None:
        month = self.first("month", "monthlike", "monthshort")
        return int(month) if month else None

    @property
    def year(self) -> int | None:
        return next((int(t) for k, t in zip(self.classes, self.tokens, strict=True) if k == "year"), None)

    @property
    def weekday(self) -> int | None:
        weekday = self.first("weekday", "weekdayshort")
        return int(weekday) if weekday else None

    @property
    def number(self) -> int | None:
        """The sum of the number words: "21", "third", "twenty-first"."""
        total = None
        for kind, token in zip(self.classes, self.tokens, strict=True):
            if kind in ("number", "ordinal"):
                total = (total or 0) + int(value_of(token))
            elif kind in ("day", "nth", "numeral"):
                digits = "".join(c for c in token[:6] if c.isdigit())
                total = (total or 0) + int(digits or 0)
        return total


@cache
def _class_of() -> dict[str, str]:
    return {letter: kind for kind, letter in letter_of().items()}


def words_of(shape: Shape, start: int, end: int) -> Words:
    """The words of the tokens `[start, end)`."""
    classes = _class_of()
    return Words(start, end, [classes[c] for c in shape.letters[start:end]], list(shape.tokens[start:end]))


def resolve(kind: str, words: Words, reading: Reading) -> str | None:
    """The TIMEX3 value of words that a pattern of this kind matched; None where they are no date after all."""
    resolver = _RESOLVERS.get(kind)
    return resolver(words, reading) if resolver else None


# ---------------------------------------------------------------- whole dates


def _iso(words: Words, reading: Reading) -> str | None:
    return words.tokens[0] if interval_of(words.tokens[0]) else None


def _slashed(words: Words, reading: Reading) -> str | None:
    first, second, last = (int(part) for part in words.tokens[0].replace(".", "/").split("/"))
    year = last if last > 99 else last + (2000 if last < 50 else 1900)
    month, day = (second, first) if first > 12 or "." in words.tokens[0] else (first, second)
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return value if interval_of(value) else None


def _calendar(words: Words, reading: Reading) -> str | None:
    month, day, year = words.month, words.number, words.year
    if year is None and day is not None and day > 31:
        year, day = day, None
    if year is None and words.has("number") and not words.has("ordinal"):
        year, day = _spelled_year(words), None
    if month is None:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}" if year else None
    if year is None:
        year = _year_of(month, day, words, reading)
    if year is None:
        return f"XXXX-{month:02d}-{day:02d}" if interval_of(f"2000-{month:02d}-{day:02d}") else None
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return value if interval_of(value) else None


def _year_of(month: int, day: int, words: Words, reading: Reading) -> int | None:
    """The year of a day without one: the nearest that fits the tense."""
    if reading.published is None:
        return None
    published = reading.published
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(dt.date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return None
    return min(candidates, key=lambda c: abs(c - published)).year


def _month(words: Words, reading: Reading) -> str | None:
    month = words.month
    if month is None:
        return None
    if reading.published is None:
        return f"XXXX-{month:02d}"
    published, tense = reading.published, reading.tense(words)
    year = published.year
    if tense == "past" and month > published.month:
        year -= 1
    elif tense == "future" and month < published.month:
        year += 1
    elif tense == "unknown" and month - published.month > 6:
        year -= 1
    elif tense == "unknown" and published.month - month > 6:
        year += 1
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None


def _month_of(words: Words, reading: Reading) -> str | None:
    month, year = words.month, _pointed(words, reading, "year")
    return f"{year}-{month:02d}" if month else None


def _month_point(words: Words, reading: Reading) -> str | None:
    month, published = words.month, reading.published
    if month is None:
        return None
    if published is None:
        return f"XXXX-{month:02d}"
    year = published.year
    if words.has("last", "past"):
        year -= month >= published.month
    elif words.has("next", "coming"):
        year += month <= published.month
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else f"XXXX-{month:02d}"


# ---------------------------------------------------------------- weekdays and days


def _weekday(words: Words, reading: Reading) -> str | None:
    weekday, published = words.weekday, reading.published
    if weekday is None:
        return None
    if published is None:
        return f"XXXX-WXX-{weekday}"
    back = (published.isoweekday() - weekday) % 7
    if words.has("last", "past", "previous"):
        count = -(back or 7)
    elif words.has("next", "coming", "following"):
        count = 7 - back
    elif words.has("this"):
        count = (7 - back) % 7
    elif back == 0:
        count = 0
    else:
        count = 7 - back if reading.tense(words) == "future" else -back
    day = shifted(published, count, "day")
    return day.isoformat() if day else f"XXXX-WXX-{weekday}"


def _today(words: Words, reading: Reading) -> str | None:
    day = shifted(reading.published, int(words.first("today", "tonight") or 0), "day") if reading.published else None
    return day.isoformat() if day else OPEN_VALUES["day"]


def _daypart(words: Words, reading: Reading) -> str | None:
    part = words.first("daypart") or "NI"
    count = int(words.first("today", "last") or 0)
    day = shifted(reading.published, count, "day") if reading.published else None
    return f"{day.isoformat() if day else OPEN_VALUES['day']}T{part}"


# ---------------------------------------------------------------- counted and pointed units


def _unit(words: Words) -> str:
    return words.first("unit", "units", "quarter", "half", "weekend", "century") or "year"


def _ago(words: Words, reading: Reading) -> str | None:
    unit = _unit(words)
    vague = words.has("few") and not any(token.lower() == "couple" for token in words.tokens)
    sign = int(words.first("ago", "earlier", "before", "later", "from", "after") or -1)
    if vague:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    count = words.number or (2 if words.has("few") else 1)
    if words.has("ago", "from"):
        base = reading.published
    elif words.has("before", "after") and not (words.tokens[0].lower() in ("a", "an", "the") or words.number):
        return None
    else:
        base = reading.anchor()
    day = shifted(base, sign * count, unit) if base else None
    grain = "year" if unit in ("decade", "century") else unit
    if unit == "year" and reading.values and grain_of(reading.values[-1]) == "quarter":
        grain = "quarter"
    return value_at(day, grain) if day else OPEN_VALUES[grain]


def _pointed(words: Words, reading: Reading, unit: str) -> str:
    """The value of a unit that "last", "this", "next" and their like point at."""
    direction = int(words.first("last", "past", "previous", "next", "coming", "following") or 0)
    told = words.has("previous", "following", "that", "same") or (
        words.tokens[0].lower() == "the" and words.has("next") and unit == "day"
    )
    base = reading.anchor() if told else reading.published
    if base is None:
        return OPEN_VALUES[unit]
    day = shifted(base, direction, unit)
    return value_at(day, unit) if day else OPEN_VALUES[unit]


def _pointed_unit(words: Words, reading: Reading) -> str | None:
    return _pointed(words, reading, _unit(words))


def _quarter(words: Words, reading: Reading) -> str | None:
    number, year = words.number, words.year
    if number is None:
        number = int(words.first("qn") or 0)
    if not 1 <= number <= 4:
        return None
    if year is None and words.has("unit"):
        return f"{_pointed(words, reading, 'year')}-Q{number}"
    if year is None:
        if reading.published is None:
            return f"XXXX-Q{number}"
        current = (reading.published.month + 2) // 3
        year = reading.published.year - (number > current and reading.tense(words) != "future")
    return f"{year:04d}-Q{number}"


def _half(words: Words, reading: Reading) -> str | None:
    number, year = words.number, words.year
    if number not in (1, 2):
        return None
    return f"{year:04d}-H{number}" if year else f"{_pointed(words, reading, 'year')}-H{number}"


def _latest_quarter(words: Words, reading: Reading) -> str | None:
    told = reading.last_of("quarter")
    if told and not words.has("current", "this"):
        return told
    if reading.published is None:
        return OPEN_VALUES["quarter"]
    day = shifted(reading.published, 0 if words.has("current", "this") else -1, "quarter")
    return value_at(day, "quarter") if day else OPEN_VALUES["quarter"]


def _year_ago(words: Words, reading: Reading) -> str | None:
    if _unit(words) != "year":
        return None
    told = reading.last_of("quarter")
    interval = interval_of(told) if told else None
    if interval:
        day = shifted(interval[0], -1, "year")
        return value_at(day, "quarter") if day else OPEN_VALUES["quarter"]
    day = shifted(reading.published, -1, "year") if reading.published else None
    return value_at(day, "year") if day else OPEN_VALUES["year"]


def _edge(words: Words, reading: Reading) -> str | None:
    unit = _unit(words)
    return value_at(reading.published, unit) if reading.published else OPEN_VALUES[unit]


# ---------------------------------------------------------------- seasons, years, references

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(words: Words, reading: Reading) -> str | None:
    season = words.first("season")
    year = words.year or (_spelled_year(words) if words.has("number") else None)
    return f"{year:04d}-{season}" if year else f"{_pointed(words, reading, 'year')}-{season}"


def _season_point(words: Words, reading: Reading) -> str | None:
    season, published = words.first("season") or "", reading.published
    if published is None:
        return f"XXXX-{season}"
    year, first = published.year, _SEASON_MONTHS[season]
    if season == "WI" and published.month < 3:
        year -= 1
        if words.has("last"):
            year -= 1
    elif words.has("last", "past"):
        year -= first + 2 >= published.month
    elif words.has("next", "coming"):
        year += first <= published.month
    return f"{year:04d}-{season}" if 1 <= year <= 9999 else f"XXXX-{season}"


def _decade(words: Words, reading: Reading) -> str | None:
    token = words.tokens[-1]
    digits = token[:-1]
    if not digits.isdigit():
        return value_of(token)
    return digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def _century(words: Words, reading: Reading) -> str | None:
    number = words.number
    return f"{number - 1:02d}" if number and 1 <= number <= 30 else None


def _year(words: Words, reading: Reading) -> str | None:
    return f"{words.year:04d}" if words.year and 1900 <= words.year <= 2100 else None


def _spelled_year(words: Words) -> int | None:
    numbers = [int(value_of(t)) for k, t in zip(words.classes, words.tokens, strict=True) if k == "number"]
    if len(numbers) < 2 or numbers[0] not in (18, 19, 20) or not 10 <= sum(numbers[1:]) <= 99:
        return None
    return numbers[0] * 100 + sum(numbers[1:])


def _year_in_words(words: Words, reading: Reading) -> str | None:
    year = _spelled_year(words)
    return f"{year:04d}" if year else None


def _reference(words: Words, reading: Reading) -> str | None:
    if words.has("past"):
        return "PAST_REF"
    return words.first("now", "adverb", "future")


_RESOLVERS: dict[str, Callable[[Words, Reading], str | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "calendar": _calendar,
    "month": _month,
    "monthof": _month_of,
    "monthpoint": _month_point,
    "weekday": _weekday,
    "today": _today,
    "daypart": _daypart,
    "ago": _ago,
    "unit": _pointed_unit,
    "quarter": _quarter,
    "half": _half,
    "latest": _latest_quarter,
    "yearago": _year_ago,
    "edge": _edge,
    "season": _season,
    "seasonpoint": _season_point,
    "decade": _decade,
    "century": _century,
    "year": _year,
    "spelledyear": _year_in_words,
    "reference": _reference,
}
