"""Two quotes side by side: one utterance or two, and what changed between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from provaudit.article import Span
from provaudit.comparison.quote_alignment import align
from provaudit.comparison.quote_changes import QuoteChange, Side, find_changes, find_gaps, leaves_out
from provaudit.comparison.quote_words import QuoteWords, find_quote_words, word_weight
from provaudit.errors import InputTypeError

MatchKind = Literal["same", "truncated", "altered", "different"]

# A shared fragment this short, or telling this little, is no shared utterance. In words, and in the weights of
# `word_weight`. All of a fragment in the other quote asks for less than most of it.
_FEWEST_WORDS, _FEWEST_TELLING_WORDS = 5, 3
_WHOLE, _TELLING, _MOST, _PART = 1.2, 2.5, 1.7, 8.0
_MOST_COVERED, _PART_COVERED, _PART_RUN = 0.75, 0.6, 7
_EQUAL_END = 4

_NOWHERE = Span(0, 0)


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


def are_unlike(a: QuoteWords, b: QuoteWords) -> bool:
    """Whether `match_words` is bound to call two quotes different, because they share too little in whatever order.

    It asks for less than alignment: how many words both have, what they tell, and whether six of them in a row. Where
    it says no, they may be different all the same.
    """
    if a.inner or b.inner or a.forms == b.forms:
        return False
    times, shared, weight = Counter(a.forms), 0, 0.0
    for form in b.forms:
        if times.get(form, 0):
            times[form] -= 1
            shared += 1
            weight += word_weight(form)
    enough = (shared >= _FEWEST_WORDS and weight >= _WHOLE) or (shared >= _FEWEST_TELLING_WORDS and weight >= _TELLING)
    if not enough:
        return True
    return 2 * shared < min(len(a), len(b)) and _runs_of(a).isdisjoint(_runs_of(b))


def _runs_of(words: QuoteWords) -> set[tuple[str, ...]]:
    """The runs of one word more than the fewest that a shared fragment must have."""
    return set(zip(*(words.forms[k:] for k in range(_FEWEST_WORDS + 1)), strict=False))


def _inner_parts(words: QuoteWords) -> list[QuoteWords]:
    parts = []
    for start, end in words.inner:
        inside = [i for i in range(len(words)) if start <= words.starts[i] and words.ends[i] <= end]
        if len(inside) > _FEWEST_WORDS:
            parts.append(words.part(inside[0], inside[-1] + 1))
    return parts


def _match_whole(a: QuoteWords, b: QuoteWords) -> QuoteMatch:
    pairs = _with_equal_ends(align(a, b), a, b)
    if not pairs:
        return QuoteMatch("different", None, 0.0)
    if 2 * len(pairs) < min(len(a), len(b)) and _longest_run(pairs) <= _FEWEST_WORDS:
        return QuoteMatch("different", None, 2 * len(pairs) / (len(a) + len(b)))
    head, inner, tail = find_gaps(a, b, pairs)
    changed = find_changes(head, inner, tail, a, b)
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
    kind: MatchKind = "altered" if changes else "truncated" if leaves_out(head, inner, tail, a, b) else "same"
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


def _longest_run(pairs: list[tuple[int, int]]) -> int:
    longest = run = 1
    for (i0, j0), (i1, j1) in pairwise(pairs):
        run = run + 1 if i1 - i0 == 1 == j1 - j0 else 1
        longest = max(longest, run)
    return longest


def _one_utterance(shared: int, weight: float, coverage: float, run: int, crossed: bool) -> bool:
    if coverage > 0.999 and not crossed:
        return (shared >= _FEWEST_WORDS and weight >= _WHOLE) or (
            shared >= _FEWEST_TELLING_WORDS and weight >= _TELLING
        )
    if coverage >= _MOST_COVERED:
        return shared > _FEWEST_WORDS and weight >= _MOST
    return coverage >= _PART_COVERED and run >= _PART_RUN and weight >= _PART
