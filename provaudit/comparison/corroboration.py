"""Quotes looked up in the other voices of a corpus and in the user's bank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.quotations import Quote
from provaudit.comparison.voices import Voice
from provaudit.config import Config


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quote of an article, and where else it was found."""

    quote: Quote


def look_up_quotes(
    articles: Sequence[Annotated],
    voices: Sequence[Voice],
    config: Config,
    *,
    bank: object = None,
    known_people: Callable[[str], bool] | None = None,
) -> list[tuple[QuoteRecord, ...]]:
    """For each article, a record for each of its quotes.

    known_people: whether a name is that of someone of note (a holder of an office in the timeline).
    """
    return [tuple(QuoteRecord(q) for q in a.quotes) for a in articles]
