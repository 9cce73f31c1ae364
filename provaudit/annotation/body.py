"""The article's body: the text without its residue, with a map back to the original offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from provaudit.article import Span
from provaudit.errors import InputValueError

_NOT_BREAK = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


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

    White space around what is removed is folded: to the widest paragraph break among it where there is one, to
    nothing at the start and the end of the body. Where residue stood inside a line, nothing is folded. Removing
    spans one after another leaves the same letters as removing them at once.
    """
    removed = [span for span in residue if len(span)]
    if not removed:
        return Body(text, text, (Span(0, len(text)),))
    kept = _fold(text, removed)
    masked, position = [], 0
    for span in removed:
        masked.append(text[position : span.start])
        masked.append(_NOT_BREAK.sub(" ", text[span.start : span.end]))
        position = span.end
    masked.append(text[position:])
    return Body("".join(text[s.start : s.end] for s in kept), "".join(masked), tuple(kept))


def _fold(text: str, removed: list[Span]) -> list[Span]:
    """The parts between the removed spans, with one run of white space, or none, left where they were."""
    edges = [0, *(edge for span in removed for edge in (span.start, span.end)), len(text)]
    kept: list[Span] = []
    runs: list[Span] = []  # white space since the last kept word
    for i in range(0, len(edges), 2):
        start, end = edges[i], edges[i + 1]
        piece = text[start:end]
        first = end - len(piece.lstrip())
        if first == end:
            runs.append(Span(start, end))
            continue
        last = start + len(piece.rstrip())
        if i:
            runs.append(Span(start, first))
            kept.extend(_joint(text, runs) if kept else ())
            kept.append(Span(first, last))
        else:
            kept.append(Span(start, last))
        runs = [Span(last, end)]
    if kept and len(runs) == 1:  # nothing but white space came after the last word: no residue to fold it for
        kept.extend(runs)
    return [span for span in _merged(kept) if len(span)]


def _joint(text: str, runs: list[Span]) -> list[Span]:
    """What stays of the white space between two kept words: the widest paragraph break, else all of it."""
    breaks = [len(_LINE_END.findall(text, run.start, run.end)) for run in runs]
    widest = max(breaks)
    return [runs[breaks.index(widest)]] if widest else runs


def _merged(spans: list[Span]) -> list[Span]:
    """Spans that touch become one."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].end == span.start:
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
