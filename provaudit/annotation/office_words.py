"""The words of a text, and which of them head an office, tell whether it is held, or name a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import Literal, cast

from provaudit.annotation.offices import office_rows, places

PhraseStatus = Literal["current", "former", "future", "late", "then"]

_TOKEN = re.compile(r"((?:[A-Za-z]\.){2,8}|[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,4}|[0-9]{1,9}|[^\w\s]|\n)")
_LONGEST_PLACE = 6


class Words:
    """The words and marks of a text with their places.

    text: the text. heads: the positions of words that head an office.
    """

    __slots__ = ("_ends", "_low", "_starts", "_words", "heads", "text")

    def __init__(self, text: str) -> None:
        # What lies between the words comes out of the split as well, so that lengths alone give the places.
        parts = _TOKEN.split(text)
        self.text = text
        self._words = parts[1::2]
        offsets = list(accumulate(map(len, parts)))
        self._starts = offsets[0:-1:2]
        self._ends = offsets[1::2]
        self._low = list(map(str.lower, self._words))
        heads = heads_of_offices()
        self.heads = [
            i for i, word in enumerate(self._low) if word in heads or ("-" in word and head_parts(word)[2] in heads)
        ]

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

    def is_capitalised(self, position: int) -> bool:
        """Whether the word starts with a capital."""
        return self.word(position)[:1].isupper()

    def are_together(self, position: int) -> bool:
        """Whether no more than a space or two part the word from the one after it."""
        return self.start(position + 1) - self.end(position) <= 2

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
        if not self.is_capitalised(position):
            return 0, ()
        longest = _longest_place().get(without_possessive(self.word(position)), 0)
        for count in range(min(longest, _LONGEST_PLACE), 0, -1):
            words = [self.word(i) for i in range(position, position + count)]
            words[-1] = without_possessive(words[-1])
            found = places().get(tuple(words))
            if found:
                return count, found
        return 0, ()

    def place_before(self, position: int) -> tuple[int, tuple[str, ...]]:
        """The same for the words that end before `position`."""
        for count in range(min(_LONGEST_PLACE, position), 0, -1):
            found, meanings = self.place_at(position - count)
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
        if not count and not self.is_capitalised(at):
            return "", (), 0
        end = self.end(at + max(count, 1) - 1)
        return self.text[self.start(at) : end], found, end


def head_parts(word: str) -> tuple[str, str, str]:
    """ "ex-president-elect" -> ("ex", "elect", "president"), for a word in lower case."""
    bare = without_possessive(word)
    if bare in heads_of_offices() or "-" not in bare:
        return "", "", bare
    first, _, rest = bare.partition("-")
    if first in ("ex", "then", "former"):
        _, suffix, bare = head_parts(rest)
        return first, suffix, bare
    rest, _, final = bare.rpartition("-")
    return ("", final, rest) if final in ("elect", "designate") else ("", "", bare)


def without_possessive(word: str) -> str:
    """ "Elmland's" -> "Elmland"."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word


def status_of(word: str) -> PhraseStatus | None:
    """What a word such as "former" or "incoming" says of an office; None for other words."""
    return _statuses().get(word)


@cache
def heads_of_offices() -> frozenset[str]:
    """The words that head an office: "president", "secretary" ..."""
    return frozenset(wording for part, wording, _ in office_rows() if part == "head")


@cache
def modifiers_of_offices() -> frozenset[str]:
    """The words that belong to an office before or after its head: "vice", "defence" ..."""
    return frozenset(word for part, wording, _ in office_rows() if part == "modifier" for word in wording.split())


@cache
def _statuses() -> dict[str, PhraseStatus]:
    pairs = (wording.rpartition(":") for part, wording, _ in office_rows() if part == "status")
    return {word: cast(PhraseStatus, status) for word, _, status in pairs}


@cache
def _longest_place() -> dict[str, int]:
    """The first word of each place and the length of the longest place that starts with it."""
    longest: dict[str, int] = {}
    for words in places():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
