"""Findings as W3C Web Annotations (Web Annotation Data Model, W3C Recommendation, 2017)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from provaudit.article import Article, Span
from provaudit.escape import json_text
from provaudit.finding import Finding
from provaudit.report.plain_data import rounded, words_at
from provaudit.report.report import Report

_CONTEXT_LENGTH = 32


def annotation_page(reports: Sequence[Report], *, text: bool) -> dict[str, object]:
    """An AnnotationPage with one Annotation a finding; positions are code points of the article's text.

    Without `text`, the quote selectors and messages (which cite the article) are left out.
    """
    items = [_annotation(report, finding, text) for report in reports for finding in report.findings]
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"provaudit": "urn:provaudit:vocabulary:"}],
        "id": _iri("page", [item["id"] for item in items]),
        "type": "AnnotationPage",
        "items": items,
    }


def source_iri(article: Article) -> str:
    """The IRI of an article: its url if that is http(s), else a urn made of its id."""
    from urllib.parse import quote

    url = article.url or ""
    if url.startswith(("http://", "https://")) and url.isprintable() and " " not in url:
        return url
    return "urn:provaudit:" + quote(article.id.encode("utf-8", "replace"), safe="")


def _annotation(report: Report, finding: Finding, text: bool) -> dict[str, object]:
    article, source = report.article, source_iri(report.article)
    targets: list[object] = [_target(article, span, text) for span in finding.spans] or [source]
    body: dict[str, object] = {"type": "TextualBody", "format": "text/plain", "language": "en", "purpose": "assessing"}
    body["value"] = f"{finding.message} {finding.innocent}" if text else finding.innocent
    spans = [[span.start, span.end, span.field] for span in finding.spans]
    return {
        "id": _iri("annotation", [source, finding.code, finding.cause, spans]),
        "type": "Annotation",
        "motivation": "assessing",
        "body": [body, {"type": "TextualBody", "value": finding.code, "purpose": "tagging"}],
        "target": targets if len(targets) != 1 else targets[0],
        "provaudit:strength": rounded(finding.strength),
    }


def _iri(kind: str, facts: object) -> str:
    digest = hashlib.sha256(json_text(facts).encode("utf-8")).hexdigest()
    return f"urn:provaudit:{kind}:{digest[:32]}"


def _target(article: Article, span: Span, text: bool) -> dict[str, object]:
    whole = (article.title or "") if span.field == "title" else article.text
    position: dict[str, object] = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": words_at(article, span),
        "prefix": whole[max(0, span.start - _CONTEXT_LENGTH) : span.start],
        "suffix": whole[span.end : span.end + _CONTEXT_LENGTH],
    }
    # positions count in the text: words of the title are found by the quote alone
    selectors = [selector for selector, fits in ((position, span.field == "text"), (quote, text)) if fits]
    target: dict[str, object] = {"source": source_iri(article)}
    if selectors:
        target["selector"] = selectors
    return target
