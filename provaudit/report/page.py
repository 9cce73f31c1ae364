"""The HTML report: one self-contained file; every word of an article is escaped by jinja2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2

from provaudit import __version__
from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.finding import Finding
from provaudit.report.marking import marked_pieces
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    signal: str
    codes: str


@dataclass(frozen=True, slots=True)
class _Finding:
    code: str
    strength: str
    message: str
    innocent: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    id: str
    title: str
    url: str | None
    band: str
    concern: str
    shares: tuple[str, ...]
    window: str
    reasons: tuple[str, ...]
    findings: tuple[_Finding, ...]
    pieces: tuple[_Piece, ...]


def audit_page(audit: Audit, *, text: bool) -> str:
    """The overview and all articles as one HTML page. text: whether to show the articles' words."""
    links = [
        f"{c.target_id} derives from {c.source_id} ({c.level}, {c.derived:.2f})"
        if c.direction == "forward"
        else f"{c.source_id} and {c.target_id} ({c.level}, {c.derived:.2f})"
        for c in audit.links
    ]
    errors = [f"{e.source}: {e.reason}" for e in audit.errors]
    return _render("Audit", audit.reports, text, overview=True, links=links, errors=errors)


def report_page(report: Report, *, text: bool) -> str:
    """One report as an HTML page."""
    return _render("Report", [report], text, overview=False, links=[], errors=[])


def _render(
    title: str, reports: Sequence[Report], text: bool, *, overview: bool, links: list[str], errors: list[str]
) -> str:
    return _template().render(
        title=title,
        version=__version__,
        overview=overview,
        signals=SIGNALS,
        articles=[_article(report, text) for report in reports],
        links=[printable(link) for link in links],
        errors=[printable(error) for error in errors],
    )


def _article(report: Report, text: bool) -> _Article:
    article, window = report.article, report.window
    url = article.url if article.url and article.url.startswith(("http://", "https://")) else None
    concern = "n/a" if report.concern is None else f"{report.concern[0]:.2f} to {report.concern[1]:.2f}"
    bounds = window.earliest or window.latest
    return _Article(
        id=printable(article.id),
        title=excerpt(article.title or article.id),
        url=printable(url) if url else None,
        band=report.band,
        concern=concern,
        shares=tuple(_share(report, name) for name in SIGNALS),
        window=f"Window: {window.earliest or '…'} to {window.latest or '…'}." if bounds else "",
        reasons=tuple(
            printable(f"{name}: not assessed: {a.reason}") for name, a in report.assessments.items() if a.reason
        ),
        findings=tuple(_finding(f, text) for f in report.findings),
        pieces=_pieces(report) if text else (),
    )


def _share(report: Report, name: str) -> str:
    assessment = report.assessments.get(name)
    return "not assessed" if assessment is None or assessment.concern is None else f"{assessment.concern:.2f}"


def _finding(finding: Finding, text: bool) -> _Finding:
    evidence = tuple(
        f"{e.relation}{' in ' + excerpt(e.article_id, 60) if e.article_id else ''}: {excerpt(e.text, 300)}"
        for e in finding.evidence
    )
    message = printable(finding.message) if text else ""
    return _Finding(finding.code, f"{finding.strength:.2f}", message, finding.innocent, evidence if text else ())


def _pieces(report: Report) -> tuple[_Piece, ...]:
    findings = report.findings
    pieces = []
    for piece in marked_pieces(report.article.text, findings):
        strongest = max(piece.findings, key=lambda n: findings[n].strength, default=None)
        signal = "" if strongest is None else findings[strongest].signal
        signal = signal if signal in SIGNALS or not signal else "custom"
        codes = ", ".join(dict.fromkeys(findings[n].code for n in piece.findings))
        pieces.append(_Piece(printable(piece.text), signal, printable(codes)))
    return tuple(pieces)


@cache
def _template() -> jinja2.Template:
    source = files("provaudit.report").joinpath("page.html.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(source)
