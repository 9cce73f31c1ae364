"""What the resolution of a date looks at: its own words, and what has been read before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from provaudit.annotation.date_tense import Tense, tense_at
from provaudit.annotation.date_values import grain_of, interval_of
from provaudit.annotation.date_words import Shape, letter_of, value_of


@cache
def _class_of() -> dict[str, str]:
    return {letter: kind for kind, letter in letter_of().items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one date: the tokens `[start, end)` of a shape, with their classes."""

    shape: Shape
    start: int
    end: int
    tokens: Sequence[str]
    classes: Sequence[str]

    def value(self, *kinds: str) -> str | None:
        """What the first word of one of these classes stands for."""
        for kind, token in zip(self.classes, self.tokens, strict=True):
            if kind in kinds:
                return value_of(token)
        return None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these classes is there."""
        return any(kind in kinds for kind in self.classes)

    def before(self, distance: int = 1) -> str:
        """The class of the word that stands so many words before; "" at the start of the text."""
        i = self.start - distance
        return _class_of()[self.shape.letters[i]] if i >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """The class of the word that stands so many words after; "" at the end of the text."""
        i = self.end + distance - 1
        return _class_of()[self.shape.letters[i]] if i < len(self.shape.letters) else ""

    def token_before(self) -> str:
        return self.shape.tokens[self.start - 1] if self.start else ""

    def token_after(self) -> str:
        return self.shape.tokens[self.end] if self.end < len(self.shape.tokens) else ""

    @property
    def tense(self) -> Tense:
        return tense_at(self.shape, self.start, self.end)

    @property
    def month(self) -> int | None:
        month = self.value("month", "monthlike", "monthshort")
        return int(month) if month else None

    @property
    def year(self) -> int | None:
        for kind, token in zip(self.classes, self.tokens, strict=True):
            if kind == "year":
                return int(token)
            if kind == "shortyear":
                short = int(token[1:])
                return short + (2000 if short < 40 else 1900)
        return None

    @property
    def weekday(self) -> int | None:
        weekday = self.value("weekday", "weekdayshort")
        return int(weekday) if weekday else None

    @property
    def number(self) -> int | None:
        """The sum of its numbers: "21", "third", "twenty-first"; a year is none."""
        total = None
        for kind, token in zip(self.classes, self.tokens, strict=True):
            if kind in ("number", "ordinal"):
                total = (total or 0) + int(value_of(token))
            elif kind in ("day", "nth", "numeral"):
                digits = "".join(c for c in token[:5] if c in "0123456789")
                total = (total or 0) + int(digits or 0)
        return total

    @property
    def spelled_year(self) -> int | None:
        """ "nineteen ninety-six" as 1996, "two thousand" as 2000."""
        numbers = [int(value_of(t)) for k, t in zip(self.classes, self.tokens, strict=True) if k == "number"]
        if self.has("thousand"):
            return 2000 if numbers[:1] == [2] else None
        if len(numbers) < 2 or numbers[0] not in (18, 19, 20) or not 10 <= sum(numbers[1:]) <= 99:
            return None
        return numbers[0] * 100 + sum(numbers[1:])


def words_of(shape: Shape, start: int, end: int) -> Words:
    """The words of the tokens `[start, end)`."""
    classes = _class_of()
    return Words(shape, start, end, shape.tokens[start:end], [classes[c] for c in shape.letters[start:end]])


@dataclass(slots=True)
class Reading:
    """What is known while a text is read from its start: its day of publication, and the values found so far."""

    published: dt.date | None
    values: list[str] = field(default_factory=list)

    def last_of(self, *grains: str) -> str | None:
        """The latest value of one of these grains."""
        return next((value for value in reversed(self.values) if grain_of(value) in grains), None)

    def anchor(self, unit: str = "year") -> dt.date | None:
        """The day that "the next day" counts from: the first of the date told last, else the day of publication.

        Days are counted from days alone: after "in March 2022", "a day earlier" is not the last of February.
        """
        for value in reversed(self.values):
            if value.startswith("X"):
                return None
            interval = interval_of(value)
            if interval and unit == "day" and interval[0] != interval[1]:
                break
            if interval:
                return interval[0]
        return self.published

    def reported_quarter(self) -> str | None:
        """The quarter that a report is about: the latest told of that was over on the day of publication, or began."""
        if self.published is None:
            return None
        day = self.published
        quarters = [(i, v) for v in self.values if v[4:6] == "-Q" and (i := interval_of(v))]
        over = [v for interval, v in quarters if interval[1] <= day]
        return max(over, default=None) or max((v for interval, v in quarters if interval[0] <= day), default=None)
