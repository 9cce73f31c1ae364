"""Findings as W3C Web Annotations (Web Annotation Data Model, W3C Recommendation, 2017)."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.article import Article, Span
from provaudit.finding import Finding
from provaudit.report.plain_data import rounded, words_at
from provaudit.report.report import Report

_CONTEXT_LENGTH = 32


def annotation_page(reports: Sequence[Report], *, text: bool) -> dict[str, object]:
    """An AnnotationPage with one Annotation a finding; positions are code points of the article's text.

    Without `text`, the quote selectors and messages (which cite the article) are left out.
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(report, finding, text) for report in reports for finding in report.findings],
    }


def source_iri(article: Article) -> str:
    """The IRI of an article: its url if that is http(s), else a urn made of its id."""
    from urllib.parse import quote

    url = article.url or ""
    if url.startswith(("http://", "https://")) and url.isprintable() and " " not in url:
        return url
    return "urn:provaudit:" + quote(article.id.encode("utf-8", "replace"), safe="")


def _annotation(report: Report, finding: Finding, text: bool) -> dict[str, object]:
    article = report.article
    targets = [{"source": source_iri(article), "selector": _selectors(article, span, text)} for span in finding.spans]
    body: dict[str, object] = {"type": "TextualBody", "format": "text/plain", "language": "en", "purpose": "assessing"}
    body["value"] = f"{finding.message} {finding.innocent}" if text else finding.innocent
    return {
        "type": "Annotation",
        "motivation": "assessing",
        "body": [body, {"type": "TextualBody", "value": finding.code, "purpose": "tagging"}],
        "target": targets if len(targets) != 1 else targets[0],
        "provaudit:strength": rounded(finding.strength),
    }


def _selectors(article: Article, span: Span, text: bool) -> list[dict[str, object]]:
    position: dict[str, object] = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not text:
        return [position]
    whole = (article.title or "") if span.field == "title" else article.text
    quote: dict[str, object] = {
        "type": "TextQuoteSelector",
        "exact": words_at(article, span),
        "prefix": whole[max(0, span.start - _CONTEXT_LENGTH) : span.start],
        "suffix": whole[span.end : span.end + _CONTEXT_LENGTH],
    }
    return [position, quote]
