"""What a notebook shows of a result: small HTML without scripts or styles of its own, and a text for elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.finding import Finding
from provaudit.report.marking import marked_pieces
from provaudit.report.report import Report
from provaudit.report.terminal import report_text

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

_ROWS_SHOWN = 50
_FINDINGS_SHOWN = 30
_CHARACTERS_SHOWN = 5000


def audit_bundle(audit: Audit) -> dict[str, str]:
    """The overview as an HTML table of at most 50 articles, and a line of text."""
    head = "".join(f"<th>{name}</th>" for name in ("article", "band", "concern", *SIGNALS, "findings"))
    rows = "".join(_row(report) for report in audit.reports[:_ROWS_SHOWN])
    left = len(audit) - _ROWS_SHOWN
    more = f"<p>{left} more articles; see to_frame() or to_html(path).</p>" if left > 0 else ""
    return {"text/html": f"<table><tr>{head}</tr>{rows}</table>{more}", "text/plain": repr(audit)}


def report_bundle(report: Report) -> dict[str, str]:
    """The report with its findings marked in the text, and the same as text."""
    findings = "".join(_item(finding) for finding in report.findings[:_FINDINGS_SHOWN])
    if len(report.findings) > _FINDINGS_SHOWN:
        findings += f"<li>{len(report.findings) - _FINDINGS_SHOWN} more</li>"
    text, shown = report.article.text, []
    for piece in marked_pieces(text[:_CHARACTERS_SHOWN], report.findings):
        words = escape(printable(piece.text))
        shown.append(f"<mark>{words}</mark>" if piece.findings else words)
    more = "…" if len(text) > _CHARACTERS_SHOWN else ""
    title = _safe(report.article.title or report.article.id, 120)
    head = f"<h4>{title}</h4><p>{report.band}, concern {_concern(report)}</p>"
    page = f"{head}<ol>{findings}</ol><pre>{''.join(shown)}{more}</pre>"
    return {"text/html": page, "text/plain": report_text(report, text=True)}


def _item(finding: Finding) -> str:
    weight = f"{finding.strength:.2f}" if finding.strength > 0.0 else "a remark"
    message, innocent = _safe(finding.message, 300), _safe(finding.innocent, 300)
    return f"<li><b>{_safe(finding.code, 60)}</b> ({weight}) {message} <i>{innocent}</i></li>"


def _row(report: Report) -> str:
    shares = []
    for name in SIGNALS:
        assessment = report.assessments.get(name)
        known = assessment is not None and assessment.concern is not None
        shares.append(f"{assessment.concern:.2f}" if known and assessment else "n/a")
    cells = [_safe(report.article.id, 60), report.band, _concern(report), *shares, str(len(report.findings))]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _concern(report: Report) -> str:
    return "n/a" if report.concern is None else f"{report.concern[0]:.2f} to {report.concern[1]:.2f}"


def _safe(text: str, limit: int) -> str:
    return escape(excerpt(text, limit))
