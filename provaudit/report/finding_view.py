"""Findings as the HTML report shows them: grouped by code, the strongest first, remarks last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provaudit.article import Article
from provaudit.checks.table import finding_codes
from provaudit.config import SIGNALS
from provaudit.escape import excerpt, printable
from provaudit.finding import Evidence, Finding
from provaudit.report.plain_data import words_at
from provaudit.report.report import Report
from provaudit.report.word_changes import Change, word_changes

_MOST_EVIDENCE = 4
_MOST_WORDS = 5
_LONGEST_WORDS = 600
_NAMED_IN_SUMMARY = 4


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence. places: the articles that have it, each with the number of its page (0: none).

    theirs, ours: both wordings word by word where the evidence is another wording; else empty, and `text` is shown.
    """

    relation: str
    places: tuple[tuple[str, int], ...]
    text: str
    theirs: tuple[Change, ...]
    ours: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its words; places: its spans in code points, for a page without words."""

    number: int
    strength: str
    message: str
    places: str
    words: tuple[str, ...]
    words_left_out: int
    evidence: tuple[EvidenceView, ...]
    evidence_left_out: int
    innocent: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one code. innocent: the harmless explanation that all of them share ("": each has its own)."""

    code: str
    signal: str
    style: str
    meaning: str
    remark: bool
    innocent: str
    named: str
    findings: tuple[FindingView, ...]


def finding_groups(report: Report, numbers: Mapping[str, int], *, text: bool) -> tuple[GroupView, ...]:
    """The findings of a report by signal and code. numbers: id -> number of the article's page; text: show words."""
    groups: dict[tuple[str, str], list[int]] = {}
    for position, finding in enumerate(report.findings):
        groups.setdefault((finding.signal, finding.code), []).append(position)
    strongest = {key: max(report.findings[i].strength for i in members) for key, members in groups.items()}
    order = sorted(groups, key=lambda key: -strongest[key])
    return tuple(_group(report, groups[key], strongest[key] <= 0.0, numbers, text) for key in order)


def style_of(signal: str) -> str:
    """The style of a signal; checks of the user's own share one."""
    return signal if signal in SIGNALS else "custom"


def _group(report: Report, members: Sequence[int], remark: bool, numbers: Mapping[str, int], text: bool) -> GroupView:
    findings = [report.findings[i] for i in members]
    first = findings[0]
    shared = all(f.innocent == first.innocent for f in findings)
    meaning = next((row.meaning for row in finding_codes() if row.code == first.code), "")
    words = [excerpt(words_at(report.article, f.spans[0]), 40) for f in findings if f.spans] if text else []
    named = list(dict.fromkeys(words))
    more = ", …" if len(named) > _NAMED_IN_SUMMARY else ""
    return GroupView(
        printable(first.code),
        printable(first.signal),
        style_of(first.signal),
        meaning,
        remark,
        printable(first.innocent) if shared else "",
        ", ".join(f"“{words}”" for words in named[:_NAMED_IN_SUMMARY]) + more,
        tuple(_finding(report.article, i + 1, report.findings[i], numbers, text, shared) for i in members),
    )


def _finding(
    article: Article, number: int, finding: Finding, numbers: Mapping[str, int], text: bool, shared: bool
) -> FindingView:
    own = words_at(article, finding.spans[0]) if text and finding.spans else ""
    repeats = len(finding.evidence) > 1
    known = [e for e in finding.evidence if text and not (e.relation == "this wording" and repeats)]
    alike: dict[tuple[str, str], list[Evidence]] = {}
    for one in known:
        alike.setdefault((one.relation, one.text), []).append(one)
    evidence = tuple(_evidence(same, own, numbers) for same in list(alike.values())[:_MOST_EVIDENCE])
    words = _words(article, finding) if text and not any(e.ours for e in evidence) else []
    return FindingView(
        number,
        "a remark" if finding.strength <= 0.0 else f"strength {finding.strength:.2f}",
        printable(finding.message) if text else "",
        ", ".join(f"{span.start} to {span.end}" for span in finding.spans[:_MOST_WORDS]),
        tuple(words),
        len(finding.spans) - len(words) if words else 0,
        evidence,
        max(0, len(alike) - _MOST_EVIDENCE),
        "" if shared else printable(finding.innocent),
    )


def _words(article: Article, finding: Finding) -> list[str]:
    shown: list[str] = []
    length = 0
    for span in finding.spans[:_MOST_WORDS]:
        length += len(span)
        if shown and length > _LONGEST_WORDS:
            break
        shown.append(excerpt(words_at(article, span), _LONGEST_WORDS))
    return shown


def _evidence(same: Sequence[Evidence], own: str, numbers: Mapping[str, int]) -> EvidenceView:
    relation, text = same[0].relation, printable(same[0].text)
    compared = "other wording" in relation and bool(own)
    theirs, ours = _both_wordings(text, printable(own)) if compared else ((), ())
    ids = [e.article_id for e in same[:_MOST_WORDS] if e.article_id]
    places = tuple((excerpt(id_, 80), numbers.get(id_, 0)) for id_ in ids)
    return EvidenceView(printable(relation), places, text, theirs, ours)


def _both_wordings(theirs: str, ours: str) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    changes = word_changes(theirs, ours)
    return tuple(c for c in changes if c.kind != "only in b"), tuple(c for c in changes if c.kind != "only in a")
