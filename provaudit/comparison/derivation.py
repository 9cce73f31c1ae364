"""Whether one text is a rewrite of another: a few measures of what they share, and a small logistic model over them.

The measures follow work on text reuse (METER, Clough et al. 2002; Clough and Stevenson 2011): overlap that keeps its
order, and what each text says that the other does not. Two reports of one event share names, numbers and quotes; a
rewrite brings hardly any of its own, and tells them in the same order. The weights are fitted by
`tests/rewriting_training.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from provaudit.comparison.prepared import Prepared
from provaudit.comparison.told import single_of
from provaudit.comparison.vocabulary import weights

# Words from one shared word to the next that still count as going on; telling words from which they say enough.
_STEP = 8
_ENOUGH = 8
_MOST_ORDERED = 1500
_MOST_NAMES = 20_000
# What a handful of names cannot tell is filled up with this share of new ones, counted as so many names.
_USUAL, _USUAL_WEIGHT = 0.3, 8

Kept = Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Measures:
    """What two texts have in common, each in [0, 1] and the same whichever text comes first.

    novelty: the smaller of the two shares of names and numbers that the other text lacks. names: the longest common
    subsequence of names and numbers. steps: how often the next shared word stands near the last one in both. order:
    how far words that occur once in each keep their order. runs: three words in a row. telling: how far there are
    names and numbers enough to go by; texts without them are judged by steps and runs.
    """

    novelty: float
    names: float
    steps: float
    order: float
    runs: float
    telling: float


def measure(a: Prepared, b: Prepared) -> Measures:
    """The measures of two texts. Words inside quotation marks in both do not count: a shared quote is no rewriting."""
    if (len(b.words), b.words.forms) > (len(a.words), a.words.forms):
        a, b = b, a  # so that nothing depends on the order, to the last bit
    shared = a.quoted_runs & b.quoted_runs
    first, second = _unshared(a, shared), _unshared(b, shared)
    names_a, names_b = _telling(a, first)[:_MOST_NAMES], _telling(b, second)[:_MOST_NAMES]
    own_a, own_b = set(names_a), set(names_b)
    steps, order = _order(_single(a, first), _single(b, second))
    return Measures(
        novelty=min(_novelty(own_b, a), _novelty(own_a, b)),
        names=LCSseq.similarity(names_a, names_b) / max(1, min(len(names_a), len(names_b))),
        steps=steps,
        order=order,
        runs=_shared_runs(a, first, b, second),
        telling=1 - 1 / (1 + (min(len(own_a), len(own_b)) / _ENOUGH) ** 4),
    )


def derived_from(measures: Measures) -> float:
    """The probability that one text is a rewrite of the other, rather than a report of its own."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(features(measures))))))


def features(measures: Measures) -> dict[str, float]:
    """What the model weighs: names, steps and order as far as there are names to go by, steps and runs for the rest."""
    m, telling, plain = measures, measures.telling, 1 - measures.telling
    return {
        "novelty (telling)": m.novelty * telling,
        "names (telling)": m.names * telling,
        "steps (telling)": m.steps * telling,
        "order (telling)": m.order * telling,
        "steps (plain)": m.steps * plain,
        "runs (plain)": m.runs * plain,
        "plain": plain,
    }


def score(values: dict[str, float]) -> float:
    """The log odds of a rewrite."""
    model = _model()
    return model["intercept"] + sum(model[name] * value for name, value in values.items())


@cache
def _model() -> dict[str, float]:
    return weights("derivation.json")


def _unshared(text: Prepared, shared: Set[tuple[str, ...]]) -> Kept:
    """The words of a text without those that stand inside quotation marks in both texts; None for all of them."""
    if not shared:
        return None
    forms = text.words.forms
    gone = {i + k for i, quoted in enumerate(text.quoted) if quoted and forms[i : i + 3] in shared for k in range(3)}
    return [i for i in range(len(forms)) if i not in gone]


def _telling(text: Prepared, kept: Kept) -> Sequence[str]:
    if kept is None:
        return text.telling_stems
    return [text.words.stems[i] for i in kept if text.telling[i]]


def _novelty(own: Set[str], other: Prepared) -> float:
    return (len(own - other.vocabulary) + _USUAL * _USUAL_WEIGHT) / (len(own) + _USUAL_WEIGHT)


def _single(text: Prepared, kept: Kept) -> Mapping[str, int]:
    """The words that occur once, with their places among the words with content."""
    if kept is None:
        return text.single
    return single_of([stem for i in kept if (stem := text.words.stems[i])])


def _order(a: Mapping[str, int], b: Mapping[str, int]) -> tuple[float, float]:
    """Steps and order (see Measures) of the words that occur once in each."""
    shared = [stem for stem in b if stem in a][:_MOST_ORDERED]
    n = len(shared)
    if n == 0:
        return 0.0, 0.5
    in_a, in_b = [a[stem] for stem in shared], [b[stem] for stem in shared]
    near = _near(in_a) + _near([place for _, place in sorted(zip(in_a, in_b, strict=True))])
    rising, before = 0, list[int]()
    for place in in_a:
        at = bisect_left(before, place)
        rising += at
        before.insert(at, place)
    return (near / 2 + 0.5) / (n + 3), (rising + 1) / (n * (n - 1) / 2 + 2)


def _near(places: Sequence[int]) -> int:
    """How often the next place is near the last one."""
    return sum(-_STEP <= place - last <= _STEP for last, place in pairwise(places))


def _shared_runs(a: Prepared, first: Kept, b: Prepared, second: Kept) -> float:
    runs_a, runs_b = _runs_of(a, first), _runs_of(b, second)
    return len(runs_a & runs_b) / max(1, min(len(runs_a), len(runs_b)))


def _runs_of(text: Prepared, kept: Kept) -> frozenset[tuple[str, ...]]:
    if kept is None:
        return text.runs(3)
    forms = [text.words.forms[i] for i in kept]
    return frozenset(zip(forms, forms[1:], forms[2:], strict=False))
