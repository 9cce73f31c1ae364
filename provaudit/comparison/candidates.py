"""The search for pairs worth comparing."""

from __future__ import annotations

from collections.abc import Sequence


def candidate_pairs(texts: Sequence[str], *, rewrites: bool = True) -> list[tuple[int, int]]:
    """Positions (a, b), a < b, of pairs of texts worth comparing, sorted."""
    return []
