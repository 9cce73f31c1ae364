"""Two quotes side by side: one utterance or two, and what changed between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from provaudit.article import Span
from provaudit.comparison.quote_alignment import align
from provaudit.comparison.quote_words import (
    BRACKET,
    DASH,
    ELLIPSIS,
    QuoteWords,
    find_quote_words,
    is_negation,
    loosely_equal,
)
from provaudit.errors import InputTypeError

MatchKind = Literal["same", "truncated", "altered", "different"]
ChangeKind = Literal[
    "ellipsis dropped", "negation lost", "words replaced", "words dropped", "words added", "words swapped"
]
Side = Literal["a", "b"]

# A shared fragment this short, or telling this little, is no shared utterance. In words, and in the weights of
# `word_weight`. All of a fragment in the other quote asks for less than most of it.
_FEWEST_WORDS, _FEWEST_TELLING_WORDS = 5, 3
_WHOLE, _MOST, _PART = 1.2, 1.7, 8.0
_MOST_COVERED, _PART_COVERED, _PART_RUN = 0.75, 0.6, 7
_BRACKET_STANDS_FOR = 8
_MOST_CHANGES = 40
_EQUAL_END = 4

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One change between two quotes.

    kind: seen from a, except that "ellipsis dropped" and "negation lost" name what one of the two lost; `loser` says
    which ("words dropped": b lost them, "words added": a lost them; None where neither has less).
    a, b: the words in each, in code points of the strings given; empty where there are none.
    """

    kind: ChangeKind
    a: Span
    b: Span
    loser: Side | None = None


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """How two quotes relate.

    kind: "same" (the same words), "truncated" (one utterance, cut at an end, or in the middle with an ellipsis that
    says so), "altered" (one utterance, changed without a mark), "different" (two utterances).
    shorter: which of the two holds less of the utterance, or None.
    similarity: the words in common, as a share of those of both (Dice), 0 to 1.
    changes: what was altered, in the order of a; empty unless kind is "altered".
    a_part, b_part: the stretch of each that the other has too, in code points of the strings given.
    requoted: whether one of the two is a statement that quotes the words of the other inside it.
    weight: how much the words in common tell; a few for a stock phrase, about half a word each for plain speech.
    """

    kind: MatchKind
    shorter: Side | None
    similarity: float
    changes: tuple[QuoteChange, ...] = ()
    a_part: Span = _NOWHERE
    b_part: Span = _NOWHERE
    weight: float = 0.0
    requoted: bool = False


def compare_quotes(a: str, b: str) -> QuoteMatch:
    """Compare two quotes, given with or without their outer marks.

    Case, punctuation, quotation marks, spelling (US or UK, accents, numerals) and editors' [brackets] do not count. A
    dropped ellipsis does: words that lay apart then read as one sentence. Quotes that share no more than a few words
    or a stock phrase are different. Swapping a and b swaps `shorter` and turns the changes round, no more.

    Time grows with the length of both. Raises InputTypeError unless both are str.
    """
    for value in (a, b):
        if not isinstance(value, str):
            raise InputTypeError(f"compare_quotes takes two str, not {type(value).__name__}; pass quote.text")
    return match_words(find_quote_words(a), find_quote_words(b))


def match_words(a: QuoteWords, b: QuoteWords) -> QuoteMatch:
    """`compare_quotes` on quotes whose words were found before."""
    if not len(a) or not len(b):
        return QuoteMatch("different", None, 0.0)
    if a.forms == b.forms and a.before[1:-1] == b.before[1:-1]:
        all_a, all_b = (Span(words.starts[0], words.ends[-1]) for words in (a, b))
        return QuoteMatch("same", None, 1.0, (), all_a, all_b, sum(a.weights))
    match = _match_whole(a, b)
    if match.kind == "different":
        # A third party may repeat the words inside a statement of its own: then what it repeats is compared.
        repeated = [_match_whole(a, part) for part in _inner_parts(b)] + [
            _match_whole(part, b) for part in _inner_parts(a)
        ]
        found = [m for m in repeated if m.kind != "different"]
        if found:
            best = max(found, key=lambda m: m.weight)
            return replace(best, similarity=match.similarity, requoted=True)
    return match


def _inner_parts(words: QuoteWords) -> list[QuoteWords]:
    parts = []
    for start, end in words.inner:
        inside = [i for i in range(len(words)) if start <= words.starts[i] and words.ends[i] <= end]
        if len(inside) > _FEWEST_WORDS:
            parts.append(words.part(inside[0], inside[-1] + 1))
    return parts


@dataclass(frozen=True, slots=True)
class _Gap:
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


def _match_whole(a: QuoteWords, b: QuoteWords) -> QuoteMatch:
    pairs = _with_equal_ends(align(a, b), a, b)
    if not pairs:
        return QuoteMatch("different", None, 0.0)
    if 2 * len(pairs) < min(len(a), len(b)) and _longest_run(pairs) <= _FEWEST_WORDS:
        return QuoteMatch("different", None, 2 * len(pairs) / (len(a) + len(b)))
    head, inner, tail = _gaps(a, b, pairs)
    changed = [(change, _loss(gap)) for gap in inner if (change := _change_in(gap, a, b))]
    changed = [*_changed_at_end(head, a, b, True), *changed, *_changed_at_end(tail, a, b, False)]
    changed = _with_swaps(changed, a, b)
    changes = tuple(change for change, _ in changed)

    shared = len(pairs)
    weight = sum(min(a.weights[i], b.weights[j]) for i, j in pairs)
    similarity = 2 * shared / (len(a) + len(b))
    coverage = shared / (shared + sum(loss for _, loss in changed))
    each_goes_on = not changes and bool(head.most and tail.most and (head.a1 > head.a0) != (tail.a1 > tail.a0))
    reordered = shared > _FEWEST_WORDS and weight >= _WHOLE and sorted(a.forms) == sorted(b.forms)
    if (
        a.forms != b.forms
        and not reordered
        and not _one_utterance(shared, weight, coverage, _longest_run(pairs), each_goes_on)
    ):
        return QuoteMatch("different", None, similarity, weight=weight)

    own_a, own_b = len(a) - shared, len(b) - shared
    shorter: Side | None = "a" if own_a < own_b else "b" if own_b < own_a else None
    a_part = Span(a.starts[pairs[0][0]], a.ends[pairs[-1][0]])
    b_part = Span(b.starts[pairs[0][1]], b.ends[pairs[-1][1]])
    kind: MatchKind = "altered" if changes else "truncated" if _omits(head, inner, tail, a, b) else "same"
    if kind == "same":
        shorter = None
    return QuoteMatch(kind, shorter, similarity, changes, a_part, b_part, weight)


def _with_equal_ends(pairs: list[tuple[int, int]], a: QuoteWords, b: QuoteWords) -> list[tuple[int, int]]:
    """Where both quotes have equally few words left at an end, equal words at one place there count too."""
    if not pairs:
        return pairs
    (i, j), (k, m) = pairs[0], pairs[-1]
    head = range(i) if i == j <= _EQUAL_END else range(0)
    tail = range(1, len(a) - k) if len(a) - k == len(b) - m <= _EQUAL_END + 1 else range(0)
    before = [(n, n) for n in head if a.forms[n] == b.forms[n]]
    behind = [(k + n, m + n) for n in tail if a.forms[k + n] == b.forms[m + n]]
    return before + pairs + behind


def _gaps(a: QuoteWords, b: QuoteWords, pairs: list[tuple[int, int]]) -> tuple[_Gap, list[_Gap], _Gap]:
    """The gap before the first shared word, those between, and the one behind the last."""
    (i, j), (k, m) = pairs[0], pairs[-1]
    head = _Gap(0, i, 0, j, a.before[i], b.before[j])
    tail = _Gap(k + 1, len(a), m + 1, len(b), a.before[k + 1], b.before[m + 1])
    inner = [
        _Gap(i0 + 1, i1, j0 + 1, j1, _marks(a, i0 + 1, i1), _marks(b, j0 + 1, j1))
        for (i0, j0), (i1, j1) in pairwise(pairs)
        if i1 - i0 > 1 or j1 - j0 > 1 or (a.before[i1] ^ b.before[j1]) & (ELLIPSIS | BRACKET)
    ]
    return head, inner, tail


def _marks(words: QuoteWords, start: int, end: int) -> int:
    found = 0
    for i in range(start, end + 1):
        found |= words.before[i]
    return found


def _change_in(gap: _Gap, a: QuoteWords, b: QuoteWords) -> QuoteChange | None:
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
        return QuoteChange("ellipsis dropped", span_a, span_b, loser)
    if _marked(gap, ELLIPSIS) or _marked(gap, BRACKET):
        return None
    return _replaced(a, b, (gap.a0, gap.a1), (gap.b0, gap.b1))


def _changed_at_end(gap: _Gap, a: QuoteWords, b: QuoteWords, at_start: bool) -> list[tuple[QuoteChange, float]]:
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


def _loss(gap: _Gap) -> float:
    return gap.least + 0.25 * min(gap.most - gap.least, 8)


def _longest_run(pairs: list[tuple[int, int]]) -> int:
    longest = run = 1
    for (i0, j0), (i1, j1) in pairwise(pairs):
        run = run + 1 if i1 - i0 == 1 == j1 - j0 else 1
        longest = max(longest, run)
    return longest


def _one_utterance(shared: int, weight: float, coverage: float, run: int, crossed: bool) -> bool:
    if coverage > 0.999 and not crossed:
        return (shared >= _FEWEST_WORDS and weight >= _WHOLE) or (shared >= _FEWEST_TELLING_WORDS and weight >= 2.5)
    if coverage >= _MOST_COVERED:
        return shared > _FEWEST_WORDS and weight >= _MOST
    return coverage >= _PART_COVERED and run >= _PART_RUN and weight >= _PART


def _omits(head: _Gap, inner: list[_Gap], tail: _Gap, a: QuoteWords, b: QuoteWords) -> bool:
    """Whether one of the two leaves something out: at an end, or in the middle where a mark says so."""
    for gap in (head, tail):
        in_a, in_b = a.forms[gap.a0 : gap.a1], b.forms[gap.b0 : gap.b1]
        if not loosely_equal(in_a, in_b) and not _marked(gap, BRACKET):
            return True
    return any(_marked(gap, ELLIPSIS) for gap in inner)


def _marked(gap: _Gap, mark: int) -> bool:
    """Whether one side has a mark in the place of the other's words; an editor's bracket stands for a few alone."""
    most = gap.most if mark == ELLIPSIS else min(gap.most, _BRACKET_STANDS_FOR)
    return gap.least == 0 < gap.most == most and bool((gap.marks_a if gap.a0 == gap.a1 else gap.marks_b) & mark)


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
