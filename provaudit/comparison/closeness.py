"""Closeness: how near a rewrite stays to the words of the other text."""

from __future__ import annotations

from provaudit.comparison.comparison import Level
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.word_kernels import count_covered

# Where a rewrite and a report of its own part.
DERIVED = 0.5
_COPIED, _UNBROKEN, _LIGHT = 0.4, 0.88, 0.65


def level_of(derived: float, a: Prepared, b: Prepared) -> Level:
    """The level of a comparison, the same whichever text comes first.

    Copies keep long runs: most words that they share in threes they share in sixes too. Light rewrites share most
    words in threes; heavy ones do not. The classes are those of Clough and Stevenson (2011).
    """
    if derived < DERIVED:
        return "none"
    threes = covered(a, b, 3)
    if threes >= _COPIED and covered(a, b, 6) >= _UNBROKEN * threes:
        return "copy"
    return "light" if threes >= _LIGHT else "heavy"


def covered(a: Prepared, b: Prepared, size: int) -> float:
    """The share of words in runs of `size` that both texts have, of the text where that share is larger."""
    size = min(size, len(a.words), len(b.words))
    if size == 0:
        return 0.0
    in_a: int
    in_b: int
    in_a, in_b = count_covered(a.keys.forms, b.keys.forms, size)
    return max(in_a / len(a.words), in_b / len(b.words))
