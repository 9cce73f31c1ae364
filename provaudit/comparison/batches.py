"""Corpora, tables and files as batches of texts for the search: UTF-8 in one buffer, read when it is needed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from provaudit.article import Article, Corpus
from provaudit.comparison.sketches import encoded
from provaudit.errors import InputTypeError, InputValueError, MissingExtraError, SourceError
from provaudit.escape import excerpt
from provaudit.readers.fields import columns_for, missing_text

if TYPE_CHECKING:
    import pandas as pd

BATCH = 2048  # texts at a time


@dataclass(frozen=True, slots=True)
class Batch:
    """The texts data[starts[i]:ends[i]], empty for a null, and their ids, or None where the source has none."""

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.generic] | None


@dataclass(frozen=True, slots=True)
class Batches:
    """What a source holds, and how many articles that is, if it can be known beforehand."""

    batches: Iterator[Batch]
    total: int | None


def open_batches(articles: object, columns: Mapping[str, str]) -> Batches:
    """The batches of whatever `find_candidates` takes; see there for the errors."""
    if isinstance(articles, (str, os.PathLike)):
        return _of_files(articles, columns)
    opened = _open(articles, columns)
    if opened is None:
        if isinstance(articles, (bytes, bytearray, Article, Mapping)) or not isinstance(articles, Iterable):
            raise InputTypeError(
                f"find_candidates takes a Corpus, a DataFrame, an Arrow table, the path of a Parquet file, or an "
                f"iterable of Corpora and tables, not {type(articles).__name__}"
            )
        return Batches(_of_each(articles, columns), None)
    return opened


def _open(articles: Any, columns: Mapping[str, str]) -> Batches | None:
    """The batches of a corpus or a table; None if it is neither."""
    package = type(articles).__module__.partition(".")[0]
    if isinstance(articles, Corpus):
        return Batches(_of_corpus(articles), len(articles))
    if package in ("dask", "dask_expr"):
        return Batches(_of_dask(articles, columns), None)
    if package == "pandas" and type(articles).__name__ == "DataFrame":
        return Batches(_of_frame(articles, columns), len(articles))
    if isinstance(articles, (pa.Table, pa.RecordBatch)):
        found = _columns_of(articles.schema.names, columns)
        table = pa.table(articles).select([*found.values()]).rename_columns([*found])
        return Batches(_of_record_batches(table.to_batches(BATCH), {}), articles.num_rows)
    if hasattr(articles, "__arrow_c_stream__"):
        try:
            reader = pa.RecordBatchReader.from_stream(articles)
        except (TypeError, ValueError, pa.ArrowException) as error:
            raise InputTypeError(f"these articles stream no Arrow table: {excerpt(str(error), 100)}") from None
        return Batches(_of_record_batches(reader, columns), None)
    return None


def _of_each(parts: Iterable[object], columns: Mapping[str, str]) -> Iterator[Batch]:
    for part in parts:
        opened = _open(part, columns)
        if opened is None:
            raise InputTypeError(
                f"an iterable of articles holds Corpora or tables, not {type(part).__name__}; use Corpus(...)"
            )
        yield from opened.batches


def _of_corpus(corpus: Corpus) -> Iterator[Batch]:
    articles = iter(corpus)
    while some := list(islice(articles, BATCH)):
        data, bounds = encoded([a.text for a in some])
        ids = np.empty(len(some), object)
        ids[:] = [a.id for a in some]
        yield Batch(data, bounds[:-1], bounds[1:], ids)


def _of_dask(frame: Any, columns: Mapping[str, str]) -> Iterator[Batch]:
    try:
        import dask.dataframe  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            f"Dask's DataFrames need more packages: pip install 'provaudit[dask]' ({error})"
        ) from None
    if not hasattr(frame, "partitions") or not hasattr(frame, "columns"):
        raise InputTypeError(f"of Dask, find_candidates takes a DataFrame, not {type(frame).__name__}")
    found = _columns_of(list(frame.columns), columns)
    frame = frame[[frame.columns[position] for position in found.values()]]
    for number in range(frame.npartitions):
        yield from _of_frame(frame.partitions[number].compute(), columns)


def _of_frame(frame: pd.DataFrame, columns: Mapping[str, str]) -> Iterator[Batch]:
    found = _columns_of(list(frame.columns), columns)
    for start in range(0, len(frame), BATCH):
        part = frame.iloc[start : start + BATCH]
        ids = part.iloc[:, found["id"]].to_numpy() if "id" in found else None
        texts = part.iloc[:, found["text"]]
        try:
            column = pa.array(texts, from_pandas=True)
        except (ValueError, TypeError):  # a string with lone surrogates, or something that is no string
            yield Batch(*_of_objects(texts.tolist()), ids)
        else:
            yield Batch(*_of_arrow(column), ids)


def _of_files(path: str | os.PathLike[str], columns: Mapping[str, str]) -> Batches:
    shown = excerpt(os.fspath(path), 200)
    try:
        files = sorted(Path(path).glob("*.parquet")) if Path(path).is_dir() else [Path(path)]
        opened = [pq.ParquetFile(file) for file in files]
    except (OSError, ValueError, pa.ArrowException) as error:
        raise SourceError(f"cannot read {shown} as Parquet: {excerpt(str(error), 200)}") from None
    if not opened:
        raise SourceError(f"no *.parquet in the folder {shown}")

    def batches() -> Iterator[Batch]:
        try:
            for file in opened:
                found = _columns_of(file.schema_arrow.names, columns)
                wanted = [file.schema_arrow.names[position] for position in found.values()]
                for group in range(file.num_row_groups):  # all groups at once would be buffered as a whole
                    yield from _of_record_batches(file.iter_batches(BATCH, [group], columns=wanted), columns)
            pa.default_memory_pool().release_unused()
        except pa.ArrowException as error:
            raise SourceError(f"the Parquet file {shown} is damaged: {excerpt(str(error), 200)}") from None

    return Batches(batches(), sum(file.metadata.num_rows for file in opened))


def _of_record_batches(batches: Iterable[pa.RecordBatch], columns: Mapping[str, str]) -> Iterator[Batch]:
    for whole in batches:
        found = _columns_of(whole.schema.names, columns)
        for start in range(0, whole.num_rows, BATCH):
            batch = whole.slice(start, BATCH)
            ids = batch.column(found["id"]).to_numpy(zero_copy_only=False) if "id" in found else None
            yield Batch(*_of_arrow(batch.column(found["text"])), ids)


def _columns_of(names: list[object], columns: Mapping[str, str]) -> dict[str, int]:
    """The positions of "text" and, if it is there, "id"."""
    found = columns_for(names, columns)
    if "text" not in found:
        raise InputValueError(missing_text(names, columns))
    if "id" in columns and "id" not in found:
        raise InputValueError(f"no column {columns['id']!r}, which columns= names as that of the ids")
    return {field: found[field] for field in ("text", "id") if field in found}


def _of_arrow(column: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """The buffer, starts and ends of a column of strings; the buffer is not copied."""
    kind = column.type
    if pa.types.is_null(kind) or (column.null_count == len(column) and not pa.types.is_string(kind)):
        nothing = np.zeros(len(column), np.int64)
        return np.empty(0, np.uint8), nothing, nothing
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
    if str(column.type) == "string_view":
        column = column.cast(pa.large_string())
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        raise InputTypeError(f"the column of texts holds {kind}, not strings")
    _, offsets, data = column.buffers()
    width = np.int32 if pa.types.is_string(column.type) else np.int64
    bounds = np.frombuffer(offsets, width)[column.offset : column.offset + len(column) + 1].astype(np.int64)
    starts, ends = bounds[:-1], bounds[1:]
    if column.null_count:
        ends = np.where(column.is_valid().to_numpy(zero_copy_only=False), ends, starts)
    return np.frombuffer(data if data is not None else b"", np.uint8), starts, ends


def _of_objects(texts: list[Any]) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    plain = ["" if text is None or text != text else text for text in texts]
    for text in plain:
        if not isinstance(text, str):
            raise InputTypeError(f"the column of texts holds {type(text).__name__}; make it strings, or null")
    data, bounds = encoded(plain)
    return data, bounds[:-1], bounds[1:]
