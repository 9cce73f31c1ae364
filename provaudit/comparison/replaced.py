"""Replaced: the words that differ between two closely matched sentences."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Replaced:
    """The source words `[source_first, source_last)` stand where the target has `[target_first, target_last)`.

    Either may be empty.
    """

    source_first: int
    source_last: int
    target_first: int
    target_last: int


def find_replaced(source: Prepared, target: Prepared, alignment: Alignment) -> tuple[Replaced, ...]:
    """What differs within the sentences that were copied with edits, in order of the target."""
    found: list[Replaced] = []
    for match in alignment.matches:
        if match.kind != "edited":
            continue
        first, last = alignment.source_words(match)
        start, end = alignment.target_words(match)
        ours, theirs = target.words.forms[start:end], source.words.forms[first:last]
        pending: list[int] | None = None
        for step in Indel.opcodes(theirs, ours):
            s1, s2, t1, t2 = step.src_start, step.src_end, step.dest_start, step.dest_end
            if step.tag == "equal":
                if pending:
                    found.append(Replaced(*pending))
                pending = None
            elif pending:
                pending[1], pending[3] = first + s2, start + t2
            else:
                pending = [first + s1, first + s2, start + t1, start + t2]
        if pending:
            found.append(Replaced(*pending))
    return tuple(found)


def span_of(text: Prepared, first: int, last: int) -> Span:
    """The characters of the words `[first, last)`."""
    return Span(text.words.starts[first], text.words.ends[last - 1])


def source_region(replaced: Replaced, source: Prepared) -> Span | None:
    """The characters that were replaced, or None where nothing was."""
    if replaced.source_first == replaced.source_last:
        return None
    return span_of(source, replaced.source_first, replaced.source_last)


def target_region(replaced: Replaced, target: Prepared) -> Span | None:
    """The characters that replace them, or None where nothing does."""
    if replaced.target_first == replaced.target_last:
        return None
    return span_of(target, replaced.target_first, replaced.target_last)


def counterpart(span: Span, replaced: tuple[Replaced, ...], target: Prepared) -> Replaced | None:
    """The difference that a span of the target is part of."""
    for one in replaced:
        region = target_region(one, target)
        if region is not None and region.overlaps(span):
            return one
    return None
