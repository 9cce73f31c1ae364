"""Claims about known events: who tells of one as past writes after it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from provaudit.article import Span
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.facts import Timeline
from provaudit.timeline.rows import Fact
from provaudit.timeline.window import Constraint

_STRENGTH = {True: 0.8, False: 0.5}
_MOST_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told. terms: alternatives of which one must stand in the sentence, for each term; past: whether
    the sentence must tell it as past."""

    terms: tuple[tuple[str, ...], ...]
    past: bool


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
    if fact.first is None or not all(contexts.has_any(term) for term in telling.terms):
        return None
    for offset, length in _mentions(contexts, telling.terms[0]):
        span = Span(offset, offset + length)
        sentence = contexts.sentence(offset)
        if all(sentence.has_any(term) for term in telling.terms) and not contexts.claims_nothing(span):
            if telling.past and (sentence.has("ahead") or sentence.has("imagined")):
                continue
            why = f"“{contexts.text[span.start : span.end]}”: {fact.subject} came on {fact.start}"
            strength = _STRENGTH[fact.verified]
            return Constraint(span, fact.first, None, why, fact.source, strength, "event", fact.subject, slack=slack)
    return None


def _mentions(contexts: Contexts, alternatives: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    seen = 0
    for words in alternatives:
        bare = words.rstrip("*").replace("_", " ")
        start = contexts.low.find(bare)
        while start >= 0 and seen < _MOST_MENTIONS:
            seen += 1
            yield start, len(bare)
            start = contexts.low.find(bare, start + len(bare))


def _tellings_of(fact: Fact) -> tuple[Telling, ...]:
    """The tellings of the shipped file; an event of the user's own is told by its own words."""
    known = shipped_tellings().get(fact.subject)
    if known is not None:
        return known
    words = fact.subject.lower()
    return (Telling(((words.replace(" ", "_"),),), past=True),) if words else ()


@cache
def shipped_tellings() -> dict[str, tuple[Telling, ...]]:
    text = files("provaudit").joinpath("data", "event_wordings.csv").read_text(encoding="utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, tuple[Telling, ...]] = {}
    for subject, terms, told in list(rows)[1:]:
        telling = Telling(tuple(tuple(term.split("|")) for term in terms.split()), told == "past")
        found[subject] = (*found.get(subject, ()), telling)
    return found
