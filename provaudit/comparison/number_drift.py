"""Numbers that one text has otherwise than the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.numbers import Number
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Replaced, counterpart, source_region


def number_drift(source: Prepared, target: Prepared, replaced: tuple[Replaced, ...]) -> Iterable[Drift]:
    """Numbers of the target that the source has nowhere, or that stand in the place of another."""
    theirs = source.numbers
    for number in target.numbers:
        place = Span(number.start, number.end)
        difference = counterpart(place, replaced, target)
        known = any(number.same_as(other) for other in theirs)
        other = _instead(difference, theirs, target.numbers, source) if difference else None
        if other is not None and not number.same_as(other) and not (known and _has(other, target.numbers)):
            yield Drift("number", "changed", Span(other.start, other.end), place, other.text, number.text)
        elif not known:
            yield Drift("number", "added", None, place, "", number.text)


def _instead(difference: Replaced, theirs: Sequence[Number], ours: Sequence[Number], source: Prepared) -> Number | None:
    region = source_region(difference, source)
    if region is None:
        return None
    return next((n for n in theirs if region.overlaps(Span(n.start, n.end))), None)


def _has(number: Number, numbers: Sequence[Number]) -> bool:
    return any(number.same_as(other) for other in numbers)
