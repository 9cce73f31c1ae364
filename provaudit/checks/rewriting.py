"""The rewriting check: was the article written from another one, does it say so, and what changed on the way?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article, Span
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.second_hand import second_hand_findings
from provaudit.checks.table import make_finding
from provaudit.comparison.comparison import Comparison, Level, Passage
from provaudit.config import Config
from provaudit.finding import Assessment, Evidence, Finding, assessed, not_assessed

_REWRITTEN: dict[Level, float] = {"copy": 0.75, "light": 0.7, "heavy": 0.6, "none": 0.0}
_SHARED: dict[Level, float] = {"copy": 0.3, "light": 0.25, "heavy": 0.2, "none": 0.0}
_HOW: dict[Level, str] = {
    "copy": "copies",
    "light": "restates with light edits",
    "heavy": "restates in other words",
    "none": "",
}
_ONLY_DROPPED = 0.5
_STRONGEST = 3
_MOST_TOLD = 4
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
    links = [c for c in neighbours.comparisons if c.level != "none"]
    sources = [c for c in links if _is_later(annotated.article, c)]
    if sources:
        findings += _findings_of(sources, annotated, neighbours)
    elif unknown := [c for c in links if c.direction == "unknown"]:
        findings.append(_shares_passages(unknown, annotated.article, neighbours))
    return assessed("rewriting", findings, compared_with=neighbours.compared_with)


def _is_later(own: Article, comparison: Comparison) -> bool:
    """Whether the direction is known and the article is the one that came second."""
    second = {"forward": comparison.target_id, "backward": comparison.source_id, "unknown": None}
    return second[comparison.direction] == own.id


def _findings_of(sources: Sequence[Comparison], annotated: Annotated, neighbours: Neighbours) -> Iterator[Finding]:
    """What to say of an article that was written from others.

    All of these others go back to one source, so they are one finding. Where one of them is credited, or is an earlier
    edition by the same outlet, that explains the rest.
    """
    own = annotated.article
    credited = [c for c in sources if c.credited is not None and c.target_id == own.id]
    earlier = [c for c in sources if _same_outlet(own, _other(c, own, neighbours))]
    comparison = _origin(credited or earlier or sources, neighbours)
    other = _other(comparison, own, neighbours)
    cause = f"derived from {other.id}"
    evidence = _strongest(comparison, own, other)
    share = round(100 * comparison.shared)
    if comparison.credited is not None and credited:
        yield make_finding(
            "credited-reuse",
            (comparison.credited,),
            f"The article reuses {other.id} and credits it ({share} % of the shorter text is shared).",
            strength=0.0,
            cause=cause,
            evidence=evidence,
        )
        return
    if earlier:
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
        f"passages that both share. That one came first shows in: {why}.{_also(len(sources) - 1)}",
        strength=_STRENGTH[comparison.level],
        cause=cause,
        evidence=evidence,
    )
    if comparison.target_id == own.id:
        yield from _drift_findings(comparison.drift, other)


def _origin(comparisons: Sequence[Comparison], neighbours: Neighbours) -> Comparison:
    """The comparison with the earliest known member of the voice, else the most derived one (they come in that order)."""
    earliest = neighbours.voice.earliest if neighbours.voice else None
    known = [c for c in comparisons if earliest in (c.source_id, c.target_id)]
    return (known or list(comparisons))[0]


def _other(comparison: Comparison, own: Article, neighbours: Neighbours) -> Article:
    return neighbours.articles[comparison.source_id if own.id == comparison.target_id else comparison.target_id].article


def _also(others: int) -> str:
    if others < 1:
        return ""
    return f" {others} more of the articles compared {'share' if others > 1 else 'shares'} the same text."


def _shares_passages(links: Sequence[Comparison], own: Article, neighbours: Neighbours) -> Finding:
    comparison = links[0]
    other = _other(comparison, own, neighbours)
    share = round(100 * comparison.shared)
    return make_finding(
        "shares-passages",
        _own_spans(comparison, own),
        f"The article and {other.id} share passages ({share} % of the shorter text), and nothing shows which of the "
        f"two came first.{_also(len(links) - 1)}",
        strength=_SHARED[comparison.level],
        cause=f"shared with {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _drift_findings(drift: Sequence[Drift], other: Article) -> Iterator[Finding]:
    """One finding for each kind of drift, with all the places in the article where it shows."""
    for kind, strength in _DRIFT_STRENGTH.items():
        items = [d for d in drift if d.kind == kind]
        spans = [d.target_span for d in items if d.target_span is not None]
        if not spans:
            continue
        if all(d.change == "dropped" for d in items):
            strength *= _ONLY_DROPPED
        told = [_told(d) for d in items]
        more = f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
        yield make_finding(
            f"drift-{kind}",
            sorted(set(spans)),
            f"Against {other.id}: {'; '.join(told[:_MOST_TOLD])}{more}.",
            strength=strength,
            cause=f"drift {kind}",
            evidence=[
                Evidence(d.source_text, "other wording", other.id, d.source_span)
                for d in items[:_MOST_TOLD]
                if d.source_span is not None and d.source_text
            ],
        )


def _told(drift: Drift) -> str:
    if drift.change == "changed":
        return f"“{_short(drift.target_text)}” differs from “{_short(drift.source_text)}”"
    if drift.change == "added":
        return f"“{_short(drift.target_text)}” is not there"
    return f"“{_short(drift.source_text)}” was left out"


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
