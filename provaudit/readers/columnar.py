"""Tables by column: Parquet files batch by batch, and DataFrames."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from provaudit.article import SourceProblem
from provaudit.errors import SourceError
from provaudit.escape import excerpt
from provaudit.readers.fields import Draft, columns_for, drafts, missing_text
from provaudit.readers.opening import reason, whole
from provaudit.readers.options import ReadOptions

if TYPE_CHECKING:
    import pandas as pd

# Few rows at a time: a dictionary-encoded column may name one long text a million times.
_ROWS = 64


def parquet_records(stream: io.BufferedReader, where: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    """The rows of a Parquet file. Raises SourceError where it is damaged or has no column of texts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not stream.peek(1):
        raise SourceError("the file is empty")
    if not stream.seekable():
        stream = io.BufferedReader(io.BytesIO(whole(stream, options)))
    try:
        file = pq.ParquetFile(stream, page_checksum_verification=True)
        names = file.schema_arrow.names
        found = columns_for(names, options.columns)
        if "text" not in found:
            raise SourceError(missing_text(names, options.columns))
        kind = file.schema_arrow.types[found["text"]]
        if not _holds_text(kind):
            raise SourceError(f"the column {names[found['text']]!r} holds {kind}, not strings")
        wanted = list(dict.fromkeys(names[position] for position in found.values()))
        number, held, most = 0, 0, _check_size(file, stream, options)
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            columns = {field: _values(batch.column(names[at])) for field, at in found.items()}
            for row, text in enumerate(columns["text"]):
                number += 1
                size = len(text) if isinstance(text, (str, bytes)) else 0
                held += size
                if held > most:
                    raise SourceError(f"unpacks to more than {options.max_ratio:g} times its size; see max_ratio")
                if size > options.max_bytes:
                    yield SourceProblem(f"{where}, row {number}", f"longer than {options.max_bytes:,}; see max_bytes")
                    continue
                yield from drafts({field: values[row] for field, values in columns.items()}, f"{where}, row {number}")
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"the Parquet file is damaged: {reason(error)}") from None


def frame_records(frame: pd.DataFrame, label: str, options: ReadOptions) -> Iterator[tuple[int, Draft | SourceProblem]]:
    """(position, record) for the rows of a DataFrame. Raises SourceError where it has no column of texts."""
    names = list(frame.columns)
    found = columns_for(names, options.columns)
    if "text" not in found:
        raise SourceError(missing_text(names, options.columns))
    for start in range(0, len(frame), 1000):
        part = frame.iloc[start : start + 1000]
        columns = {field: part.iloc[:, position].tolist() for field, position in found.items()}
        for row, name in enumerate(part.index):
            place = f"{label}, row {excerpt(str(name), 60)}"
            for record in drafts({field: values[row] for field, values in columns.items()}, place):
                yield start + row, record


def _holds_text(kind: Any) -> bool:
    import pyarrow.types as kinds

    if kinds.is_dictionary(kind):
        kind = kind.value_type
    return any(
        is_kind(kind)
        for is_kind in (kinds.is_string, kinds.is_large_string, kinds.is_string_view, kinds.is_binary, kinds.is_null)
    )


def _check_size(file: Any, stream: io.BufferedReader, options: ReadOptions) -> float:
    """How many characters may come out of a file. Raises SourceError where it says itself that it unpacks to more."""
    most = max(100_000_000, options.max_ratio * stream.seek(0, io.SEEK_END))
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    if sum(group.total_byte_size for group in groups) > most:
        raise SourceError(f"unpacks to more than {options.max_ratio:g} times its size; see max_ratio")
    return float(most)


def _values(column: Any) -> list[object]:
    """Python values of an Arrow column; what does not convert stays an Arrow scalar, which no field takes."""
    try:
        return list(column.to_pylist())
    except Exception:  # strings that are not UTF-8, days beyond Python's: each is one cell's fault
        return [_value(cell) for cell in column]


def _value(cell: Any) -> object:
    try:
        value: object = cell.as_py()
    except Exception:  # as above
        return cell
    return value
