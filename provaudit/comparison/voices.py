"""Voices: clusters of articles that go back to one source, and so do not corroborate each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.article import Article
from provaudit.comparison.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Voice:
    """ids: the articles of one source, in the order of the corpus. earliest: the id of the earliest known, or None."""

    ids: tuple[str, ...]
    earliest: str | None


def find_voices(articles: Sequence[Article], comparisons: Sequence[Comparison]) -> tuple[Voice, ...]:
    """The clusters of two or more articles that the comparisons join."""
    return ()
