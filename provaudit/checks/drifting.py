"""Findings about drift: what an article has otherwise than the one that it restates."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.article import Article
from provaudit.checks.table import make_finding
from provaudit.comparison.comparison import Comparison, Drift, DriftKind
from provaudit.finding import Evidence, Finding

# What stands in another's place weighs more than what was added: that may be background.
_CHANGED: dict[DriftKind, float] = {"number": 0.3, "date": 0.3, "name": 0.2, "quote": 0.25, "negation": 0.3}
_ADDED: dict[DriftKind, float] = {"number": 0.15, "date": 0.25, "name": 0.05, "quote": 0.2, "negation": 0.25}
_LONGEST = 80


def drift_findings(comparison: Comparison, other: Article) -> Iterator[Finding]:
    """A finding for each change that can be pointed at in the target of a comparison. other: its source."""
    for drift in comparison.drift:
        if drift.target_span is None:
            continue
        yield make_finding(
            f"drift-{drift.kind}",
            (drift.target_span,),
            _message(drift, other),
            strength=(_ADDED if drift.change == "added" else _CHANGED)[drift.kind],
            cause=f"{drift.kind} against {other.id}: {_short(drift.source_text)} > {_short(drift.target_text)}",
            evidence=_evidence(drift, other),
        )


def _message(drift: Drift, other: Article) -> str:
    if drift.kind == "negation":
        what = "was lost here" if drift.change == "dropped" else "was put in here"
        words = drift.source_text if drift.change == "dropped" else drift.target_text
        return f"The negation “{_short(words)}” {what}, against {other.id}."
    if drift.change == "added":
        return (
            f"The {drift.kind} “{_short(drift.target_text)}” was not found in {other.id}, which the article restates."
        )
    return f"The {drift.kind} “{_short(drift.target_text)}” differs from “{_short(drift.source_text)}” in {other.id}."


def _evidence(drift: Drift, other: Article) -> list[Evidence]:
    if drift.source_span is None:
        return []
    return [Evidence(drift.source_text, "other wording", other.id, drift.source_span)]


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 3] + "..."
