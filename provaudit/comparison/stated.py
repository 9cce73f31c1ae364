"""Stated: the figures, dates, names and quoted fragments of one text, as looking for drift reads them.

They depend on that text alone, so they are found once, however many others it meets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from provaudit.annotation.names import Name
from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.comparison.figures import Figures
from provaudit.comparison.numbers import CLOCK
from provaudit.comparison.numbers_and_dates import names_a_day
from provaudit.comparison.words import stem_of

if TYPE_CHECKING:
    from provaudit.comparison.prepared import Prepared

_DOTS = re.compile(r"\. ?\. ?\.")
_MOST_DATES = 1000
_SHORT = 5
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
    def dated(self) -> Sequence[DateMention]:
        """The dates that name a day, a month or a year, in order."""
        return [date for date in self._text.dates if names_a_day(date)]

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
