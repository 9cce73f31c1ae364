"""Reading the dates of a text from its start to its end, with the day of publication known or not."""

from __future__ import annotations

import datetime as dt

from provaudit.annotation.date_context import Reading, words_of
from provaudit.annotation.date_patterns import find_patterns
from provaudit.annotation.date_resolution import resolve
from provaudit.annotation.date_values import interval_of
from provaudit.annotation.date_words import read_shape
from provaudit.annotation.timex import DateMention


def read_dates(text: str, published: dt.date | None) -> list[DateMention]:
    """The dates of a text, in order and disjoint; those that depend on an unknown `published` stay open."""
    shape = read_shape(text)
    reading = Reading(published)
    mentions: list[DateMention] = []
    for match in find_patterns(shape):
        value = resolve(match.kind, words_of(shape, match.core, match.end), reading)
        if value is None:
            continue
        reading.values.append(value)
        first, last = interval_of(value) or (None, None)
        begin = shape.starts[match.start]
        stop = shape.starts[match.end - 1] + len(shape.tokens[match.end - 1])
        mentions.append(DateMention(begin, stop, text[begin:stop], value, first, last))
    return mentions
