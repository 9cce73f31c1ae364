"""Claims that lie in names: one that did not exist yet, or a thing that was over."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from provaudit.annotation.lexicon import read_rows
from provaudit.article import Span
from provaudit.timeline.contexts import Contexts, Sentence
from provaudit.timeline.facts import Timeline
from provaudit.timeline.rows import Fact
from provaudit.timeline.window import Constraint

_STRENGTH = {True: 0.8, False: 0.5}
# How long before a company takes a new name it may make it known.
_ANNOUNCED = 200
_NOTE = re.compile(r"\s*\([^()]{0,120}\)")
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")
# Mentions looked at before a name is given up (all of them quoted, say).
_MOST_MENTIONS = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """How a name stands in news. wordings: as written; near: words of which one must stand in the sentence; never:
    words of which none may; told: see name_wordings.csv.

    first_words: for each wording a word that the text must hold, in lower case; "" where none is plain enough.
    """

    wordings: tuple[str, ...]
    near: tuple[str, ...]
    never: tuple[str, ...]
    told: str
    first_words: tuple[str, ...]

    @classmethod
    def of(cls, wordings: Iterable[str], near: Iterable[str], told: str) -> Wording:
        """A wording with its first words."""
        wordings = tuple(filter(None, wordings))
        firsts = (words.split()[0].lower() if words.split() else "" for words in wordings)
        near = tuple(filter(None, near))
        never = tuple(word[1:] for word in near if word.startswith("!"))
        near = tuple(word for word in near if not word.startswith("!"))
        return cls(wordings, near, never, told, tuple(w if w.isalpha() else "" for w in firsts))

    def stands_in(self, sentence: Sentence) -> bool:
        """Whether the words around the name make it the one meant."""
        return sentence.has_any(self.near) and not (self.never and sentence.has_any(self.never))


def name_claims(contexts: Contexts, timeline: Timeline, slack: int) -> list[Constraint]:
    """What the names of a text say about the day of writing; `slack` in days."""
    found: list[Constraint] = []
    for fact in _earliest(timeline.names):
        for wording in _wordings_of(fact):
            if wording.told == "in use" and fact.first is not None:
                claim = _in_use(contexts, fact, wording, slack)
            elif wording.told == "ended" and fact.last is not None:
                claim = _ended(contexts, fact, wording, slack)
            else:
                claim = None
            if claim is not None:
                found.append(claim)
    return found


def _earliest(facts: Sequence[Fact]) -> list[Fact]:
    """The rows without those whose name another row has in use before ("existence" before "rename")."""
    first: dict[str, Fact] = {}
    for fact in facts:
        name = fact.role if fact.kind == "rename" else fact.subject
        known = first.get(name)
        if known is None or (fact.first or dt.date.max) < (known.first or dt.date.max):
            first[name] = fact
    return list(first.values())


def _in_use(contexts: Contexts, fact: Fact, wording: Wording, slack: int) -> Constraint | None:
    for span, sentence in _mentions(contexts, wording):
        if wording.stands_in(sentence):
            name = _name(fact)
            why = f"“{contexts.text[span.start : span.end]}”: {name} is in use as a name since {fact.start}"
            strength = _STRENGTH[fact.verified]
            early = _ANNOUNCED if fact.kind == "rename" and fact.jurisdiction == "company" else 0
            return Constraint(span, fact.first, None, why, fact.source, strength, "name", name, slack=max(slack, early))
    return None


def _ended(contexts: Contexts, fact: Fact, wording: Wording, slack: int) -> Constraint | None:
    for span, sentence in _mentions(contexts, wording):
        if wording.stands_in(sentence) and _acts_now(contexts, span, sentence):
            name = _name(fact)
            why = f"“{contexts.text[span.start : span.end]}”: {name} was over on {fact.end}"
            strength = _STRENGTH[fact.verified]
            return Constraint(span, fact.first, fact.last, why, fact.source, strength, "name", name, slack=slack)
    return None


def _acts_now(contexts: Contexts, span: Span, sentence: Sentence) -> bool:
    """Whether the thing acts on the day of writing: "Brookland said on Monday", "posted on Brookbook on Monday"."""
    if not sentence.has("now") or sentence.has("past") or contexts.dated(sentence):
        return False
    before = contexts.text[max(0, span.start - 12) : span.start].lower().split()
    if before and before[-1] in ("former", "old", "ex"):
        return False
    following = _NEXT_WORD.match(contexts.text, span.end)
    if following and Sentence(span, "", frozenset((following[1].lower(),))).has("acts"):
        return True
    return bool(before) and before[-1] == "on" and sentence.has("posts")


def _mentions(contexts: Contexts, wording: Wording) -> Iterator[tuple[Span, Sentence]]:
    """Where a name stands, outside quotes and captions, with its sentence."""
    text, seen = contexts.body, 0
    for words, first in zip(wording.wordings, wording.first_words, strict=True):
        start = text.find(words) if not first or first in contexts.words else -1
        while start >= 0 and seen < _MOST_MENTIONS:
            end = start + len(words)
            if not _is_letter(text[start - 1 : start]) and not _is_letter(text[end : end + 1]):
                seen += 1
                span = Span(start, end)
                if not contexts.claims_nothing(span):
                    yield span, contexts.sentence(start)
            start = text.find(words, end)


def _is_letter(character: str) -> bool:
    return character.isalnum() or (character != "" and character in "-_@#")


def _name(fact: Fact) -> str:
    return _NOTE.sub("", fact.role if fact.kind == "rename" else fact.subject)


def _wordings_of(fact: Fact) -> tuple[Wording, ...]:
    """The wordings of the shipped file; a name of the user's own stands as it is."""
    subject = fact.role if fact.kind == "rename" else fact.subject
    known = shipped_wordings().get(subject)
    if known is not None:
        return known
    name = _name(fact)
    return (Wording.of([name], (), "in use"), Wording.of([name], (), "ended")) if name else ()


@cache
def shipped_wordings() -> dict[str, tuple[Wording, ...]]:
    found: dict[str, tuple[Wording, ...]] = {}
    for subject, wordings, near, told in read_rows("name_wordings.csv")[1:]:
        wording = Wording.of(wordings.split("|"), near.split("|"), told)
        found[subject] = (*found.get(subject, ()), wording)
    return found
