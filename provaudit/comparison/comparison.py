"""Comparison: what two texts share, who came first, and what changed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provaudit.article import Span
from provaudit.bundle import Bundle, value_bundle

Level = Literal["copy", "light", "heavy", "none"]
Direction = Literal["forward", "backward", "unknown"]
PassageKind = Literal["copied", "edited", "reworded"]
DriftKind = Literal["number", "date", "name", "quote", "negation"]
DriftChange = Literal["added", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source that stands in the target too, copied, edited or reworded."""

    source_span: Span
    target_span: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Drift:
    """A number, date, name, quote or negation that differs between the two texts.

    "added": only in the target (source_span None); "dropped": only in the source (target_span None); "changed": both.
    source_text, target_text: the words, or "".
    """

    kind: DriftKind
    change: DriftChange
    source_span: Span | None
    target_span: Span | None
    source_text: str = ""
    target_text: str = ""


@dataclass(frozen=True, slots=True)
class DirectionEvidence:
    """One reason to think that one text came first.

    favours: "forward" (the source, the first argument of `compare`, came first) or "backward".
    what: the reason in words for a reader; "it" is the text that came first. source_span, target_span: where it shows,
    if it shows in a text. firm: whether evidence of this kind is enough to name an origin (right 95 times of 100).
    """

    favours: Literal["forward", "backward"]
    what: str
    source_span: Span | None = None
    target_span: Span | None = None
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side.

    derived: 0 to 1; at 0.5 a rewrite and an independent report of the same event part.
    level: "copy", "light", "heavy" (rewrites) or "none". shared: the share of the shorter text in passages, 0 to 1.
    direction: "forward" means that the first argument came first. credited: the credit's span in the target, or None.
    """

    source_id: str
    target_id: str
    derived: float
    level: Level
    shared: float
    direction: Direction
    direction_evidence: tuple[DirectionEvidence, ...]
    credited: Span | None
    passages: tuple[Passage, ...]
    drift: tuple[Drift, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        rows = [
            (f"{d.kind} {d.change}", f"{d.source_text or 'nothing'} -> {d.target_text or 'nothing'}")
            for d in self.drift
        ]
        rows = [*((e.favours, e.what) for e in self.direction_evidence), *rows]
        head = f"{self.source_id} and {self.target_id}: {self.level}, derived {self.derived:.2f}, {self.direction}"
        return value_bundle(f"{head}, {len(self.passages)} passages", rows)

    @property
    def origin_id(self) -> str | None:
        """The id of the text that came first, where firm evidence shows it; else None."""
        if self.direction == "unknown" or not any(
            e.firm and e.favours == self.direction for e in self.direction_evidence
        ):
            return None
        return self.source_id if self.direction == "forward" else self.target_id

    @property
    def derived_id(self) -> str | None:
        """The id of the text that was written from the other, where `origin_id` is known; else None."""
        origin = self.origin_id
        return None if origin is None else self.target_id if origin == self.source_id else self.source_id
