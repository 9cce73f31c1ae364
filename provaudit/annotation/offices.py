"""Offices and places: one key for the many wordings of an office, and the place that an adjective stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from provaudit.annotation.lexicon import read_rows

_WORD = re.compile(r"[a-z0-9]+")
_NOTE = re.compile(r"\([^()]{0,120}\)")
_SMALL = frozenset("the of for and to a an in at s on".split())
_NOT_PART_OF_IT = frozenset(
    "acting interim caretaker federal republican democratic gop presumptive junior senior".split()
)
_SPELLINGS = {
    "defense": "defence",
    "advisor": "adviser",
    "labor": "labour",
    "program": "programme",
    "vicepresident": "vice president",
    "healthcare": "health",
}
# What the table calls the leader of a country without giving a title may be any of these.
HEADS_OF_COUNTRIES = frozenset("president|minister prime|chancellor|king|queen|emperor|emir|sultan|leader".split("|"))


def fold(text: str) -> str:
    """The text in lower case, without accents; what has no plain letter stays."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("’", "'")


@lru_cache(maxsize=4096)
def office_key(wording: str) -> str:
    """One key for all wordings of an office: "Secretary of Defense" and "defence secretary" have the same.

    The words sorted, without accents, small words, "acting" and notes in brackets; "" where none is left.
    """
    words = _plain_words(wording)
    wordings, departments = _vocabulary()
    rank = ""
    while words and words[0] in ("deputy", "first") and not _known(words, wordings):
        if words[0] == "first" and "deputy" not in words[:2]:
            break
        rank, words = "deputy ", words[1:]
    meaning = wordings.get(_joined(words))
    return _sorted_words(rank + (meaning if meaning is not None else _as_minister(words, departments)))


def same_office(one: str, other: str) -> bool:
    """Whether a row's office (`one`) may be the one that a text names (`other`), both by their keys.

    A country's "leader" is any of its heads, and a candidate has a campaign (so has a president who runs again).
    """
    if one == other or (one, other) == ("candidate presidential", "campaign presidential"):
        return True
    if "leader" in (one, other):
        return one in HEADS_OF_COUNTRIES and other in HEADS_OF_COUNTRIES
    return {one, other} <= {"chancellor", "chancellor exchequer"}


def _plain_words(wording: str) -> list[str]:
    folded = _NOTE.sub(" ", fold(wording[:300])).replace("u.n.", "un").replace("u.s.", "us").replace("'s", "")
    words = [_SPELLINGS.get(word, word) for word in _WORD.findall(folded)]
    return [word for word in words if word not in _NOT_PART_OF_IT]


def _known(words: Sequence[str], wordings: dict[str, str]) -> bool:
    return _joined(words) in wordings


def _joined(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word not in _SMALL)


def _sorted_words(text: str) -> str:
    return " ".join(sorted({word for word in text.split() if word not in _SMALL}))


def _as_minister(words: list[str], departments: dict[str, str]) -> str:
    """ "minister of X", "X secretary", "secretary of state for X" -> "X minister"; other offices as they are."""
    text = " ".join(words)
    if text == "secretary of state":
        return text
    for opening in ("secretary of state for ", "minister of ", "minister for ", "secretary of ", "secretary for "):
        if text.startswith(opening):
            department = _joined(words[opening.count(" ") :])
            return departments.get(department, department) + " minister"
    if len(words) > 1 and words[-1] in ("minister", "secretary") and words[-2] != "prime":
        department = _joined(words[:-1])
        return departments.get(department, department) + " minister"
    return text


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    """Whole wordings and departments, each with its meaning."""
    wordings, departments = {}, {}
    for part, wording, meaning in office_rows():
        if part == "office":
            wordings[_joined(_plain_words(wording))] = " ".join(_plain_words(meaning))
        elif part == "department":
            departments[_joined(_plain_words(wording))] = " ".join(_plain_words(meaning))
    return wordings, departments


@cache
def office_rows() -> tuple[tuple[str, str, str], ...]:
    """The rows of offices.csv: part, wording, meaning."""
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in read_rows("offices.csv")[1:])


@cache
def places() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Wordings of places, as words in the case that news writes them, and the jurisdictions they can mean."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in read_rows("jurisdictions.csv")[1:]:
        for wording in filter(None, (row[0], *row[1].split("|"))):
            meanings = found.setdefault(tuple(wording.split()), [])
            if row[0] not in meanings:
                meanings.append(row[0])
    return {words: tuple(meanings) for words, meanings in found.items()}
