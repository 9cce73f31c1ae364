"""Neighbours: what a check is told about the other articles of the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provaudit.annotation.annotated import Annotated
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.corroboration import QuoteRecord
from provaudit.comparison.voices import Voice
from provaudit.timeline.window import DateWindow


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a check receives beside the article itself.

    articles: every article of the audit by id, this one included; a check reads the words of others here.
    comparisons: those in which this article takes part, the most derived first.
    voice: the cluster of one source that the article belongs to, or None where it stands alone.
    quotes: a record for each quote of the article: where else it was found, and whether anyone could have had it.
    window: the days on which all claims of the article hold.
    """

    articles: Mapping[str, Annotated]
    comparisons: tuple[Comparison, ...]
    voice: Voice | None
    quotes: tuple[QuoteRecord, ...]
    window: DateWindow

    @property
    def compared_with(self) -> int:
        """How many other articles there are."""
        return len(self.articles) - 1
