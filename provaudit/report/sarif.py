"""Findings as SARIF 2.1.0 (OASIS Standard, 2020)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from provaudit import __version__
from provaudit.article import Article, Span
from provaudit.checks.table import finding_codes
from provaudit.finding import Finding
from provaudit.report.annotations import source_iri
from provaudit.report.plain_data import rounded, words_at
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit


def sarif_data(audit: Audit, *, text: bool) -> dict[str, object]:
    """One run with a result a finding; lines, columns and offsets count code points, as `columnKind` says."""
    rules = [
        {
            "id": row.code,
            "shortDescription": {"text": row.meaning},
            "fullDescription": {"text": f"{row.meaning} {row.innocent}"},
            "properties": {"signal": row.signal},
        }
        for row in finding_codes()
    ]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "provaudit", "semanticVersion": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [result for report in audit for result in _results(report, text)],
            }
        ],
    }


def _results(report: Report, text: bool) -> list[dict[str, object]]:
    lines = _line_starts(report.article.text)
    return [_result(report.article, finding, lines, text) for finding in report.findings]


def _result(article: Article, finding: Finding, lines: Sequence[int], text: bool) -> dict[str, object]:
    level = _level(finding.strength)
    return {
        "ruleId": finding.code,
        "kind": "informational" if level == "none" else "fail",
        "level": level,
        "message": {"text": finding.message if text else finding.innocent},
        "locations": [_location(article, span, lines, text) for span in finding.spans],
        "properties": {"strength": rounded(finding.strength), "innocent": finding.innocent},
    }


def _location(article: Article, span: Span, lines: Sequence[int], text: bool) -> dict[str, object]:
    artifact: dict[str, object] = {"artifactLocation": {"uri": source_iri(article)}}
    if span.field == "title":
        return {"physicalLocation": artifact, "logicalLocations": [{"name": "title"}]}
    region: dict[str, object] = {"charOffset": span.start, "charLength": len(span)}
    region["startLine"], region["startColumn"] = _line_and_column(lines, span.start)
    region["endLine"], region["endColumn"] = _line_and_column(lines, span.end)
    if text:
        region["snippet"] = {"text": words_at(article, span)}
    return {"physicalLocation": {**artifact, "region": region}}


def _line_starts(text: str) -> list[int]:
    return [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]


def _line_and_column(lines: Sequence[int], offset: int) -> tuple[int, int]:
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def _level(strength: float) -> str:
    if strength <= 0.0:
        return "none"
    return "warning" if strength >= 0.5 else "note"
