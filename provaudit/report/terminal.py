"""Reports on a terminal, through rich: 80 columns, and no colour unless the caller's console has it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provaudit.article import SourceProblem
from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.finding import Assessment, Finding
from provaudit.report.plain_data import words_at
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

_MOST_OF_A_CODE = 5
_MOST_LINES = 3
_STYLES = {"serious": "bold red", "notable": "bold yellow", "minor": "cyan"}


def audit_text(audit: Audit, *, text: bool) -> str:
    """The overview, each article with findings, and what could not be read, as plain text of 80 columns."""
    return _plain(Group(story(audit, text=text), *problems(audit.errors)))


def story(audit: Audit, *, text: bool) -> Group:
    """The overview and each article with findings, the most concerning first. text: whether to quote the articles."""
    order = sorted(audit, key=lambda report: -1.0 if report.concern is None else report.concern[0], reverse=True)
    return Group(overview(order), *(details(report, text=text) for report in order if report.findings))


def report_text(report: Report, *, text: bool) -> str:
    """One report as plain text of 80 columns."""
    return _plain(details(report, text=text))


def overview(reports: Iterable[Report]) -> Table:
    """A table with a row an article: band, concern, each signal's share, how many findings."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("article", overflow="fold")
    table.add_column("band", no_wrap=True)
    table.add_column("concern", no_wrap=True)
    for name in SIGNALS:
        table.add_column(name[:6], justify="right", no_wrap=True)
    table.add_column("found", justify="right")
    for report in reports:
        band = Text(report.band, style=_STYLES.get(report.band, ""))
        shares = [_share(report.assessments.get(name)) for name in SIGNALS]
        table.add_row(Text(excerpt(report.article.id, 48)), band, _concern(report), *shares, str(len(report.findings)))
    return table


def details(report: Report, *, text: bool) -> Group:
    """One article: band, what was not assessed and why, and its findings by code, the strongest first."""
    article = report.article
    title = f"{excerpt(article.title, 60)} ({excerpt(article.id, 40)})" if article.title else excerpt(article.id, 70)
    head = Text.assemble("\n", (title, "bold"), "\n", (report.band, _STYLES.get(report.band, "")))
    head.append(f", concern {_concern(report)}{_window(report)}")
    parts: list[RenderableType] = [head]
    for name, assessment in report.assessments.items():
        if assessment.status == "not assessed":
            reason = f"{excerpt(name, 40)} is not assessed: {excerpt(assessment.reason or '', 200)}"
            parts.append(Padding(Text(reason, style="dim"), (0, 0, 0, 2)))
    for findings in by_code(report):
        parts += _group(report, findings, text)
    return Group(*parts)


def by_code(report: Report) -> list[list[Finding]]:
    """The findings of a report, those of one signal and code together, the strongest first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.signal, finding.code), []).append(finding)
    return sorted(groups.values(), key=lambda findings: -max(f.strength for f in findings))


def problems(errors: Sequence[SourceProblem]) -> list[RenderableType]:
    """What could not be read or checked, a line each."""
    lines = [Text(f"  {excerpt(e.source, 60)}: {excerpt(e.reason, 200)}") for e in errors]
    return [Text(f"\nnot read ({len(errors)})", style="bold"), *lines] if lines else []


def _group(report: Report, findings: Sequence[Finding], text: bool) -> list[RenderableType]:
    first, strongest = findings[0], max(f.strength for f in findings)
    head = Text.assemble((printable(first.code), "bold"), (f"  {excerpt(first.signal, 40)}", "dim"))
    head.append(f", strength {strongest:.2f}" if strongest > 0.0 else ", a remark: it never weighs")
    if len(findings) > 1:
        head.append(f", {len(findings)} findings")
    parts: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
    shown = findings[:_MOST_OF_A_CODE] if text else []
    for finding in shown:
        parts.append(Padding(Text(excerpt(finding.message, 400)), (0, 0, 0, 4)))
        parts += [Padding(Text(line, style="dim"), (0, 0, 0, 6)) for line in _evidence(report, finding)]
    if text and len(findings) > len(shown):
        parts.append(Padding(Text(f"{len(findings) - len(shown)} more", style="dim"), (0, 0, 0, 4)))
    innocent = dict.fromkeys(printable(finding.innocent) for finding in (shown or findings))
    parts += [Padding(Text(f"It may be harmless: {why}", style="dim"), (0, 0, 0, 4)) for why in innocent]
    return parts


def _evidence(report: Report, finding: Finding) -> Iterator[str]:
    for span in finding.spans[:_MOST_LINES]:
        yield f"[{span.start}, {span.end}) {excerpt(words_at(report.article, span), 160)}"
    if len(finding.spans) > _MOST_LINES:
        yield f"and {len(finding.spans) - _MOST_LINES} more places"
    others = [e for e in finding.evidence if e.article_id != report.article.id]
    for evidence in others[:_MOST_LINES]:
        where = f" in {excerpt(evidence.article_id, 40)}" if evidence.article_id else ""
        yield f"{printable(evidence.relation)}{where}: {excerpt(evidence.text, 160)}"


def _share(assessment: Assessment | None) -> Text:
    if assessment is None or assessment.concern is None:
        return Text("n/a", style="dim")
    return Text(f"{assessment.concern:.2f}" if assessment.concern else "-")


def _concern(report: Report) -> str:
    if report.concern is None:
        return "n/a"
    low, high = f"{report.concern[0]:.2f}", f"{report.concern[1]:.2f}"
    return low if low == high else f"{low}-{high}"


def _window(report: Report) -> str:
    window = report.window
    if window.earliest is None and window.latest is None:
        return ""
    return f", window {window.earliest or '...'} to {window.latest or '...'}"


def _plain(what: RenderableType) -> str:
    out = io.StringIO()
    # force_jupyter: in a notebook rich would show the text there and write nothing
    Console(
        file=out, width=80, color_system=None, force_terminal=False, force_jupyter=False, legacy_windows=False
    ).print(what, highlight=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
