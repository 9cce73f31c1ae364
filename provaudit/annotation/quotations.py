"""Quote and Sourcing: a direct quote, who is credited with it, and where it is said to come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provaudit.article import Span
from provaudit.bundle import Bundle, value_bundle

SourcingLevel = Literal["document", "occasion", "vague", "none"]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How a quote is sourced, and the words that show it.

    level: "document" (a statement, an outlet: "according to the report", "told CNN"), "occasion" (a day, a place, an
        event), "vague" ("in a recent statement", "sources close to"), "none".
    span, text: the words; None at "none".
    """

    level: SourcingLevel
    span: Span | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quote.

    start, end: code points, outer marks included. text: the words without the outer marks, a slice of the text.
    closed: whether a closing mark was found. continues: whether the quote before it goes on here.
    speaker: the fullest name in the text of whoever is credited, or the words used, or None.
    speaker_mention: the words used beside this quote; speaker_spans: where that mention stands.
    cue, cue_span: the word of saying ("said", "according to") and where it stands.
    """

    start: int
    end: int
    text: str
    closed: bool
    continues: bool
    speaker: str | None
    speaker_mention: str | None
    speaker_spans: tuple[Span, ...]
    cue: str | None
    cue_span: Span | None
    sourcing: Sourcing

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        sourcing = f"{self.sourcing.level}: {self.sourcing.text}" if self.sourcing.text else self.sourcing.level
        rows = [("speaker", self.speaker or "nobody"), ("cue", self.cue or "none"), ("sourcing", sourcing)]
        return value_bundle(f"[{self.start}, {self.end}) {self.text}", rows)
