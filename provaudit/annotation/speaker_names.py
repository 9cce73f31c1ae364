"""From the words beside a quote to whoever they mean: the fullest name in the text, for pronouns and roles as well."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.annotation.name_matching import sex_of
from provaudit.annotation.names import Name

_BACK = 1500
_SEXES = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PLURAL = frozenset(("they", "we", "i", "their", "our", "my", "it", "its", "which"))
_TITLE_REACH = 40
_APPOSITION_REACH = 90


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever is credited: the name or the words, and where they were named last."""

    name: str
    position: int
    is_person: bool


class Resolver:
    """Resolves mentions in one text, in order. It remembers who spoke last."""

    __slots__ = ("_inside", "_last", "_names", "_starts", "_text")

    def __init__(self, text: str, names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._names = _outside(names, inside)
        self._starts = [name.start for name in self._names]
        self._last: Person | None = None

    def resolve(self, start: int, end: int, kind: str, name: Name | None) -> str:
        """The speaker that the words `text[start:end]` stand for; kind: of the mention."""
        words = self._text[start:end]
        low = words.lower()
        if name is not None and kind in "Nnbl":
            found = Person(name.full, start, name.kind in ("person", "other"))
        elif kind in "Pp" and low[:3].rstrip("'’") in ("he", "she", "his", "her"):
            found = self._person(start, _SEXES[low[:3].rstrip("'’")]) or Person(words, start, True)
        elif kind == "H" and low == "who":
            found = self._just_before(start) or Person(words, start, True)
        elif kind in "Rr" and low.startswith("the "):
            found = self._bearer(start, low.rsplit(None, 1)[-1]) or Person(words, start, kind == "R")
        elif (
            low in ("it", "they")
            and self._last is not None
            and not self._last.is_person
            and start - self._last.position < _BACK
        ):
            found = Person(self._last.name, start, False)
        else:
            found = Person(words, start, kind == "R" and low not in _PLURAL)
        self._last = found
        return found.name

    def again(self, position: int) -> None:
        """The last speaker goes on at this position."""
        if self._last is not None:
            self._last = Person(self._last.name, position, self._last.is_person)

    def _person(self, position: int, sex: str) -> Person | None:
        """The person a pronoun means: named in the same sentence before it, else whoever spoke last in the paragraph,
        else the first person of the nearest sentence before it that names one who fits."""
        text = self._text
        paragraph = text.rfind("\n", 0, position) + 1
        last = self._last
        sentence = max(paragraph, _sentence_start(text, position))
        for name in self._between(sentence, position):
            if _fits(name, sex):
                return Person(name.full, position, True)
        if last is not None and last.is_person and last.position >= paragraph and _sex(last.name) in ("", sex):
            return last
        lowest = max(0, position - _BACK)
        while sentence > lowest:
            start = max(lowest, _sentence_start(text, sentence - 1))
            if (
                last is not None
                and last.is_person
                and start <= last.position < sentence
                and _sex(last.name) in ("", sex)
            ):
                return last
            for name in self._between(start, sentence):
                if _fits(name, sex):
                    return Person(name.full, position, True)
            if start >= sentence:
                break
            sentence = start
        if last is not None and last.is_person and _sex(last.name) in ("", sex):
            return last
        return None

    def _just_before(self, position: int) -> Person | None:
        i = bisect_left(self._starts, position) - 1
        if i < 0 or position - self._names[i].end > _APPOSITION_REACH:
            return None
        return Person(self._names[i].full, position, self._names[i].kind in ("person", "other"))

    def _bearer(self, position: int, noun: str) -> Person | None:
        """The last name before `position` that bears the noun as title, apposition, or in itself ("the ministry")."""
        text = self._text
        for name in reversed(self._between(max(0, position - 3 * _BACK), position)):
            if noun == name.text.rsplit(" ", 1)[-1].lower() and name.kind == "body":
                return Person(name.full, position, False)
            if name.kind in ("person", "other"):
                before = text[max(0, name.start - _TITLE_REACH) : name.start].lower()
                after = text[name.end : name.end + _APPOSITION_REACH].lower()
                before = before[max(before.rfind(mark) for mark in '.,;:!?\n”"') + 1 :]
                clause = after[2:].split(",", 1)[0] if after.startswith(", ") else ""
                if noun in before.split() or noun in clause.split():
                    return Person(name.full, position, True)
        return None

    def _between(self, start: int, end: int) -> list[Name]:
        return list(self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)])


def _outside(names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> list[Name]:
    """The names that stand in no quote."""
    found, quotes = [], iter(inside)
    quote = next(quotes, None)
    for name in names:
        while quote is not None and quote[1] <= name.start:
            quote = next(quotes, None)
        if quote is None or name.start < quote[0]:
            found.append(name)
    return found


def _fits(name: Name, sex: str) -> bool:
    return (
        name.kind in ("person", "other")
        and _sex(name.full) in ("", sex)
        and (name.kind == "person" or " " not in name.text)
    )


def _sex(name: str) -> str:
    return sex_of(name.split(" ", 1)[0])


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence that holds `position` starts, roughly: after the last full stop and space before it."""
    lowest = max(0, position - 600)
    starts = [
        text.rfind(mark, lowest, max(lowest, position - 1)) for mark in (". ", ".” ", '." ', "? ", "! ", "\n", ".'' ")
    ]
    best = max(starts)
    return lowest if best < 0 else best + 1
