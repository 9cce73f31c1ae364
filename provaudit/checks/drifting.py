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
_MOST_TOLD = 4


def drift_findings(comparison: Comparison, other: Article) -> Iterator[Finding]:
    """A finding for each kind of change, with all the places in the target where it shows. other: the source."""
    for kind in _CHANGED:
        items = [d for d in comparison.drift if d.kind == kind and d.target_span is not None]
        if not items:
            continue
        more = f" {len(items) - _MOST_TOLD} more places." if len(items) > _MOST_TOLD else ""
        yield make_finding(
            f"drift-{kind}",
            sorted({d.target_span for d in items if d.target_span is not None}),
            " ".join(_message(drift, other) for drift in items[:_MOST_TOLD]) + more,
            strength=max((_ADDED if drift.change == "added" else _CHANGED)[kind] for drift in items),
            cause=f"drift of {kind} against {other.id}",
            evidence=[one for drift in items[:_MOST_TOLD] for one in _evidence(drift, other)],
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
