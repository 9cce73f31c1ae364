"""The days on which someone can be called the holder, the former holder or the holder-elect of an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from provaudit.timeline.days import moved
from provaudit.timeline.rows import Fact
from provaudit.timeline.window import Stretch

# The factbook's rows start here: an earlier term of the same person would not be in them.
_FACTBOOK_FROM = dt.date(2014, 7, 1)
# Between two terms that count as one: a gap in the sources, not in the office.
_GAP_DAYS = 31
# How long before a term its holder is "elect" or "incoming".
_ELECT_DAYS = 200


def held_days(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which one of the rows holds, wide where a row leaves it open."""
    days: list[Stretch] = [(row.first, _last(row, rows)) for row in rows]
    if _may_have_earlier_terms(rows):
        days.append((None, _FACTBOOK_FROM))
    return _merged(days)


def left_days(rows: Sequence[Fact], newest: dt.date | None) -> tuple[Stretch, ...]:
    """The days on which someone can be the former holder: after a term and outside the others.

    newest: the newest day that the timeline knows of; an end after it is a scheduled one, and may come sooner.
    """
    ends = [row.ended or _last(row, rows) or row.known_until for row in rows]
    ends = [min(end, newest) if end and newest else end for end in ends]
    terms = _merged((row.first, end) for row, end in zip(rows, ends, strict=True))
    days: list[Stretch] = []
    if terms[0][0] is not None and _may_have_earlier_terms(rows):
        days.append((None, terms[0][0]))
    for number, (_, end) in enumerate(terms):
        following = terms[number + 1][0] if number + 1 < len(terms) else None
        days.append((end, following))
    return _merged(days)


def elect_days(rows: Sequence[Fact]) -> tuple[Stretch, ...]:
    """The days on which someone can be the holder-elect."""
    return _merged((moved(row.first, -_ELECT_DAYS), row.first) for row in rows if row.first is not None)


def is_untitled(row: Fact) -> bool:
    """Whether the row knows who led a country, but not by which office."""
    return row.role.startswith("leader")


def _last(row: Fact, rows: Sequence[Fact]) -> dt.date | None:
    """The last day of a row; where its source was closed before the end, that of a row about the same term."""
    if row.last is not None or row.known_until is None:
        return row.last
    ends = [
        other.last
        for other in rows
        if other.last and other.last >= row.known_until and (other.first or dt.date.min) <= row.known_until
    ]
    return min(ends, default=None)


def _may_have_earlier_terms(rows: Sequence[Fact]) -> bool:
    return all("factbook" in row.source or "sources/foreign" in row.source for row in rows)


def _merged(days: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches in order, those that touch (a second term) as one."""
    found: list[Stretch] = []
    for first, last in sorted(days, key=lambda s: (s[0] or dt.date.min, s[1] or dt.date.max)):
        before = found[-1] if found else None
        if before and (before[1] is None or (first or dt.date.min) <= moved(before[1], _GAP_DAYS)):
            found[-1] = (before[0], None if before[1] is None or last is None else max(before[1], last))
        else:
            found.append((first, last))
    return tuple(found)
