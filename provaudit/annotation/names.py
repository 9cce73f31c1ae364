"""Names of people, places and bodies: runs of capitalised words, with the fullest form that the text gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from provaudit.annotation.name_parts import split_run
from provaudit.annotation.name_resolution import full_forms
from provaudit.annotation.name_words import (
    FUNCTION_WORDS,
    family_names,
    is_family_first,
    is_opening,
    is_plain_word,
    name_words,
)
from provaudit.annotation.untitled_names import NameKind, Part
from provaudit.errors import InputTypeError


class Name(NamedTuple):
    """A name in a text. A tuple, because a text has hundreds and few are looked at.

    start, end: code points, titles left out; text: the slice. full: the fullest form of it in the text ("Brook" ->
    "Ada Brook"), text where there is none. kind: "person", "place", "body" (an organisation) or "other" (not told).
    """

    start: int
    end: int
    text: str
    full: str
    kind: NameKind = "other"


def _upper_letters() -> str:
    """The upper-case letters of the alphabets that have them, as ranges for a character class."""
    ranges: list[list[int]] = []
    for point in range(0x41, 0x587):
        if chr(point).isupper():
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    ranges += [[0x1E00, 0x1EFF], [0x10A0, 0x10FF]]
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_UP = _upper_letters()
# No group is repeated possessively: Python 3.11 before 3.11.5 then keeps what a failed repetition has read.
# Ordered for speed: what follows the first letter decides, and a full stop is looked at last.
_ABBREVIATED = (
    r"\.(?:(?<=\b[MDSJL][rst]\.)"
    r"|(?<=\bMrs\.|\bSen\.|\bGov\.|\bRep\.|\bGen\.|\bCol\.|\bSgt\.|\bCpl\.|\bRev\.|\bHon\.|\bMaj\.|\bAdm\.|\bDet\.|\bPvt\.)"
    r"|(?<=\bSens\.|\bGovs\.|\bReps\.|\bProf\.|\bCapt\.|\bCmdr\.|\bSupt\.)|(?:com|org|net|gov|edu|info|io)\b)"
)
_TOKEN = rf"[{_UP}](?:\w++(?:[-'’&ʼ]\w++)*(?:{_ABBREVIATED})?|(?:\.[{_UP}]){{0,5}}\.(?!\w\w)|(?:[-'’&ʼ]\w++)*)"
_PARTICLE = "(?:v[ao]n|d(?:e[rnl]?|ella|[aiu]|os|as)|l[ae]|bi(?:n|nt)|ibn|[ae]l|te[rn]|zu|y)"
_ARTICLE = "(?:al|el|as|ad|an|ar|at|ul)-"
_JOINT = rf"(?:(?=[vdlbiaeutzy])(?:{_PARTICLE}[ \xa0]){{0,3}}(?:{_ARTICLE})?)?"
_RUN = re.compile(rf"{_TOKEN}(?:[ \xa0]{_JOINT}{_TOKEN}){{0,15}}")
_LEADING_PARTICLES = re.compile(
    rf"(?<![^\W_])(?:{_PARTICLE}[ \xa0]){{1,3}}\Z|(?<![^\W_])(?:al|el|as|ad|an|ar|at|ul)-\Z"
)
# What may stand before the first word of a sentence.
_BEFORE_SENTENCE = frozenset((*".!?:;\"“”‘’'«»„)]—–―•·*|> \n\t\r", ""))
# "Will he" and "Will the" are no one's name.
_OPENER = re.compile(r",? (?:he|she|it|they|you|we|I|the|this|that)\b")
_MOST_PLAIN_SURNAMES = 20
_MOST_LOOKED_AT, _LONGEST_ROLE = 2, 24
_LONGEST_NICKNAME = 28
_OPENING = {'"': '"', "”": "“", "’": "‘", ")": "("}
_NICKNAME = re.compile(
    r"(?<!\w)([^\W\d_a-z][\w’'-]{1,20})(?: [A-Z]\.)? "
    r"(?:\"[^\"\n]{2,25}\"|“[^”\n]{2,25}”|‘[^’\n]{2,25}’|\([^)\n]{2,25}\)) \Z"
)
_MONTHS = frozenset(("March", "April", "May", "June", "August"))
_MONTH_FOLLOWS = re.compile(
    r"(?<!\w)(?:in|since|until|till|last|next|this|early|late|mid|each|every|during|through|[0-9]{1,2}(?:st|nd|rd|th)?"
    r"(?: of)?)[ -]\Z",
    re.IGNORECASE,
)
# "in Cairo", "Alexandria, Cairo"; "Washington, D.C.".
_AT_PLACE = re.compile(r"(?:\b(?:in|at|to|from|of|near|through|around|across|over|the|into|toward|towards)|,) \Z")
_PLACE_FOLLOWS = re.compile(rf",? [{_UP}][\w.]")
_DAY_OR_YEAR = re.compile(r",? [0-9]")
# "Minister for Water Ada Brook": the portfolio has a capital, but is no part of the name.
_OFFICE_JOINTS = frozenset((" of", "for"))
_PORTFOLIOS = tuple(
    f"{office} {joint} " for office in ("inister", "ecretary", "ommissioner") for joint in ("of", "for")
)
# The last three characters of "van", " de", "della" ...
_TAILS = frozenset("van von der den del lla dos das bin int ibn ter ten for".split()).union(
    [f" {particle}" for particle in "de da di du la le al el zu as os of".split()],
)
# Runs of one word that are met most and never are a name.
_NO_NAMES = frozenset(word.capitalize() for word in FUNCTION_WORDS) | {"I'm", "I’m", "It’s", "It's", "That’s", "He’s"}
_GLUE = frozenset((" of ", " of the ", " for ", " and ", " & "))


def find_names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order: people, places and bodies, without titles ("President"), demonyms and dates.

    A surname alone is resolved to the full name that the text gives, spelling variants included. Rules over
    capitals and word lists; no model. Raises InputTypeError for anything but a str.
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_names takes a str, not {type(text).__name__}")
    return _find_names(text)


@lru_cache(maxsize=2)
def _find_names(text: str) -> tuple[Name, ...]:
    """`find_names`, kept for the last texts: an audit asks once for the names and once for the quotes."""
    nicknamed: list[str] = []
    parts = list(_parts(text, nicknamed))
    if parts and parts[0][0] == 0 and parts[0][1].text.isupper() and text[len(parts[0][1].text) :][:2] == ": ":
        parts[0] = (0, parts[0][1]._replace(kind="place"))  # a dateline: "SELM: The mayor said"
    different = _different(parts, nicknamed)
    people = {name for name, _, kind in different if kind == "other" and " " in name and _follows_role(text, name)}
    if people:
        parts = [(start, part._replace(kind="person") if part.text in people else part) for start, part in parts]
        different = [(name, sex, "person") if name in people else (name, sex, kind) for name, sex, kind in different]
    extra = _plain_surnames(text, parts, different)
    if extra:
        parts = sorted(parts + extra, key=lambda item: item[0])
        different += [(part.text, "", part.kind) for _, part in extra]
    surnames = {name.rsplit(" ", 1)[-1] for name, _, kind in different if kind == "person" and " " in name}
    if any(kind == "place" and name in surnames for name, _, kind in different):
        parts = [(start, _as_person(text, start, part, surnames)) for start, part in parts]
        different = _different(parts, nicknamed)
    forms = full_forms([name for name in different if name[2] != "place"])
    make = tuple.__new__  # what Name() does, without the call between
    found: list[Name] = []
    for start, (_, name, kind, honorific) in parts:
        full = name
        if kind != "place":
            full, kind = forms[name, honorific]
        end = start + len(name)
        found.append(make(Name, (start, end, text[start:end], full, kind)))
    return tuple(found)


def _different(parts: list[tuple[int, Part]], nicknamed: list[str]) -> list[tuple[str, str, NameKind]]:
    """Each name of a text once, its words, its honorific and its kind; at the end those that a nickname parts."""
    found = [(name, honorific, kind) for name, kind, honorific in dict.fromkeys([part[1:] for _, part in parts])]
    return found + [(name, "", "person") for name in dict.fromkeys(nicknamed)]


def _follows_role(text: str, name: str) -> bool:
    """Whether what one person is precedes a name, in lower case: the "coach" of "coach Beat Salmo"."""
    persons, at = name_words().persons, -1
    for _ in range(_MOST_LOOKED_AT):
        at = text.find(name, at + 1)
        if at < 0:
            return False
        if text[at - 1] == " " and text[max(0, at - _LONGEST_ROLE) : at - 1].rpartition(" ")[2] in persons:
            return True
    return False


def _plain_surnames(
    text: str, parts: list[tuple[int, Part]], different: list[tuple[str, str, NameKind]]
) -> list[tuple[int, Part]]:
    """The surnames that are common words as well, where they stand alone: "Will" where there is an "Ada Will"."""
    people = [name for name, _, kind in different if kind == "person"]
    surnames = [word for word in dict.fromkeys([name.rsplit(" ", 1)[-1] for name in people]) if is_plain_word(word)]
    firsts = {name.split(" ", 1)[0]: name for name in people if " " in name}
    for first in sorted(family_names().intersection(firsts)):
        if first not in surnames and is_plain_word(first) and is_family_first(firsts[first]):
            surnames.append(first)
    surnames = surnames[:_MOST_PLAIN_SURNAMES]
    if not surnames:
        return []
    found: list[tuple[int, Part]] = []
    starts = [start for start, _ in parts]
    for surname in surnames:
        at = text.find(surname)
        while at >= 0:
            end = at + len(surname)
            i = bisect_right(starts, at)
            free = (i == 0 or parts[i - 1][0] + len(parts[i - 1][1].text) <= at) and (
                i == len(starts) or end <= starts[i]
            )
            around = text[at - 1 : at] + text[end : end + 1]
            if (
                free
                and not (around[:1].isalnum() or around[-1:].isalnum())
                and not _OPENER.match(text, end)
                and not (surname in _MONTHS and _is_dated(text, at, end))
            ):
                found.append((at, Part(0, surname, "other")))
            at = text.find(surname, end)
    return found


def _as_person(text: str, start: int, part: Part, surnames: set[str]) -> Part:
    """A surname that is a place's name too ("Hannah Cairo"): the person's, unless it stands where a place does."""
    end = start + len(part.text)
    if part.kind != "place" or part.text not in surnames or _AT_PLACE.search(text, max(0, start - 10), start):
        return part
    return part if _PLACE_FOLLOWS.match(text, end) else part._replace(kind="other")


def _is_dated(text: str, start: int, end: int) -> bool:
    """Whether a surname that is a month's name is the month here: "in May", "3 May", "May 2017"."""
    return bool(_MONTH_FOLLOWS.search(text, max(0, start - 12), start) or _DAY_OR_YEAR.match(text, end))


def _parts(text: str, nicknamed: list[str]) -> Iterator[tuple[int, Part]]:
    """Where each name starts, and the name, from the runs of capitalised words.

    nicknamed: takes the names that a nickname parts, whole (`Ada "Ace" Brook`).
    """
    spans: list[tuple[int, str]] = []
    first, end, left = 0, -9, ""
    for match in _RUN.finditer(text):
        run = match[0]
        if run in _NO_NAMES:
            continue
        start, stop = match.span()
        if start - end <= 8 and text[end:start] in _GLUE and is_opening(left, text[end:start], run):
            left = text[first:stop]
            spans[-1] = (first, left)
        else:
            first, left = start, run
            spans.append((start, run))
        end = stop
    for start, run in spans:
        before = text[start - 1] if start else "\n"
        if before == " ":
            mark = text[start - 2]
            opens_sentence = mark in _BEFORE_SENTENCE
            may_lead = False
            if not opens_sentence:
                tail = text[start - 4 : start - 1]
                if tail in _TAILS:
                    if tail in _OFFICE_JOINTS:
                        opens_sentence = text.endswith(_PORTFOLIOS, 0, start)
                    else:
                        may_lead = True
            elif mark in _OPENING and (name := _nicknamed(text, start, run)):
                nicknamed.append(name)
                opens_sentence = False
        elif before.isalnum():
            continue
        else:
            opens_sentence, may_lead = True, before == "-"
        if may_lead and (leading := _LEADING_PARTICLES.search(text, max(0, start - 16), start)):
            run, start = text[leading.start() : start] + run, leading.start()
        for part in split_run(run, opens_sentence):
            yield start + part[0], part


def _nicknamed(text: str, start: int, run: str) -> str:
    """The whole name where a nickname stands before its last word, at `start`; "" where it does not."""
    if text.rfind(_OPENING[text[start - 2]], max(0, start - _LONGEST_NICKNAME), start - 2) < 0:
        return ""
    given = _NICKNAME.search(text, max(0, start - 2 * _LONGEST_NICKNAME), start)
    surname = run.split(" ", 1)[0]
    lists = name_words()
    if given is None or surname.lower() in lists.ends or given[1].lower() in FUNCTION_WORDS | lists.titles:
        return ""
    return text[given.start() : start + len(surname)]
