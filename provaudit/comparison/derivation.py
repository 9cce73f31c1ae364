"""Whether one text is a rewrite of another: a few measures of what they share, and a small logistic model over them.

The measures follow work on text reuse (METER, Clough et al. 2002; Clough and Stevenson 2011): overlap that keeps its
order, and what each text says that the other does not. Two reports of one event share names, numbers and quotes; a
rewrite brings hardly any of its own, and tells them in the same order. The weights are fitted by
`tests/rewriting_training.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from provaudit.annotation.lexicon import read_weights
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.word_kernels import count_shared

# Words from one shared word to the next that still count as going on; telling words from which they say enough.
_STEP = 8
_ENOUGH = 8
_MOST_ORDERED = 1500
_MOST_NAMES = 20_000
# What a handful of names cannot tell is filled up with this share of new ones, counted as so many names.
_USUAL, _USUAL_WEIGHT = 0.3, 8
# Of texts that go by a form (reports of quakes, appeals for witnesses) each has names and numbers of its own. Hardly a
# rewrite has more than this share of new ones; what goes beyond counts so much against one, in log odds.
_OWN, _AGAINST = 0.4, 35.0
# Words from which on a text is long enough to tell its own story.
_LONG = 220
# Reports of one event share up to four tenths of their runs of three words with each other, quotes included.
_COPIED, _UNSHARED_RUNS = 0.5, 20


@dataclass(frozen=True, slots=True)
class Measures:
    """What two texts have in common, in [0, 1] but for `words`, and the same whichever text comes first.

    novelty: the smaller of the two shares of names and numbers that the other text lacks. names: the longest common
    subsequence of names and numbers. steps: how often the next shared word stands near the last one in both. order:
    how far words that occur once in each keep their order. runs: three words in a row. telling: how far there are
    names and numbers enough to go by; texts without them are judged by steps and runs. copied: as runs, with some more
    that are not shared, so that a few words say little. words: how many the shorter text has.
    """

    novelty: float
    names: float
    steps: float
    order: float
    runs: float
    telling: float
    copied: float
    words: int


def measure(a: Prepared, b: Prepared) -> Measures:
    """The measures of two texts. Words inside quotation marks in both do not count: a shared quote is no rewriting."""
    if (len(b.words), b.words.forms) > (len(a.words), a.words.forms):
        a, b = b, a  # so that nothing depends on the order, to the last bit
    names_a, names_b, counts = count_shared(
        *(a.keys.forms, a.keys.stems, a.quoted, a.telling),
        *(b.keys.forms, b.keys.stems, b.quoted, b.telling),
        *(_MOST_NAMES, _MOST_ORDERED, _STEP),
    )
    own_a, own_b, new_a, new_b, n, near_a, near_b, rising, runs_a, runs_b, runs = counts.tolist()
    names = LCSseq.similarity(names_a.tolist(), names_b.tolist())
    return Measures(
        novelty=min(_novelty(new_b, own_b), _novelty(new_a, own_a)),
        names=names / max(1, min(len(names_a), len(names_b))),
        steps=((near_a + near_b) / 2 + 0.5) / (n + 3) if n else 0.0,
        order=(rising + 1) / (n * (n - 1) / 2 + 2) if n else 0.5,
        runs=runs / max(1, min(runs_a, runs_b)),
        telling=1 - 1 / (1 + (min(own_a, own_b) / _ENOUGH) ** 4),
        copied=runs / (min(runs_a, runs_b) + _UNSHARED_RUNS),
        words=min(len(a.words), len(b.words)),
    )


def derived_from(measures: Measures) -> float:
    """The probability that one text is a rewrite of the other, rather than a report of its own.

    Where most runs of three words are shared, that is enough: no two reports write alike, whatever names they have.
    Else texts of which each has names and numbers of its own tell two things in the form that such things are told in.
    """
    odds = score(features(measures)) - _AGAINST * max(0.0, measures.novelty - _OWN)
    modelled = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return max(modelled, measures.copied) if measures.copied >= _COPIED else modelled


def features(measures: Measures) -> dict[str, float]:
    """What the model weighs: names, steps and order as far as there are names to go by, steps and runs for the rest.

    Two short reports of one event have little room to differ: the fewer words, the more must speak for a rewrite.
    """
    m, telling, plain = measures, measures.telling, 1 - measures.telling
    return {
        "novelty (telling)": m.novelty * telling,
        "names (telling)": m.names * telling,
        "steps (telling)": m.steps * telling,
        "order (telling)": m.order * telling,
        "steps (plain)": m.steps * plain,
        "runs (plain)": m.runs * plain,
        "plain": plain,
        "short": max(0.0, math.log(_LONG / max(1, m.words))),
    }


def score(values: dict[str, float]) -> float:
    """The log odds of a rewrite."""
    model = read_weights("derivation.json")
    return model["intercept"] + sum(model[name] * value for name, value in values.items())


def _novelty(new: int, own: int) -> float:
    """The share of a text's names and numbers that are new, filled up with the usual share."""
    return (new + _USUAL * _USUAL_WEIGHT) / (own + _USUAL_WEIGHT)
