"""Dates that one text has otherwise than the other, by the days that they resolve to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Replaced, counterpart, source_region

_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_NAMED = re.compile(
    r"[0-9]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)


def date_drift(source: Prepared, target: Prepared, replaced: tuple[Replaced, ...]) -> Iterable[Drift]:
    """Dates of the target that the source has nowhere. Vague ones ("recently", "today") are left alone."""
    theirs = [date for date in source.dates if _NAMED.search(date.text)]
    for date in target.dates:
        if not _NAMED.search(date.text):
            continue
        if any(_fits(date, other) for other in theirs) or _fold(date.text) in _fold(source.text):
            continue
        place = Span(date.start, date.end)
        difference = counterpart(place, replaced, target)
        region = source_region(difference, source) if difference else None
        other = next((d for d in theirs if region and region.overlaps(Span(d.start, d.end))), None)
        if other is None:
            yield Drift("date", "added", None, place, "", date.text)
        else:
            yield Drift("date", "changed", Span(other.start, other.end), place, other.text, date.text)


def _fits(date: DateMention, other: DateMention) -> bool:
    """Whether both may mean the same days: one lies within the other, or they name the same weekday."""
    if date.value == other.value:
        return True
    if date.first and date.last and other.first and other.last:
        within = other.first <= date.first and date.last <= other.last
        return within or (date.first <= other.first and other.last <= date.last)
    ours, theirs = _DAY.search(date.text), _DAY.search(other.text)
    return bool(ours and theirs and ours.group().lower() == theirs.group().lower())


def _fold(text: str) -> str:
    return " ".join(text.lower().split())
