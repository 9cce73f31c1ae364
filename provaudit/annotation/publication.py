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


# How far into a text, in code points, its own date is looked for; how long a line of the page's head can be, and from
# where on a line is a paragraph of the article, below which dates are the story's.
_HEAD = 6000
_LINE = 200
_PARAGRAPH = 240

_NAME = r"(?:[A-Z][\w.'’-]{0,30} ){1,4}"
_LABEL = re.compile(
    r"(?:\A|[\s|•·∙/,–—-])(?:(?:[Ll]ast|[Ff]irst|Originally|LAST|FIRST) )?"
    r"(?:[Uu]pdated?|UPDATED?|[Pp]ublished|PUBLISHED|[Pp]osted|POSTED|[Mm]odified|[Rr]eleased|[Ss]ubmitted"
    r"|Publication [Dd]ate)"
    rf"(?: by {_NAME})?[ \t]?(?:(?:on|at) )?[: ]{{0,3}}\Z"
)
_TIME = r"(?:[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})? ?(?:[ap]\.?m\.?|[AP]M)?(?: ?\(?[A-Z]{2,5}\)?)?)"
_CLOCK_BEFORE = re.compile(rf"{_TIME}[, ]{{1,2}}(?:on )?\Z")
# After a date that a line of the head consists of: a time, a reading time, a separator and whatever comes then.
_AFTER = re.compile(
    rf"(?:T[0-9:.]{{4,15}}(?:Z|[+-][0-9:]{{4,5}})?)?[ ,]{{0,2}}(?:at )?{_TIME}?[ ,.]{{0,2}}"
    r"(?:\Z|[|•·∙]|/ |[0-9]{1,3} ?min|[Bb]y [A-Z])"
)
_BYLINE = re.compile(r"(?:By|BY|by) ?[^\n.]{2,80}?[,|•·–— -]{1,3}(?:on )?\Z")
_SEPARATOR_BEFORE = re.compile(r"[|•·∙] ?\Z")
_PLACE = re.compile(r"\s*(?:[A-Z][\w.'’/-]{0,30},? ){1,6}\Z")
_DATELINE_END = re.compile(r"(?: ?[,:]? ?[(/][A-Za-z .]{2,40}[)/])? ?(?:[-–—_][ -–—_]{0,3})(?=\S)")
_SAYING = "said|announced|told|stated|declared|reported|confirmed|revealed|disclosed|says|wrote"
_SAYING_BEFORE = re.compile(rf"\b(?:{_SAYING})\b[^.\n]{{0,40}}?,? ?(?:on )?(?:late |early )?\Z")
_SENTENCE = re.compile(r"[^\n]{60,600}?[.!?](?=\s|\Z|[\"”])")
# A text that tells of days so much later than the date in its lead looks back on it.
_LOOKING_BACK = dt.timedelta(days=31)


def find_publication(text: str, *, given: dt.date | None = None) -> Publication | None:
    """The day of publication of a text, or None where neither it nor `given` tells.

    text: as it was found, page furniture included: an "Updated:" line is not the article's, yet it dates it.

    Looked for in this order: a labelled or free-standing date in the head of the page ("updated"; the latest, if there
    are several labelled ones, and none if free-standing ones differ), a dateline with a year ("dateline"), and a full
    date with a verb of saying in the first sentence ("lead"), unless the text tells of much later days as past.
    """
    if given is not None:
        return Publication(given, "given", None)
    head = text[:_HEAD]
    return _from_head(head) or _from_dateline(head) or _from_lead(text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


# "6/2/2025" is one day in one country and another in the next.
_EITHER_ORDER = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/")


def _whole_days(line: str) -> list[DateMention]:
    """The mentions of a line that are whole days, whatever the day of publication."""
    if not any(c in "0123456789" for c in line):
        return []
    mentions = [m for m in read_dates(line, None) if m.first is not None and m.first == m.last]
    return [m for m in mentions if not _EITHER_ORDER.match(m.text)]


def _publication(mention: DateMention, offset: int, source: ClaimedFrom) -> Publication | None:
    if mention.first is None:
        return None
    return Publication(mention.first, source, Span(offset + mention.start, offset + mention.end))


def _from_head(text: str) -> Publication | None:
    labelled: list[Publication] = []
    standing: list[Publication] = []
    below = False
    for offset, line in _lines(text):
        below = below or len(line) > _PARAGRAPH
        if len(line) > _LINE:
            continue
        for mention in _whole_days(line):
            publication = _publication(mention, offset, "updated")
            if publication is None:
                continue
            before = _CLOCK_BEFORE.sub("", line[: mention.start])
            if _LABEL.search(before[-80:]) or (not before.strip() and _LABEL.search(_line_above(text, offset))):
                labelled.append(publication)
            elif not below and _stands_alone(before.strip(), line[mention.end :]):
                standing.append(publication)
        if below and labelled:
            break
    if labelled:
        return max(labelled[:3], key=lambda p: p.day)
    return standing[0] if len({p.day for p in standing}) == 1 else None


def _line_above(text: str, offset: int) -> str:
    """The end of the last line with words on it above an offset."""
    return text[max(0, offset - 120) : offset].rstrip().rpartition("\n")[2][-60:]


def _stands_alone(before: str, after: str) -> bool:
    if not _AFTER.match(after):
        return False
    return (
        not before
        or bool(_BYLINE.match(before + " "))
        or (len(before) < 100 and bool(_SEPARATOR_BEFORE.search(before)))
    )


def _from_dateline(text: str) -> Publication | None:
    for offset, line in _lines(text):
        for mention in _whole_days(line[:120]):
            before = line[: mention.start]
            placed = _PLACE.match(before) or (not before.strip() and not text[:offset].strip())
            if placed and len(line) > mention.end + 20 and _DATELINE_END.match(line, mention.end):
                return _publication(mention, offset, "dateline")
    return None


def _from_lead(text: str) -> Publication | None:
    for offset, line in _lines(text[:_HEAD]):
        sentence = _SENTENCE.match(line)
        if sentence is None:
            continue
        for mention in _whole_days(sentence[0]):
            if _SAYING_BEFORE.search(sentence[0][max(0, mention.start - 80) : mention.start]):
                found = _publication(mention, offset, "lead")
                return found if found and not _looks_back(text, found.day) else None
        return None
    return None


def _looks_back(text: str, day: dt.date) -> bool:
    """Whether the text tells of days well after this one."""
    return any(m.first is not None and m.first - day > _LOOKING_BACK for m in read_dates(text, None))
