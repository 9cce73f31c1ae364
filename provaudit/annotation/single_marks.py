"""Quotes in single marks, as British papers set them: told from apostrophes, scare quotes and quotes inside quotes.

A single mark is taken for a quotation mark only with evidence: the words between end in a comma or a full stop before
the mark, or are five or more with a verb of saying beside them; or the text has no double marks at all.
"""

from __future__ import annotations

import re

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quote_marks import Marked

_OPENER = re.compile(r"[‘'‚‹](?:(?<=[\s(\[—–:>-].)|(?<=\A.))(?=[^\s'’‘.,;:!?)])")
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
    for opener in _OPENER.finditer(text):
        start = opener.start()
        if start < position:
            continue
        while d < len(double) and double[d].end <= start:
            found.append(double[d])
            d += 1
        if (d < len(double) and double[d].start <= start) or _ELIDED.match(text, start + 1):
            continue
        stretch = _stretch(text, start, double, d, plain=not double)
        if stretch is None:
            continue
        found.append(stretch)
        position = stretch.end
        while d < len(double) and double[d].start < stretch.end:
            d += 1
    return found + double[d:]


def _stretch(text: str, start: int, double: list[Marked], d: int, *, plain: bool) -> Marked | None:
    """The quote that the mark at `start` opens, or None. plain: the text has no double marks."""
    limit = text.find("\n", start, start + _LONGEST)
    limit = min(len(text), start + _LONGEST) if limit < 0 else limit
    following = _OPENER.search(text, start + 1, limit)
    weak: int | None = None
    end: int | None = None
    reach = following.start() if following else limit
    for closer in _CLOSER.finditer(text, start + 2, reach):
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
    says = any(word in _verbs() for word in _WORD.findall(beside.lower()))
    return says and (plain or not few)


def _verbs() -> frozenset[str]:
    verbs = read_kinds("speech_verbs.txt")
    return verbs["speech"] | verbs["speaking"]
