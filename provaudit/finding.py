"""Finding, Evidence and Assessment: what a check says about one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from provaudit.article import Span
from provaudit.bundle import Bundle, value_bundle
from provaudit.errors import InputTypeError, InputValueError

Status = Literal["assessed", "not assessed"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on: words in an article, or a row of the timeline.

    article_id: whose words; None where the evidence is not an article's (a timeline row, a bank entry).
    span: where they stand in that article; None where `text` is not a slice of one.
    relation: what it is to the finding, such as "source", "other wording", "timeline row".
    """

    text: str
    relation: str
    article_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation, backed by marked characters of the article.

    code: kebab-case, a row of the table of checks (`provaudit explain CODE`).
    strength: 0 (a remark) to 1; what the finding adds to the concern.
    cause: findings with the same cause count once, at the largest strength.
    innocent: the harmless explanation that a reader should rule out first.
    """

    code: str
    signal: str
    spans: tuple[Span, ...]
    message: str
    strength: float
    cause: str
    innocent: str
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength <= 1.0:
            raise InputValueError(f"the strength of a finding lies in [0, 1]; {self.code} has {self.strength!r}")
        if not self.message.strip():
            raise InputValueError(f"a finding needs a message; {self.code} has none")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        where = ", ".join(f"{span.field}[{span.start}:{span.end}]" for span in self.spans[:5])
        rows = [("message", self.message), ("where", where), ("it may be harmless", self.innocent)]
        rows += [(e.relation, f"{e.article_id}: {e.text}" if e.article_id else e.text) for e in self.evidence]
        return value_bundle(f"{self.code} ({self.signal}), strength {self.strength:.2f}", rows)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one signal says of one article.

    status: "assessed", or "not assessed" with the `reason` in words.
    concern: the signal's share of the article's concern, in [0, 1); None where it was not assessed. A check leaves
        it None: combining fills it in.
    compared_with: how many other articles the check looked at.
    """

    signal: str
    status: Status
    reason: str | None = None
    concern: float | None = None
    findings: tuple[Finding, ...] = ()
    compared_with: int = 0

    def __post_init__(self) -> None:
        if self.status not in ("assessed", "not assessed"):
            raise InputValueError(f"the status of {self.signal} is {self.status!r}; take 'assessed' or 'not assessed'")
        if self.status == "not assessed" and not (self.reason or "").strip():
            raise InputValueError(f"{self.signal} is not assessed: say why in reason")


def assessed(signal: str, findings: Iterable[Finding] = (), *, compared_with: int = 0) -> Assessment:
    """An Assessment of a check that ran, with its findings in the order of the text."""
    found = tuple(findings)
    for finding in found:
        if not isinstance(finding, Finding):
            raise InputTypeError(f"the check {signal} gave {type(finding).__name__} where a Finding belongs")
    ordered = sorted(found, key=lambda f: (f.spans[0] if f.spans else Span(0, 0), f.code, f.cause, f.message))
    return Assessment(signal, "assessed", findings=tuple(ordered), compared_with=compared_with)


def not_assessed(signal: str, reason: str) -> Assessment:
    """An Assessment of a check that could not run; `reason` says why, in words for a reader."""
    return Assessment(signal, "not assessed", reason)
