"""Pairs of articles worth comparing, found without comparing all: `find_candidates`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from provaudit.article import Corpus
from provaudit.errors import InputTypeError, InputValueError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def candidate_pairs(
    texts: Sequence[str], *, rewrites: bool = True, ids: Sequence[str] | None = None, most: int | None = None
) -> list[tuple[int, int]]:
    """Positions (a, b), a < b, of pairs of texts worth comparing, sorted.

    rewrites=False: near-duplicates only. ids: which of a large group of identical texts stands for all goes by them,
    and by position without them; so does which of two equally close texts counts as closer. most: None for all pairs;
    a number for those that are among so many closest of either text.
    """
    from provaudit.comparison.search import Search
    from provaudit.comparison.sketches import sketch_texts

    batch = 2048
    search = Search(rewrites=rewrites)
    for start in range(0, len(texts), batch):
        search.add(sketch_texts(texts[start : start + batch], words=rewrites))
    pairs = search.pairs(lambda positions: min(positions.tolist(), key=ids.__getitem__ if ids else None))
    places = np.arange(len(pairs.a))
    if most is not None:
        ranks = np.arange(len(texts))
        ranks[sorted(range(len(texts)), key=ids.__getitem__ if ids else None)] = np.arange(len(texts))
        places = _among_closest(pairs.a, pairs.b, np.maximum(pairs.jaccard, pairs.rare), ranks, most)
    return list(zip(pairs.a[places].tolist(), pairs.b[places].tolist(), strict=True))


def _among_closest(
    a: NDArray[np.int64], b: NDArray[np.int64], closeness: NDArray[np.floating], ranks: NDArray[np.int64], most: int
) -> NDArray[np.int64]:
    """The numbers of the pairs (a, b) in which one text is among the `most` closest of the other, in order."""
    own, other = np.concatenate((a, b)), np.concatenate((b, a))
    order = np.lexsort((ranks[other], -np.concatenate((closeness, closeness)), own))
    own = own[order]
    near = np.arange(len(own)) - np.searchsorted(own, own) < most
    return np.unique(order[near] % max(1, len(a)))


def find_candidates(
    articles: Corpus | pd.DataFrame | pa.Table | str | Path | Iterable[object],
    *,
    rewrites: bool = True,
    columns: Mapping[str, str] | None = None,
    workers: int | None = None,
    progress: Callable[[int, int | None], object] | None = None,
) -> pd.DataFrame:
    """Find the pairs of articles that are worth comparing, without comparing them all.

    A pair is there if its runs of three words are alike (one-permutation MinHash: Li, Owen and Zhang 2012), or if one
    has enough of the rarest words of the other, by squared inverse document frequency. The first finds copies and
    edits, the second rewrites, which keep names and numbers. What many articles share counts in neither. This is the
    first step of `find_rewrites`, which compares the pairs: a candidate says nothing about who wrote what.

    articles: a Corpus; a table with a column of texts and, best, one of ids (a DataFrame of pandas or Dask, an Arrow
        table or anything that streams Arrow batches); the path of a Parquet file or of a folder of them, which is read
        batch by batch; or an iterable of Corpora and tables. Articles without a text are skipped.
    rewrites: False finds near-duplicates only, in half the time.
    columns: where the columns are not called "text" and "id" (or an alias that `read` knows), their names:
        {"text": "story", "id": "key"}.
    workers: threads; None for one a processor, at most four. The result depends on neither them nor the order of the
        articles.
    progress: called as progress(done, total) after each batch; total is None where it is not known.

    Returns a DataFrame, a row a pair, sorted: `a` and `b`, ids (positions where there is no column of ids), the earlier
    article first; `jaccard`, the estimated share of runs of three words in common, 0 to 1; `rare`, the share of
    one's rarest words that the other has, by weight, 0 to 1, NaN with rewrites=False. In a group of more than eight
    identical articles, all are paired with one.

    Raises InputTypeError for articles, texts or ids of the wrong type, InputValueError for a missing column and for ids
    that occur twice, SourceError for a file that cannot be read, MissingExtraError for Dask without its DataFrames.
    """
    if not isinstance(rewrites, bool):
        raise InputTypeError(f"rewrites takes True or False, not {type(rewrites).__name__}")
    if progress is not None and not callable(progress):
        raise InputTypeError(f"progress takes a function of (done, total), not {type(progress).__name__}")
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int)):
        raise InputTypeError(f"workers takes a number of threads or None, not {type(workers).__name__}")
    if workers is not None and workers < 1:
        raise InputValueError(f"workers must be 1 or more, not {workers}")

    import pandas as pd

    from provaudit.comparison.batches import Batch, open_batches
    from provaudit.comparison.identifiers import Identifiers
    from provaudit.comparison.search import Search
    from provaudit.comparison.sketches import Sketches, sketch_buffer
    from provaudit.comparison.threads import available_workers, map_ahead
    from provaudit.readers.options import ReadOptions

    def sketched(batch: Batch) -> tuple[Batch, Sketches]:
        return batch, sketch_buffer(batch.data, batch.starts, batch.ends, words=rewrites)

    workers = workers or available_workers()
    source = open_batches(articles, ReadOptions(columns={} if columns is None else columns).columns)
    search, ids = Search(rewrites=rewrites), Identifiers()
    for batch, sketches in map_ahead(source.batches, workers, sketched):
        search.add(sketches)
        ids.add(len(sketches), batch.ids)
        if progress is not None:
            progress(len(ids), source.total)
    ids.check_unique()
    pairs = search.pairs(ids.smallest, workers=workers)
    return pd.DataFrame(
        {
            "a": ids.take(pairs.a),
            "b": ids.take(pairs.b),
            "jaccard": np.round(pairs.jaccard, 4),
            "rare": np.round(pairs.rare, 4),
        }
    )
