"""The day of publication: given, or read from the text's dateline, "Updated:" line or lead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provaudit.annotation.date_reading import read_dates
from provaudit.annotation.timex import DateMention
from provaudit.article import Span

ClaimedFrom = Literal["given", "dateline", "updated", "lead"]


@dataclass(frozen=True, slots=True)
class Publication:
    """day: the calendar day; source: how it is known; span: where the text says so (None where it was given)."""

    day: dt.date
    source: ClaimedFrom
    span: Span | None


# How far into a text, in code points, its own date is looked for.
_HEAD = 4000

_LABEL = re.compile(
    r"(?:\A|[|•·/,–—-]|\s)(?:(?:[Ll]ast|[Ff]irst) )?"
    r"(?:[Uu]pdated|UPDATED|[Pp]ublished|PUBLISHED|[Pp]osted|POSTED|[Mm]odified|Publication [Dd]ate|Date|Filed|Issued)"
    r"(?: (?:on|at))?[: ]{0,3}\Z"
)
_TIME = r"(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?| ?[AP]M)?(?: ?\(?[A-Z]{2,5}\)?)?)"
_CLOCK_BEFORE = re.compile(rf"{_TIME}[, ]{{1,2}}(?:on )?\Z")
_REST_OF_LINE = re.compile(rf"[ ,|•·–—-]{{0,4}}(?:at )?{_TIME}?[ ,.|•·–—-]{{0,4}}(?:GMT|UTC|[A-Z]{{2,4}})?\s*\Z")
_BYLINE = re.compile(r"\s*(?:By|BY|by) [^\n.]{2,80}?[,|•·–— -]{1,3}(?:on )?\Z")
_CITY = re.compile(r"\s*(?:[A-Z][\w.'’/-]{0,30}[, ]{1,2}){1,6}\Z")
_DATELINE_REST = re.compile(r"(?: ?[,:]? ?[(/][A-Za-z .]{2,40}[)/])? ?(?:-|--|–|—|_) ?(?=\S)")
_SAYING = "said|announced|told|stated|declared|reported|confirmed|revealed|disclosed|says|wrote"
_SAYING_BEFORE = re.compile(rf"\b(?:{_SAYING})\b[^.\n]{{0,40}}?,? ?(?:on )?(?:late |early )?\Z")


def find_publication(text: str, *, given: dt.date | None = None) -> Publication | None:
    """The day of publication of a text, or None where neither it nor `given` tells.

    text: as it was found, page furniture included: an "Updated:" line is not the article's, yet it dates it.
    """
    if given is not None:
        return Publication(given, "given", None)
    head = text[:_HEAD]
    return _from_line(head) or _from_dateline(head) or _from_lead(head)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _whole_days(line: str) -> list[DateMention]:
    """The mentions of a line that are whole days whatever the day of publication."""
    return [m for m in read_dates(line, None) if m.first is not None and m.first == m.last]


def _publication(mention: DateMention, offset: int, source: ClaimedFrom) -> Publication | None:
    if mention.first is None:
        return None
    return Publication(mention.first, source, Span(offset + mention.start, offset + mention.end))


def _from_line(text: str) -> Publication | None:
    found: list[Publication] = []
    for number, (offset, line) in enumerate(_lines(text)):
        if len(line) > 200 or not any(c.isdigit() for c in line):
            continue
        for mention in _whole_days(line):
            before, after = line[: mention.start], line[mention.end :]
            before = _CLOCK_BEFORE.sub("", before)
            alone = number < 12 and not before.strip() and _REST_OF_LINE.match(after)
            byline = number < 12 and _BYLINE.match(before) and _REST_OF_LINE.match(after)
            if alone or byline or _LABEL.search(before):
                publication = _publication(mention, offset, "updated")
                if publication:
                    found.append(publication)
        if found and number > 12:
            break
    return max(found[:3], key=lambda p: p.day) if found else None


def _from_dateline(text: str) -> Publication | None:
    for offset, line in _lines(text):
        for mention in _whole_days(line[:120]):
            if _CITY.match(line[: mention.start]) and _DATELINE_REST.match(line[mention.end :]):
                return _publication(mention, offset, "dateline")
    return None


def _from_lead(text: str) -> Publication | None:
    for offset, line in _lines(text):
        sentence = re.match(r"[^\n]{60,600}?[.!?](?=\s|\Z|[\"”])", line)
        if sentence is None:
            continue
        for mention in _whole_days(sentence[0]):
            if _SAYING_BEFORE.search(sentence[0][: mention.start]):
                return _publication(mention, offset, "lead")
        return None
    return None
