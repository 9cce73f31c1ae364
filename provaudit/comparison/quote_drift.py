"""Quotes that one text has otherwise than the other."""

from __future__ import annotations

from collections.abc import Iterable

from provaudit.annotation.quotations import Quote
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.quote_matching import compare_quotes
from provaudit.comparison.replaced import Replaced, source_region, target_region
from provaudit.comparison.words import find_words


def quote_drift(source: Prepared, target: Prepared, replaced: tuple[Replaced, ...]) -> Iterable[Drift]:
    """Quotes of the target whose words the source has otherwise, or not at all."""
    text = " " + " ".join(source.words.forms) + " "
    for quote in target.quotes:
        words = find_words(quote.text).forms
        if not words:
            continue
        match = next((m for q in source.quotes if (m := _altered(q, quote)) is not None), None)
        if match is not None and f" {' '.join(words)} " not in text:
            yield match
        elif len(words) >= 4 and f" {' '.join(words)} " not in text and not _near(quote, source):
            yield Drift("quote", "added", None, Span(quote.start, quote.end), "", quote.text)
    for one in replaced:
        ours, theirs = target_region(one, target), source_region(one, source)
        if ours and theirs and target.quoted[one.target_first] and source.quoted[one.source_first]:
            yield Drift("quote", "changed", theirs, ours, _slice(source, theirs), _slice(target, ours))


def _altered(theirs: Quote, ours: Quote) -> Drift | None:
    found = compare_quotes(theirs.text, ours.text)
    if found.kind != "altered":
        return None
    return Drift(
        "quote",
        "changed",
        Span(theirs.start, theirs.end),
        Span(ours.start, ours.end),
        theirs.text,
        ours.text,
    )


def _near(quote: Quote, source: Prepared) -> bool:
    return any(compare_quotes(other.text, quote.text).kind in ("same", "truncated") for other in source.quotes)


def _slice(text: Prepared, span: Span) -> str:
    return text.article.text[span.start : span.end]
