"""The HTML report: one self-contained file. jinja2 escapes every word; the page's policy lets nothing load or run."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from provaudit import __version__
from provaudit.comparison.comparison import Comparison
from provaudit.config import SIGNALS
from provaudit.escape import printable
from provaudit.report.combining import BANDS
from provaudit.report.page_views import BAR_WIDTH, CLAIM_WIDTH, article_view
from provaudit.report.provenance_graph import WIDTH, provenance_graph
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

MOST_ARTICLES = 1000


def audit_page(audit: Audit, *, text: bool, most: int = MOST_ARTICLES) -> str:
    """The overview and the `most` most concerning articles as one HTML page. text: whether to show their words."""
    order = sorted(range(len(audit)), key=lambda i: (-_low(audit[i]), i))[:most]
    shown = [audit[i] for i in order]
    found = sum(len(report.findings) for report in audit)
    bands = Counter(report.band for report in audit)
    counts = ", ".join(f"{bands[band]} {band}" for band in reversed(BANDS) if bands[band])
    return _render(
        f"Audit of {len(audit)} articles",
        shown,
        audit.links,
        text=text,
        overview=True,
        summary=f"{found} findings, {len(audit.links)} links. {counts}.",
        timeline=audit.timeline,
        left_out=len(audit) - len(shown),
        errors=[printable(f"{e.source}: {e.reason}") for e in audit.errors],
    )


def report_page(report: Report, *, text: bool) -> str:
    """One report as an HTML page."""
    summary = f"{len(report.findings)} findings."
    return _render("Report on one article", [report], [], text=text, overview=False, summary=summary)


def _render(
    title: str,
    reports: Sequence[Report],
    links: Sequence[Comparison],
    *,
    text: bool,
    overview: bool,
    summary: str,
    timeline: str = "see the audit",
    left_out: int = 0,
    errors: Sequence[str] = (),
) -> str:
    numbers = {report.article.id: number for number, report in enumerate(reports, 1)}
    articles = {report.article.id: report.article for report in reports}
    whole = [link for link in links if link.source_id in articles and link.target_id in articles]
    by_article: dict[str, list[Comparison]] = {id_: [] for id_ in numbers}
    for link in whole:
        by_article[link.source_id].append(link)
        by_article[link.target_id].append(link)
    script = _asset("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        title=title,
        summary=summary,
        timeline=timeline,
        version=__version__,
        overview=overview,
        signals=SIGNALS,
        bands=list(BANDS),
        bar_width=BAR_WIDTH,
        claim_width=CLAIM_WIDTH,
        graph_width=WIDTH,
        graph=provenance_graph(reports, whole, numbers) if overview else None,
        articles=[article_view(r, numbers, articles, by_article[r.article.id], text=text) for r in reports],
        left_out=left_out,
        errors=errors,
        css=Markup(_asset("page.css")),
        script=Markup(script),
        script_hash=f"sha256-{digest}",
    )


def _low(report: Report) -> float:
    return -1.0 if report.concern is None else report.concern[0]


@cache
def _asset(name: str) -> str:
    return files("provaudit.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(_asset("page.html.j2"))
