"""Dates that one text has otherwise than the other, by the days that they resolve to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from provaudit.annotation.timex import DateMention
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences
from provaudit.comparison.words import find_words

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_PARTS = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?(?:T.{0,20})?\Z")


def date_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Dates of the target that the source has nowhere. Vague ones ("recently", "two days later") are left alone."""
    dated, theirs = source.stated.dated, source.stated.unlike_dated
    known: dict[str, bool] = {}
    for date in target.stated.dated:
        place = Span(date.start, date.end)
        instead = _instead(place, source, dated, differences)
        if date.text not in known:
            known[date.text] = any(_fits(date, other) for other in theirs)
        if instead is not None and not _fits(date, instead) and not _fits(instead, date):
            if not (known[date.text] and any(_fits(instead, d) for d in target.stated.unlike_dates)):
                yield Drift("date", "changed", Span(instead.start, instead.end), place, instead.text, date.text)
        elif not known[date.text] and not _verbatim(date, source):
            yield Drift("date", "added", None, place, "", date.text)


def _instead(
    place: Span, source: Prepared, dated: Sequence[DateMention], differences: Differences
) -> DateMention | None:
    """The date of the source in the place of which the target's stands."""
    difference = differences.find(place)
    region = difference.source_span(source) if difference else None
    if region is None:
        return None
    at = bisect_right(dated, region.start, key=lambda date: date.end)
    return dated[at] if at < len(dated) and dated[at].start < region.end else None


def _fits(date: DateMention, known: DateMention) -> bool:
    """Whether a date says no more than a known one: the same days, or a longer stretch around them.

    A year that the known one leaves out may be filled in; a day or a month may not.
    """
    if date.value == known.value:
        return True
    ours, theirs = _PARTS.match(date.value), _PARTS.match(known.value)
    if ours and theirs:
        return _agrees(ours, theirs)
    if date.first and date.last and known.first and known.last:
        return date.first <= known.first and known.last <= date.last
    weekdays = _WEEKDAY.search(date.text), _WEEKDAY.search(known.text)
    return bool(weekdays[0] and weekdays[1] and weekdays[0].group().lower() == weekdays[1].group().lower())


def _agrees(ours: re.Match[str], theirs: re.Match[str]) -> bool:
    year, month, day = ("" if "X" in (part or "X") else part for part in ours.groups())
    known_year, known_month, known_day = ("" if "X" in (part or "X") else part for part in theirs.groups())
    if (day and day != known_day) or (month and month != known_month):
        return False
    return not year or year == known_year or (not known_year and bool(month))


def _verbatim(date: DateMention, source: Prepared) -> bool:
    """Whether the source has the words, "Mondays" for "Monday" and "18th-century" for "the 18th century", or a range of
    days that the date begins or ends."""
    forms = find_words(date.text).forms
    if not forms or source.holds(forms) or (len(forms) == 1 and source.holds((f"{forms[0]}s",))):
        return True
    bare = forms[1:] if forms[0] == "the" else forms
    if bare and (source.holds(bare) or source.holds(("-".join(bare),))):
        return True
    return len(date.value) == len("XXXX-01-01") and date.value[-5:] in source.stated.range_ends
