"""Roles: who is said to hold, or to have held, which office.

Rules around the words that head an office ("president", "secretary"): a title before a name, an apposition before or
after it, "X is the ...", "... as the ...".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from provaudit.annotation.names import Name
from provaudit.annotation.office_phrases import OfficePhrase, parse_office
from provaudit.annotation.office_words import Words, heads_of_offices
from provaudit.article import Span

RoleStatus = Literal["current", "former", "future", "late"]
RoleForm = Literal["title", "description", "statement", "then"]

# How far from the head of an office its name can stand, in characters.
_REACH = 160
_BE = frozenset("is remains 's".split())
_ADVERBS = frozenset("now currently still also not no longer once already again".split())
_ENDS = frozenset((",", ".", ";", ":", ")", "(", "\n", "—", "–", "”", '"'))
# "elected as president" tells of a time, "chaired the meeting as president" of an office held there and then.
_NOT_HELD_AS = frozenset(
    "served serving serve serves worked working elected appointed named nominated resigned down known time tenure role "
    "stint stints years term terms career job regarded seen confirmed picked chosen installed in such well far long "
    "soon quit record days life succeeded replaced re-elected reelected inaugurated described years' predecessor "
    "candidate successor work experience period spell portrayed tapped selected considered had was been".split()
)
# "If Brook is the nominee" does not say that she is.
_SUPPOSING = frozenset("if whether when once unless until till assuming should were that because".split())
# "The candidate for president, Ada Brook" holds no office yet.
_SEEKING = frozenset(
    "candidate candidates nominee nominees run runs running ran bid contender contenders campaign vote".split()
)
_ADDRESS = frozenset("mr mrs ms dr".split())
_SENTENCE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Role:
    """An office given to a person.

    span: the office's words and the name; office: the office's words; person: the name as written.
    status: "current", "former", "future" (elect, incoming) or "late".
    form: "title" ("President Brook"), "description" ("Elmland's president, Ada Brook"), "statement" ("Brook is
        president"), "then" ("then-President Brook": a title of another time).
    place: the place or body as written, "" where none is. jurisdictions: what the place can be, as the timeline calls
        it; empty where the place is not known there. keys: the office as `office_key` gives it, with and without place.
    full: the fullest form of the name in the text.
    """

    span: Span
    office: str
    person: str
    status: RoleStatus
    form: RoleForm = "title"
    place: str = ""
    jurisdictions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    full: str = ""


def find_roles(text: str, names: Sequence[Name]) -> tuple[Role, ...]:
    """The offices that a text gives to people, in order; `names` as `find_names` gives them.

    "A President Brook" (someone imagined in the office), "was president" and "as president, Brook had" are left out:
    they do not say who holds it.
    """
    heads = heads_of_offices()
    people = [name for name in names if name.kind in ("person", "other") and name.text.lower() not in heads]
    if not people:
        return ()
    words = Words(text)
    starts = {name.start: name for name in people}
    ends = {name.end: name for name in people}
    positions = [name.start for name in people]
    inside = words.inside((name.start, name.end) for name in people if name.kind == "person")
    found: dict[Span, Role] = {}
    for head in words.heads:
        where = words.start(head)
        nearby = bisect_left(positions, where - _REACH)
        if nearby == len(positions) or positions[nearby] > where + _REACH:
            continue
        phrase = parse_office(words, head, starts, inside)
        if phrase is None:
            continue
        role = _role(words, phrase, starts, ends)
        if role is not None:
            found.setdefault(role.span, role)
    return tuple(sorted(found.values(), key=lambda role: role.span))


def _role(words: Words, phrase: OfficePhrase, starts: Mapping[int, Name], ends: Mapping[int, Name]) -> Role | None:
    after = phrase.end
    name = starts.get(words.start(after)) if after < len(words) else None
    before = words.low(phrase.outer - 1)
    if before == "for" and words.low(phrase.outer - 2) in _SEEKING:
        return None
    if name is not None:
        if phrase.article in ("a", "an") and phrase.status in ("current", "future"):
            return None
        if before == "as" and not _in_office(words, phrase):
            return None
        return _as_role(words, phrase, name, "title")
    if words.low(after) == "," and not phrase.is_bare:
        name = starts.get(words.start(after + 1))
        if name is not None and (_closes(words, name.end) if before != "as" else _in_office(words, phrase)):
            return None if phrase.article in ("a", "an") else _as_role(words, phrase, name, "description")
    return _after_name(words, phrase, starts, ends)


def _after_name(
    words: Words, phrase: OfficePhrase, starts: Mapping[int, Name], ends: Mapping[int, Name]
) -> Role | None:
    """ "Brook, the president", "Brook, 61, a former mayor", "Brook is", "Brook, who is", "Brook chaired it as"."""
    at = phrase.outer - 1
    if words.low(at) == "now" and words.low(at - 1) == "and":
        # "Brook, a former teacher and now president": back to the comma after the name.
        at = next((i for i in range(at - 2, max(at - 10, 0), -1) if words.low(i) == ","), at)
    if words.low(at) == "," or (words.low(at) in ("now", "currently", "formerly") and words.low(at - 1) == ","):
        if words.low(at) != ",":
            at -= 1
        if words.low(at - 1).isdigit() and words.low(at - 2) == ",":
            at -= 2
        name = ends.get(words.end(at - 1)) if at > 0 else None
        if name is None or (words.low(phrase.end) not in _ENDS and words.low(phrase.end) not in ("and", "who", "said")):
            return None
        return _as_role(words, phrase, name, "description")
    if words.low(at) == "as":
        return _held_as(words, phrase, at, starts)
    gone = False
    while words.low(at) in _ADVERBS:
        gone = gone or words.low(at) in ("longer", "not", "once")
        at -= 1
    copula = words.low(at)
    if copula not in _BE:
        return None
    at -= 1
    if words.low(at) == "who":
        at -= 1
        if words.low(at) == ",":
            at -= 1
    name = ends.get(words.end(at)) if at >= 0 else None
    if name is None or _is_supposed(words, name):
        return None
    if gone and words.low(phrase.outer - 1) != "longer":
        return None
    return _as_role(words, phrase, name, "statement", former=gone)


def _is_supposed(words: Words, name: Name) -> bool:
    """Whether the statement is one of several possibilities: "if Mr. Brook is the nominee"."""
    at = words.next_after(name.start) - 1
    if words.low(at) == ".":
        at -= 1
    return words.low(at) in _SUPPOSING or (words.low(at) in _ADDRESS and words.low(at - 1) in _SUPPOSING)


def _held_as(words: Words, phrase: OfficePhrase, at: int, starts: Mapping[int, Name]) -> Role | None:
    """ "Brook chaired the session as Elmland's president.": the subject is the name that opens the sentence."""
    if not phrase.place or words.low(at - 1) in _NOT_HELD_AS or words.low(phrase.end) not in _ENDS:
        return None
    first = at
    while first > 0 and at - first < _SENTENCE_WORDS and words.low(first - 1) not in (".", "\n", "!", "?", "”", '"'):
        first -= 1
    for position in range(first, min(first + 3, at)):
        name = starts.get(words.start(position))
        if name is not None:
            return _as_role(words, phrase, name, "statement")
    return None


def _in_office(words: Words, phrase: OfficePhrase) -> bool:
    return words.low(phrase.outer - 2) == "office" and words.low(phrase.outer - 3) == "in"


def _closes(words: Words, end: int) -> bool:
    """Whether an apposition can end here: the next word is a comma, a full stop or the like."""
    return words.low(words.next_after(end)) in (*_ENDS, "")


def _as_role(words: Words, phrase: OfficePhrase, name: Name, form: RoleForm, *, former: bool = False) -> Role:
    start = min(words.start(phrase.start), name.start)
    end = max(words.end(phrase.end - 1), name.end)
    place, jurisdictions = phrase.place, phrase.jurisdictions
    if not place and form == "title":
        place, jurisdictions, end = words.place_after(name.end)
        end = max(end, name.end)
    status: RoleStatus = "former" if former else "current" if phrase.status == "then" else phrase.status
    return Role(
        Span(start, end),
        words.text[words.start(phrase.office_start) : words.end(phrase.end - 1)],
        name.text,
        status,
        "then" if phrase.status == "then" else form,
        place,
        jurisdictions,
        phrase.keys,
        name.full,
    )
