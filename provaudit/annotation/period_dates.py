"""Values of quarters, halves, seasons, years, decades and centuries."""

from __future__ import annotations

from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_words import value_of
from provaudit.annotation.relative_dates import pointed


def quarter(words: Words, reading: Reading) -> str | None:
    """ "the third quarter", "Q3 2013", "fiscal second-quarter", "next year's first quarter"."""
    number, year = words.number or int(words.value("qn") or 0), words.year
    if not 1 <= number <= 4 or (year is None and words.near("sport")):
        return None
    if year is None and words.has("unit"):
        return f"{pointed(words, reading, 'year')}-Q{number}"
    if year is None and reading.published is None:
        return f"XXXX-Q{number}"
    if year is None and reading.published is not None:
        current = (reading.published.month + 2) // 3
        year = reading.published.year - (number > current and words.tense != "future")
    return f"{year:04d}-Q{number}"


def half(words: Words, reading: Reading) -> str | None:
    """ "the first half of 2013", "the last half of this year", "first two quarters of 1990"."""
    number = 2 if words.has("last") else int(words.value("ordinal") or 0)
    if number not in (1, 2):
        return None
    return f"{words.year:04d}-H{number}" if words.year else f"{pointed(words, reading, 'year')}-H{number}"


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(words: Words, reading: Reading) -> str | None:
    """ "the summer of 1994", "winter of last year"."""
    name, year = words.value("season"), words.year or words.spelled_year
    return f"{year:04d}-{name}" if year else f"{pointed(words, reading, 'year')}-{name}"


def season_point(words: Words, reading: Reading) -> str | None:
    """ "last summer", "this fall", "the summer"; of a winter, the year in which it begins."""
    name, published = words.value("season") or "", reading.published
    if words.has("the") and (
        name in ("SP", "FA") or words.after() in ("word", "of") or words.before() not in ("prep", "in")
    ):
        return None
    if published is None:
        return f"XXXX-{name}"
    year, first = published.year, _SEASON_MONTHS[name]
    if name == "WI" and published.month < 3:
        year -= 1 + words.has("last")
    elif words.has("last", "past"):
        year -= first + 2 >= published.month
    elif words.has("next", "coming"):
        year += first <= published.month
    elif words.has("the"):
        year -= first > published.month and words.tense == "past"
    return f"{year:04d}-{name}" if 1 <= year <= 9999 else f"XXXX-{name}"


def decade(words: Words, reading: Reading) -> str | None:
    """ "the 1990s", "'80s", "the nineties"; not "in his 30s"."""
    token = words.tokens[-1]
    digits = token[:-1]
    if not digits.isdigit():
        return value_of(token)
    if len(digits) == 4:
        return digits[:3]
    written = words.shape.marked(words.start) or words.before() == "shade"
    return ("20" if digits == "00" else "19") + digits[0] if written else None


def century(words: Words, reading: Reading) -> str | None:
    """ "the 20th century" as "19"."""
    number = words.number
    return f"{number - 1:02d}" if number and 1 <= number <= 30 else None


def year(words: Words, reading: Reading) -> str | None:
    """ "1998", "fiscal 1998", "'98"; not "1998 miles", "$1998", "Room 1998", "1998 Elm Street", "ISSN 1998-0012"."""
    number, before, after = words.year, words.before(), words.after()
    if number is None or before in ("currency", "slash", "counted") or after == "percent":
        return None
    if after == "slash" and words.after(2) != "day":
        return None
    if words.has("fiscal", "unit"):
        return f"{number:04d}"
    if before == "dot" and words.before(2) == "counted":
        return None
    if before == "hyphen" and (words.before(2) in ("numeral", "day", "counted") or words.before(3) == "counted"):
        return None
    if before == "prep" and words.before(2) == "measured":
        return None
    if after == "hyphen" and words.after(2) == "numeral" and len(words.shape.tokens[words.end + 1]) > 2:
        return None
    if after in ("measured", "units") and before != "in":
        return None
    if after == "word" and "street" in (words.after(2), words.after(3)) and words.token_after()[0].isupper():
        return None
    if before == "about" and after == "word":
        return None
    if words.has("shortyear") or not 1900 <= number <= 2100:
        if before not in ("prep", "in") or after in ("word", "hyphen", "measured", "units"):
            return None
        return f"{number:04d}" if number > 1400 else None
    return f"{number:04d}"


def spelled_year(words: Words, reading: Reading) -> str | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    number = words.spelled_year
    return f"{number:04d}" if number and (words.has("unit") or not words.has("thousand")) else None
