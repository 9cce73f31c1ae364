"""What dates look like: patterns over word classes, in the order in which they are tried.

A pattern is a regular expression whose letters are whole words: `month day` is a word of the class "month" and one of
the class "day"; `!(...)` stands for what must not follow. The classes are those of data/date_words.csv, and a few that
numbers and marks have. The inventory follows the TimeML annotation guidelines (1.2.1, 2006) and what taggers such as
HeidelTime (Strötgen and Gertz, 2010) cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from provaudit.annotation.date_words import Shape, letter_of

# Parts of patterns, written <name>.
_PARTS = {
    "month": "(month|monthlike|monthshort dot?)",
    "named": "(month|monthlike|monthshort dot)",
    "weekday": "(weekday|weekdayshort dot?)",
    "nth": "(nth|number hyphen ordinal|ordinal)",
    "dom": "(day|nth|number hyphen ordinal|ordinal)",
    "count": "((number|day) and an half|half an|an few of?|few of?|an number|an|number hyphen? number|number|day"
    "|numeral|year)",
    "unit": "(units|unit|quarter|weekend|century)",
    "spelled": "(number number hyphen? number|number number)",
    "which": "(last|this|next|previous|that|the previous|the same|the following|the next)",
    "point": "(this last|this past|this coming|this current|this same|that same|this|last|past|previous|next|coming"
    "|following|that|the (same|current|coming|last|past|previous|next|following))",
    "hour": "(clock meridiem?|(day|number) meridiem|noon) zone? comma? prep?",
}

# (how the words are resolved, pattern)
_PATTERNS = (
    ("skip", "every (weekday|month|monthlike|season|unit|quarter|weekend|daypart|day|number|ordinal)"),
    ("skip", "named weekday !(comma? (month|monthlike|monthshort))|weekday paper|monthlike unit"),
    ("iso", "iso"),
    ("slashed", "slashed"),
    # days of a month
    ("calendar", "(<point>? <weekday> comma?)? <month> the? <dom> comma? (year|shortyear)"),
    ("calendar", "(<point>? <weekday> comma?)? (the? <nth> of?|day of?) <month> comma? (year|shortyear)"),
    ("calendar", "(<point>? <weekday> comma?) <month> the? <dom>"),
    ("calendar", "(<point>? <weekday> comma?) (the? <nth> of?|day of?) <month>"),
    ("dayof", "<month> (day|nth) comma? of? <which> unit|(day|nth) of? <month> of? <which> unit"),
    ("weekof", "the unit of (<month> day|day <month>)"),
    ("calendar", "(last|next|coming)? <month> (day|the? nth|the? number hyphen ordinal|the? ordinal)"),
    ("calendar", "the? (nth|number hyphen ordinal) of? <month>|the ordinal of <month>"),
    ("calendar", "day of? <month>"),
    # months
    ("calendar", "<month> (of|comma)? (the year)? year|<month> of? shortyear"),
    ("spelledmonth", "<month> <spelled>"),
    ("monthof", "<named> of? <which> unit"),
    ("monthpoint", "(this last|this past|this coming|last|past|this|next|coming) <named> !(day|nth)"),
    ("month", "month|monthlike"),
    # weekdays
    ("weekdayof", "<weekday> comma? of? (last|this|next|the (following|previous)) unit"),
    ("weekdayof", "(an|number|day)? (unit|units) (ago|from) <weekday>"),
    ("weekday", "<hour> (this past|this coming|last|this|next)? weekday daypart?"),
    (
        "weekday",
        "(the (following|previous)|this past|this coming|last|past|this|next|coming|following)? weekday daypart?",
    ),
    # quarters and halves of years
    ("quarter", "<which> unit of_it fiscal? <nth> hyphen? quarter"),
    ("quarter", "fiscal? year fiscal? hyphen? <nth> hyphen? quarter"),
    ("quarter", "fiscal? hyphen? <nth> hyphen? quarter (of fiscal? (year|shortyear)|comma? year|of? <which> unit)"),
    ("quarter", "fiscal? hyphen? <nth> hyphen? quarter"),
    ("quarter", "qn (of|comma)? year?"),
    ("half", "(<nth>|last) hyphen? half (of|comma)? (<which> fiscal? unit|fiscal? year|the unit)"),
    ("half", "<nth> (number|day) units of year"),
    ("yearperiod", "the year (quarter|period)"),
    ("yearago", "the? full? unit hyphen (ago|earlier) (<nth>? hyphen? quarter|period|unit|month)?"),
    ("latest", "(the latest|the|that|the same) quarter|the latest period|the full? period <which> unit"),
    # seasons, decades, centuries
    ("season", "season (of|comma)? (year|<spelled>|shortyear)"),
    ("season", "season of? <which> unit"),
    ("seasonpoint", "(this past|this coming|last|past|this|next|coming|that) season|the season !(of|comma? year)"),
    ("decade", "decade"),
    ("century", "<nth> century"),
    # days around the day of writing
    ("daypart", "<hour> today|today daypart|tonight|(this|last) daypart"),
    ("today", "today"),
    (
        "feast",
        "(last|this|next)? (feast eve|feast weekday|feast unit?|feastday of_it? unit|newyear unit of_it? (unit|eve)"
        "|good weekday)",
    ),
    # counted units
    ("ago", "(more than)? <count> more? <unit> (and so)? (ago|earlier|later|from (now|today))"),
    ("ago", "an unit and an half (ago|earlier|later)"),
    ("aside", "(the|an|<count>) (unit|units|quarter) (before|after)"),
    ("skip", "(the|this)? (last|past|next|coming|previous|following) (few|number|day|numeral|an few){1,3} <unit>"),
    # pointed units
    ("unit", "the? (earlier|later) in the unit"),
    ("unit", "<point> fiscal? (unit|quarter|weekend|century)"),
    ("unit", "the latest fiscal? unit|the full fiscal? unit"),
    ("weekend", "the weekend !(of)"),
    ("edge", "the edge of the (unit|quarter)|unit (hyphen|of_it)? edge"),
    ("vague", "(recent|past|coming|future|these) units"),
    # years
    ("year", "(the|fiscal) unit year|fiscal? year|shortyear"),
    ("spelledyear", "(the unit)? (<spelled>|number thousand)"),
    # references
    ("reference", "right now|more? adverb|now|the near? future|the near term|the past"),
)

# Classes that no pattern begins with. Looking for them first makes the search seven times as fast.
_NEVER_FIRST = (
    "word comma dot stop line colon quote mark dash slash currency percent prep in of and of_it its from than zone"
    " counted measured street paper sport"
)

# What stands before a date and belongs to it, by kind: "early", "mid-", "the end of", "about", "the".
_SHADE, _EDGE, _ABOUT = "shade hyphen?", "the edge of the?", "about"
_THE = f"the {_SHADE}|the|its"
_SHADES_OF = {
    "calendar": f"{_SHADE}|{_EDGE}|{_ABOUT}",
    "month": f"{_SHADE}|{_EDGE}|{_ABOUT}",
    "monthof": f"{_SHADE}|{_EDGE}",
    "monthpoint": f"{_SHADE}|{_EDGE}",
    "weekday": "shade",
    "today": "shade",
    "year": f"{_SHADE}|{_EDGE}|{_ABOUT}",
    "ago": _ABOUT,
    "unit": f"{_SHADE}|{_EDGE}|{_ABOUT}|earlier|later",
    "edge": _ABOUT,
    "seasonpoint": f"{_SHADE}|{_EDGE}",
    "quarter": f"{_EDGE}|{_SHADE}|{_THE}",
    "half": f"{_EDGE}|{_SHADE}|{_THE}",
    "season": f"{_EDGE}|{_SHADE}|{_THE}",
    "decade": f"{_EDGE}|{_SHADE}|{_THE}",
    "century": f"{_EDGE}|{_SHADE}|{_THE}",
}


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """The tokens `[core, end)` that a pattern of this kind matched; with what shades them, `[start, end)`."""

    kind: str
    start: int
    core: int
    end: int


def _compiled(pattern: str) -> str:
    letters = letter_of()
    whole = re.sub(r"<([a-z]+)>", lambda m: _PARTS[m[1]], re.sub(r"<([a-z]+)>", lambda m: _PARTS[m[1]], pattern))
    spelled = re.sub(r"[a-z_]+", lambda m: letters[m[0]], whole)
    return "(?:" + spelled.replace(" ", "").replace("(", "(?:").replace("!(?:", "(?!") + ")"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern over word classes as a regular expression over a shape's letters."""
    return re.compile(_compiled(pattern))


@cache
def patterns_as_one() -> str:
    """All patterns as one regular expression over letters, in which the name of the group that matched is its kind."""
    return "|".join(f"(?P<{kind}_{i}>{_compiled(p)})" for i, (kind, p) in enumerate(_PATTERNS))


@cache
def searched_pattern() -> re.Pattern[str]:
    """The same, made to look first whether a pattern can begin at all."""
    never = "".join(letter_of()[kind] for kind in _NEVER_FIRST.split())
    return re.compile(f"(?![{never}])(?:{patterns_as_one()})")


@cache
def _before(kind: str) -> re.Pattern[str] | None:
    shades = _SHADES_OF.get(kind)
    return re.compile(_compiled(shades) + r"\Z") if shades else None


def find_patterns(shape: Shape) -> Iterator[PatternMatch]:
    """The matches of the patterns in order, disjoint; among those that start at one word the first pattern counts."""
    letters, hyphen = shape.letters, letter_of()["hyphen"]
    floor = 0
    for match in searched_pattern().finditer(letters):
        core, end = match.span()
        kind = str(match.lastgroup).partition("_")[0]
        before = _before(kind)
        start = core
        # "the third-quarter loss": the article belongs to the loss
        if before and not (kind == "quarter" and hyphen in letters[core:end]):
            shade = before.search(letters, max(floor, core - 4), core)
            start = shade.start() if shade else core
        yield PatternMatch(kind, start, core, end)
        floor = end
