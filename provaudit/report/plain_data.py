"""Reports as plain data: the form that the shipped JSON Schema describes. Floats are rounded here, and only here."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from provaudit import __version__
from provaudit.article import Article, Span
from provaudit.comparison.comparison import Comparison
from provaudit.finding import Assessment, Finding
from provaudit.report.combining import points
from provaudit.report.report import Report
from provaudit.timeline.window import Constraint, DateWindow

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

SCHEMA_VERSION = "1.0"
_DIGITS = 4


def audit_data(audit: Audit, *, text: bool) -> dict[str, object]:
    """An audit as plain data; without `text`, no word of an article is in it but ids, titles and names."""
    return {
        "format": "provaudit-audit",
        "version": SCHEMA_VERSION,
        "provaudit_version": __version__,
        "timeline": audit.timeline,
        "config": _config_data(audit),
        "reports": [_report_body(report, text) for report in audit],
        "links": [comparison_data(link) for link in audit.links],
        "voices": [{"ids": list(voice.ids), "earliest": voice.earliest} for voice in audit.voices],
        "errors": [{"source": error.source, "reason": error.reason} for error in audit.errors],
    }


def report_data(report: Report, *, text: bool) -> dict[str, object]:
    """One report as plain data."""
    head = {"format": "provaudit-report", "version": SCHEMA_VERSION, "provaudit_version": __version__}
    return {**head, **_report_body(report, text)}


def comparison_data(link: Comparison) -> dict[str, object]:
    """A comparison as plain data: spans as [start, end)."""
    return {
        "source_id": link.source_id,
        "target_id": link.target_id,
        "derived": rounded(link.derived),
        "level": link.level,
        "shared": rounded(link.shared),
        "direction": link.direction,
        "direction_evidence": [{"favours": e.favours, "what": e.what} for e in link.direction_evidence],
        "credited": span_data(link.credited),
        "passages": [
            {"kind": p.kind, "source_span": span_data(p.source_span), "target_span": span_data(p.target_span)}
            for p in link.passages
        ],
        "drift": [
            {
                "kind": d.kind,
                "change": d.change,
                "source_span": span_data(d.source_span),
                "target_span": span_data(d.target_span),
            }
            for d in link.drift
        ],
    }


def window_data(window: DateWindow, text: bool = True) -> dict[str, object]:
    """A window as plain data: days as YYYY-MM-DD or null."""
    return {
        "earliest": _day(window.earliest),
        "latest": _day(window.latest),
        "consistent": window.consistent,
        "claimed": _day(window.claimed),
        "claimed_from": window.claimed_from,
        "constraints": [_constraint_data(c, text) for c in window.constraints],
        "conflicts": [[_constraint_data(c, text) for c in conflict] for conflict in window.conflicts],
    }


def rounded(value: float | None) -> float | None:
    """A float as it is written out."""
    return None if value is None else round(value, _DIGITS)


def span_data(span: Span | None) -> dict[str, object] | None:
    """A span as plain data: {"start", "end", "field"}."""
    return None if span is None else {"start": span.start, "end": span.end, "field": span.field}


def words_at(article: Article, span: Span) -> str:
    """The characters of a span in its article."""
    return ((article.title or "") if span.field == "title" else article.text)[span.start : span.end]


def _report_body(report: Report, text: bool) -> dict[str, object]:
    article = report.article
    facts: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "author": article.author,
        "published": _day(article.published),
        "language": article.language,
    }
    if text:
        facts["text"] = article.text
    concern = report.concern
    return {
        "article": facts,
        "band": report.band,
        "concern": None if concern is None else {"low": rounded(concern[0]), "high": rounded(concern[1])},
        "assessments": {name: _assessment_data(a) for name, a in report.assessments.items()},
        "findings": [_finding_data(f, article, text) for f in report.findings],
        "window": window_data(report.window, text),
        "residue": [span_data(s) for s in _gaps(report.body.kept, len(article.text))],
    }


def _assessment_data(assessment: Assessment) -> dict[str, object]:
    concern = assessment.concern
    return {
        "status": assessment.status,
        "reason": assessment.reason,
        "concern": rounded(concern),
        "points": None if concern is None else rounded(points(concern)),
        "compared_with": assessment.compared_with,
    }


def _finding_data(finding: Finding, article: Article, text: bool) -> dict[str, object]:
    spans = []
    for span in finding.spans:
        data = {"start": span.start, "end": span.end, "field": span.field}
        spans.append({**data, "text": words_at(article, span)} if text else data)
    return {
        "code": finding.code,
        "signal": finding.signal,
        "strength": rounded(finding.strength),
        "cause": finding.cause if text else None,
        "message": finding.message if text else None,
        "innocent": finding.innocent,
        "spans": spans,
        "evidence": [
            {
                "relation": e.relation,
                "article_id": e.article_id,
                "span": span_data(e.span),
                "text": e.text if text or e.article_id is None else None,
            }
            for e in finding.evidence
        ],
    }


def _constraint_data(constraint: Constraint, text: bool) -> dict[str, object]:
    return {
        "span": span_data(constraint.span),
        "first": _day(constraint.first),
        "last": _day(constraint.last),
        "days": [[_day(first), _day(last)] for first, last in constraint.days],
        "why": constraint.why if text else None,
        "source": constraint.source,
        "strength": rounded(constraint.strength),
    }


def _config_data(audit: Audit) -> dict[str, object]:
    values = dataclasses.asdict(audit.config)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _gaps(kept: Iterable[Span], length: int) -> list[Span]:
    gaps, position = [], 0
    for span in kept:
        if position < span.start:
            gaps.append(Span(position, span.start))
        position = span.end
    if position < length:
        gaps.append(Span(position, length))
    return gaps


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
