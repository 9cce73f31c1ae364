"""From a short form to the fullest name in the text: a surname, a given name, an acronym, the tail of a body's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provaudit.annotation.name_matching import sex_of, spelling_key
from provaudit.annotation.name_words import PARTICLES, name_words
from provaudit.annotation.untitled_names import NameKind

_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(slots=True)
class _Index:
    """The full names of a text, by what they may be called for short.

    people: by surname (its spelling key). given: by given name. same: the fullest form by surname and given name.
    bodies: by the words that they end in. acronyms: by their initials.
    middle: people by the words between, one of which may be the surname in use ("Pedro Salas Quiroga", "Salas").
    tails: people by all but the given name, in lower case ("Joy Hartman Brodie", "Piet van der Berg").
    names: all of them, as they were given.
    """

    names: Sequence[tuple[str, str, NameKind]]
    people: dict[str, list[str]] = field(default_factory=dict)
    given: dict[str, list[str]] = field(default_factory=dict)
    same: dict[tuple[str, str], str] = field(default_factory=dict)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    middle: dict[str, list[str]] = field(default_factory=dict)
    tails: dict[str, str] = field(default_factory=dict)


def full_forms(names: Sequence[tuple[str, str, NameKind]]) -> dict[tuple[str, str], tuple[str, NameKind]]:
    """For each (text, honorific) among the names of a text, in order: the fullest form in it, and the kind. No places.

    A surname goes to the first full name in the text that bears it ("Mrs." to the first that may be a woman's); the
    fuller of two forms that share given name and surname wins.
    """
    index = _Index(names)
    for text, _, kind in names:
        if kind in ("person", "body") and " " in text:
            _add(index, text, kind)
    if not (index.people or index.bodies):
        return {(text, honorific): (text, kind) for text, honorific, kind in reversed(names)}
    forms: dict[tuple[str, str], tuple[str, NameKind]] = {}
    for text, honorific, kind in names:
        if kind != "other" or (text, honorific) not in forms:
            forms[text, honorific] = _full(text, honorific, kind, index)
    return forms


def _add(index: _Index, text: str, kind: NameKind) -> None:
    if kind == "body":
        words = text.split(" ")
        for i in range(1, min(len(words), 8)):
            index.bodies.setdefault(" ".join(words[i:]), []).append(text)
        index.acronyms.setdefault("".join([word[0] for word in words if word[:1].isupper()]), text)
        return
    words = _words(text)
    if len(words) > 1 and words[0][0].isupper():
        key = spelling_key(words[-1])
        index.people.setdefault(key, []).append(text)
        index.given.setdefault(words[0], []).append(text)
        if len(words) > 2:
            index.tails.setdefault(" ".join(words[1:]).lower(), text)
        for word in words[1:-1]:
            index.middle.setdefault(word, []).append(text)
        known = index.same.get((key, words[0]), "")
        if len(text) > len(known):
            index.same[key, words[0]] = text


def _full(text: str, honorific: str, kind: NameKind, index: _Index) -> tuple[str, NameKind]:
    if kind == "body":
        if " " not in text:
            return index.acronyms.get(text, text), kind
        longer = index.bodies.get(text, ())
        return (longer[0] if len(longer) == 1 else text), kind
    surname = text
    if " " in text:
        words = _words(text)
        if len(words) > 1 and words[0][0].isupper():
            whole = index.tails.get(text.lower())
            if whole is not None and not _is_given(words[0].lower()):
                return whole, "person"
            if kind != "person":
                return text, kind
            whole = index.same.get((spelling_key(words[-1]), words[0]), text)
            several = whole == text and len(index.given.get(words[0], ())) > 1
            return (_begun(text, words[-1], index) if several else whole), kind
        surname = words[-1]
    candidates = index.people.get(spelling_key(surname), [])
    if honorific and len(candidates) > 1:
        candidates = [name for name in candidates if sex_of(name.split(" ", 1)[0]) in ("", honorific)] or candidates
    if not candidates:
        candidates = index.given.get(text, []) or index.middle.get(text, [])
        if len(candidates) != 1:
            return text, kind
    first = _words(candidates[0])
    return index.same[spelling_key(first[-1]), first[0]], "person"


def _begun(text: str, last: str, index: _Index) -> str:
    """The one name in the text that begins with two given names ("Rosa Elena" -> "Rosa Elena Salmo"), or these."""
    if not _is_given(last.lower()) or any(name == last for name, _, _ in index.names):
        return text
    longer = {name for name in index.given.get(text.split(" ", 1)[0], ()) if name.startswith(f"{text} ")}
    return longer.pop() if len(longer) == 1 else text


def _is_given(low: str) -> bool:
    return low in name_words().given and low not in PARTICLES


def _words(name: str) -> list[str]:
    words = name.split(" ")
    if words[-1].lower() in _SUFFIXES:
        words.pop()
    return words or [name]
