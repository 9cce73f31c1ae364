"""The words of one office: status, place and office around a head such as "president" or "secretary"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal, cast

from provaudit.annotation.lexicon import read_words
from provaudit.annotation.offices import office_key, office_rows, places

PhraseStatus = Literal["current", "former", "future", "late", "then"]

_TOKEN = re.compile(r"((?:[A-Za-z]\.){2,8}|[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,4}|[0-9]{1,9}|[^\w\s]|\n)")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_ARTICLES = frozenset("a an the".split())
_COMPLEMENT = frozenset("of for to".split())
# Offices that are held "to" someone.
_TO_WHOM = frozenset("ambassador envoy representative adviser advisor aide secretary".split())
_ABBREVIATED = frozenset("gov sen".split())
_JOINING = frozenset("of the and for &".split())
_LONGEST_PLACE = 6
_LEFT, _RIGHT = 9, 12


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """The words of an office without the name, as positions of words.

    start, end: all of it, articles left out; outer: the start with the article; office_start: the first word that
    belongs to the office. status: what "former" and the like say. article: the one before it, or "". place,
    jurisdictions, keys: see Role.
    capitalised_alone: a bare "President", which is a form of address rather than a description.
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
    capitalised_alone: bool


class Words:
    """The words and marks of a text with their places, and which of them head an office."""

    __slots__ = ("_ends", "_low", "_starts", "_words", "heads", "text")

    def __init__(self, text: str) -> None:
        # What lies between the words comes out of the split as well, so that lengths alone give the places.
        parts = _TOKEN.split(text)
        self.text = text
        self._words = parts[1::2]
        places = list(accumulate(map(len, parts)))
        self._starts = places[0:-1:2]
        self._ends = places[1::2]
        self._low = list(map(str.lower, self._words))
        heads = _heads()
        self.heads = [i for i, word in enumerate(self._low) if word in heads or ("-" in word and _head_of(word))]

    def __len__(self) -> int:
        return len(self._words)

    def low(self, position: int) -> str:
        """The word in lower case; "" outside the text."""
        return self._low[position] if 0 <= position < len(self._low) else ""

    def word(self, position: int) -> str:
        """The word as written; "" outside the text."""
        return self._words[position] if 0 <= position < len(self._words) else ""

    def start(self, position: int) -> int:
        """Where the word starts; -1 outside the text."""
        return self._starts[position] if 0 <= position < len(self._starts) else -1

    def end(self, position: int) -> int:
        """Where the word ends; -1 outside the text."""
        return self._ends[position] if 0 <= position < len(self._ends) else -1

    def next_after(self, offset: int) -> int:
        """The first word that starts at or after an offset."""
        return bisect_left(self._starts, offset)

    def inside(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Where the words start that lie in one of the spans."""
        found: list[int] = []
        for start, end in spans:
            first = bisect_left(self._starts, start)
            found += self._starts[first : bisect_left(self._starts, end, first)]
        return frozenset(found)

    def place_at(self, position: int) -> tuple[int, tuple[str, ...]]:
        """How many words from here name a place of the timeline, and which it can be; 0 where none does."""
        if not self.word(position)[:1].isupper():
            return 0, ()
        for count in range(min(_longest_place().get(self._bare(position), 0), _LONGEST_PLACE), 0, -1):
            words = [self.word(i) for i in range(position, position + count)]
            words[-1] = _without_possessive(words[-1])
            found = places().get(tuple(words))
            if found:
                return count, found
        return 0, ()

    def place_before(self, position: int) -> tuple[int, tuple[str, ...]]:
        """The same for the words that end before `position`."""
        for count in range(_LONGEST_PLACE, 0, -1):
            found, meanings = self.place_at(position - count) if position >= count else (0, ())
            if found == count:
                return count, meanings
        return 0, ()

    def place_after(self, offset: int) -> tuple[str, tuple[str, ...], int]:
        """The place in "of the Elmlands" right after an offset: its words, what it can be, where it ends."""
        at = self.next_after(offset)
        if self.low(at) != "of" or self.start(at) - offset > 2:
            return "", (), 0
        at += 1 + (self.low(at + 1) == "the")
        count, found = self.place_at(at)
        if not count and self.word(at)[:1].isupper():
            count = 1
        if not count:
            return "", (), 0
        end = self.end(at + count - 1)
        return self.text[self.start(at) : end], found, end

    def _bare(self, position: int) -> str:
        return _without_possessive(self.word(position))


def heads_office(word: str) -> bool:
    """Whether a word heads an office: "President"."""
    return word.lower() in _heads()


def parse_office(words: Words, head: int, starts: Container[int], people: Container[int]) -> OfficePhrase | None:
    """The office around the word `head`, or None where that word heads none.

    starts: offsets at which names start; people: offsets of all words in names of people, which are no part of it.
    """
    following = words.low(head + 1)
    if following in _heads() and words.start(head + 1) - words.end(head) <= 1 and words.start(head + 1) not in starts:
        return None
    prefix, suffix, bare = _head_parts(words.low(head))
    status: PhraseStatus = _status(prefix) or _status(suffix) or "current"
    places_found: list[tuple[str, tuple[str, ...]]] = []
    places_at: set[int] = set()
    start = office_start = head
    at = head - 1
    while at >= 0 and head - at <= _LEFT and words.start(at + 1) - words.end(at) <= 1:
        low = words.low(at)
        if low in ("'", "’") and words.low(at - 1).endswith("s") and words.place_before(at)[0]:
            start = at
            at -= 1
            continue
        if low == "." and words.low(at - 1) == "lt":
            # "Lt. Gov."
            start = office_start = at - 1
            at -= 2
            continue
        if low == "-" and words.low(at - 1) in ("ex", "then", "former"):
            at -= 1
            continue
        if low.startswith(("ex-", "then-", "former-")) and low.partition("-")[2] in _modifiers():
            # "ex-foreign minister"
            status = _status(low.partition("-")[0]) or status
            start = office_start = at
            at -= 1
            continue
        if (found := _status(low)) is not None and (low != "new" or words.low(at + 1) not in ("york", "zealand")):
            status = found if status in ("current", found) else status
            start = at
            at -= 1
            continue
        count, meanings = words.place_before(at + 1)
        if count and not _part_of_office(words, at, head):
            places_found.append((words.text[words.start(at - count + 1) : words.end(at)], meanings))
            places_at.update(range(at - count + 1, at + 1))
            start = at = at - count + 1
            at -= 1
            continue
        if _belongs_to_office(words, at, head) and not places_found and words.start(at) not in people:
            start = office_start = at
            at -= 1
            continue
        if low == "and" and words.low(at - 1) in _modifiers() and not places_found and start == at + 1:
            at -= 1
            continue
        break
    article = words.low(start - 1) if words.low(start - 1) in _ARTICLES else ""
    outer = start - bool(article)
    if not article and not places_found:
        owner = words.low(start - 1)
        if owner.endswith(_POSSESSIVE) or (
            start == office_start
            and not words.word(head)[:1].isupper()
            and owner.isalpha()
            and owner not in _function_words()
        ):
            # "the company's president", "club president": an office, but of what is not for the timeline to say.
            places_found.append((words.word(start - 1), ()))
            outer = start = start - 1
    end = _complement_end(words, head, starts, places_found, places_at)
    if words.low(end) in ("elect", "designate"):
        status, end = "future", end + 1
    text = " ".join([*_in_order(words, office_start, end, head, bare, frozenset())])
    without = " ".join([*_in_order(words, office_start, end, head, bare, places_at)])
    keys = tuple(
        dict.fromkeys(key for key in (office_key(without), office_key(text), _with_place(places_found, without)) if key)
    )
    # "The Ruravian leader" is its head of state or government.
    of_country = bool(places_found and places_found[-1][1])
    keys = tuple(key for key in keys if key not in _TOO_BROAD or (key == "leader" and of_country))
    if not keys:
        return None
    place, meanings = places_found[-1] if places_found else ("", ())
    capital = words.word(head)[:1].isupper()
    bare_title = capital and not places_found and not article
    return OfficePhrase(outer, start, end, office_start, status, article, place, meanings, keys, bare_title)


# Heads that say nothing about the office without more words.
_TOO_BROAD = frozenset(
    "general head chief director representative official aide minister secretary justice lady leader candidate hopeful "
    "contender mate".split()
)


def _with_place(found: list[tuple[str, tuple[str, ...]]], office: str) -> str:
    """ "UN chief": the place is part of what the office is called."""
    return office_key(f"{found[-1][0]} {office}") if found else ""


def _in_order(words: Words, start: int, end: int, head: int, bare: str, left_out: Container[int]) -> list[str]:
    return [
        bare if i == head else re.sub("^(?:ex|then|former)-", "", words.low(i))
        for i in range(start, end)
        if i not in left_out
    ]


def _complement_end(
    words: Words, head: int, starts: Container[int], found: list[tuple[str, tuple[str, ...]]], places_at: set[int]
) -> int:
    """Where "of State" or "of Ukraine's National Security Council" after the head ends; notes the place in it."""
    if words.low(head) in _ABBREVIATED and words.low(head + 1) == ".":
        return head + 2
    if words.low(head + 1) not in _COMPLEMENT or (words.low(head + 1) == "to" and words.low(head) not in _TO_WHOM):
        return head + 1
    at = last = head + 1
    lower_case = 0
    at += 1
    while at < len(words) and at - head <= _RIGHT and words.start(at) - words.end(at - 1) <= 1:
        word, low = words.word(at), words.low(at)
        if words.start(at) in starts and last > head + 1 and not _is_place_start(words, at):
            break
        count, meanings = words.place_at(at)
        if count:
            found.append((words.text[words.start(at) : words.end(at + count - 1)], meanings))
            places_at.update(range(at, at + count))
            at += count
            last = at - 1
            continue
        if low in _JOINING:
            at += 1
            continue
        if word[:1].isupper() and low not in _modifiers() and words.low(at - 1) == "of" and not found:
            # "mayor of Elmfield": a place that the timeline does not know.
            found.append((_without_possessive(word), ()))
            places_at.add(at)
            last = at
            at += 1
            continue
        if word[:1].isupper() or low in _modifiers():
            last = at
            at += 1
            continue
        if (
            low.isalpha()
            and low not in _function_words()
            and lower_case < 3
            and last == at - 1 - (words.low(at - 1) in _JOINING)
        ):
            lower_case += 1
            found.append((word, ()))
            last = at
            at += 1
            continue
        break
    return last + 1 if last > head + 1 else head + 1


def _is_place_start(words: Words, at: int) -> bool:
    return words.place_at(at)[0] > 0


def _belongs_to_office(words: Words, at: int, head: int) -> bool:
    low = words.low(at)
    if low in _modifiers():
        return True
    word = words.word(at)
    return (
        words.word(head)[:1].isupper()
        and word[:1].isupper()
        and word[-1:].isalpha()
        and not low.endswith(_POSSESSIVE)
        and low not in _function_words()
        and (low not in _common() or words.low(at - 1) not in ("", ".", "\n", "”", '"', "“"))
    )


def _part_of_office(words: Words, at: int, head: int) -> bool:
    """ "European" in "European Commission President" is part of the body's name, not a place."""
    return words.low(at) == "european" and words.low(at + 1) in (
        "commission",
        "council",
        "parliament",
        "union",
        "central",
    )


def _status(word: str) -> PhraseStatus | None:
    return _statuses().get(word)


def _head_parts(word: str) -> tuple[str, str, str]:
    """ "ex-president-elect" -> ("ex", "elect", "president")."""
    bare = _without_possessive(word)
    if bare in _heads() or "-" not in bare:
        return "", "", bare
    first, _, rest = bare.partition("-")
    if first in ("ex", "then", "former"):
        _, suffix, bare = _head_parts(rest)
        return first, suffix, bare
    rest, _, final = bare.rpartition("-")
    return ("", final, rest) if final in ("elect", "designate") else ("", "", bare)


def _head_of(word: str) -> bool:
    return _head_parts(word)[2] in _heads()


def _without_possessive(word: str) -> str:
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word


@cache
def _heads() -> frozenset[str]:
    return frozenset(wording for part, wording, _ in office_rows() if part == "head")


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word for part, wording, _ in office_rows() if part == "modifier" for word in wording.split())


@cache
def _statuses() -> dict[str, PhraseStatus]:
    pairs = (wording.rpartition(":") for part, wording, _ in office_rows() if part == "status")
    return {word: cast(PhraseStatus, status) for word, _, status in pairs}


@cache
def _function_words() -> frozenset[str]:
    return read_words("function_words.txt")


@cache
def _common() -> frozenset[str]:
    return read_words("common_words.txt")


@cache
def _longest_place() -> dict[str, int]:
    """The first word of each place and the length of the longest place that starts with it."""
    longest: dict[str, int] = {}
    for words in places():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
        if len(words) == 1:
            longest[words[0]] = max(longest[words[0]], 1)
    return longest
