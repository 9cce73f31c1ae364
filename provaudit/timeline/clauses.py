"""How the clause around a date tells it: as past, as still to come, or neither.

The nearest word that decides wins; a clause that only may be about the future ("agreed to meet in", "planned for")
tells nothing. Rules over word lists (telling_cues.txt), without a parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Literal

from provaudit.annotation.lexicon import read_kinds
from provaudit.article import Span

Telling = Literal["past", "coming", "open"]

_TOKEN = re.compile(r"[^\W_]{1,60}(?:[’'.-][^\W_]{1,60}){0,4}|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_REACH = 14
_OPENING = 7
_BREAKS = frozenset((";", ":", "—", "–", "(", '"', "“", "”"))
_ARTICLES = frozenset("the a an its his her their this that our my".split())
_NOUN_AFTER_TO = frozenset("the a an his her its their him them me us power office".split())
# "in a March 2014 interview": what was once, not what is planned.
_AT = frozenset("in at during after from".split())
# "Correction, March 3, 2014"
_NOTICES = frozenset("correction corrected note updated posted published dated".split())
_ENDPOINTS = frozenset("by until through before till".split())


def cue(kind: str) -> frozenset[str]:
    """The words of a kind in telling_cues.txt."""
    return _cues()[kind]


@cache
def _cues() -> dict[str, frozenset[str]]:
    return read_kinds("telling_cues.txt")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence around a date.

    tokens: in lower case; capitals: which of them start with a capital. start, end: the tokens of the date.
    """

    tokens: tuple[str, ...]
    capitals: tuple[bool, ...]
    start: int
    end: int

    def word(self, position: int) -> str:
        """The token at a position; "" outside the sentence."""
        return self.tokens[position] if 0 <= position < len(self.tokens) else ""

    def telling(self, *, whole_day: bool) -> Telling:
        """How the date is told. whole_day: a day's date needs no preposition ("died June 3, 2014")."""
        if any(word in cue("other") for word in self.tokens[max(0, self.start - 2) : self.end]):
            return "open"
        start = self._range_start()
        if self._is_modifier(start):
            return self._of_noun()
        if whole_day and (self._in_post() or not _NOTICES.isdisjoint(self.tokens[max(0, start - 3) : start])):
            return "past"
        at, preposition = self._preposition(start)
        if preposition == "since":
            return "past"
        if preposition == "of" and self.word(at - 1) in cue("done"):
            return "open" if self.word(self.end).isalpha() and not whole_day else "past"
        if preposition in _ENDPOINTS:
            return "coming" if self._before(at) == "coming" and not self._looks_back(at) else "open"
        if preposition == "on" and not whole_day:
            return "open"  # "a book on the year 2020"
        if preposition not in cue("prepositions"):
            if not whole_day:
                return "open"
            at = start
        planned = self.word(at - 1) in cue("gatherings") or self.word(at - 1) in cue("votes")
        if planned and cue("decided").isdisjoint(self.tokens[max(0, at - 6) : at]):
            # "chosen as host of the games in 2014", but "won the cup in 2014"
            return "open"
        if self.word(self.end) in ("if", "unless") or not cue("guesses").isdisjoint(self.tokens[:at]):
            return "open"
        told = self._before(at)
        if told == "coming" and at == start:
            # "Larkshire Courier, July 8, 2007": a date that stands by itself is not what will be.
            return "open"
        if told is None or (told == "open" and self.word(at - 1) == "," and self.word(self.end) == ","):
            told = self._after()
            if told == "coming" and at > 1 and self.word(at - 1) != ",":
                return "open"  # "a birth in 1902 will still need care"
        return "open" if told == "coming" and (self._in_apposition(at) or self._looks_back(at)) else told

    def is_coming(self) -> bool:
        """Whether the words before the date tell it as still to come."""
        return self._before(self._preposition(self.start)[0]) == "coming"

    def _looks_back(self, at: int) -> bool:
        """Whether what is to come has a date before it: "will mark the day in 1945", "said in 2009 it will open in"."""
        near = self.tokens[max(0, at - _REACH) : at]
        if self.word(at - 1) in cue("done") or not cue("looking_back").isdisjoint(near):
            return True
        year = max(filter(_YEAR.match, self.tokens[self.start : self.end]), default="")
        earlier = next((i for i in range(at) if _YEAR.match(self.tokens[i]) and self.tokens[i] < year), at)
        return any(map(is_past, self.tokens[earlier:at]))

    def _in_apposition(self, at: int) -> bool:
        """Whether a date is in another name of a noun: "will be Selm, a safe seat in 2008"."""
        comma = next((i for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if self.tokens[i] == ","), -1)
        if comma < 0 or comma == at - 1 or any(map(is_past, self.tokens[comma:at])):
            return False
        return self.word(comma + 1) in _ARTICLES or self.word(self.end) == ","

    def _range_start(self) -> int:
        """The first of years in a row: "from 2007 to 2012", "in 2010, 2011 and 2013"."""
        start = self.start
        while start >= 2 and self.word(start - 1) in ("to", "and", ",", "-", "–", "or"):
            before = start - 2
            if self.word(before) == "," and self.word(start - 1) == "and":
                before -= 1
            if not _YEAR.match(self.word(before)):
                break
            start = before
        return start

    def _is_modifier(self, start: int) -> bool:
        """ "the 2014 report": a year with an article before it and a noun after it."""
        before = self.word(start - 1)
        return (before in _ARTICLES or before.endswith(("'s", "’s"))) and self.word(self.end).isalpha()

    def _of_noun(self) -> Telling:
        if not cue("open").isdisjoint(self.tokens) or not cue("coming").isdisjoint(self.tokens):
            return "open"
        following = []
        for word in self.tokens[self.end : self.end + 5]:
            if not word[:1].isalpha() or word in ("of", "in", "on", "at", "to", "and", "that", "was", "is"):
                break
            following.append(word)
        once = self.word(self.start - 1) in ("a", "an") and self.word(self.start - 2) in _AT
        return "past" if once or any(word in cue("done") for word in following) else "open"

    def _in_post(self) -> bool:
        """ "(@handle) March 3, 2014": the day of a post on a social network."""
        if self.word(self.start - 1) != ")":
            return False
        return "@" in self.tokens[max(0, self.start - 6) : self.start]

    def _preposition(self, start: int) -> tuple[int, str]:
        """The preposition of a date and where it stands: "in early 2014" -> "in"."""
        at = start - 1
        while at >= 0 and start - at < 5 and self.tokens[at].rstrip(".") in cue("before_year"):
            at -= 1
        return (at, self.tokens[at]) if at >= 0 else (start, "")

    def _before(self, at: int) -> Telling | None:
        """How the words before a date tell it; None if it stands at the start of its sentence."""
        words: list[int] = []
        for position in range(at - 1, max(-1, at - 1 - _REACH), -1):
            word = self.tokens[position]
            if word in _BREAKS or word in cue("clause"):
                return None if word in _BREAKS and len(words) <= 1 else "open"
            if word == "to" and self._is_before_noun(position):
                continue
            told = self._verb(position, words)
            if told is not None:
                return told
            words.append(position)
        return None if len(words) <= _OPENING and at <= _OPENING + 1 else "open"

    def _verb(self, position: int, between: list[int]) -> Telling | None:
        """What one word before a date decides; `between`: the words that stand between."""
        word, before = self.tokens[position], self.word(position - 1)
        if word in cue("coming"):
            return "coming"
        is_now = before in ("is", "are", "'s", "now", "also")
        if (word in cue("coming_be") and is_now) or (word == "to" and self._promises(position - 1)):
            return "coming"
        if word in cue("open") or word in cue("planning"):
            return "open"
        if is_past(word) and before not in ("be", "being", "go", "goes", "going", "get"):
            # What is reported has a verb of its own; only "told the Larkshire Post in 2013" dates the telling.
            plain = [i for i in between if not self.capitals[i] and self.tokens[i] not in _ARTICLES]
            return "open" if word in cue("reporting") and len(plain) > 1 else "past"
        return "open" if word.endswith("ing") and len(word) > 5 else None

    def _promises(self, position: int) -> bool:
        """ "plans to open", "is expected to open"."""
        word, before = self.word(position), self.word(position - 1)
        return word in cue("coming_to") or (word in cue("coming_be") and before in ("is", "are", "'s"))

    def _is_before_noun(self, position: int) -> bool:
        """Whether "to" stands before a noun: "gave it to the museum in 2014"."""
        following = self.word(position + 1)
        return (
            following in _NOUN_AFTER_TO
            or following[:1].isdigit()
            or following in ("$", "€", "£")
            or (position + 1 < len(self.capitals) and self.capitals[position + 1])
        )

    def _after(self) -> Telling:
        """How the first verb after a date that opens its sentence tells it."""
        for position in range(self.end, min(len(self.tokens), self.end + 2 * _REACH)):
            word = self.tokens[position]
            if word in cue("coming"):
                return "coming"
            if word in cue("open") or word in cue("planning") or word in (";", ":", "is", "are", "has", "have", "does"):
                return "open"
            if is_past(word):
                rest = self.tokens[position:]
                open_rest = word in cue("reporting") and not (cue("open") | cue("coming")).isdisjoint(rest)
                return "open" if open_rest else "past"
        return "open"


def clause_at(text: str, sentence: Span, start: int, end: int) -> Clause:
    """The clause around `[start, end)` of a text, in the sentence given."""
    matches = list(_TOKEN.finditer(text, sentence.start, sentence.end))
    offsets = [match.start() for match in matches]
    words = [match[0] for match in matches]
    return Clause(
        tuple(word.lower() for word in words),
        tuple(word[:1].isupper() for word in words),
        bisect_left(offsets, start),
        bisect_left(offsets, end),
    )


def is_past(word: str) -> bool:
    """Whether a word (in lower case) is a past form; "-ed" counts, "need" and "so-called" do not."""
    if word in cue("past"):
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and "-" not in word
