"""Whether one text is a rewrite of another: a few measures of what they share, and a small logistic model over them.

The measures follow work on text reuse (METER, Clough et al. 2002; Clough and Stevenson 2011): order-preserving overlap
of content words, and what each text says that the other does not. The weights are fitted by
`tests/rewriting_training.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

from rapidfuzz.distance import LCSseq

from provaudit.comparison.comparison import Level
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.vocabulary import weights

_REACH = 4
_COPIED, _UNBROKEN, _LIGHT = 0.4, 0.88, 0.65


@dataclass(frozen=True, slots=True)
class Measures:
    """What two texts have in common, each in [0, 1] and the same whichever text comes first.

    pairs: word pairs that stand near each other in both, of those of the shorter text. names: the longest common
    subsequence of names and numbers. order: how far words that occur once in each keep their order. novelty: the
    smaller of the two shares of names and numbers that the other text lacks.
    """

    pairs: float
    names: float
    order: float
    novelty: float


def measure(a: Prepared, b: Prepared) -> Measures:
    """The measures of two texts. Words inside quotation marks in both do not count: a shared quote is no rewriting."""
    first, second = _unshared(a, b), _unshared(b, a)
    stems_a, stems_b = _stems(a, first), _stems(b, second)
    near_a, near_b = _near(stems_a), _near(stems_b)
    names_a = [a.words.stems[i] for i in first if a.specific[i]]
    names_b = [b.words.stems[i] for i in second if b.specific[i]]
    return Measures(
        pairs=len(near_a & near_b) / max(1, min(len(near_a), len(near_b))),
        names=LCSseq.similarity(names_a, names_b) / math.sqrt(max(1, len(names_a) * len(names_b))),
        order=_order(stems_a, stems_b),
        novelty=min(_novelty(names_b, a), _novelty(names_a, b)),
    )


def derived_from(measures: Measures) -> float:
    """The probability that one text is a rewrite of the other, rather than a report of its own."""
    model = _model()
    z = model["intercept"] + sum(model[f.name] * getattr(measures, f.name) for f in fields(Measures))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def level_of(derived: float, a: Prepared, b: Prepared) -> Level:
    """How close a rewrite keeps to the words of the other text.

    Copies keep long runs of words (what they share in threes they mostly share in sixes); light rewrites share most
    threes. Thresholds after Clough and Stevenson's four classes (2011).
    """
    if derived < 0.5:
        return "none"
    threes = _covered(a.words.forms, b.words.forms, 3)
    if threes >= _COPIED and _covered(a.words.forms, b.words.forms, 6) >= _UNBROKEN * threes:
        return "copy"
    return "light" if threes >= _LIGHT else "heavy"


def _covered(a: tuple[str, ...], b: tuple[str, ...], size: int) -> float:
    """The share of words that lie in runs of `size` that both have, in whichever text it is larger."""
    size = min(size, len(a), len(b))
    if size == 0:
        return 0.0
    runs_a, runs_b = _runs(a, size), _runs(b, size)
    return max(_share(a, runs_b, size), _share(b, runs_a, size))


def _runs(forms: tuple[str, ...], size: int) -> set[tuple[str, ...]]:
    return {forms[i : i + size] for i in range(len(forms) - size + 1)}


def _share(forms: tuple[str, ...], runs: set[tuple[str, ...]], size: int) -> float:
    covered, reach = 0, 0
    for i in range(len(forms) - size + 1):
        if forms[i : i + size] in runs:
            covered += i + size - max(reach, i)
            reach = i + size
    return covered / len(forms)


@cache
def _model() -> dict[str, float]:
    return weights("derivation.json")


def _unshared(text: Prepared, other: Prepared) -> list[int]:
    """The words of a text, without those that stand inside quotation marks in both texts."""
    forms, quoted = text.words.forms, text.quoted
    shared = _quoted_runs(text) & _quoted_runs(other)
    if not shared:
        return list(range(len(forms)))
    gone = {i + k for i in range(len(forms) - 2) if quoted[i] and forms[i : i + 3] in shared for k in range(3)}
    return [i for i in range(len(forms)) if i not in gone]


def _quoted_runs(text: Prepared) -> set[tuple[str, ...]]:
    forms, quoted = text.words.forms, text.quoted
    return {forms[i : i + 3] for i in range(len(forms) - 2) if quoted[i] and quoted[i + 1] and quoted[i + 2]}


def _stems(text: Prepared, kept: Sequence[int]) -> list[str]:
    return [stem for stem in map(text.words.stems.__getitem__, kept) if stem]


def _near(stems: Sequence[str]) -> set[tuple[str, str]]:
    return {pair for reach in range(1, _REACH + 1) for pair in zip(stems, stems[reach:], strict=False)}


def _novelty(names: Sequence[str], other: Prepared) -> float:
    own, known = set(names), set(other.words.stems)
    return (len(own - known) + 0.5) / (len(own) + 1)


def _order(a: Sequence[str], b: Sequence[str]) -> float:
    count_a, count_b = Counter(a), Counter(b)
    place = {stem: i for i, stem in enumerate(a) if count_a[stem] == 1 and count_b[stem] == 1}
    return (longest_rise([place[stem] for stem in b if stem in place]) + 1) / (len(place) + 2)


def longest_rise(sequence: Sequence[int]) -> int:
    """The length of the longest rising subsequence."""
    tails: list[int] = []
    for value in sequence:
        at = bisect_right(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)
