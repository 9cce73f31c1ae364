"""Scores, votes and the like, two numbers in one, that one text has otherwise: "4-2" where the source has "3-2"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared

_JOINTS = "-–"
# Numbers that stand no farther apart may be a score in words: "53 votes to 47".
_APART = 24
_MOST = 200


class Score(NamedTuple):
    """Two whole numbers joined by a dash, the larger one first, and where they stand."""

    values: tuple[float, float]
    place: Span


def score_drift(source: Prepared, target: Prepared) -> Iterator[Drift]:
    """Scores of the target that the source has nowhere, though it has both numbers, where the target lost one of its
    own with one of these numbers in it."""
    ours = find_scores(target)
    if not ours:
        return
    theirs = find_scores(source)
    numbers = sorted(source.all_numbers, key=lambda number: number.start)
    close = {_values(a.value, b.value) for a, b in pairwise(numbers) if b.start - a.end <= _APART}
    kept = {score.values for score in ours}
    lost = [score for score in theirs if score.values not in kept]
    known = {number.value for number in numbers}
    for score in ours:
        if score.values in close or not known.issuperset(score.values):
            continue
        instead = next((other for other in lost if set(other.values) & set(score.values)), None)
        if instead is not None:
            here, there = instead.place, score.place
            yield Drift("number", "changed", here, there, source.slice(here), target.slice(there))


def find_scores(text: Prepared) -> list[Score]:
    """The scores of a text, in order; no article has more than these."""
    found = []
    for a, b in pairwise(text.numbers):
        if (
            b.start == a.end + 1
            and text.text[a.end] in _JOINTS
            and not a.unit
            and not b.unit
            and max(a.value, b.value) < _MOST
        ):
            found.append(Score(_values(a.value, b.value), Span(a.start, b.end)))
    return found[:_MOST]


def _values(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a > b else (b, a)
