"""Stated: the figures, dates, names and quoted fragments of one text, as looking for drift reads them.

They depend on that text alone, so they are found once, however many others it meets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from provaudit.annotation.names import Name
from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.comparison.figures import Figures
from provaudit.comparison.numbers import CLOCK, Number
from provaudit.comparison.numbers_and_dates import ends_of_ranges, names_a_day
from provaudit.comparison.quantities import Quantities
from provaudit.comparison.words import stem_of

if TYPE_CHECKING:
    from provaudit.comparison.prepared import Prepared

_DOTS = re.compile(r"\. ?\. ?\.")
_MOST_DATES = 1000
_SHORT = 5
# What stands between a number and what it counts.
_JOINTS = (" ", "-", "\u00a0")
_MOST_FRAGMENTS = 200


class ToldName(NamedTuple):
    """A name with its words: those from `first` to `last` (exclusive), folded in `forms`."""

    name: Name
    place: Span
    first: int
    last: int
    forms: tuple[str, ...]


class Fragment(NamedTuple):
    """A few words inside quotation marks, marks included, with the words and their stems."""

    place: Span
    forms: tuple[str, ...]
    stems: tuple[str, ...]


class Stated:
    """What one text states. Everything is found when first asked for."""

    def __init__(self, text: Prepared) -> None:
        self._text = text

    @cached_property
    def leaves_out(self) -> bool:
        """Whether an ellipsis stands anywhere."""
        return has_ellipsis(self._text.text)

    @cached_property
    def figures(self) -> Figures:
        """The numbers that are no part of a date."""
        return Figures(self._text.numbers)

    @cached_property
    def all_figures(self) -> Figures:
        """The numbers, those in dates and times too."""
        return Figures(self._text.all_numbers)

    @cached_property
    def by_value(self) -> Mapping[float, Sequence[Number]]:
        """The numbers by their values, those in dates and times too."""
        found: dict[float, list[Number]] = {}
        for number in self._text.all_numbers:
            found.setdefault(number.value, []).append(number)
        return found

    @cached_property
    def counted(self) -> Mapping[str, Sequence[Number]]:
        """The numbers by the stem of what they count."""
        found: dict[str, list[Number]] = {}
        for number in self._text.numbers:
            found.setdefault(self.counts(number), []).append(number)
        return found

    def counts(self, number: Number) -> str:
        """The stem of what a number counts: the next word, if it has content; else ""."""
        text, words = self._text.text, self._text.words
        end = number.end
        if text[end : end + 1] not in _JOINTS or not text[end + 1 : end + 2].isalpha():
            return ""
        i = bisect_left(words.starts, end)
        return words.stems[i] if i < len(words) and words.starts[i] == end + 1 else ""

    @cached_property
    def quantities(self) -> Quantities:
        """What the figures come to, in whatever units and words."""
        return Quantities(self._text.text, self._text.all_numbers)

    @cached_property
    def percentages(self) -> frozenset[float]:
        """The values of the numbers that are percentages."""
        return frozenset(number.value for number in self._text.numbers if number.unit == "%")

    @cached_property
    def dated(self) -> Sequence[DateMention]:
        """The dates that name a day, a month or a year, in order."""
        return [date for date in self._text.dates if names_a_day(date)]

    @cached_property
    def range_ends(self) -> frozenset[str]:
        """The days with which ranges of days begin and end, see `ends_of_ranges`."""
        return ends_of_ranges(self._text.text)

    @cached_property
    def first_letters(self) -> str:
        """The first letter of each word."""
        return "".join(form[0] for form in self._text.words.forms)

    @cached_property
    def unlike_dates(self) -> Sequence[DateMention]:
        """All dates without repetitions."""
        return _unlike(self._text.dates)

    @cached_property
    def unlike_dated(self) -> Sequence[DateMention]:
        """The dates of `dated` without repetitions."""
        return _unlike(self.dated)

    @cached_property
    def names(self) -> Sequence[ToldName]:
        """The names that the text tells of: not those in headings, in grammar words, or in a time ("2:00 PM")."""
        text = self._text
        forms, stems = text.words.forms, text.words.stems
        clock_ends = {number.end for number in text.all_numbers if number.unit == CLOCK}
        found = []
        for name in text.names:
            place = Span(name.start, name.end)
            words = text.word_range(place)
            first, last = words.start, words.stop
            if name.end not in clock_ends and any(stems[first:last]) and not text.in_heading(name.start):
                found.append(ToldName(name, place, first, last, forms[first:last]))
        return found

    @cached_property
    def fragments(self) -> Sequence[Fragment]:
        """The quoted fragments of two words or a few more; no article has more than these."""
        text = self._text
        spans = [span for span in text.quoted_spans if 1 < len(text.word_range(span)) <= _SHORT]
        return [
            Fragment(span, forms, _stems_of(forms))
            for span in spans[:_MOST_FRAGMENTS]
            if (forms := text.forms_in(span))
        ]


def has_ellipsis(text: str) -> bool:
    """Whether a text has an ellipsis: one character, or three dots."""
    return "…" in text or _DOTS.search(text) is not None


def _unlike(dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates without repetitions; a text with more of them than any article has is cut short."""
    unique = {(date.value, date.text): date for date in reversed(dates)}
    return list(unique.values())[-_MOST_DATES:]


def _stems_of(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(stem_of, forms))
