"""What the HTML report shows of one article, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provaudit.article import Article, Field
from provaudit.comparison.comparison import Comparison
from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.report.finding_view import GroupView, finding_groups, style_of
from provaudit.report.link_view import LinkView, link_view
from provaudit.report.marking import marked_pieces
from provaudit.report.report import Report
from provaudit.report.window_view import WindowView, claimed_day, window_bounds, window_view

# A finding over more than this share of the text is marked lightly, so that what lies inside it stays visible.
_BROAD_SHARE = 0.2
_MOST_LINKS = 12


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of the text; `finding` is the number of the most specific finding over it (0: none)."""

    text: str
    finding: int
    style: str
    codes: str


@dataclass(frozen=True, slots=True)
class SignalView:
    """A signal's share. percent: of its bar (None: not assessed, and `note` says why)."""

    name: str
    style: str
    share: str
    percent: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of the report. low: the low end of its concern, -1 where nothing was assessed."""

    number: int
    id: str
    title: str
    url: str | None
    facts: str
    band: str
    concern: str
    low: float
    signals: tuple[SignalView, ...]
    found: int
    groups: tuple[GroupView, ...]
    title_pieces: tuple[PieceView, ...]
    pieces: tuple[PieceView, ...]
    links: tuple[LinkView, ...]
    link_count: int
    window: WindowView | None
    bounds: str
    earliest: str
    misfit: bool
    claimed: str

    @property
    def finding_signals(self) -> str:
        """The styles of the signals that found something, for the filter."""
        return " ".join(dict.fromkeys(group.style for group in self.groups))


def article_view(
    report: Report,
    numbers: Mapping[str, int],
    articles: Mapping[str, Article],
    links: Sequence[Comparison],
    *,
    text: bool,
) -> ArticleView:
    """The view of one report.

    numbers: id -> number of the page; links: those in which the article takes part, the closest first.
    """
    article, concern, window = report.article, report.concern, report.window
    names = [*SIGNALS, *(name for name in report.assessments if name not in SIGNALS)]
    facts = [article.outlet, article.author, article.published and article.published.isoformat()]
    in_title = text and any(span.field == "title" for finding in report.findings for span in finding.spans)
    return ArticleView(
        number=numbers[article.id],
        id=excerpt(article.id, 200),
        title=excerpt(article.title or article.id),
        url=_safe_url(article.url),
        facts=excerpt(", ".join(fact for fact in facts if fact), 300),
        band=report.band,
        concern=_range(concern),
        low=-1.0 if concern is None else round(concern[0], 4),
        signals=tuple(_signal_view(report, name) for name in names),
        found=len(report.findings),
        groups=finding_groups(report, numbers, text=text),
        title_pieces=_pieces(report, "title") if in_title else (),
        pieces=_pieces(report, "text") if text else (),
        links=tuple(link_view(article, link, numbers, articles, text=text) for link in _closest(article, links)),
        link_count=len(links),
        window=window_view(window) if text else None,
        bounds=window_bounds(window),
        earliest="" if window.earliest is None else window.earliest.isoformat(),
        misfit=bool(window.conflicts or window.against_claimed),
        claimed=claimed_day(window),
    )


def _closest(article: Article, links: Sequence[Comparison]) -> list[Comparison]:
    """The links to show, in the order given, with what the article derives from first."""
    return sorted(links, key=lambda link: link.origin_id in (None, article.id))[:_MOST_LINKS]


def _range(concern: tuple[float, float] | None) -> str:
    if concern is None:
        return "not assessed"
    low, high = f"{concern[0]:.2f}", f"{concern[1]:.2f}"
    return low if low == high else f"{low} to {high}"


def _safe_url(url: str | None) -> str | None:
    return printable(url) if url and url.lower().startswith(("http://", "https://")) else None


def _signal_view(report: Report, name: str) -> SignalView:
    assessment, label = report.assessments.get(name), excerpt(name, 40)
    if assessment is None:
        return SignalView(label, style_of(name), "not assessed", None, "this check was not asked for")
    if assessment.concern is None:
        return SignalView(label, style_of(name), "not assessed", None, excerpt(assessment.reason or "", 300))
    others = assessment.compared_with
    note = f"compared with {others} other article{'' if others == 1 else 's'}" if others else ""
    return SignalView(label, style_of(name), f"{assessment.concern:.2f}", round(100 * assessment.concern), note)


def _pieces(report: Report, field: Field) -> tuple[PieceView, ...]:
    article, findings = report.article, report.findings
    whole = (article.title or "") if field == "title" else article.text
    sizes = [sum(len(span) for span in finding.spans if span.field == field) for finding in findings]
    views = []
    for piece in marked_pieces(whole, findings, field):
        if not piece.findings:
            views.append(PieceView(printable(piece.text), 0, "", ""))
            continue
        chosen = min(piece.findings, key=lambda n: (sizes[n], -findings[n].strength))
        style = style_of(findings[chosen].signal)
        if findings[chosen].strength <= 0.0:
            style += " remark"
        if sizes[chosen] > _BROAD_SHARE * len(whole):
            style += " broad"
        codes = ", ".join(dict.fromkeys(printable(findings[n].code) for n in piece.findings))
        views.append(PieceView(printable(piece.text), chosen + 1, style, codes))
    return tuple(views)
