"""The rewriting check: was the article written from another one, does it say so, and what changed on the way?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article, Span
from provaudit.checks.drifting import drift_findings
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.second_hand import second_hand_findings
from provaudit.checks.table import make_finding
from provaudit.comparison.comparison import Comparison, Level, Passage
from provaudit.comparison.credit import find_credit
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
    own = annotated.article
    links = [c for c in neighbours.comparisons if c.level != "none" and c.origin_id != own.id]
    if links:
        findings += _findings_of(links, own, neighbours)
    return assessed("rewriting", findings, compared_with=neighbours.compared_with)


def _findings_of(links: Sequence[Comparison], own: Article, neighbours: Neighbours) -> Iterator[Finding]:
    """What to say of an article and those that it shares its text with.

    All of them go back to one source, so they are one finding. Where one is credited, or is another edition by the
    same outlet, that explains the rest.
    """
    for comparison in links:
        other = _other(comparison, own, neighbours)
        credit = find_credit(other, own)
        if credit is not None:
            yield _reused(comparison, own, other, credit)
            return
    editions = [c for c in links if _same_outlet(own, _other(c, own, neighbours))]
    if editions:
        yield _edition(editions[0], own, _other(editions[0], own, neighbours))
        return
    sources = [c for c in links if c.origin_id is not None]
    if not sources:
        yield _shares_passages(links[0], own, _other(links[0], own, neighbours), len(links) - 1)
        return
    comparison = _origin(sources, neighbours)
    other = _other(comparison, own, neighbours)
    yield _rewritten(comparison, own, other, len(links) - 1)
    if comparison.target_id == own.id:
        yield from drift_findings(comparison, other)


def _origin(comparisons: Sequence[Comparison], neighbours: Neighbours) -> Comparison:
    """The comparison with the earliest known member of the voice, else the most derived one, which comes first."""
    earliest = neighbours.voice.earliest if neighbours.voice else None
    known = [c for c in comparisons if earliest in (c.source_id, c.target_id)]
    return (known or list(comparisons))[0]


def _other(comparison: Comparison, own: Article, neighbours: Neighbours) -> Article:
    return neighbours.articles[comparison.source_id if own.id == comparison.target_id else comparison.target_id].article


def _rewritten(comparison: Comparison, own: Article, other: Article, more: int) -> Finding:
    why = [e.what for e in comparison.direction_evidence if e.favours == comparison.direction]
    return make_finding(
        "rewritten-from",
        _own_spans(comparison, own),
        f"The article {_HOW[comparison.level]} {other.id}, without naming it: {_share(comparison)}. Why {other.id} "
        f"comes first: {'; '.join(dict.fromkeys(why))}.{_also(more)}",
        strength=_REWRITTEN[comparison.level],
        cause=f"derived from {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _shares_passages(comparison: Comparison, own: Article, other: Article, more: int) -> Finding:
    return make_finding(
        "shares-passages",
        _own_spans(comparison, own),
        f"The article and {other.id} go back to one text: {_share(comparison)}. Which of the two came first is not "
        f"certain.{_also(more)}",
        strength=_SHARED[comparison.level],
        cause=f"shared with {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _reused(comparison: Comparison, own: Article, other: Article, credit: Span) -> Finding:
    return make_finding(
        "credited-reuse",
        (credit,),
        f"The article shares its text with {other.id} and says where it comes from: {_share(comparison)}.",
        strength=0.0,
        cause=f"derived from {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _edition(comparison: Comparison, own: Article, other: Article) -> Finding:
    what = "a later edition of" if comparison.origin_id == other.id else "another edition of"
    return make_finding(
        "revision",
        _own_spans(comparison, own),
        f"The article is {what} {other.id}, by the same outlet: {_share(comparison)}.",
        strength=0.0,
        cause=f"derived from {other.id}",
        evidence=_strongest(comparison, own, other),
    )


def _share(comparison: Comparison) -> str:
    return f"{round(100 * comparison.shared)} % of the shorter one stands in passages that both have"


def _also(others: int) -> str:
    if others < 1:
        return ""
    return f" {others} more of the articles compared {'share' if others > 1 else 'shares'} the same text."


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
