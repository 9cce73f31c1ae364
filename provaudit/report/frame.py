"""Audits as tables: a row an article, a row a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from provaudit.comparison.comparison import Comparison
from provaudit.config import SIGNALS
from provaudit.escape import as_cell, printable, without_surrogates
from provaudit.report.plain_data import rounded, words_at
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

_FINDING_COLUMNS = "id code signal strength start end field text message innocent cause evidence evidence_ids".split()


def audit_frame(audit: Audit) -> pd.DataFrame:
    """One row an article, in order; the index of a DataFrame that was audited is kept.

    Columns: id, title, outlet, published, band, concern_low, concern_high, one for each signal (its concern, NaN
    where it was not assessed), findings, derived_from and level (where firm evidence names an origin), earliest,
    latest, claimed, consistent.
    """
    signals = list(SIGNALS)
    for report in audit:
        signals += [name for name in report.assessments if name not in signals]
    known = [link for link in audit.links if link.origin_id is not None]
    later = {link.derived_id for link in known}
    # an origin that itself derives from nothing here comes before one on the way
    origin = {
        link.derived_id: link for link in sorted(known, key=lambda link: (link.origin_id not in later, link.derived))
    }
    columns = [*_row_head(), *signals, *_row_tail()]
    rows = [_row(report, signals, origin) for report in audit]
    return _table([[row[name] for name in columns] for row in rows], columns, audit.index)


def findings_frame(reports: Iterable[Report]) -> pd.DataFrame:
    """One row a finding; `start`, `end` and `text` are those of its first span, offsets in code points."""
    rows = []
    for report in reports:
        for finding in report.findings:
            span = finding.spans[0] if finding.spans else None
            rows.append(
                (
                    report.article.id,
                    finding.code,
                    finding.signal,
                    rounded(finding.strength),
                    span.start if span else None,
                    span.end if span else None,
                    span.field if span else None,
                    words_at(report.article, span) if span else None,
                    finding.message,
                    finding.innocent,
                    finding.cause,
                    " | ".join(f"{e.relation}: {e.text}" for e in finding.evidence),
                    " ".join(dict.fromkeys(e.article_id for e in finding.evidence if e.article_id)),
                )
            )
    return _table(rows, _FINDING_COLUMNS)


def links_frame(links: Iterable[Comparison]) -> pd.DataFrame:
    """One row a comparison: source_id, target_id, derived, level, shared, direction, credited, passages, drift."""
    rows = [
        (
            c.source_id,
            c.target_id,
            rounded(c.derived),
            c.level,
            rounded(c.shared),
            c.direction,
            c.credited is not None,
            len(c.passages),
            len(c.drift),
        )
        for c in links
    ]
    columns = "source_id target_id derived level shared direction credited passages drift".split()
    return _table(rows, columns)


def findings_csv(audit: Audit, *, text: bool) -> str:
    """The findings as CSV, safe to open in a spreadsheet; without `text`, no column cites the article."""
    frame = findings_frame(audit)
    if not text:
        frame = frame.drop(columns=["text", "message", "cause", "evidence"])
    for name in frame.columns:
        if name not in ("strength", "start", "end"):
            frame[name] = [value if value is None else as_cell(printable(str(value))) for value in frame[name]]
    return frame.to_csv(index=False, lineterminator="\n")


def _table(
    rows: Sequence[Sequence[object]], columns: Sequence[str], index: pd.Index[Any] | None = None
) -> pd.DataFrame:
    """A DataFrame in which a lone surrogate, which no column of strings can hold, is U+FFFD."""
    held = [[without_surrogates(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return pd.DataFrame(held, columns=list(columns), index=index)


def _row_head() -> list[str]:
    return ["id", "title", "outlet", "published", "band", "concern_low", "concern_high"]


def _row_tail() -> list[str]:
    return ["findings", "derived_from", "level", "earliest", "latest", "claimed", "consistent"]


def _row(report: Report, signals: list[str], origin: dict[str | None, Comparison]) -> dict[str, object]:
    article, window, link = report.article, report.window, origin.get(report.article.id)
    low, high = report.concern if report.concern else (None, None)
    row: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "band": report.band,
        "concern_low": rounded(low),
        "concern_high": rounded(high),
        "findings": len(report.findings),
        "derived_from": link.origin_id if link else None,
        "level": link.level if link else None,
        "earliest": window.earliest,
        "latest": window.latest,
        "claimed": window.claimed,
        "consistent": window.consistent,
    }
    for name in signals:
        assessment = report.assessments.get(name)
        row[name] = rounded(assessment.concern) if assessment else None
    return row
