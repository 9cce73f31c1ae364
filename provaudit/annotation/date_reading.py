"""Reading the dates of a text from its start to its end, with the day of publication known or not."""

from __future__ import annotations

import datetime as dt

from provaudit.annotation.date_patterns import find_patterns
from provaudit.annotation.date_resolution import Reading, resolve, words_of
from provaudit.annotation.date_values import interval_of
from provaudit.annotation.date_words import read_shape
from provaudit.annotation.timex import DateMention


def read_dates(text: str, published: dt.date | None) -> list[DateMention]:
    """The dates of a text, in order and disjoint; those that depend on an unknown `published` stay open."""
    shape = read_shape(text)
    reading = Reading(shape, published)
    mentions: list[DateMention] = []
    for kind, core, end, start in find_patterns(shape):
        value = resolve(kind, words_of(shape, core, end), reading)
        if value is None:
            continue
        reading.values.append(value)
        first, last = interval_of(value) or (None, None)
        begin, stop = shape.starts[start], shape.starts[end - 1] + len(shape.tokens[end - 1])
        mentions.append(DateMention(begin, stop, text[begin:stop], value, first, last))
    return mentions
