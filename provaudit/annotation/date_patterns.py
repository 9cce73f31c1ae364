"""What dates look like: patterns over word classes, in the order in which they are tried.

A pattern is a regular expression whose letters are whole words: `month day` is a word of the class "month" and one of
the class "day". The classes are those of data/date_words.csv, and a few that numbers and marks have. The inventory
follows the rules of HeidelTime (Strötgen and Gertz, 2010) and the TimeML annotation guidelines (1.2.1, 2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from provaudit.annotation.date_words import Shape, letter_of

# Parts of patterns, written <name>.
_PARTS = {
    "month": "(month|monthlike|monthshort dot?)",
    "weekday": "(weekday|weekdayshort dot?)",
    "nth": "(nth|number hyphen ordinal|ordinal)",
    "dom": "(day|nth|number hyphen ordinal|ordinal)",
    "count": "(an few of|an few|an number|few of|few|an half|an|number hyphen? number|number|day|numeral|year)",
    "unit": "(units|unit|quarter|weekend|century)",
    "spelled": "(number number hyphen? number|number number)",
    "point": "(last|past|previous|this last|this past|this coming|this current|this|next|coming|following|that same"
    "|that|the same|the current|the coming|the last|the past|the previous|the next|the following)",
    "shift": "(ago|earlier|before|later|from (now|today)|after)",
}

# (how the words are resolved, pattern)
_PATTERNS = (
    ("skip", "every (weekday|month|monthlike|season|unit|quarter|weekend|daypart|day|number|ordinal)"),
    ("iso", "iso"),
    ("slashed", "slashed"),
    ("calendar", "<weekday> comma? <month> <dom> comma? year"),
    ("calendar", "<weekday> comma? the? <dom> of? <month> comma? year"),
    ("calendar", "<month> <dom> comma? year"),
    ("calendar", "<dom> of? <month> comma? year"),
    ("calendar", "<weekday> comma? <month> <dom>"),
    ("calendar", "<weekday> comma? the? <dom> of? <month>"),
    ("calendar", "<month> (day|nth|number hyphen ordinal|ordinal)"),
    ("calendar", "the? (nth|number hyphen ordinal|ordinal) of (month|monthlike)"),
    ("calendar", "day of? <month>"),
    ("calendar", "<month> (of|comma)? year"),
    ("calendar", "<month> <spelled>"),
    ("monthof", "(month|monthlike|monthshort dot) of? (last|this|next|previous|that|the previous|the same) unit"),
    ("monthpoint", "(this last|this past|this coming|last|past|this|next|coming) (month|monthlike|monthshort dot)"),
    ("month", "month|monthlike"),
    ("weekday", "(this past|this coming|the following|the previous|last|past|this|next|coming|following) <weekday>"),
    ("weekday", "<weekday> comma? (last|this|next) unit"),
    ("weekday", "weekday"),
    ("quarter", "(last|this|next) unit of_it fiscal? <nth> hyphen? quarter"),
    ("quarter", "year fiscal? hyphen? <nth> hyphen? quarter"),
    ("quarter", "fiscal? hyphen? <nth> hyphen? quarter (of fiscal? year|comma? year|of? (last|this|next) unit)?"),
    ("quarter", "qn (of|comma)? year?"),
    ("half", "<nth> hyphen? half (of|comma)? year"),
    ("half", "<nth> hyphen? half of? (last|this|next|the) unit"),
    ("yearago", "the? full? unit hyphen (ago|earlier) <nth>? hyphen? (quarter|period|unit|month)?"),
    ("latest", "(the latest|the current|the|this|that|the same) (quarter)"),
    ("latest", "the latest period"),
    ("season", "season (of|comma)? (year|<spelled>)"),
    ("season", "season of? (last|this|next) unit"),
    ("seasonpoint", "(this past|this coming|last|past|this|next|coming|that) season"),
    ("decade", "decade"),
    ("century", "<nth> century"),
    ("daypart", "today daypart"),
    ("today", "today"),
    ("daypart", "tonight"),
    ("daypart", "(this|last) daypart"),
    ("ago", "(more than)? <count> more? <unit> (and so)? <shift>"),
    ("ago", "<unit> <shift>"),
    ("skip", "(the|this)? (last|past|next|coming|previous|following) (few|number|day|numeral|an few|few)+ <unit>"),
    ("unit", "<point> (unit|quarter|weekend)"),
    ("unit", "(the|last|this|next) weekend"),
    ("ago", "the (unit|quarter) (before|after)"),
    ("edge", "the edge of the (unit|quarter)"),
    ("year", "fiscal? year"),
    ("spelledyear", "<spelled>"),
    ("reference", "right now|now|adverb|the near? future|the past"),
)

# What stands before a date and shades it: "early", "mid-", "the end of", "about".
_BEFORE = "the? shade hyphen?|the edge of the?|the? (earlier|later)|about"


def _compiled(pattern: str) -> str:
    letters = letter_of()
    whole = re.sub(r"<([a-z]+)>", lambda m: _PARTS[m[1]], re.sub(r"<([a-z]+)>", lambda m: _PARTS[m[1]], pattern))
    spelled = re.sub(r"[a-z_]+", lambda m: re.escape(letters[m[0]]), whole)
    return spelled.replace(" ", "").replace("(", "(?:")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}_{i}>{_compiled(p)})" for i, (kind, p) in enumerate(_PATTERNS)))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?:{_compiled(_BEFORE)})\\Z")


def find_patterns(shape: Shape) -> Iterator[tuple[str, int, int, int]]:
    """Each match of a pattern: its name, the tokens `[start, end)`, and where the words that shade it start."""
    before, letters = _before(), shape.letters
    floor = 0
    for match in _pattern().finditer(letters):
        start, end = match.span()
        shade = before.search(letters, max(floor, start - 4), start)
        yield str(match.lastgroup).partition("_")[0], start, end, shade.start() if shade else start
        floor = end
