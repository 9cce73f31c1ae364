"""Quotes in single marks, as British papers set them: told from apostrophes, scare quotes and quotes inside quotes.

A single mark is taken for a quotation mark only with evidence: the words between end in a comma or a full stop before
the mark, or are five or more with a verb of saying beside them; or the text has no double marks at all.
"""

from __future__ import annotations

import re
from functools import cache

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quote_marks import Marked

_OPENERS = "‘'‚‹"
_BEFORE_OPENER = frozenset("([—–:>-")
_NOT_AFTER_OPENER = frozenset("'’‘.,;:!?)")
_CLOSER = re.compile(r"['’‘›]")
_ENDS = ".,!?…;"
_FAMILY_DOUBLE = frozenset('"“”„«»')
# Words that start with an apostrophe: no quote opens there.
_ELIDED = re.compile(r"(?:tis|twas|em|til|cause|bout|round|n|neath|twere|kay|[0-9]{2}s?)\b(?!,[’'])", re.IGNORECASE)
_FEW = 5
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 60
_LONGEST = 5000


def with_single(text: str, double: list[Marked]) -> list[Marked]:
    """The stretches in double marks, and beside them those in single marks; disjoint, in order.

    A stretch in single marks that holds whole ones in double marks takes their place.
    """
    found: list[Marked] = []
    d = position = 0
    openers = _find_openers(text)
    for i, start in enumerate(openers):
        if start < position:
            continue
        while d < len(double) and double[d].end <= start:
            found.append(double[d])
            d += 1
        if (d < len(double) and double[d].start <= start) or _ELIDED.match(text, start + 1):
            continue
        following = openers[i + 1] if i + 1 < len(openers) else len(text)
        stretch = _stretch(text, start, following, double, d, plain=not double)
        if stretch is None:
            continue
        found.append(stretch)
        position = stretch.end
        while d < len(double) and double[d].start < stretch.end:
            d += 1
    return found + double[d:]


def _find_openers(text: str) -> list[int]:
    """Where marks stand that may open: with space or a bracket before them, and a word after."""
    found = []
    for mark in _OPENERS:
        at = text.find(mark)
        while at >= 0:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if (before.isspace() or before in _BEFORE_OPENER or at == 0) and not (
                after == "" or after.isspace() or after in _NOT_AFTER_OPENER
            ):
                found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    return found


def _stretch(text: str, start: int, following: int, double: list[Marked], d: int, *, plain: bool) -> Marked | None:
    """The quote that the mark at `start` opens, or None. following: the next mark that may open.

    plain: the text has no double marks.
    """
    limit = min(following, start + _LONGEST, len(text))
    stop = text.find("\n", start, limit)
    weak: int | None = None
    end: int | None = None
    for closer in _CLOSER.finditer(text, start + 2, limit if stop < 0 else stop):
        at = closer.start()
        while d < len(double) and double[d].end <= at:
            d += 1
        if d < len(double) and double[d].start < at:
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if after.isalnum() or before.isspace():
            continue
        if before in _ENDS or (after != "" and after in _ENDS) or after in ("", ")", "—", "–", "\n"):
            end = at
            break
        weak = at if weak is None else weak
    if end is None:
        end = weak
    if end is None:
        return None
    return Marked(start, end + 1, start + 1, end, True, False) if _is_evident(text, start, end, plain) else None


def _is_evident(text: str, start: int, end: int, plain: bool) -> bool:
    """Whether single marks at `start` and `end` hold speech."""
    few = len(text[start:end].split(None, _FEW)) < _FEW
    if text[end - 1] in _ENDS and (plain or not few):
        return True
    beside = text[max(0, start - _BESIDE) : start] + " " + text[end + 1 : end + _BESIDE]
    return (plain or not few) and not _verbs().isdisjoint(_WORD.findall(beside.lower()))


@cache
def _verbs() -> frozenset[str]:
    verbs = read_kinds("speech_verbs.txt")
    return verbs["speech"] | verbs["speaking"]
