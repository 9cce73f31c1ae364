"""Quotes that can be traced to nothing: no occasion, no other article, no name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quotations import Quote
from provaudit.comparison.corroboration import QuoteRecord
from provaudit.comparison.coverage import is_personal
from provaudit.comparison.quote_words import find_quote_words
from provaudit.config import Config

_FEWEST_WORDS, _A_SENTENCE = 6, 10
_VAGUE, _PER_VOICE, _MOST = 0.55, 0.05, 0.75
_BARE = 0.15
_BESIDE = 40
_SENTENCE_END = re.compile(r"[.!?\n]")


def unsourced_strength(record: QuoteRecord, annotated: Annotated, config: Config) -> float:
    """How strongly a quote stands without a source, 0 where it does not.

    It takes all of: a speaker of note; vague sourcing; enough other voices that cover the story; and the words in none
    of them. A bare "once" or "recently" adds little.
    """
    quote = record.quote
    if quote.sourcing.level != "vague" or not record.of_note or record.corroborated:
        return 0.0
    if record.covering < config.minimum_coverage or len(find_quote_words(quote.text)) < _FEWEST_WORDS:
        return 0.0
    if not _names_an_occasion(quote, annotated):
        return _BARE
    return round(min(_MOST, _VAGUE + _PER_VOICE * (record.covering - config.minimum_coverage)), 4)


def without_occasion(records: Sequence[QuoteRecord], config: Config) -> tuple[Quote, ...]:
    """The quotes of an article that quotes people of note alone, and gives no occasion for any quote; else empty.

    Three quarters of genuine quotes carry no sourcing beside them, so it takes several quotes, one more voice that
    covers the story than elsewhere, and the words in none of them.
    """
    if any(record.quote.sourcing.level in ("document", "occasion") or record.corroborated for record in records):
        return ()
    sentences = [record for record in records if len(find_quote_words(record.quote.text)) >= _A_SENTENCE]
    found = tuple(record.quote for record in sentences if record.of_note and record.covering > config.minimum_coverage)
    return found if len(found) >= 2 and len(found) == len(sentences) else ()


def _names_an_occasion(quote: Quote, annotated: Annotated) -> bool:
    """Whether the vague words, or those beside them, name a kind of occasion or people who pass the words on."""
    span = quote.sourcing.span
    if span is None or any(span.overlaps(speaker) for speaker in quote.speaker_spans):  # "one campaign aide said"
        return False
    text = annotated.article.text
    start, end = max(0, span.start - _BESIDE), min(len(text), span.end + _BESIDE)
    if quote.end <= span.start:
        start = max(start, quote.end)
    elif span.end <= quote.start:
        end = min(end, quote.start)
    before, after = text[start : span.start], text[span.end : end]
    beside = _SENTENCE_END.split(before)[-1] + text[span.start : span.end] + _SENTENCE_END.split(after)[0]
    kinds = read_kinds("vague_sourcing.txt")
    return any(form in kinds["occasion"] or form in kinds["people"] for form in find_quote_words(beside).forms)


def anonymous_only(annotated: Annotated) -> tuple[Quote, ...]:
    """The quotes of an article that quotes nobody by name; empty where it does, or does not say whom it quotes."""
    quotes = tuple(q for q in annotated.quotes if len(find_quote_words(q.text)) >= _FEWEST_WORDS)
    if len(quotes) < 2 or any(q.speaker is not None and is_personal(q.speaker) for q in annotated.quotes):
        return ()
    return quotes if all(_is_anonymous(q) for q in quotes) else ()


def _is_anonymous(quote: Quote) -> bool:
    if quote.speaker is None:
        return False
    kinds = read_kinds("anonymous_sources.txt")
    words = frozenset(find_quote_words(quote.speaker).forms)
    return bool(words & kinds["person"] or words & kinds["hedge"])
