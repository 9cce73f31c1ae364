"""From a short form to the fullest name in the text: a surname, a given name, an acronym, the tail of a body's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from provaudit.annotation.name_matching import sex_of, spelling_key
from provaudit.annotation.name_parts import NameKind, Part

_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


def full_forms(parts: Sequence[Part]) -> dict[tuple[str, str], tuple[str, NameKind]]:
    """For each (text, honorific) among the parts: the fullest form in the text, and the kind.

    A surname goes to the first full name in the text that bears it ("Mrs." to the first that may be a woman's); the
    fuller of two forms that share given name and surname wins.
    """
    order = list(dict.fromkeys((part.text, part.honorific, part.kind) for part in parts))
    people: dict[str, list[str]] = defaultdict(list)
    given: dict[str, list[str]] = defaultdict(list)
    bodies: list[str] = []
    for text, _, kind in order:
        if " " not in text:
            continue
        if kind == "person":
            words = _words(text)
            if len(words) > 1:
                people[spelling_key(words[-1])].append(text)
                given[words[0]].append(text)
        elif kind == "body":
            bodies.append(text)
    acronyms = {_initials(text): text for text in reversed(bodies)}
    forms: dict[tuple[str, str], tuple[str, NameKind]] = {}
    for text, honorific, kind in order:
        if (text, honorific) in forms and kind == "other":
            continue
        forms[text, honorific] = _full(text, honorific, kind, people, given, bodies, acronyms)
    return forms


def _full(
    text: str,
    honorific: str,
    kind: NameKind,
    people: dict[str, list[str]],
    given: dict[str, list[str]],
    bodies: list[str],
    acronyms: dict[str, str],
) -> tuple[str, NameKind]:
    if kind == "place":
        return text, kind
    if kind == "body":
        if " " not in text:
            return acronyms.get(text, text), kind
        longer = [body for body in bodies if body.endswith(" " + text)]
        return (max(longer, key=len), kind) if len(set(longer)) == 1 else (text, kind)
    words = _words(text)
    candidates = people.get(spelling_key(words[-1]), []) if words else []
    if len(words) > 1 and words[0][0].isupper():
        if kind == "person":
            same = [name for name in candidates if _words(name)[0] == words[0]]
            return max(same, key=len, default=text), kind
        return text, kind
    if honorific and len(candidates) > 1:
        candidates = [name for name in candidates if sex_of(_words(name)[0]) in ("", honorific)] or candidates
    if not candidates:
        candidates = given.get(text, [])
        if len(set(candidates)) > 1:
            candidates = []
    if not candidates:
        return text, kind
    first = candidates[0]
    same = [name for name in people[spelling_key(_words(first)[-1])] if _words(name)[0] == _words(first)[0]]
    return max(same, key=len), "person"


def _words(name: str) -> list[str]:
    words = name.split()
    return [word for word in words if word.lower() not in _SUFFIXES] or words


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
