"""Findings as SARIF 2.1.0 (OASIS Standard, 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provaudit import __version__
from provaudit.checks.table import finding_codes
from provaudit.finding import Finding
from provaudit.report.annotations import source_iri
from provaudit.report.plain_data import rounded, words_at
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit


def sarif_data(audit: Audit, *, text: bool) -> dict[str, object]:
    """One run with a result a finding; regions are in code points (`columnKind`: unicodeCodePoints)."""
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
                "results": [_result(report, finding, text) for report in audit for finding in report.findings],
            }
        ],
    }


def _result(report: Report, finding: Finding, text: bool) -> dict[str, object]:
    locations = []
    for span in finding.spans:
        region: dict[str, object] = {"charOffset": span.start, "charLength": len(span)}
        if text:
            region["snippet"] = {"text": words_at(report.article, span)}
        artifact = {"uri": source_iri(report.article)}
        locations.append({"physicalLocation": {"artifactLocation": artifact, "region": region}})
    return {
        "ruleId": finding.code,
        "level": _level(finding.strength),
        "message": {"text": finding.message if text else finding.innocent},
        "locations": locations,
        "properties": {"strength": rounded(finding.strength), "innocent": finding.innocent},
    }


def _level(strength: float) -> str:
    if strength <= 0.0:
        return "none"
    return "warning" if strength >= 0.5 else "note"
