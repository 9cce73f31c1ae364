"""Whether two mentions may be one name: spellings, initials, parts of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from provaudit.annotation.lexicon import read_rows
from provaudit.annotation.name_matching import same_person
from provaudit.annotation.names import Name

_PEOPLE = ("n", "an", "ian", "ean", "ese", "i", "ish")
_VOWELS = "aeoy"
_SHORTEST_STEM = 4
_PARTS = re.compile(r"[^\W_]+")


def is_one_name(a: Name, b: Name) -> bool:
    """Whether two mentions may name one person, place or body."""
    if a.text == b.text or a.full == b.full:
        return True
    if a.text in (initials_of(b.text), initials_of(b.full)) or b.text in (initials_of(a.text), initials_of(a.full)):
        return True
    return same_person(a.full, b.full) or same_person(a.text, b.text) or a.text in people_and_places(b.text)


@lru_cache(maxsize=4096)
def people_and_places(word: str) -> frozenset[str]:
    """What the people of a place may be called, and the place of a people: "Kestrian" of "Kestria", and the reverse."""
    place, people = word.rstrip(_VOWELS), word.removesuffix("s")
    found = {place + ending for ending in _PEOPLE} if len(place) >= _SHORTEST_STEM else set()
    for ending in _PEOPLE:
        stem = people.removesuffix(ending)
        if stem != people and len(stem) >= _SHORTEST_STEM:
            found |= {stem, *(stem + vowel for vowel in _VOWELS)}
    return frozenset(found)


@lru_cache(maxsize=4096)
def also_called(name: str) -> tuple[str, ...]:
    """Other names of a country and its people: "Dutch" for "Netherlands", "British" for "UK"; none for others."""
    return tuple(other for other in _names_of_countries().get(name.replace(".", "").lower(), ()) if other != name)


@cache
def _names_of_countries() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for jurisdiction, also in read_rows("jurisdictions.csv")[1:]:
        names = (jurisdiction, *filter(None, also.split("|")))
        found |= {name.replace(".", "").lower(): names for name in names}
    return found


@lru_cache(maxsize=4096)
def initials_of(name: str) -> str:
    """The first letters of the capitalised words of a name."""
    return "".join(part[0] for part in _PARTS.findall(name) if part[0].isupper())
