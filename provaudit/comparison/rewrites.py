"""From articles to comparisons: search, then compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article, Corpus
from provaudit.comparison.candidates import candidate_pairs
from provaudit.comparison.closeness import DERIVED
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.passages import compare_prepared
from provaudit.comparison.prepared import Prepared, prepare
from provaudit.errors import InputTypeError, InputValueError

# Of hundreds of copies of one story each is compared with this many: enough to find the story, and its origin.
_MOST_COMPARED = 12

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def find_rewrites(
    articles: Corpus | Iterable[Article | str] | pd.DataFrame | pa.Table, *, minimum: float = 0.05
) -> list[Comparison]:
    """Find the pairs of articles of which one may have been written from the other: search, then compare.

    articles: a Corpus, articles or texts, or a DataFrame or Arrow table with the columns that `read` takes. minimum:
    the least `derived` to return. From 0.5 on a pair is a rewrite (`level` is not "none") and comes with its passages,
    drift and direction; below, it is a likeness that may be worth a look, with nothing but `derived`: give 0.5 to leave
    these out. Returns the comparisons sorted by their ids; where the direction is known, `source_id` came first. The
    result does not depend on the order of the articles.

    Raises InputTypeError for anything else, InputValueError for a `minimum` outside [0, 1].
    """
    if isinstance(minimum, bool) or not isinstance(minimum, (int, float)):
        raise InputTypeError(f"minimum takes a number from 0 to 1, not {type(minimum).__name__}")
    if not 0 <= minimum <= 1:
        raise InputValueError(f"minimum takes a number from 0 to 1, not {minimum!r}")
    return _linked(_corpus_of(articles), minimum)


def link_articles(articles: Sequence[Annotated]) -> list[Comparison]:
    """The rewrites among articles that are annotated already; see `find_rewrites`."""
    return [link for link in _linked(articles, DERIVED) if link.level != "none"]


def _linked(articles: Sequence[Article | Annotated], minimum: float) -> list[Comparison]:
    plain = [a.article if isinstance(a, Annotated) else a for a in articles]
    pairs = candidate_pairs([a.text for a in plain], ids=[a.id for a in plain], most=_MOST_COMPARED)
    # Each article is prepared once, and let go after its last pair: a large corpus is never prepared as a whole.
    left = Counter(position for pair in pairs for position in pair)
    ready: dict[int, Prepared] = {}
    links: list[Comparison] = []
    for pair in pairs:
        a, b = sorted(pair, key=lambda i: (plain[i].id, i))
        for position in (a, b):
            if position not in ready:
                ready[position] = prepare(articles[position])
        link = compare_prepared(ready[a], ready[b], least=DERIVED, earlier_first=True)
        if link.derived >= minimum:
            links.append(link)
        left.subtract(pair)
        for position in pair:
            if not left[position]:
                ready.pop(position, None)
    return sorted(links, key=lambda link: (link.source_id, link.target_id))


def _corpus_of(articles: Any) -> Corpus:
    if isinstance(articles, Corpus):
        return articles
    if type(articles).__name__ == "Table" and hasattr(articles, "to_pandas"):
        articles = articles.to_pandas()
    if type(articles).__name__ == "DataFrame":
        from provaudit.readers import read_frame

        corpus: Corpus = read_frame(articles)[0]
        return corpus
    if isinstance(articles, (str, bytes, Article)) or not isinstance(articles, Iterable):
        raise InputTypeError(
            f"find_rewrites takes a Corpus, articles, a DataFrame or an Arrow table, not {type(articles).__name__}"
        )
    return Corpus(Article(one) if isinstance(one, str) else one for one in articles)
