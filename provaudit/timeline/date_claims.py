"""Claims that lie in full dates: what is told as past has happened, what is told as coming has not."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from functools import cache

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.escape import excerpt
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.window import Constraint

_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_TOKEN = re.compile(r"[a-z0-9$]{1,60}(?:[’'.-][a-z0-9]{1,60}){0,4}|[^\w\s]")
_CALENDAR = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")
_REACH = 12
# A day that a text spells out is as sure as the text; a clause can be misread.
_STRENGTH = {10: 0.7, 7: 0.6, 4: 0.6}
_FIRST_YEAR = 1900


def date_claims(contexts: Contexts, slack: int) -> list[Constraint]:
    """What the dates with a year in them say about the day of writing; `slack` in days."""
    found = []
    for date in contexts.annotated.dates:
        if not _YEAR.search(date.text) or not _CALENDAR.match(date.value) or date.first is None or date.last is None:
            continue
        if date.first.year < _FIRST_YEAR or contexts.claims_nothing(Span(date.start, date.end)):
            continue
        told = _told(contexts, date)
        if told is None:
            continue
        span, words, strength = Span(date.start, date.end), excerpt(date.text, 40), _STRENGTH[len(date.value)]
        if told == "past":
            why = f"“{words}” is told as past"
            found.append(_constraint(span, date.first, None, why, strength, slack))
        else:
            why = f"“{words}” is told as still to come"
            found.append(_constraint(span, None, date.last, why, strength, slack))
    return found


def _constraint(
    span: Span, first: dt.date | None, last: dt.date | None, why: str, strength: float, slack: int
) -> Constraint:
    return Constraint(span, first, last, why, None, strength, "date", why, slack=slack)


def _told(contexts: Contexts, date: DateMention) -> str | None:
    """ "past", "coming", or None where the clause does not tell."""
    sentence = contexts.sentence(date.start)
    if sentence.has("imagined"):
        return None
    low = contexts.low[sentence.span.start : sentence.span.end]
    matches = list(_TOKEN.finditer(low))
    tokens = [match[0] for match in matches]
    offsets = [match.start() + sentence.span.start for match in matches]
    at = bisect_left(offsets, date.start)
    after = bisect_left(offsets, date.end)
    if any(word in _cue("other") for word in tokens[max(0, at - 2) : after]):
        return None
    if _is_modifier(tokens, at, after):
        following = tokens[after : after + 3]
        done = any(word in _cue("done") for word in following)
        return "past" if done and _cue("open").isdisjoint(tokens) and _cue("coming").isdisjoint(tokens) else None
    start, preposition = _opening(tokens, at)
    if preposition == "since":
        return "past"
    if preposition not in _cue("prepositions"):
        if preposition in ("by", "until", "through", "before", "till"):
            return "coming" if _before(tokens, start) == "coming" else None
        if len(date.value) < 10:
            return None
    told = _before(tokens, start)
    if told == "opening":
        told = _after(tokens, after)
    return told if told in ("past", "coming") else None


def _is_modifier(tokens: list[str], at: int, after: int) -> bool:
    """ "the 2014 report": a year with an article before it and a noun after it."""
    before = tokens[at - 1] if at else ""
    following = tokens[after] if after < len(tokens) else ""
    return (before in ("the", "a", "an", "its", "his", "her", "their", "this", "that") or before.endswith("'s")) and (
        following.isalpha()
    )


def _opening(tokens: list[str], at: int) -> tuple[int, str]:
    """The preposition of a date and where it stands: "in early 2014" -> "in"."""
    position = at - 1
    while position >= 0 and at - position < 5 and tokens[position].rstrip(".") in _cue("before_year"):
        position -= 1
    if position < 0:
        return at, ""
    return position, tokens[position]


def _before(tokens: list[str], at: int) -> str:
    """How the words before a date tell it: "past", "coming", "open" or, if the date opens the sentence, "opening"."""
    words = 0
    for position in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = tokens[position]
        if word in (";", ":", "—", "–", "(", '"', "“", "”"):
            break
        if word in _cue("clause"):
            return "open"
        if word == "to" and _is_preposition(tokens, position):
            words += 1
            continue
        if word in _cue("coming"):
            return "coming"
        if word in _cue("coming_be") and position and tokens[position - 1] in ("is", "are", "'s"):
            return "coming"
        if word == "to" and position and tokens[position - 1] in _cue("coming_to"):
            return "coming"
        if word == "to" and position and _is_coming(tokens, position - 1):
            return "coming"
        if word in _cue("open") or word in _cue("planning"):
            return "open"
        if _is_past(word):
            if word in _cue("reporting") and words > 1:
                return "open"
            return "past"
        if word.endswith("ing") and len(word) > 5:
            return "open"
        words += word.isalnum()
    return "opening" if words <= 1 and at <= 3 else "open"


def _is_coming(tokens: list[str], position: int) -> bool:
    """ "is expected to open", "are scheduled to meet"."""
    return tokens[position] in _cue("coming_be") and position > 0 and tokens[position - 1] in ("is", "are", "'s")


def _is_preposition(tokens: list[str], position: int) -> bool:
    """Whether "to" stands before a noun: "gave it to the museum in 2014"."""
    following = tokens[position + 1] if position + 1 < len(tokens) else ""
    return following in ("the", "a", "an", "his", "her", "its", "their", "him", "them", "power", "office", "$") or (
        following[:1].isdigit()
    )


def _after(tokens: list[str], after: int) -> str:
    """How the first verb after a date that opens its sentence tells it."""
    for word in tokens[after : after + 2 * _REACH]:
        if word in _cue("coming"):
            return "coming"
        if word in _cue("open") or word in _cue("planning") or word in (";", ":", "is", "are", "has", "have", "does"):
            return "open"
        if _is_past(word):
            return "past"
    return "open"


def _is_past(word: str) -> bool:
    if word in _cue("past"):
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and "-" not in word


@cache
def _cue(kind: str) -> frozenset[str]:
    return read_kinds("telling_cues.txt")[kind]
