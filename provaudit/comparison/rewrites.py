"""From articles to comparisons: search, then compare."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.annotation.annotated import Annotated
from provaudit.comparison.candidates import candidate_pairs
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.passages import compare


def link_articles(articles: Sequence[Annotated]) -> list[Comparison]:
    """The comparisons of all pairs that the search finds and that are rewrites (level not "none").

    The result does not depend on the order of the articles; where the direction is known, the source came first.
    """
    pairs = candidate_pairs([a.article.text for a in articles])
    links = [compare(articles[a], articles[b]) for a, b in pairs]
    return [link for link in links if link.level != "none"]
