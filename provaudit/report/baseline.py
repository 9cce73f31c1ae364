"""A baseline: findings that someone has looked at, left out of later audits by their code and the words they mark."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from provaudit.errors import InputValueError
from provaudit.finding import Finding
from provaudit.report.audit import Audit
from provaudit.report.files import written_json
from provaudit.report.plain_data import words_at
from provaudit.report.report import Report
from provaudit.report.weighing import without_findings


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A finding that was looked at: its code, and the words it marks with white space folded."""

    code: str
    words: str


def seen_of(report: Report, finding: Finding) -> Seen:
    """How a finding is known again in another audit, whatever the article's id or the offsets."""
    words = " … ".join(words_at(report.article, span) for span in finding.spans)
    return Seen(finding.code, " ".join(words.split()))


def load_baseline(path: str | Path) -> frozenset[Seen]:
    """The findings in a baseline file. Raises InputValueError, which names the file, where it is none."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        return frozenset(Seen(str(row["code"]), str(row["words"])) for row in data["seen"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputValueError(
            f"{path} is no baseline file ({type(error).__name__}); make one with baseline add"
        ) from None


def save_baseline(seen: Iterable[Seen], path: str | Path) -> None:
    """Write a baseline file, sorted, so that two of them can be compared line by line."""
    rows = [{"code": one.code, "words": one.words} for one in sorted(set(seen))]
    written_json({"format": "provaudit-baseline", "version": "1.0", "seen": rows}, path)


def findings_seen(audit: Audit) -> frozenset[Seen]:
    """Every finding of an audit, as a baseline keeps it."""
    return frozenset(seen_of(report, finding) for report in audit for finding in report.findings)


def without_seen(audit: Audit, seen: frozenset[Seen]) -> Audit:
    """The audit without the findings of a baseline; concerns and bands count the others only."""
    return without_findings(audit, lambda report, finding: seen_of(report, finding) in seen)
