"""Reading the dates of a text from its start to its end, with the day of publication known or not."""

from __future__ import annotations

import datetime as dt

from provaudit.annotation.calendar_dates import beside
from provaudit.annotation.date_context import Reading, Words
from provaudit.annotation.date_patterns import find_patterns
from provaudit.annotation.date_resolution import resolve
from provaudit.annotation.date_values import interval_of
from provaudit.annotation.date_words import read_shape
from provaudit.annotation.timex import DateMention

# More dates than these no text has, not even a list of days; what goes on so ("May May May") is no list.
_ALWAYS_READ, _CHARACTERS_A_DATE = 2000, 11


def read_dates(text: str, published: dt.date | None) -> list[DateMention]:
    """The dates of a text, in order and disjoint; those that depend on an unknown `published` stay open."""
    shape = read_shape(text)
    reading = Reading(published)
    mentions: list[DateMention] = []

    def add(start: int, end: int, value: str, dated: bool = True) -> None:
        begin, stop = shape.starts[start], shape.starts[end - 1] + len(shape.tokens[end - 1])
        if mentions and begin < mentions[-1].end:
            return
        first, last = (interval_of(value) if dated else None) or (None, None)
        mentions.append(DateMention(begin, stop, text[begin:stop], value, first, last))
        reading.note(value)

    most = _ALWAYS_READ + len(text) // _CHARACTERS_A_DATE
    for match in find_patterns(shape):
        if len(mentions) >= most:
            break
        words = Words(shape, match.core, match.end)
        value = resolve(match.kind, words, reading)
        if value is None:
            continue
        other = beside(words, value) if match.kind == "calendar" else None
        if other and other[0] < match.start:
            add(*other)
        # which days a fiscal year has differs from one body to the next
        add(match.start, match.end, value, dated=words.value("fiscal") != "own")
        if other and other[0] > match.start:
            add(*other)
    return mentions
