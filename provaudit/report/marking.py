"""A text cut where findings begin and end, so that each piece can be shown with the findings that cover it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.article import Field
from provaudit.finding import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and the positions (in the report's findings) of those that cover it."""

    text: str
    findings: tuple[int, ...]


def marked_pieces(text: str, findings: Sequence[Finding], field: Field = "text") -> list[Piece]:
    """The text in pieces that join to the whole; at most two pieces more than there are ends of spans."""
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        for span in finding.spans:
            if span.field == field and span.start < min(span.end, len(text)):
                starts.setdefault(span.start, []).append(number)
                ends.setdefault(min(span.end, len(text)), []).append(number)
    pieces: list[Piece] = []
    active: dict[int, int] = {}
    position = 0
    for cut in sorted({*starts, *ends, len(text)}):
        if cut > position:
            pieces.append(Piece(text[position:cut], tuple(sorted(active))))
            position = cut
        for number in ends.get(cut, ()):
            active[number] -= 1
            if not active[number]:
                del active[number]
        for number in starts.get(cut, ()):
            active[number] = active.get(number, 0) + 1
    return pieces
