"""Names of people, places and bodies: runs of capitalised words, with the fullest form that the text gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from provaudit.annotation.name_parts import split_run
from provaudit.annotation.name_resolution import full_forms
from provaudit.annotation.name_words import FUNCTION_WORDS, is_opening, is_plain_word, name_words
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
_LONGEST_ROLE = 24
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
# The last three characters of "van", " de", "della" ...
_TAILS = frozenset("van von der den del lla dos das bin int ibn ter ten".split()).union(
    f" {particle}" for particle in "de da di du la le al el zu as os".split()
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
    parts = list(_parts(text))
    different = list(dict.fromkeys([(part.text, part.honorific, part.kind) for _, part in parts]))
    extra = _plain_surnames(text, parts, different)
    if extra:
        parts = sorted(parts + extra, key=lambda item: item[0])
        different += [(part.text, "", part.kind) for _, part in extra]
    surnames = {name.rsplit(" ", 1)[-1] for name, _, kind in different if kind == "person" and " " in name}
    if any(kind == "place" and name in surnames for name, _, kind in different):
        parts = [(start, _as_person(text, start, part, surnames)) for start, part in parts]
        different = list(dict.fromkeys([(part.text, part.honorific, part.kind) for _, part in parts]))
    forms = full_forms([name for name in different if name[2] != "place"])
    make = tuple.__new__  # what Name() does, without the call between
    return tuple(
        [
            make(
                Name,
                (
                    start,
                    end := start + len(name),
                    text[start:end],
                    *(forms[name, honorific] if kind != "place" else (name, kind)),
                ),
            )
            for start, (_, name, kind, honorific) in parts
        ]
    )


def _plain_surnames(
    text: str, parts: list[tuple[int, Part]], different: list[tuple[str, str, NameKind]]
) -> list[tuple[int, Part]]:
    """The surnames that are common words as well, where they stand alone: "Will" where there is an "Ada Will"."""
    last_words = dict.fromkeys([name.rsplit(" ", 1)[-1] for name, _, kind in different if kind == "person"])
    surnames = [word for word in last_words if is_plain_word(word)][:_MOST_PLAIN_SURNAMES]
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


def _parts(text: str) -> Iterator[tuple[int, Part]]:
    """Where each name starts, and the name, from the runs of capitalised words."""
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
        before = text[start - 1 : start]
        if before == " ":
            opens_sentence = text[start - 2 : start - 1] in _BEFORE_SENTENCE
            may_lead = text[start - 4 : start - 1] in _TAILS
        elif before.isalnum():
            continue
        else:
            opens_sentence, may_lead = True, before == "-"
        if may_lead and (leading := _LEADING_PARTICLES.search(text, max(0, start - 16), start)):
            run, start = text[leading.start() : start] + run, leading.start()
        parts = split_run(run, opens_sentence)
        if parts and parts[0].kind == "other" and before == " " and " " in run and _is_role(text, start):
            parts = _as_named_after_role(parts)
        for part in parts:
            yield start + part.start, part


def _as_named_after_role(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The names in a run after "coach": the first is the coach's, also with a word in it that may be something else.

    What is in no list before a given name is one as well: "coach Ruy Jorge Salmo".
    """
    first, *others = parts
    if others and others[0].kind == "person" and first.start == 0 and others[0].start == len(first.text) + 1:
        return (Part(0, f"{first.text} {others[0].text}", "person"), *others[1:])
    return (first._replace(kind="person"), *others) if " " in first.text else parts


def _is_role(text: str, start: int) -> bool:
    """Whether the word before a name, in lower case, is what one person is: the "coach" of "coach Ada Brook"."""
    word = text[max(0, start - _LONGEST_ROLE) : start - 1].rpartition(" ")[2]
    return word.islower() and word in name_words().persons
