"""The article's body: the text without its residue, with a map back to the original offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from provaudit.article import Span
from provaudit.errors import InputValueError

_NOT_BREAK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Body:
    """What is left of a text without its residue.

    text: the body alone; paragraph breaks stay.
    masked: as long as the original text, with each character of residue turned into a space (line ends stay), so
        that what is found in it stands at the same offsets in the original.
    kept: the parts of the original that make up `text`, in order.
    """

    text: str
    masked: str
    kept: tuple[Span, ...]

    def to_original(self, offset: int) -> int:
        """The offset in the original text of the body's character `offset` (its length: the end of the body).

        Raises InputValueError for an offset outside `[0, len(text)]`.
        """
        if not 0 <= offset <= len(self.text):
            raise InputValueError(f"the body has {len(self.text)} characters; there is no offset {offset}")
        before, starts = 0, []
        for span in self.kept:
            starts.append(before)
            before += len(span)
        if not self.kept:
            return 0
        if offset == len(self.text):
            return self.kept[-1].end
        part = bisect_right(starts, offset) - 1
        return self.kept[part].start + offset - starts[part]


def make_body(text: str, residue: Iterable[Span]) -> Body:
    """The body of a text from its residue (disjoint spans in order).

    Where residue stood on lines of its own, the line ends that it leaves behind are folded into one paragraph
    break; nothing is folded elsewhere.
    """
    removed = list(residue)
    if not removed:
        return Body(text, text, (Span(0, len(text)),))
    masked, kept, position = [], [], 0
    for span in removed:
        masked.append(text[position : span.start])
        masked.append(_NOT_BREAK.sub(" ", text[span.start : span.end]))
        if position < span.start:
            kept.append(Span(position, span.start))
        position = span.end
    masked.append(text[position:])
    if position < len(text):
        kept.append(Span(position, len(text)))
    kept = _without_empty_lines(text, kept)
    return Body("".join(text[s.start : s.end] for s in kept), "".join(masked), tuple(kept))


def _without_empty_lines(text: str, kept: list[Span]) -> list[Span]:
    """Drop the white space that removed lines leave at the start, at the end and between two kept parts."""
    trimmed: list[Span] = []
    for span in kept:
        start, end = span.start, span.end
        if not trimmed or text[trimmed[-1].end - 1] == "\n":
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            trimmed.append(Span(start, end))
    while trimmed:
        start, end = trimmed[-1].start, trimmed[-1].end
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            trimmed[-1] = Span(start, end)
            break
        trimmed.pop()
    return trimmed
