"""Quoted stretches of a text: which marks open, which close, and what an odd mark does.

One pass over the marks, a paragraph at a time, so that a mark without a partner costs at most its own paragraph.
Double marks of any style are one family: a quote opened by one may be closed by another ("“We will" is common in
pages that went through several programs). Inside an open quote only marks of its own family count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

# The marks, by family. In the double family, `"` and `''` may open or close; the place decides.
_FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", "``", "＂", "〝", "〞", "〟"), "double"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_OPENS = frozenset("“„‟「『〝") | {"``"}
_CLOSES = frozenset("」』〞〟")
_EITHER = frozenset('"”«»＂') | {"''"}
_STRAIGHT = frozenset(('"', "''", "＂"))
# A closing mark that came out as a single one; the end of the sentence in which a quote was opened.
_SLIP = re.compile(r"(?<=[.,!?])['’](?=\s|\Z)")
_SENTENCE_END = re.compile(
    r"[.!?…](?=\s)|,(?=\s(?:he|she|they|it|we|I|[A-Z]\w{1,30})\s(?:said|says|added|told|asked|wrote|continued)\b)"
)
_STOPS = ".!?…"
# A paragraph that has so many marks and few characters to each is no prose.
_MANY, _DENSE = 200, 4
# What stands before an opening mark, and after a closing one.
_BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f\u3000([{—–-/‘'’“„«‹…:=>|―*_")
_AFTER_CLOSING = frozenset(" \t\n\r\xa0\u2009\u202f\u3000.,;:!?)]}—–-/’'”»›…<|―*_")


class Marked(NamedTuple):
    """A stretch between marks. start, end: marks included; inner_start, inner_end: without them.

    closed: whether the closing mark is there; where it is not, the stretch ends with its paragraph.
    repeated: whether it starts a paragraph and the one before ended without its closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    repeated: bool


class _Mark(NamedTuple):
    """A mark and where it stands."""

    start: int
    end: int
    text: str


def find_marked(text: str) -> list[Marked]:
    """The quoted stretches of a text, outermost only, disjoint and in order. Time is linear in the text."""
    found: list[Marked] = []
    marks = _find_marks(text)
    i = end = 0
    unclosed = False
    while i < len(marks):
        begin, previous_end = paragraph_start(text, marks[i].start, end), end
        end = paragraph_end(text, marks[i].end)
        first = i
        while i < len(marks) and marks[i].start < end:
            i += 1
        if unclosed and text[previous_end:begin].strip():
            unclosed = False
        if i - first < _MANY or (i - first) * _DENSE < end - begin:
            unclosed = _paragraph(text, begin, end, marks[first:i], unclosed, found)
    return found


def _find_marks(text: str) -> list[_Mark]:
    """All double marks of any style, in order."""
    found = []
    for mark in _FAMILY:
        at = text.find(mark)
        while at >= 0:
            end = at + len(mark)
            found.append(_Mark(at, end, mark))
            at = text.find(mark, end)
    found.sort()
    return found


def paragraph_start(text: str, at: int, lowest: int = 0) -> int:
    """Where the paragraph that holds `at` starts; a line that goes on in lower case (a hard wrap) is no new one."""
    begin = text.rfind("\n", lowest, at) + 1
    while begin > 1 and text[begin : begin + 1].islower():
        begin = text.rfind("\n", lowest, begin - 1) + 1
    return begin or lowest


def paragraph_end(text: str, at: int) -> int:
    """Where the paragraph that holds `at` ends."""
    end = text.find("\n", at)
    while end >= 0 and text[end + 1 : end + 2].islower():
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)


def _paragraph(text: str, begin: int, end: int, marks: list[_Mark], unclosed: bool, found: list[Marked]) -> bool:
    """Pair the marks of one paragraph. Returns whether its last quote was left open."""
    pairs, left = _pair_up(text, marks)
    if left and len(marks) % 2 == 0 and _alternate(text, marks):
        # A space on the wrong side of a mark misleads; the plain alternation of an even number does not.
        pairs, left = list(zip(marks[::2], marks[1::2], strict=True)), []
    first = marks[0].start if not text[begin : marks[0].start].strip() else -1
    stretches = [(a.start, a.end, b.start, b.end, True) for a, b in pairs]
    firsts = sorted([a.start for a, _ in pairs])
    for i, mark in enumerate(left):
        stop = end if i + 1 == len(left) else left[i + 1].start
        inside = bisect_left(firsts, mark.end)
        last = stop == end and (inside == len(firsts) or firsts[inside] >= stop)
        cut = _unclosed_end(text, mark.end, min([stop, *firsts[inside : inside + 1]]), last=last)
        stretches.append((mark.start, mark.end, cut, cut, False))
    for start, inner_start, inner_end, stop, closed in sorted(stretches):
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_start < inner_end and text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_start < inner_end:
            found.append(Marked(start, stop, inner_start, inner_end, closed, unclosed and start == first))
    return bool(left) and not (firsts and firsts[-1] > left[-1].start)


def _alternate(text: str, marks: list[_Mark]) -> bool:
    """Whether straight marks may open and close by turns, wherever the spaces are.

    They do not where paragraphs that each open the quote anew have run into one: a mark after a sentence and before a
    capital opens, and one between a full stop and a space closes, whatever its number.
    """
    for i, mark in enumerate(marks):
        if mark.text not in _STRAIGHT:
            return False
        before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 1]
        if i % 2:
            if before[-1:].isspace() and before[0] in _STOPS and after.isupper():
                return False
        elif before[-1:] in _STOPS and before and (after.isspace() or after == ""):
            return False
    return True


def _pair_up(text: str, marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """The outermost pairs, and the opening marks without a partner."""
    pairs: list[tuple[_Mark, _Mark]] = []
    opener: _Mark | None = None
    nested: list[_Mark] = []
    inner: list[tuple[_Mark, _Mark]] = []
    for match in marks:
        mark = match.text
        if opener is None:
            if mark in _OPENS or (mark in _EITHER and _may_open(text, match)):
                opener, nested, inner = match, [], []
        elif _FAMILY[mark] != _FAMILY[opener.text]:
            continue
        elif _opens_again(text, match, opener.text):
            nested.append(match)
        elif nested:
            pair = (nested.pop(), match)
            while inner and inner[-1][0].start > pair[0].start:
                inner.pop()
            inner.append(pair)
        else:
            pairs.append((opener, match))
            opener = None
    if opener is None:
        return pairs, []
    # The first of several open marks has lost its partner; what was paired inside it stands for itself.
    return pairs + inner, [opener, *nested]


def _may_open(text: str, match: _Mark) -> bool:
    """Whether a mark that can do both may open, where nothing is open."""
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    if not before or before in _BEFORE_OPENING:
        return after != ""
    if match.text in ("”", "»") or after in _AFTER_CLOSING:
        return False
    return after.isalnum() and not before.isdigit()


def _opens_again(text: str, match: _Mark, opener: str) -> bool:
    """Whether a mark of the open quote's family opens a quote inside it rather than closing it."""
    mark = match.text
    before, after = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    looks_open = before in _BEFORE_OPENING and after != "" and after not in _AFTER_CLOSING
    if mark == "“":
        return opener != "„" and (looks_open or before.isspace() or after.isalnum())
    if mark in _OPENS:
        return True
    if mark in ("«", "»"):
        return mark == opener
    return mark in _STRAIGHT and looks_open


def _unclosed_end(text: str, start: int, stop: int, *, last: bool) -> int:
    """Where a quote without a closing mark ends: a lone single mark, the paragraph, or its sentence before another."""
    slip = _SLIP.search(text, start, stop)
    if slip:
        return slip.end()
    if not last:
        sentence = _SENTENCE_END.search(text, start, stop)
        stop = sentence.end() if sentence else stop
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop
