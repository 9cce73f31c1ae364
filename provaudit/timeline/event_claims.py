"""Claims about known events: who tells of one as past writes after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from provaudit.annotation.lexicon import read_rows
from provaudit.timeline.contexts import Contexts, Sentence
from provaudit.timeline.facts import Timeline
from provaudit.timeline.phrases import Phrase, deaths_of, phrases_of
from provaudit.timeline.rows import Fact
from provaudit.timeline.window import Constraint

_STRENGTH = {True: 0.8, False: 0.5}
_MOST_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told. phrases: of which one must stand; terms: alternatives of which one must stand in the same
    sentence, for each term; never: what may not stand in it; past: whether the sentence must tell it as past."""

    phrases: tuple[Phrase, ...]
    terms: tuple[tuple[Phrase, ...], ...]
    never: tuple[Phrase, ...]
    past: bool

    @classmethod
    def of(cls, terms: str, told: str) -> Telling:
        """A telling as the data file writes it."""
        first, *others = terms.split()
        phrases = deaths_of(first) if told == "death" else phrases_of(first)
        never = tuple(phrase for term in others if term[0] == "!" for phrase in phrases_of(term[1:]))
        return cls(phrases, tuple(phrases_of(term) for term in others if term[0] != "!"), never, told != "name")


def event_claims(contexts: Contexts, timeline: Timeline, slack: int) -> list[Constraint]:
    """What the known events that a text tells of say about the day of writing; `slack` in days."""
    found = []
    for fact in timeline.events:
        for telling in _tellings_of(fact):
            claim = _told(contexts, fact, telling, slack)
            if claim is not None:
                found.append(claim)
                break
    return found


def _told(contexts: Contexts, fact: Fact, telling: Telling, slack: int) -> Constraint | None:
    low, words = contexts.low, contexts.words
    if fact.first is None or not all(any(one.may_stand(low, words) for one in term) for term in telling.terms):
        return None
    for phrase in telling.phrases:
        if not phrase.may_stand(low, words):
            continue
        for span in islice(phrase.find(low), _MOST_MENTIONS):
            sentence = contexts.sentence(span.start)
            if _stands_in(telling, sentence) and not contexts.claims_nothing(span):
                why = f"“{contexts.text[span.start : span.end]}”: {fact.subject} came on {fact.start}"
                strength = _STRENGTH[fact.verified]
                about = fact.subject
                return Constraint(span, fact.first, None, why, fact.source, strength, "event", about, slack=slack)
    return None


def _stands_in(telling: Telling, sentence: Sentence) -> bool:
    """Whether the sentence around a phrase has all that makes it the event meant, told as the telling wants it."""
    if telling.past and (sentence.has("ahead") or sentence.has("imagined")):
        return False
    return all(_has(sentence, term) for term in telling.terms) and not _has(sentence, telling.never)


def _has(sentence: Sentence, phrases: tuple[Phrase, ...]) -> bool:
    return any(next(phrase.find(sentence.low), None) is not None for phrase in phrases)


def _tellings_of(fact: Fact) -> tuple[Telling, ...]:
    """The tellings of the shipped file; an event of the user's own is told by its own words."""
    known = shipped_tellings().get(fact.subject)
    if known is not None:
        return known
    return _in_own_words(fact.subject)


@lru_cache(maxsize=100_000)
def _in_own_words(subject: str) -> tuple[Telling, ...]:
    words = "_".join(re.findall(r"[\w'’-]+", subject.lower()))
    return (Telling.of(words, "past"),) if words else ()


@cache
def shipped_tellings() -> dict[str, tuple[Telling, ...]]:
    found: dict[str, tuple[Telling, ...]] = {}
    for subject, terms, told in read_rows("event_wordings.csv")[1:]:
        found[subject] = (*found.get(subject, ()), Telling.of(terms, told))
    return found
