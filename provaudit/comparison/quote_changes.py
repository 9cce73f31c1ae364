"""What lies between the words that two quotes share: nothing, an omission that is marked, or a change."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from provaudit.article import Span
from provaudit.comparison.quote_words import BRACKET, DASH, ELLIPSIS, QuoteWords, is_negation, loosely_equal

ChangeKind = Literal[
    "ellipsis dropped", "negation lost", "words replaced", "words dropped", "words added", "words swapped"
]
Side = Literal["a", "b"]

_BRACKET_STANDS_FOR = 8
_MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One change between two quotes.

    kind: seen from a, except that "ellipsis dropped" and "negation lost" name what one of the two lost; `loser` says
    which ("words dropped": b lost them, "words added": a lost them; None where neither has less).
    a, b: the words in each, or the ellipsis, in code points of the strings given; empty where there is nothing.
    """

    kind: ChangeKind
    a: Span
    b: Span
    loser: Side | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two shared words, or at an end: positions [a0, a1) and [b0, b1), and the marks found there."""

    a0: int
    a1: int
    b0: int
    b1: int
    marks_a: int
    marks_b: int

    @property
    def least(self) -> int:
        return min(self.a1 - self.a0, self.b1 - self.b0)

    @property
    def most(self) -> int:
        return max(self.a1 - self.a0, self.b1 - self.b0)


def find_gaps(a: QuoteWords, b: QuoteWords, pairs: list[tuple[int, int]]) -> tuple[Gap, list[Gap], Gap]:
    """The gap before the first shared word, those between, and the one behind the last."""
    (i, j), (k, m) = pairs[0], pairs[-1]
    head = Gap(0, i, 0, j, a.before[i], b.before[j])
    tail = Gap(k + 1, len(a), m + 1, len(b), a.before[k + 1], b.before[m + 1])
    inner = [
        Gap(i0 + 1, i1, j0 + 1, j1, _marks(a, i0 + 1, i1), _marks(b, j0 + 1, j1))
        for (i0, j0), (i1, j1) in pairwise(pairs)
        if i1 - i0 > 1 or j1 - j0 > 1 or (a.before[i1] ^ b.before[j1]) & (ELLIPSIS | BRACKET)
    ]
    return head, inner, tail


def find_changes(
    head: Gap, inner: list[Gap], tail: Gap, a: QuoteWords, b: QuoteWords
) -> list[tuple[QuoteChange, float]]:
    """What was changed, in order, each with how many words it takes from what the two have in common."""
    changed = [(change, _loss(gap)) for gap in inner if (change := _change_in(gap, a, b))]
    changed = [*_changed_at_end(head, a, b, True), *changed, *_changed_at_end(tail, a, b, False)]
    return _with_swaps(changed, a, b)


def leaves_out(head: Gap, inner: list[Gap], tail: Gap, a: QuoteWords, b: QuoteWords) -> bool:
    """Whether one of the two leaves something out: at an end, or in the middle where a mark says so."""
    for gap in (head, tail):
        in_a, in_b = a.forms[gap.a0 : gap.a1], b.forms[gap.b0 : gap.b1]
        if not loosely_equal(in_a, in_b) and not _marked(gap, BRACKET):
            return True
    return any(_marked(gap, ELLIPSIS) for gap in inner)


def _change_in(gap: Gap, a: QuoteWords, b: QuoteWords) -> QuoteChange | None:
    """The change between two shared words, or None where a mark accounts for what differs."""
    in_a, in_b = a.forms[gap.a0 : gap.a1], b.forms[gap.b0 : gap.b1]
    span_a, span_b = _span(a, gap.a0, gap.a1), _span(b, gap.b0, gap.b1)
    if loosely_equal(in_a, in_b):
        if not (gap.marks_a ^ gap.marks_b) & ELLIPSIS:
            return None
        loser: Side = "b" if gap.marks_a & ELLIPSIS else "a"
        marks, others = (gap.marks_a, gap.marks_b) if loser == "a" else (gap.marks_b, gap.marks_a)
        if marks & ~others & (BRACKET | DASH):  # another mark took its place
            return None
        if loser == "b":  # the mark itself, between its two words
            span_a = Span(a.ends[gap.a0 - 1], a.starts[gap.a1])
        else:
            span_b = Span(b.ends[gap.b0 - 1], b.starts[gap.b1])
        return QuoteChange("ellipsis dropped", span_a, span_b, loser)
    if _marked(gap, ELLIPSIS) or _marked(gap, BRACKET):
        return None
    return _replaced(a, b, (gap.a0, gap.a1), (gap.b0, gap.b1))


def _changed_at_end(gap: Gap, a: QuoteWords, b: QuoteWords, at_start: bool) -> list[tuple[QuoteChange, float]]:
    """At an end, words that only one has were cut; words that differ were replaced, if no mark parts them."""
    in_a, in_b = a.forms[gap.a0 : gap.a1], b.forms[gap.b0 : gap.b1]
    if not in_a or not in_b or loosely_equal(in_a, in_b) or (gap.marks_a | gap.marks_b) & ELLIPSIS:
        return []
    size = gap.least  # the words next to the shared ones; what lies beyond was cut
    near_a = (gap.a1 - size, gap.a1) if at_start else (gap.a0, gap.a0 + size)
    near_b = (gap.b1 - size, gap.b1) if at_start else (gap.b0, gap.b0 + size)
    change = _replaced(a, b, near_a, near_b)
    return [(change, float(size))]


def _replaced(a: QuoteWords, b: QuoteWords, in_a: tuple[int, int], in_b: tuple[int, int]) -> QuoteChange:
    span_a, span_b = _span(a, *in_a), _span(b, *in_b)
    negations_a, negations_b = (
        sum(map(is_negation, a.forms[slice(*in_a)])),
        sum(map(is_negation, b.forms[slice(*in_b)])),
    )
    if negations_a != negations_b:
        return QuoteChange("negation lost", span_a, span_b, "a" if negations_a < negations_b else "b")
    if in_b[0] == in_b[1]:
        return QuoteChange("words dropped", span_a, span_b, "b")
    if in_a[0] == in_a[1]:
        return QuoteChange("words added", span_a, span_b, "a")
    return QuoteChange("words replaced", span_a, span_b)


def _marked(gap: Gap, mark: int) -> bool:
    """Whether one side has a mark in the place of the other's words; an editor's bracket stands for a few alone."""
    most = gap.most if mark == ELLIPSIS else min(gap.most, _BRACKET_STANDS_FOR)
    return gap.least == 0 < gap.most == most and bool((gap.marks_a if gap.a0 == gap.a1 else gap.marks_b) & mark)


def _marks(words: QuoteWords, start: int, end: int) -> int:
    found = 0
    for i in range(start, end + 1):
        found |= words.before[i]
    return found


def _loss(gap: Gap) -> float:
    return gap.least + 0.25 * min(gap.most - gap.least, 8)


def _with_swaps(
    changed: list[tuple[QuoteChange, float]], a: QuoteWords, b: QuoteWords
) -> list[tuple[QuoteChange, float]]:
    """Changes with what each loses; two of which one undoes the other are words that changed places."""
    if not 2 <= len(changed) <= _MOST_CHANGES:
        return changed
    inside = [(_words_in(a, c.a), _words_in(b, c.b)) for c, _ in changed]
    result, used = [], set()
    for i, (change, loss) in enumerate(changed):
        if i in used:
            continue
        partner = next((k for k in range(i + 1, len(changed)) if k not in used and _swaps(inside[i], inside[k])), None)
        if partner is None:
            result.append((change, loss))
            continue
        used.add(partner)
        other = changed[partner][0]
        in_a, in_b = (
            Span(min(x.start, y.start), max(x.end, y.end)) for x, y in ((change.a, other.a), (change.b, other.b))
        )
        result.append((QuoteChange("words swapped", in_a, in_b), 0.5))
    return result


def _words_in(words: QuoteWords, span: Span) -> Counter[str]:
    return Counter(words.forms[bisect_left(words.starts, span.start) : bisect_left(words.starts, span.end)])


def _swaps(one: tuple[Counter[str], Counter[str]], other: tuple[Counter[str], Counter[str]]) -> bool:
    moved = one[0] + other[0]
    return bool(moved) and moved == one[1] + other[1] and one[0] != one[1]


def _span(words: QuoteWords, start: int, end: int) -> Span:
    """The code points of words [start, end); where there are none, the empty place before word `start`."""
    if start < end:
        return Span(words.starts[start], words.ends[end - 1])
    place = words.ends[start - 1] if start else 0
    return Span(place, place)
