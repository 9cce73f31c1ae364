"""Claims that lie in dates with a year: what is told as past has happened, what is told as coming has not."""

from __future__ import annotations

import datetime as dt
import re

from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.escape import excerpt
from provaudit.timeline.clauses import Clause, clause_at, cue
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.window import Constraint

_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_CALENDAR = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")
# A day that a text spells out is as sure as the text; a clause can be misread.
_STRENGTH = {10: 0.7, 7: 0.6, 4: 0.6}
_ATTRIBUTE = ('="', "='")
# No article has more dates; what does is no article, and must not take for ever.
_MOST = 1000
_FIRST_YEAR = 1900
# An election, and who stands for it, is hardly named by its year before the one that precedes it.
_VOTE_AHEAD = 4
_VOTE_STRENGTH = 0.5


def date_claims(contexts: Contexts, slack: int) -> list[Constraint]:
    """What the dates with a year in them say about the day of writing; `slack` in days."""
    found = []
    for date in contexts.annotated.dates[:_MOST]:
        if not _YEAR.search(date.text) or not _CALENDAR.match(date.value) or date.first is None or date.last is None:
            continue
        span = Span(date.start, date.end)
        if date.first.year < _FIRST_YEAR:
            continue
        if contexts.body[max(0, date.start - 2) : date.start] in _ATTRIBUTE:
            # What a page's markup says of a post; no one's speech, though it stands in quotation marks.
            found.append(_constraint(span, date.first, None, f"“{date.text}” dates a post", _STRENGTH[10], slack))
            continue
        if contexts.claims_nothing(span):
            continue
        sentence = contexts.sentence(date.start)
        if sentence.has("imagined"):
            continue
        clause = clause_at(contexts.body, sentence.span, date.start, date.end)
        claim = _claim(date, span, clause, slack)
        if claim is not None:
            found.append(claim)
    return found


def _claim(date: DateMention, span: Span, clause: Clause, slack: int) -> Constraint | None:
    if date.first is None:
        return None
    words, strength = excerpt(date.text, 40), _STRENGTH[len(date.value)]
    if len(date.value) == 4 and _names_vote(clause):
        if _is_decided(clause):
            return _constraint(span, date.first, None, f"the vote of {words} is told as past", strength, slack)
        if clause.is_coming():
            return _constraint(span, None, date.last, f"the vote of {words} is told as still to come", strength, slack)
        ahead = dt.date(max(1, date.first.year - _VOTE_AHEAD), 1, 1)
        why = f"the vote of {words} is spoken of, as it is within {_VOTE_AHEAD} years before it"
        return _constraint(span, ahead, None, why, _VOTE_STRENGTH, slack)
    told = clause.telling(whole_day=len(date.value) == 10)
    if told == "past":
        return _constraint(span, date.first, None, f"“{words}” is told as past", strength, slack)
    if told == "coming":
        return _constraint(span, None, date.last, f"“{words}” is told as still to come", strength, slack)
    return None


def _names_vote(clause: Clause) -> bool:
    """ "the 2014 Senate race", "2016 presidential candidate"."""
    return any(
        word in cue("votes") for word in clause.tokens[clause.end : clause.end + 4] if word.isalpha()
    ) and clause.word(clause.end) not in (",", ".", "and", "in", "on", "to", "for")


def _is_decided(clause: Clause) -> bool:
    """Whether the vote is told as over: "won the 2014 race", "after the 2014 election"."""
    near = (*clause.tokens[max(0, clause.start - 6) : clause.start], *clause.tokens[clause.end : clause.end + 4])
    if clause.word(clause.start - 2) == "following" and clause.word(clause.start - 3) not in (",", ""):
        return False
    return not cue("decided").isdisjoint(near) and cue("open").isdisjoint(near) and cue("coming").isdisjoint(near)


def _constraint(
    span: Span, first: dt.date | None, last: dt.date | None, why: str, strength: float, slack: int
) -> Constraint:
    return Constraint(span, first, last, why, None, strength, "date", why, slack=slack)
