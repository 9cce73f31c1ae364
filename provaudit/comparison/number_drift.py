"""Numbers that one text has otherwise than the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.comparison import Drift
from provaudit.comparison.numbers import Number
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.quantities import quantities_around, quantity_of, unit_stems
from provaudit.comparison.replaced import Differences, span_of

# What anyone may count: "20 people" are not another number of the "three people" named elsewhere.
_ANYTHING = frozenset("people person man men woman women child children other time thing way case more".split())
# A text with more numbers than an article has is a table: there a number counts anything.
_MOST_NUMBERS = 500
# "1. " or "2) " with so many characters before it on its line at most.
_ITEM, _MARGIN = re.compile(r"[.)] "), 9


def number_drift(source: Prepared, target: Prepared, differences: Differences, alignment: Alignment) -> Iterator[Drift]:
    """Numbers of the target that the source has nowhere, or that stand in the place of another."""
    theirs, ours = source.stated.all_figures, target.stated.figures
    starts = [number.start for number in source.numbers]
    table = len(source.all_numbers) > _MOST_NUMBERS
    for number in target.numbers:
        place = Span(number.start, number.end)
        instead = _instead(place, source, starts, differences)
        if instead is not None and not number.same_as(instead) and not _is_quantity_of(number, target, instead, source):
            if _is_replaced(place, differences) or not (theirs.has(number) and ours.has(instead)):
                yield Drift("number", "changed", Span(instead.start, instead.end), place, instead.text, number.text)
        elif not theirs.has(number) and not _comes_to_one(number, source, target):
            other = theirs.in_another_unit(number) or theirs.of_another_size(number)
            if other is None:
                yield Drift("number", "added", None, place, "", number.text)
            else:
                yield Drift("number", "changed", Span(other.start, other.end), place, other.text, number.text)
        elif not table and (counted := target.stated.counts(number)):
            other = _counted_there(number, counted, source, target, alignment)
            if other is None and counted in unit_stems():
                other = _measured(number, source, target)
            if other is not None:
                yield Drift("number", "changed", Span(other.start, other.end), place, other.text, number.text)


def _measured(number: Number, source: Prepared, target: Prepared) -> Number | None:
    """The source's figure of the same value in another unit of the same kind: "10 miles" for "10 kilometres"."""
    ours = quantity_of(number, target.text)
    if ours is None:
        return None
    same = source.stated.by_value.get(number.value, ())
    theirs = [quantity_of(other, source.text) for other in same]
    if any(q is None or q.dimension != ours.dimension or q.comes_to(ours) for q in theirs):
        return None
    return same[0] if same and not source.stated.quantities.has(ours) else None


def _counted_there(
    number: Number, counted: str, source: Prepared, target: Prepared, alignment: Alignment
) -> Number | None:
    """The source's number of the things that this one counts, in the sentences that this one's goes back to, if the
    source has this one of other things alone and the target has lost the other: "60 days" for "30 days", where the
    source has "60 boats"."""
    if number.unit or counted in _ANYTHING:
        return None
    there = source.stated.counted.get(counted, ())
    if not there or any(number.same_as(other) for other in there):
        return None
    same = source.stated.by_value.get(number.value, ())
    if not same or not all(source.stated.counts(other) for other in same):
        return None
    if any(target.stated.all_figures.has(other) for other in there):
        return None
    match = alignment.match_at(bisect_left(target.words.ends, number.end))
    if match is None:
        return None
    first, last = alignment.source_words(match)
    here = span_of(source, first, last)
    inside = [other for other in there if here.start <= other.start < here.end]
    return inside[0] if inside and len({other.value for other in there}) == 1 else None


def _is_quantity_of(number: Number, target: Prepared, instead: Number, source: Prepared) -> bool:
    """Whether two numbers come to one, each with its unit."""
    if target.stated.counts(number) == source.stated.counts(instead) != "":
        return False  # both in one unit
    ours = quantities_around(number, target.text)
    return bool(ours) and any(a.comes_to(b) for a in ours for b in quantities_around(instead, source.text))


def _comes_to_one(number: Number, source: Prepared, target: Prepared) -> bool:
    """Whether the source has the figure in another unit or in words, or the number only counts the lines of a list."""
    before = target.text[max(0, number.start - _MARGIN) : number.start].rstrip(" *#")
    if (not before or before.endswith("\n")) and _ITEM.match(target.text, number.end):
        return True
    if not number.unit and number.value in source.stated.percentages and not target.stated.counts(number):
        return True  # "44 to 39" for "44 percent"
    return any(map(source.stated.quantities.has, quantities_around(number, target.text)))


def _is_replaced(place: Span, differences: Differences) -> bool:
    """Whether one word stands for one word in texts that are otherwise nearly the same: no number moved there."""
    difference = differences.find(place)
    return differences.whole and difference is not None and difference.size == 1


def _instead(place: Span, source: Prepared, starts: Sequence[int], differences: Differences) -> Number | None:
    """The number of the source in the place of which the target's stands."""
    difference = differences.find(place)
    region = difference.source_span(source) if difference else None
    if region is None:
        return None
    for number in source.numbers[max(0, bisect_left(starts, region.start) - 1) :]:
        if number.start >= region.end:
            return None
        if number.end > region.start:
            return number
    return None
