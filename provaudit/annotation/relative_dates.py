"""Values of dates that are counted or pointed at: "three weeks ago", "the following year", "the quarter"."""

from __future__ import annotations

import datetime as dt

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_values import OPEN_VALUES, interval_of, shifted, value_at


def _unit(words: Words) -> str:
    return words.value("unit", "units", "quarter", "weekend", "century") or words.value("half") or "year"


def ago(words: Words, reading: Reading) -> str | None:
    """ "three weeks ago", "a year earlier", "two days later", "a month from now"."""
    unit = _unit(words)
    sign = int(words.value("ago", "earlier", "later", "from") or -1)
    if words.has("few") and not any(token.lower() == "couple" for token in words.tokens):
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    count = words.number or words.year or (2 if words.has("few") else 1)
    if unit == "year" and count == 1 and sign < 0 and not words.has("half"):
        return _year_before(reading)
    base = reading.published if words.has("ago", "from") else reading.anchor(unit, later=sign > 0)
    grain = "year" if unit in ("decade", "century") else unit
    if words.has("half"):
        # half a decade is five years, a year and a half 18 months
        finer, size = _HALVES.get(unit, (unit, 2))
        count = size // 2 if words.classes[0] == "half" else size * count + size // 2
        return _value(base, sign * count, finer, grain)
    return _value(base, sign * count, unit, grain)


_HALVES = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
}


def _value(base: dt.date | None, count: int, unit: str, grain: str) -> str:
    day = shifted(base, count, unit) if base else None
    return value_at(day, grain) if day else OPEN_VALUES[grain]


def _year_before(reading: Reading) -> str:
    """The year before; in a report on a quarter, that quarter of the year before."""
    quarter = reading.reported_quarter
    interval = interval_of(quarter) if quarter else None
    if interval:
        return _value(interval[0], -1, "year", "quarter")
    return _value(reading.published, -1, "year", "year")


def year_ago(words: Words, reading: Reading) -> str | None:
    """ "the year-ago quarter", "year-earlier"."""
    if _unit(words) != "year":
        return None
    number = words.number
    value = _year_before(reading)
    return f"{value[:4]}-Q{number}" if number and number <= 4 else value


def aside(words: Words, reading: Reading) -> str | None:
    """ "the day before", "a month after": dates where nothing follows that they would be before or after of."""
    if words.after() not in ("", "comma", "dot", "stop", "line", "colon"):
        return None
    sign = -1 if words.has("before") else 1
    unit = _unit(words)
    return _value(reading.anchor(unit, later=sign > 0), sign * (words.number or 1), unit, unit)


def pointed(words: Words, reading: Reading, unit: str) -> str:
    """The value of a unit that "last", "this", "next" and their like point at."""
    direction = int(words.value("last", "past", "previous", "next", "coming", "following") or 0)
    told = words.has("previous", "following", "that", "same") or (
        words.has("the") and words.has("next") and unit == "day"
    )
    base = reading.anchor(unit, later=direction > 0) if told else reading.published
    return _value(base, direction, unit, unit)


def month_of(words: Words, reading: Reading) -> str | None:
    """ "July last year", "January of this year"."""
    year = pointed(words, reading, "year")
    return f"{year}-{words.month:02d}" if words.value("unit") == "year" else None


def day_of(words: Words, reading: Reading) -> str | None:
    """ "Dec. 3 last year", "9 June this year"."""
    month = month_of(words, reading)
    if month is None or words.number is None:
        return None
    value = f"{month}-{words.number:02d}"
    return value if month.startswith("X") or interval_of(value) else None


def pointed_unit(words: Words, reading: Reading) -> str | None:
    """ "last month", "that year", "earlier in the year"."""
    unit = _unit(words)
    if unit == "weekend":
        return weekend(words, reading)
    if unit == "day" and (words.has("in") or words.tokens[0] == "this"):
        # "later in the day", "to this day"
        return None
    if unit == "quarter" and words.has("this") and not words.has("current"):
        return latest_quarter(words, reading)
    return pointed(words, reading, unit)


def weekend(words: Words, reading: Reading) -> str | None:
    """ "the weekend", "last weekend", "this weekend"."""
    published = reading.published
    if published is None:
        return OPEN_VALUES["weekend"]
    direction = int(words.value("last", "past", "previous", "next", "coming") or 0)
    if not direction and published.isoweekday() < 6 and words.tense == "past":
        direction = -1
    return _value(published, direction, "week", "weekend")


def latest_quarter(words: Words, reading: Reading) -> str | None:
    """ "the quarter", "the latest quarter", "the latest period": the one that the text reports on."""
    if words.after() == "hyphen" or (words.has("full") and not words.has("unit")):
        return None
    if words.has("unit"):
        return _year_before(reading) if words.has("last", "previous") else None
    ended = _quarter_ended(words, reading)
    if ended:
        return ended
    told = reading.last_quarter if words.has("that", "same") else reading.reported_quarter
    if told is None and not words.has("latest", "this"):
        # perhaps a quarter of a town
        return None
    return told or _value(reading.published, -1, "quarter", "quarter")


def _quarter_ended(words: Words, reading: Reading) -> str | None:
    """Of "the quarter ended Sept. 30" the quarter in which most of its days lie."""
    if words.after() != "ended" or reading.published is None:
        return None
    date = Words(words.shape, words.end + 1, words.end + 5)
    month, day, published = date.month, date.number, reading.published
    if month is None or day is None or date.classes[0] not in ("month", "monthlike", "monthshort"):
        return None
    for year in (published.year, published.year - 1):
        interval = interval_of(f"{year:04d}-{month:02d}-{day:02d}") if year else None
        if interval and interval[0] <= published:
            return _value(interval[0], -45, "day", "quarter")
    return None


def year_period(words: Words, reading: Reading) -> str | None:
    """ "the 1988 period": the quarter that the text reports on, of that year."""
    quarter = reading.reported_quarter
    if quarter:
        return f"{words.year:04d}-{quarter[5:]}"
    return f"{words.year:04d}-QX" if words.has("quarter") else f"{words.year:04d}"


def vague(words: Words, reading: Reading) -> str | None:
    """ "recent years", "past years", "coming months", "these days"."""
    unit = words.value("units")
    if words.has("these"):
        return "PRESENT_REF" if unit == "day" else None
    if words.has("recent"):
        return "PAST_REF" if unit == "year" else None
    return "PAST_REF" if words.has("past") else "FUTURE_REF"


def edge(words: Words, reading: Reading) -> str | None:
    """ "the end of the year", "year-end"; not "at the end of the day"."""
    unit = _unit(words)
    if unit == "day":
        return None
    if unit == "year" and words.has("hyphen"):
        year = _value(reading.published, -1 if words.token_before() == "since" else 0, "year", "year")
        return f"{year}-12-31" if year != OPEN_VALUES["year"] else OPEN_VALUES["day"]
    return _value(reading.published, 0, unit, unit)


def reference(words: Words, reading: Reading) -> str | None:
    """ "now", "currently", "recently", "the future", "the past"."""
    if words.has("past"):
        return None if words.after() in ("unit", "units", "number", "few", "season", "quarter", "day") else "PAST_REF"
    if words.has("near"):
        return "FUTURE_REF"
    if words.tokens[0] == "Now" and words.after() == "comma":
        # "Now, he says": it opens the sentence and dates nothing
        return None
    return words.value("now", "adverb", "future")
