"""The rewriting check: was the article written from another one, does it say so, and what changed on the way?"""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article, Span
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.second_hand import second_hand_findings
from provaudit.checks.table import make_finding
from provaudit.comparison.comparison import Comparison, Drift, Level, Passage
from provaudit.config import Config
from provaudit.finding import Assessment, Evidence, Finding, assessed, not_assessed

_STRENGTH: dict[Level, float] = {"copy": 0.75, "light": 0.7, "heavy": 0.6, "none": 0.0}
_SHARED: dict[Level, float] = {"copy": 0.3, "light": 0.25, "heavy": 0.2, "none": 0.0}
_DRIFT_STRENGTH = {"number": 0.3, "date": 0.25, "name": 0.2, "quote": 0.25, "negation": 0.3}
_HOW: dict[Level, str] = {
    "copy": "copies",
    "light": "restates with light edits",
    "heavy": "restates in other words",
    "none": "",
}
_STRONGEST = 3
_MOST_SPANS = 20


def check_rewriting(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    """Say which article this one was written from, whether it says so, and what differs.

    Not assessed where there is no other article to compare with, unless the text itself shows that a document was
    seen by another outlet.
    """
    findings = list(second_hand_findings(annotated))
    if neighbours.compared_with < 1:
        if findings:
            return assessed("rewriting", findings)
        return not_assessed("rewriting", "there is no other article to compare this one with")
    for comparison in neighbours.comparisons:
        if comparison.level != "none":
            findings += _findings_of(comparison, annotated, neighbours)
    return assessed("rewriting", findings, compared_with=neighbours.compared_with)


def _findings_of(comparison: Comparison, annotated: Annotated, neighbours: Neighbours) -> Iterator[Finding]:
    own = annotated.article
    second = comparison.source_id if comparison.direction == "backward" else comparison.target_id
    other = neighbours.articles[
        comparison.source_id if own.id == comparison.target_id else comparison.target_id
    ].article
    if comparison.direction == "unknown":
        yield _shares_passages(comparison, own, other)
        return
    if own.id != second:
        return
    as_target = comparison.target_id == own.id
    cause = f"derived from {other.id}"
    evidence = _strongest(comparison, own, other)
    share = round(100 * comparison.shared)
    if comparison.credited is not None and as_target:
        yield make_finding(
            "credited-reuse",
            (comparison.credited,),
            f"The article reuses {other.id} and credits it ({share} % of the shorter text is shared).",
            strength=0.0,
            cause=cause,
            evidence=evidence,
        )
        return
    if _same_outlet(own, other):
        yield make_finding(
            "revision",
            _own_spans(comparison, own),
            f"The article is a later edition of {other.id}, by the same outlet.",
            strength=0.0,
            cause=cause,
            evidence=evidence,
        )
        return
    why = "; ".join(dict.fromkeys(e.what for e in comparison.direction_evidence))
    yield make_finding(
        "rewritten-from",
        _own_spans(comparison, own),
        f"The article {_HOW[comparison.level]} {other.id}, without naming it: {share} % of the shorter text is in "
        f"passages that both share. That one came first shows in: {why}.",
        strength=_STRENGTH[comparison.level],
        cause=cause,
        evidence=evidence,
    )
    if as_target:
        yield from (
            _drift_finding(drift, other) for drift in comparison.drift if drift.target_span or drift.source_span
        )


def _shares_passages(comparison: Comparison, own: Article, other: Article) -> Finding:
    share = round(100 * comparison.shared)
    return make_finding(
        "shares-passages",
        _own_spans(comparison, own),
        f"The article and {other.id} share passages ({share} % of the shorter text), and nothing shows which of the "
        "two came first.",
        strength=_SHARED[comparison.level],
        cause=f"shared with {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _drift_finding(drift: Drift, other: Article) -> Finding:
    words = {"added": "is not in", "changed": "differs from", "dropped": "was left out against"}[drift.change]
    shown = drift.target_text or drift.source_text
    where = f"{other.id}, which has “{_short(drift.source_text)}”" if drift.change == "changed" else other.id
    evidence = (
        [Evidence(drift.source_text, "other wording", other.id, drift.source_span)]
        if drift.source_span is not None and drift.source_text
        else []
    )
    return make_finding(
        f"drift-{drift.kind}",
        (drift.target_span,) if drift.target_span else (Span(0, 1),),
        f"The {drift.kind} “{_short(shown)}” {words} {where}.",
        strength=_DRIFT_STRENGTH[drift.kind],
        cause=f"drift {drift.kind} {shown.lower()} against {other.id}",
        evidence=evidence,
    )


def _strongest(comparison: Comparison, own: Article, other: Article) -> list[Evidence]:
    """The three longest of the closest passages, each beside its counterpart."""
    rank = {"copied": 0, "edited": 1, "reworded": 2}
    best = sorted(comparison.passages, key=lambda p: (rank[p.kind], -len(p.target_span), p.target_span.start))
    found = []
    for passage in best[:_STRONGEST]:
        mine, theirs = _sides(passage, comparison, own)
        found.append(Evidence(other.text[theirs.start : theirs.end], "source", other.id, theirs))
        found.append(Evidence(own.text[mine.start : mine.end], f"{passage.kind} here", own.id, mine))
    return found


def _own_spans(comparison: Comparison, own: Article) -> tuple[Span, ...]:
    spans = sorted({_sides(passage, comparison, own)[0] for passage in comparison.passages})
    return tuple(spans[:_MOST_SPANS]) or (Span(0, len(own.text)),)


def _sides(passage: Passage, comparison: Comparison, own: Article) -> tuple[Span, Span]:
    """The passage here and in the other article."""
    sides = passage.target_span, passage.source_span
    return sides if comparison.target_id == own.id else sides[::-1]


def _same_outlet(a: Article, b: Article) -> bool:
    return bool(a.outlet and b.outlet and a.outlet.casefold().strip() == b.outlet.casefold().strip())


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 80 else folded[:77] + "..."
