"""Reports on a terminal, through rich: 80 columns, and no colour unless the caller's console has it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provaudit.article import SourceProblem
from provaudit.config import SIGNALS
from provaudit.escape import excerpt
from provaudit.finding import Assessment, Finding
from provaudit.report.plain_data import words_at
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

_STYLES = {"serious": "bold red", "notable": "bold yellow", "minor": "cyan"}


def audit_text(audit: Audit, *, text: bool) -> str:
    """The overview, each article with findings, and what could not be read, as plain text of 80 columns."""
    parts: list[RenderableType] = [overview(audit)]
    parts += [details(report, text=text) for report in audit if report.findings]
    parts += problems(audit.errors)
    return _plain(Group(*parts))


def report_text(report: Report, *, text: bool) -> str:
    """One report as plain text of 80 columns."""
    return _plain(details(report, text=text))


def overview(audit: Audit) -> Table:
    """A table with a row an article: band, concern, each signal's share, the window."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("article", overflow="fold")
    table.add_column("band", no_wrap=True)
    table.add_column("concern", no_wrap=True)
    for name in SIGNALS:
        table.add_column(name[:6], justify="right", no_wrap=True)
    table.add_column("found", justify="right")
    for report in audit:
        band = Text(report.band, style=_STYLES.get(report.band, ""))
        shares = [_share(report.assessments.get(name)) for name in SIGNALS]
        table.add_row(Text(excerpt(report.article.id, 48)), band, _concern(report), *shares, str(len(report.findings)))
    return table


def details(report: Report, *, text: bool) -> Group:
    """One article: band, what was not assessed and why, and each finding with its words and its evidence."""
    article = report.article
    title = f"{excerpt(article.title, 60)} ({excerpt(article.id, 40)})" if article.title else excerpt(article.id, 70)
    head = Text.assemble("\n", (title, "bold"), "\n", (report.band, _STYLES.get(report.band, "")))
    head.append(f"  concern {_concern(report)}{_window(report)}")
    parts: list[RenderableType] = [head]
    for name, assessment in report.assessments.items():
        if assessment.status == "not assessed":
            parts.append(Padding(Text(f"{name}: not assessed: {excerpt(assessment.reason or '', 200)}"), (0, 0, 0, 2)))
    parts += [Padding(_finding(report, finding, text), (0, 0, 0, 2)) for finding in report.findings]
    return Group(*parts)


def problems(errors: Sequence[SourceProblem]) -> list[RenderableType]:
    """What could not be read or checked, a line each."""
    lines = [Text(f"  {excerpt(e.source, 60)}: {excerpt(e.reason, 200)}") for e in errors]
    return [Text(f"\nnot read ({len(errors)})", style="bold"), *lines] if lines else []


def _finding(report: Report, finding: Finding, text: bool) -> Text:
    shown = Text.assemble((f"{finding.signal} ", "dim"), (finding.code, "bold"), f"  strength {finding.strength:.2f}\n")
    if not text:
        return shown.append(f"  {finding.innocent}")
    shown.append(f"  {excerpt(finding.message, 300)}")
    for span in finding.spans[:3]:
        shown.append(f"\n  [{span.start}, {span.end}) {excerpt(words_at(report.article, span), 160)}", style="italic")
    for evidence in finding.evidence[:3]:
        where = f" in {excerpt(evidence.article_id, 40)}" if evidence.article_id else ""
        shown.append(f"\n  {evidence.relation}{where}: {excerpt(evidence.text, 160)}", style="dim")
    return shown.append(f"\n  It may be harmless: {finding.innocent}", style="dim")


def _share(assessment: Assessment | None) -> Text:
    if assessment is None or assessment.concern is None:
        return Text("n/a", style="dim")
    return Text(f"{assessment.concern:.2f}" if assessment.concern else "-")


def _concern(report: Report) -> str:
    return "n/a" if report.concern is None else f"{report.concern[0]:.2f}-{report.concern[1]:.2f}"


def _window(report: Report) -> str:
    window = report.window
    if window.earliest is None and window.latest is None:
        return ""
    return f"  window {window.earliest or '...'} to {window.latest or '...'}"


def _plain(what: RenderableType) -> str:
    out = io.StringIO()
    Console(file=out, width=80, color_system=None, force_terminal=False, legacy_windows=False, highlight=False).print(
        what
    )
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
