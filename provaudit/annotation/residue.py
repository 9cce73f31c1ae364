"""Residue: what in a text is not the article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from provaudit.annotation.body import make_body
from provaudit.annotation.residue_rounds import SURE, Part, find_parts
from provaudit.article import Span
from provaudit.errors import InputTypeError, InputValueError


@dataclass(frozen=True, slots=True)
class Residue:
    """Characters that are not the article's. start, end: code points; probability: 0 to 1."""

    start: int
    end: int
    kind: str
    probability: float


def find_residue(text: str, *, minimum: float = 0.5, shared_lines: Collection[str] = ()) -> list[Residue]:
    """The residue of a text: disjoint spans in order, each with `probability >= minimum`.

    text: plain text, of a whole page or of an article that an extractor has cut out; which of the two it is weighs in
        the probability, for most of a page is residue and most of an extract is not. The probability is weighed by
        cost: 0.5 is where taking a line out does more good than harm. At minimum=0 every line is scored.
    shared_lines: lines that many pages of the same outlet have (see `find_shared_lines`).

    The model of lines learned from the development half of WCXB (web content extraction benchmark, 2026).
    Raises InputTypeError for a text that is not a str, InputValueError for a minimum outside [0, 1].
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_residue takes a str, not {type(text).__name__}")
    if isinstance(minimum, bool) or not isinstance(minimum, (int, float)) or not 0 <= minimum <= 1:
        raise InputValueError(f"minimum is a probability from 0 to 1, not {minimum!r}")
    parts = _parts_of(text, frozenset(shared_lines), minimum < SURE)
    return [Residue(*part) for part in parts if part[3] >= minimum]


@lru_cache(maxsize=4)
def _parts_of(text: str, shared_lines: frozenset[str], everything: bool) -> tuple[Part, ...]:
    """Kept for a moment: whoever asks for the residue of a text often cleans or audits the same text next."""
    return tuple(find_parts(text, shared_lines, everything=everything))


def clean(text: str) -> str:
    """The text without its residue, paragraph breaks intact. Cleaning what is clean changes nothing."""
    return make_body(text, [Span(r.start, r.end) for r in find_residue(text)]).text
