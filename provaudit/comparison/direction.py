"""Direction: which of two texts came first, where something shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.comparison import Direction, DirectionEvidence
from provaudit.comparison.prepared import Prepared

_ELLIPSIS = re.compile(r"…|\. ?\. ?\.")


def find_direction(
    source: Prepared, target: Prepared, alignment: Alignment
) -> tuple[Direction, tuple[DirectionEvidence, ...]]:
    """The direction, and the evidence for it: given dates alone where both texts have one, else what one text lost."""
    first, second = source.article.published, target.article.published
    if first and second:
        if first == second:
            return "unknown", ()
        favours: Literal["forward", "backward"] = "forward" if first < second else "backward"
        return favours, (DirectionEvidence(favours, f"the given dates: {first.isoformat()} and {second.isoformat()}"),)
    evidence = [*_lost_ellipsis(source, target, "forward"), *_lost_ellipsis(target, source, "backward")]
    sides = {e.favours for e in evidence}
    return (evidence[0].favours if len(sides) == 1 else "unknown"), tuple(evidence)


def _lost_ellipsis(a: Prepared, b: Prepared, favours: Literal["forward", "backward"]) -> Sequence[DirectionEvidence]:
    """Quotes of `a` with an ellipsis that `b` has without it."""
    found = []
    for quote in a.quotes:
        if not _ELLIPSIS.search(quote.text):
            continue
        folded = _fold(quote.text)
        for other in b.quotes:
            if not _ELLIPSIS.search(other.text) and _fold(other.text) == folded and len(folded) > 12:
                spans = Span(quote.start, quote.end), Span(other.start, other.end)
                ours, theirs = spans if favours == "forward" else spans[::-1]
                found.append(
                    DirectionEvidence(favours, "a quote lost the ellipsis that marks an omission", ours, theirs)
                )
    return found


def _fold(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text).strip().lower()
