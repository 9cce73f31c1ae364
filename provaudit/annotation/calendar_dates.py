"""Values of days of a month and of months, with their year or without."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_patterns import compile_pattern
from provaudit.annotation.date_values import OPEN_VALUES, interval_of, value_at

# From here on a month without a year is rather the one on the other side of the year's end.
_FAR = 6
# A day told of as past lies ahead if it is nearer than this: "the dividend declared is payable Dec. 1".
_FAR_DAYS = 90


def _is_part_of_a_number(words: Words) -> bool:
    """Whether a number with slashes is no date: in a link, after "registration number", in a longer number."""
    text, start = words.shape.text, words.shape.starts[words.start]
    end = start + len(words.tokens[0])
    return (
        words.before() in ("counted", "currency")
        or text[start - 1 : start] in _JOINTS
        or text[end : end + 1] in _JOINTS
    )


_JOINTS = ("-", "/")


def iso(words: Words, reading: Reading) -> str | None:
    """ "2016-03-12", "2016/3/12"."""
    if _is_part_of_a_number(words):
        return None
    year, month, day = words.tokens[0].replace("/", "-").replace(".", "-").split("-")
    return _existing(int(year), int(month), int(day))


def slashed(words: Words, reading: Reading) -> str | None:
    """ "12.3.2016" (day first), "3/12/2016" (month first, as in the United States, unless that is no date)."""
    if _is_part_of_a_number(words):
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
        year = following[1] if following else None
        year = year or _year_of_range(words) or _year_of(month, day, words, reading)
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


@cache
def _rest_of_range() -> re.Pattern[str]:
    return compile_pattern("(hyphen|dash|and|prep) (day of?)? (month|monthlike|monthshort dot?) (day|nth)? comma? year")


def _year_of_range(words: Words) -> int | None:
    """The year of "March" in "March to June 2013", and of "Nov. 30" in "Nov. 30 - Jan. 3, 2013"."""
    match = _rest_of_range().match(words.shape.letters, words.end)
    if match is None or words.month is None or words.shape.tokens[words.end] not in _TO:
        return None
    other = Words(words.shape, *match.span())
    if other.month is None or other.year is None:
        return None
    return other.year - (other.month < words.month)


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
    told = reading.years_of_days.get(f"-{month:02d}-{day:02d}")
    if told:
        return told
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
    ahead_in_text = _year_of_range(words)
    if ahead_in_text:
        return f"{ahead_in_text:04d}-{number:02d}"
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
