"""Quoted stretches of a text: which marks open, which close, and what an odd mark does.

One pass over the marks, a paragraph at a time, so that a mark without a partner costs at most its own paragraph.
Double marks of any style are one family: a quote opened by one may be closed by another ("“We will" is common in
pages that went through several programs). Inside an open quote only marks of its own family count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# The marks, by family. In the double family, `"` and `''` may open or close; the place decides.
_MARKS = re.compile("[\"“”„‟«»「」『』＂〝〞〟\n'`](?:(?<=')'|(?<=`)`|(?<!['`]))")
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
# What stands before an opening mark, and after a closing one.
_BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f\u3000([{—–-/‘'’“„«‹…:=>|―*_")
_AFTER_CLOSING = frozenset(" \t\n\r\xa0\u2009\u202f\u3000.,;:!?)]}—–-/’'”»›…<|―*_")


@dataclass(frozen=True, slots=True)
class Marked:
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


def find_marked(text: str) -> list[Marked]:
    """The quoted stretches of a text, outermost only, disjoint and in order. Time is linear in the text."""
    found: list[Marked] = []
    paragraph: list[re.Match[str]] = []
    begin, unclosed = 0, False
    for match in _MARKS.finditer(text):
        if match[0] != "\n":
            paragraph.append(match)
            continue
        if not _breaks(text, match.start()):
            continue
        if paragraph:
            unclosed = _paragraph(text, begin, match.start(), paragraph, unclosed, found)
            paragraph = []
        elif text[begin : match.start()].strip():
            unclosed = False
        begin = match.end()
    if paragraph:
        _paragraph(text, begin, len(text), paragraph, unclosed, found)
    return found


def _breaks(text: str, at: int) -> bool:
    """Whether a line end is a paragraph's; not where a hard-wrapped line goes on in lower case."""
    after = text[at + 1 : at + 2]
    return not after.islower()


def _paragraph(
    text: str, begin: int, end: int, marks: list[re.Match[str]], unclosed: bool, found: list[Marked]
) -> bool:
    """Pair the marks of one paragraph. Returns whether its last quote was left open."""
    pairs, left = _pair_up(text, marks)
    if left and len(marks) % 2 == 0 and all(mark[0] in _STRAIGHT for mark in marks):
        # A space on the wrong side of a mark misleads; the plain alternation of an even number does not.
        pairs, left = list(zip(marks[::2], marks[1::2], strict=True)), []
    first = marks[0].start() if not text[begin : marks[0].start()].strip() else -1
    stretches = [(a.start(), a.end(), b.start(), b.end(), True) for a, b in pairs]
    firsts = sorted([a.start() for a, _ in pairs])
    for i, mark in enumerate(left):
        stop = end if i + 1 == len(left) else left[i + 1].start()
        inside = bisect_left(firsts, mark.end())
        last = stop == end and (inside == len(firsts) or firsts[inside] >= stop)
        cut = _unclosed_end(text, mark.end(), min([stop, *firsts[inside : inside + 1]]), last=last)
        stretches.append((mark.start(), mark.end(), cut, cut, False))
    for start, inner_start, inner_end, stop, closed in sorted(stretches):
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_start < inner_end and text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_start < inner_end:
            found.append(Marked(start, stop, inner_start, inner_end, closed, unclosed and start == first))
    return bool(left) and not (firsts and firsts[-1] > left[-1].start())


def _pair_up(
    text: str, marks: list[re.Match[str]]
) -> tuple[list[tuple[re.Match[str], re.Match[str]]], list[re.Match[str]]]:
    """The outermost pairs, and the opening marks without a partner."""
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    opener: re.Match[str] | None = None
    nested: list[re.Match[str]] = []
    inner: list[tuple[re.Match[str], re.Match[str]]] = []
    for match in marks:
        mark = match[0]
        if opener is None:
            if mark in _OPENS or (mark in _EITHER and _may_open(text, match)):
                opener, nested, inner = match, [], []
        elif _FAMILY[mark] != _FAMILY[opener[0]]:
            continue
        elif _opens_again(text, match, opener[0]):
            nested.append(match)
        elif nested:
            pair = (nested.pop(), match)
            while inner and inner[-1][0].start() > pair[0].start():
                inner.pop()
            inner.append(pair)
        else:
            pairs.append((opener, match))
            opener = None
    if opener is None:
        return pairs, []
    # The first of several open marks has lost its partner; what was paired inside it stands for itself.
    return pairs + inner, [opener, *nested]


def _may_open(text: str, match: re.Match[str]) -> bool:
    """Whether a mark that can do both may open, where nothing is open."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not before or before in _BEFORE_OPENING:
        return after != ""
    if match[0] in ("”", "»") or after in _AFTER_CLOSING:
        return False
    return after.isalnum() and not before.isdigit()


def _opens_again(text: str, match: re.Match[str], opener: str) -> bool:
    """Whether a mark of the open quote's family opens a quote inside it rather than closing it."""
    mark = match[0]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
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
