"""Quotes that can be traced to nothing: no occasion, no other article, no name."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quotations import Quote
from provaudit.comparison.corroboration import QuoteRecord
from provaudit.comparison.coverage import is_personal
from provaudit.comparison.quote_words import find_quote_words
from provaudit.config import Config

_FEWEST_WORDS = 6
_VAGUE, _PER_VOICE, _MOST = 0.55, 0.05, 0.75


def unsourced_strength(record: QuoteRecord, annotated: Annotated, config: Config) -> float:
    """How strongly a quote stands without a source, 0 where it does not.

    It takes all of: a speaker of note; sourcing that is vague or missing; enough other voices that cover the story; and
    the words in none of them. Three quarters of genuine quotes carry no sourcing beside them, so that alone is never
    enough.
    """
    if not record.of_note or record.corroborated or record.covering < config.minimum_coverage:
        return 0.0
    if len(find_quote_words(record.quote.text)) < _FEWEST_WORDS:
        return 0.0
    if record.quote.sourcing.level == "vague":
        return round(min(_MOST, _VAGUE + _PER_VOICE * (record.covering - config.minimum_coverage)), 4)
    return 0.0


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
