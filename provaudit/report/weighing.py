"""From assessments to a report: findings kept or left out, and the concern that the kept ones make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from provaudit.annotation.body import Body
from provaudit.article import Article
from provaudit.config import Config
from provaudit.finding import Assessment, Finding
from provaudit.report.audit import Audit
from provaudit.report.combining import band_of, combined, items_of, signal_concern
from provaudit.report.report import Report
from provaudit.timeline.window import DateWindow

Keep = Callable[[Finding], bool]


def weighed(assessment: Assessment, config: Config, keep: Keep) -> Assessment:
    """The assessment with the findings that are kept, and the concern that these make."""
    findings = tuple(finding for finding in assessment.findings if keep(finding))
    if assessment.status != "assessed":
        return replace(assessment, findings=findings, concern=None)
    concern = signal_concern(items_of(findings), config.cap(assessment.signal))
    return replace(assessment, findings=findings, concern=concern)


def make_report(
    article: Article, assessments: Mapping[str, Assessment], window: DateWindow, body: Body, config: Config
) -> Report:
    """A report of weighed assessments."""
    concern = combined({name: a.concern for name, a in assessments.items()}, config)
    count = sum(a.status == "assessed" for a in assessments.values())
    return Report(article, assessments, concern, band_of(concern, count, config), window, body)


def without_findings(audit: Audit, drop: Callable[[Report, Finding], bool]) -> Audit:
    """The audit without some findings, every concern and band made anew from those that stay."""
    reports = []
    for report in audit:
        kept = {
            name: weighed(a, audit.config, lambda finding, report=report: not drop(report, finding))  # type: ignore[misc]  # mypy cannot type a lambda's default
            for name, a in report.assessments.items()
        }
        reports.append(make_report(report.article, kept, report.window, report.body, audit.config))
    return replace(audit, reports=tuple(reports))
