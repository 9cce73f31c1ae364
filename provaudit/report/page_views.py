"""What the HTML report shows of each article, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provaudit.article import Article, Span
from provaudit.comparison.comparison import Comparison
from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.finding import Evidence, Finding
from provaudit.report.marking import marked_pieces
from provaudit.report.plain_data import words_at
from provaudit.report.report import Report
from provaudit.report.time_axis import time_axis
from provaudit.report.word_changes import Change, word_changes

BAR_WIDTH = 60
CLAIM_WIDTH = 640
_MOST_PASSAGES = 40
_MOST_SPANS = 200
_MOST_CLAIMS = 40


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of the text; `finding` is the number of the strongest finding over it (0: none)."""

    text: str
    finding: int
    signal: str
    codes: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence; `number` is that of the other article's page (0: none), changes are word by word."""

    relation: str
    where: str
    number: int
    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its words."""

    number: int
    code: str
    signal: str
    strength: str
    message: str
    innocent: str
    words: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage side by side; pieces that drifted are marked."""

    kind: str
    left: tuple[tuple[str, bool], ...]
    right: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to another article, seen from this one."""

    other: str
    number: int
    summary: str
    reasons: tuple[str, ...]
    passages: tuple[PassageView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a bar on the time axis."""

    words: str
    why: str
    x: float
    width: float
    conflict: bool


@dataclass(frozen=True, slots=True)
class WindowView:
    """The claims, the window and the claimed day on one axis."""

    claims: tuple[ClaimView, ...]
    x: float
    width: float
    claimed: float | None
    ticks: tuple[tuple[float, str], ...]
    summary: str


@dataclass(frozen=True, slots=True)
class SignalView:
    """A signal's share. width: of its bar in the overview (None: not assessed)."""

    name: str
    label: str
    width: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the report."""

    number: int
    id: str
    title: str
    url: str | None
    facts: str
    band: str
    concern: str
    low: float
    signals: tuple[SignalView, ...]
    findings: tuple[FindingView, ...]
    pieces: tuple[PieceView, ...]
    links: tuple[LinkView, ...]
    window: WindowView | None
    window_summary: str


def article_view(
    report: Report,
    numbers: Mapping[str, int],
    articles: Mapping[str, Article],
    links: Sequence[Comparison],
    *,
    text: bool,
) -> ArticleView:
    """The view of one report. numbers: id -> number of the page; links: those in which the article takes part."""
    article = report.article
    concern = report.concern
    names = [*SIGNALS, *(name for name in report.assessments if name not in SIGNALS)]
    facts = [article.outlet, article.author, article.published and article.published.isoformat()]
    return ArticleView(
        number=numbers[article.id],
        id=printable(article.id),
        title=excerpt(article.title or article.id),
        url=_safe_url(article.url),
        facts=excerpt(", ".join(fact for fact in facts if fact), 300),
        band=report.band,
        concern="not assessed" if concern is None else f"{concern[0]:.2f} to {concern[1]:.2f}",
        low=-1.0 if concern is None else concern[0],
        signals=tuple(_signal_view(report, name) for name in names),
        findings=tuple(_finding_view(report, i, f, numbers, text) for i, f in enumerate(report.findings, 1)),
        pieces=_pieces(report) if text else (),
        links=tuple(_link_view(article, link, numbers, articles, text) for link in links),
        window=_window_view(report) if text else None,
        window_summary=_window_summary(report),
    )


def _safe_url(url: str | None) -> str | None:
    return printable(url) if url and url.lower().startswith(("http://", "https://")) else None


def _signal_view(report: Report, name: str) -> SignalView:
    assessment = report.assessments.get(name)
    if assessment is None or assessment.concern is None:
        reason = printable(assessment.reason or "") if assessment else ""
        return SignalView(printable(name), f"{printable(name)}: not assessed", None, reason)
    share = assessment.concern
    return SignalView(printable(name), f"{printable(name)}: {share:.2f}", round(BAR_WIDTH * share, 1), "")


def _finding_view(report: Report, number: int, finding: Finding, numbers: Mapping[str, int], text: bool) -> FindingView:
    words = [printable(words_at(report.article, span)) for span in finding.spans[:_MOST_SPANS]] if text else []
    evidence = [_evidence_view(e, words, numbers) for e in finding.evidence] if text else []
    return FindingView(
        number,
        printable(finding.code),
        finding.signal if finding.signal in SIGNALS else "custom",
        f"{finding.strength:.2f}",
        printable(finding.message) if text else "",
        printable(finding.innocent),
        tuple(words),
        tuple(evidence),
    )


def _evidence_view(evidence: Evidence, words: Sequence[str], numbers: Mapping[str, int]) -> EvidenceView:
    theirs = printable(evidence.text)
    compared = "wording" in evidence.relation and bool(words)
    return EvidenceView(
        printable(evidence.relation),
        excerpt(evidence.article_id or "", 80),
        numbers.get(evidence.article_id or "", 0),
        theirs,
        word_changes(theirs, words[0]) if compared else (),
    )


def _pieces(report: Report) -> tuple[PieceView, ...]:
    findings = report.findings
    views = []
    for piece in marked_pieces(report.article.text, findings):
        strongest = max(piece.findings, key=lambda n: findings[n].strength, default=None)
        if strongest is None:
            views.append(PieceView(printable(piece.text), 0, "", ""))
            continue
        signal = findings[strongest].signal
        codes = ", ".join(dict.fromkeys(findings[n].code for n in piece.findings))
        views.append(
            PieceView(printable(piece.text), strongest + 1, signal if signal in SIGNALS else "custom", printable(codes))
        )
    return tuple(views)


def _link_view(
    article: Article, link: Comparison, numbers: Mapping[str, int], articles: Mapping[str, Article], text: bool
) -> LinkView:
    is_target = link.target_id == article.id
    other = link.source_id if is_target else link.target_id
    later = {"forward": "target", "backward": "source"}.get(link.direction)
    if later is None:
        relation = "shares text with"
    else:
        relation = "derives from" if (later == "target") == is_target else "is the source of"
    credit = ", credited" if link.credited else ""
    summary = f"{relation} it: level {link.level}, derived {link.derived:.2f}, {link.shared:.0%} shared{credit}"
    passages = (
        [_passage_view(link, i, articles) for i in range(min(len(link.passages), _MOST_PASSAGES))] if text else []
    )
    reasons = tuple(printable(e.what) for e in link.direction_evidence)
    left_out = max(0, len(link.passages) - _MOST_PASSAGES)
    return LinkView(printable(other), numbers.get(other, 0), summary, reasons, tuple(passages), left_out)


def _passage_view(link: Comparison, number: int, articles: Mapping[str, Article]) -> PassageView:
    passage = link.passages[number]
    source, target = articles[link.source_id], articles[link.target_id]
    left = [d.source_span for d in link.drift if d.source_span]
    right = [d.target_span for d in link.drift if d.target_span]
    return PassageView(
        passage.kind, _drifted(source, passage.source_span, left), _drifted(target, passage.target_span, right)
    )


def _drifted(article: Article, whole: Span, drifts: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    text = article.text
    inside = sorted({(max(s.start, whole.start), min(s.end, whole.end)) for s in drifts if s.overlaps(whole)})
    pieces, position = [], whole.start
    for start, end in inside:
        if start < position:
            continue
        pieces += [(printable(text[position:start]), False), (printable(text[start:end]), True)]
        position = end
    pieces.append((printable(text[position : whole.end]), False))
    return tuple(piece for piece in pieces if piece[0])


def _window_view(report: Report) -> WindowView | None:
    window = report.window
    days = [day for c in window.constraints for day in (c.first, c.last)]
    axis = time_axis([*days, window.claimed, window.earliest, window.latest], CLAIM_WIDTH)
    if axis is None:
        return None
    in_conflict = {id(c) for conflict in window.conflicts for c in conflict}
    claims = []
    shown = [c for c in window.constraints if c.first or c.last or id(c) in in_conflict]
    for constraint in shown[:_MOST_CLAIMS]:
        left = axis.x(constraint.first, otherwise=0.0)
        right = axis.x(constraint.last, otherwise=CLAIM_WIDTH)
        words = excerpt(words_at(report.article, constraint.span), 80)
        bar = ClaimView(words, printable(constraint.why), left, max(2.0, right - left), id(constraint) in in_conflict)
        claims.append(bar)
    left, right = axis.x(window.earliest, otherwise=0.0), axis.x(window.latest, otherwise=CLAIM_WIDTH)
    claimed = axis.x(window.claimed, otherwise=0.0) if window.claimed else None
    return WindowView(
        tuple(claims), left, max(2.0, right - left), claimed, tuple(axis.ticks()), _window_summary(report)
    )


def _window_summary(report: Report) -> str:
    window = report.window
    if window.earliest is None and window.latest is None:
        bounds = "no bound" if window.consistent or window.claimed else "no day on which all claims hold"
    else:
        bounds = f"{window.earliest or 'open'} to {window.latest or 'open'}"
    if window.claimed is None:
        return bounds
    fits = "fits" if window.consistent else "does not fit"
    return f"{bounds}; its own day, {window.claimed} ({window.claimed_from}), {fits}"
