"""The words of one office: status, place and office around a head such as "president" or "secretary"."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import dataclass, field
from functools import cache

from provaudit.annotation.lexicon import read_words
from provaudit.annotation.office_words import (
    PhraseStatus,
    Words,
    head_parts,
    heads_of_offices,
    modifiers_of_offices,
    status_of,
)
from provaudit.annotation.offices import office_key

_POSSESSIVE = ("'s", "’s", "s'", "s’")
_PREFIX = re.compile("(?:ex|then|former)-")
_ARTICLES = frozenset("a an the".split())
_OPENING_MARKS = frozenset(("", ".", "\n", "”", '"', "“"))
# What an office can be "of", "for" or "to"; only some are held "to" someone.
_COMPLEMENT = frozenset("of for to".split())
_TO_WHOM = frozenset("ambassador envoy representative adviser advisor aide secretary".split())
_JOINING = frozenset("of the and for &".split())
_ABBREVIATED = frozenset("gov sen".split())
# "European" is part of these bodies' names, not a place.
_EUROPEAN = frozenset("commission council parliament union central".split())
# Heads that say nothing about the office without more words.
_TOO_BROAD = frozenset(
    "general head chief director representative official aide minister secretary justice lady leader candidate hopeful "
    "contender mate".split()
)
_LEFT, _RIGHT, _SHARED = 9, 12, 5
_MOST_PLAIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """The words of an office without the name, as positions of words.

    start, end: all of it, articles left out; outer: the start with the article; office_start: the first word that
    belongs to the office. status: what "former" and the like say. article: the one before it, or "". place,
    jurisdictions, keys: see Role. is_bare: a "President" alone, a form of address rather than a description.
    """

    outer: int
    start: int
    end: int
    office_start: int
    status: PhraseStatus
    article: str
    place: str
    jurisdictions: tuple[str, ...]
    keys: tuple[str, ...]
    is_bare: bool


def parse_office(words: Words, head: int, names: Container[int], people: Container[int]) -> OfficePhrase | None:
    """The office around the word `head`, or None where that word heads none.

    names: offsets at which names start; people: offsets of all words in names of people, which are no part of it.
    """
    following = words.low(head + 1)
    if following in heads_of_offices() and words.are_together(head) and words.start(head + 1) not in names:
        return None
    reading = _Reading(words, head, names, people)
    reading.read_left()
    reading.read_owner()
    reading.read_right()
    return reading.phrase()


@dataclass(slots=True)
class _Reading:
    """An office as it is read, from its head to the left and then to the right."""

    words: Words
    head: int
    names: Container[int]
    people: Container[int]
    start: int = 0
    outer: int = 0
    office_start: int = 0
    end: int = 0
    status: PhraseStatus = "current"
    article: str = ""
    places: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    in_places: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.start = self.office_start = self.head
        self.end = self.head + 1
        prefix, suffix, _ = head_parts(self.words.low(self.head))
        self.status = status_of(prefix) or status_of(suffix) or "current"

    def read_left(self) -> None:
        """The words before the head: what it is of, whether it is held, and where."""
        at = self.head - 1
        while at >= 0 and self.head - at <= _LEFT and self.words.are_together(at):
            taken = self._take_mark(at) or self._take_status(at) or self._take_place(at) or self._take_modifier(at)
            if not taken:
                break
            at -= taken
        if self.status == "current" and self.words.low(at) == "and":
            self._take_shared_status(at)

    def _take_shared_status(self, at: int) -> None:
        """ "former mayor and senator": the first of two offices says that both have been left."""
        if self.words.low(at - 1) not in heads_of_offices():
            return
        for position in range(at - 1, max(at - 1 - _SHARED, -1), -1):
            low = self.words.low(position)
            if status_of(low) in ("former", "then"):
                self.status = status_of(low) or self.status
            if not low[:1].isalpha() or self.words.start(position) in self.people:
                return

    def _take_mark(self, at: int) -> int:
        low, before = self.words.low(at), self.words.low(at - 1)
        if low in ("'", "’") and before.endswith("s") and self.words.place_before(at)[0]:
            # "the Elmlands' president"
            self.start = at
            return 1
        if low == "." and before == "lt":
            self.start = self.office_start = at - 1
            return 2
        return int(low == "-" and before in ("ex", "then", "former"))

    def _take_status(self, at: int) -> int:
        low = self.words.low(at)
        first, _, rest = low.partition("-")
        if _PREFIX.match(low) and rest in modifiers_of_offices():
            # "ex-foreign minister"
            self.status = status_of(first) or self.status
            self.start = self.office_start = at
            return 1
        found = status_of(low)
        if found is None or (low == "new" and self.words.low(at + 1) in ("york", "zealand")):
            return 0
        if self.status == "current":
            self.status = found
        self.start = at
        return 1

    def _take_place(self, at: int) -> int:
        count, meanings = self.words.place_before(at + 1)
        if not count or (self.words.low(at) == "european" and self.words.low(at + 1) in _EUROPEAN):
            return 0
        self._note_place(at - count + 1, count, meanings)
        self.start = at - count + 1
        return count

    def _take_modifier(self, at: int) -> int:
        words, low = self.words, self.words.low(at)
        if self.places:
            return 0
        if low == "and" and words.low(at - 1) in modifiers_of_offices() and self.start == at + 1:
            return 1
        if words.start(at) in self.people or not (low in modifiers_of_offices() or self._is_named_after(at)):
            return 0
        self.start = self.office_start = at
        return 1

    def _is_named_after(self, at: int) -> bool:
        """ "Harvard President": a capitalised word before a capitalised head, and no opening of a sentence."""
        words, low = self.words, self.words.low(at)
        return (
            words.is_capitalised(self.head)
            and words.is_capitalised(at)
            and low[-1:].isalpha()
            and not low.endswith(_POSSESSIVE)
            and low not in _function_words()
            and (low not in _common_words() or words.low(at - 1) not in _OPENING_MARKS)
        )

    def read_owner(self) -> None:
        """The article, or whose office it is: "the company's president", "club president"."""
        before = self.words.low(self.start - 1)
        self.article = before if before in _ARTICLES else ""
        self.outer = self.start - bool(self.article)
        if self.article or self.places:
            return
        is_noun = self.start == self.office_start and not self.words.is_capitalised(self.head)
        if before.endswith(_POSSESSIVE) or (is_noun and before.isalpha() and before not in _function_words()):
            self.places.append((self.words.word(self.start - 1), ()))
            self.outer = self.start = self.start - 1

    def read_right(self) -> None:
        """The words after the head: "of State", "of Ukraine's National Security Council", "-elect"."""
        words, head = self.words, self.head
        if words.low(head) in _ABBREVIATED and words.low(head + 1) == ".":
            self.end = head + 2
        elif words.low(head + 1) in _COMPLEMENT and (words.low(head + 1) != "to" or words.low(head) in _TO_WHOM):
            self._read_complement()
        if words.low(self.end) in ("elect", "designate"):
            self.status = "future"
            self.end += 1

    def _read_complement(self) -> None:
        words, at, plain = self.words, self.head + 2, 0
        while at < len(words) and at - self.head <= _RIGHT and words.are_together(at - 1):
            low = words.low(at)
            count, meanings = words.place_at(at)
            if words.start(at) in self.names and self.end > self.head + 1 and not count:
                return
            if low in _JOINING:
                at += 1
                continue
            is_new = self.end >= at - (words.low(at - 1) in _JOINING) or self.end == self.head + 1
            if count:
                self._note_place(at, count, meanings)
            elif words.is_capitalised(at) and low not in modifiers_of_offices():
                if words.low(at - 1) == "of" and not self.places:
                    # "mayor of Elmfield": a place that the timeline does not know.
                    self._note_place(at, 1, ())
            elif low not in modifiers_of_offices():
                plain += 1
                if not low.isalpha() or low in _function_words() or plain > _MOST_PLAIN_WORDS or not is_new:
                    return
                self.places.append((low, ()))
            at += max(count, 1)
            self.end = at

    def _note_place(self, at: int, count: int, meanings: tuple[str, ...]) -> None:
        words = self.words.text[self.words.start(at) : self.words.end(at + count - 1)]
        self.places.append((words, meanings))
        self.in_places.update(range(at, at + count))

    def phrase(self) -> OfficePhrase | None:
        """What was read; None where it says nothing about which office it is."""
        place, meanings = self.places[-1] if self.places else ("", ())
        office = self._office(self.in_places)
        # "UN chief": the place can be part of what the office is called.
        wordings = (office, self._office(()), f"{place} {office}" if place else "")
        keys = dict.fromkeys(filter(None, map(office_key, wordings)))
        # "The Elmland leader" is its head of state or government.
        known = tuple(key for key in keys if key not in _TOO_BROAD or (key == "leader" and meanings))
        if not known:
            return None
        is_bare = self.words.is_capitalised(self.head) and not self.places and not self.article
        return OfficePhrase(
            self.outer,
            self.start,
            self.end,
            self.office_start,
            self.status,
            self.article,
            place,
            meanings,
            known,
            is_bare,
        )

    def _office(self, left_out: Collection[int]) -> str:
        bare = head_parts(self.words.low(self.head))[2]
        return " ".join(
            bare if i == self.head else _PREFIX.sub("", self.words.low(i))
            for i in range(self.office_start, self.end)
            if i not in left_out
        )


@cache
def _function_words() -> frozenset[str]:
    return read_words("function_words.txt")


@cache
def _common_words() -> frozenset[str]:
    return read_words("common_words.txt")
