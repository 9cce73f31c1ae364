"""What the resolution of a date looks at: its own words, and what has been read before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from provaudit.annotation.date_tense import Tense, tense_at
from provaudit.annotation.date_values import Interval, interval_of
from provaudit.annotation.date_words import Shape, class_of, letter_of, value_of


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one date: the tokens `[start, end)` of a shape."""

    shape: Shape
    start: int
    end: int

    @property
    def tokens(self) -> Sequence[str]:
        return self.shape.tokens[self.start : self.end]

    @property
    def classes(self) -> list[str]:
        """The class of each token."""
        return list(map(class_of().__getitem__, self.shape.letters[self.start : self.end]))

    def value(self, *kinds: str) -> str | None:
        """What the first word of one of these classes stands for."""
        first, letters, find = self.end, letter_of(), self.shape.letters.find
        for kind in kinds:
            i = find(letters[kind], self.start, first)
            first = i if i >= 0 else first
        return value_of(self.shape.tokens[first]) if first < self.end else None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these classes is there."""
        letters, find = letter_of(), self.shape.letters.find
        for kind in kinds:  # noqa: SIM110  # asked many times of every date, and a generator costs more than its search
            if find(letters[kind], self.start, self.end) >= 0:
                return True
        return False

    def before(self, distance: int = 1) -> str:
        """The class of the word that stands so many words before; "" at the start of the text."""
        i = self.start - distance
        return class_of()[self.shape.letters[i]] if i >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """The class of the word that stands so many words after; "" at the end of the text."""
        i = self.end + distance - 1
        return class_of()[self.shape.letters[i]] if i < len(self.shape.letters) else ""

    def near(self, kind: str, reach: int = 20) -> bool:
        """Whether a word of a class stands within so many words before or after."""
        letters = self.shape.letters
        return letters.find(letter_of()[kind], max(0, self.start - reach), self.end + reach) >= 0

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
        letters, find = letter_of(), self.shape.letters.find
        i = find(letters["year"], self.start, self.end)
        j = find(letters["shortyear"], self.start, self.end)
        if j >= 0 and not 0 <= i < j:
            short = int(self.shape.tokens[j][1:])
            return short + (2000 if short < 40 else 1900)
        return int(self.shape.tokens[i]) if i >= 0 else None

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
                digits = "".join(c for c in token.partition(".")[0][:9] if c in "0123456789")
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


@dataclass(slots=True)
class Reading:
    """What is known while a text is read from its start: its day of publication, and the dates told so far.

    Kept up by `note`, at the same cost for each date, however many there were before.
    """

    published: dt.date | None
    told: Interval | None = None
    told_is_open: bool = False
    last_quarter: str | None = None
    years_of_days: dict[str, int] = field(default_factory=dict)
    quarter_over: str | None = None
    quarter_begun: str | None = None

    def note(self, value: str) -> None:
        """Take in the value of the date just read."""
        interval = interval_of(value)
        if value.startswith("X"):
            self.told_is_open = True
        elif interval:
            self.told, self.told_is_open = interval, False
        if interval and interval[0] == interval[1]:
            self.years_of_days[value[4:10]] = int(value[:4])
        if interval and value[4:6] == "-Q":
            self.last_quarter = value
            if self.published and interval[1] <= self.published:
                self.quarter_over = max(value, self.quarter_over or value)
            elif self.published and interval[0] <= self.published:
                self.quarter_begun = max(value, self.quarter_begun or value)

    def anchor(self, unit: str = "year", *, later: bool = False) -> dt.date | None:
        """The day that "the next day" counts from: the first of the date told last, else the day of publication.

        Days are counted from days alone: after "in March 2022", "a day earlier" is not the last of February. What is
        `later` than an untold day is unknown, as it need not be later than the day of publication.
        """
        if self.told_is_open:
            return None
        if self.told is None or (unit == "day" and self.told[0] != self.told[1]):
            return None if later else self.published
        return self.told[0]

    @property
    def reported_quarter(self) -> str | None:
        """The quarter that a report is about: the latest told of that was over on the day of publication, or began."""
        return self.quarter_over or self.quarter_begun
