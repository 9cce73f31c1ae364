"""The anachronism check: what the text claims, against the day it gives itself and against itself."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.date_faults import find_date_faults
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.table import make_finding
from provaudit.config import Config
from provaudit.escape import excerpt
from provaudit.finding import Assessment, Evidence, Finding, assessed, not_assessed
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.window import Constraint, DateWindow

_SIGNAL = "anachronism"
# A slip of the pen is likelier than anything else; without a year it is not even sure which day is meant.
_FAULT_STRENGTH = 0.6
_YEARLESS_STRENGTH = 0.5
_CODES = {
    "office": "office-outside-tenure",
    "name": "name-before-its-time",
    "event": "event-told-as-past",
    "date": "event-told-as-past",
}


def check_anachronism(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    """Assess whether all that an article claims can be true on one day, and on the day that it gives itself.

    Not assessed: a text that is not English, and one without a date whose claims bound none.
    """
    window = neighbours.window
    if annotated.language not in (None, "en"):
        return not_assessed(_SIGNAL, f"the text is not in English ({annotated.language}); its claims cannot be read")
    findings = [*_against_claimed(window), *_contradictions(window), *_faults(annotated)]
    if not findings and window.claimed is None and not window.constraints:
        return not_assessed(_SIGNAL, "the article gives no date, and none of its claims bounds one")
    return assessed(_SIGNAL, findings, compared_with=0)


def _against_claimed(window: DateWindow) -> list[Finding]:
    return [
        make_finding(
            _CODES[constraint.kind],
            constraint.spans,
            f"{constraint.why}; the article's date is {window.claimed}",
            strength=constraint.strength,
            cause=_cause(constraint),
            evidence=_evidence(constraint),
        )
        for constraint in window.against_claimed
    ]


def _contradictions(window: DateWindow) -> list[Finding]:
    findings = []
    for conflict in window.conflicts:
        spans = sorted({span for constraint in conflict for span in constraint.spans})
        claims = "; but ".join(constraint.why for constraint in conflict)
        findings.append(
            make_finding(
                "text-contradiction",
                spans,
                f"No day fits all of this: {claims}",
                strength=min(constraint.strength for constraint in conflict),
                cause="; ".join(sorted({_cause(constraint) for constraint in conflict})),
                evidence=[row for constraint in conflict for row in _evidence(constraint)],
            )
        )
    return findings


def _faults(annotated: Annotated) -> list[Finding]:
    """Days that do not exist, and weekdays that do not belong to their date."""
    publication = annotated.publication
    faults = find_date_faults(annotated.body.masked, publication.day if publication else None)
    if not faults:
        return []
    contexts = Contexts(annotated)
    return [
        make_finding(
            fault.kind,
            [fault.span],
            f"“{excerpt(fault.text)}”: {fault.explanation}",
            strength=_FAULT_STRENGTH if fault.year_given else _YEARLESS_STRENGTH,
            cause=f"date:{fault.text.lower()}",
        )
        for fault in faults
        if not contexts.claims_nothing(fault.span)
    ]


def _cause(constraint: Constraint) -> str:
    return f"{constraint.kind}:{constraint.about or excerpt(constraint.why, 80)}"


def _evidence(constraint: Constraint) -> tuple[Evidence, ...]:
    if constraint.source is None:
        return ()
    return (Evidence(f"{constraint.why} ({constraint.source})", "timeline row"),)
