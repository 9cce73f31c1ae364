"""CSV and TSV: whichever of comma, semicolon, tab and bar the head of the table uses."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress

from provaudit.article import SourceProblem
from provaudit.errors import SourceError
from provaudit.readers.encoding import encoding_of, refuse_binary
from provaudit.readers.fields import Draft, columns_for, drafts, missing_text
from provaudit.readers.options import ReadOptions

_SEPARATORS = (",", ";", "\t", "|")


def csv_records(stream: io.BufferedReader, where: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    """The rows of a CSV stream with a head. Raises SourceError where it has none that names a column of texts.

    A row with more cells than the head is not read: a comma that should have been quoted has moved its words into
    other columns. A quote that is never closed takes in all that follows, which is said.
    """
    lines = _Lines(stream, options)
    separator, head = _head(lines, options)
    found = columns_for(head, options.columns)
    reader = csv.reader(lines, delimiter=separator)
    number = 0
    while (row := _next(reader, lines, options)) is not None:
        if not row:
            continue
        number += 1
        place = f"{where}, row {number}"
        if isinstance(row, str):
            yield SourceProblem(place, row)
        elif any(cell.strip() for cell in row[len(head) :]):
            yield SourceProblem(
                place, f"{len(row)} cells under a head of {len(head)}; quote cells that hold {separator!r}"
            )
        else:
            yield from drafts({field: row[at] for field, at in found.items() if at < len(row)}, place)
        if lines.ended and lines.size:
            yield SourceProblem(place, "a quote in this row is never closed; all that follows was read as part of it")


class _Lines:
    """The lines of a stream as `csv` takes them, which counts what a row takes in and ends with it."""

    def __init__(self, stream: io.BufferedReader, options: ReadOptions) -> None:
        sample = stream.peek(1)
        if not sample:
            raise SourceError("the file is empty")
        if not options.encoding and not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            refuse_binary(sample)
        cut = max(sample.rfind(b"\n"), sample.rfind(b" "))
        encoding = options.encoding or encoding_of(sample[:cut] if cut > len(sample) // 2 else sample)
        self._text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        self._limit = options.max_bytes
        self.size, self.ended, self.first = 0, False, True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._limit + 1)
        self.size += len(line)
        if self.size > self._limit:
            raise SourceError(f"a row is longer than {self._limit:,} characters; the rest was not read (max_bytes)")
        if not line:
            self.ended = True
            raise StopIteration
        if self.first:
            self.first = False
            line = line.removeprefix("\ufeff")
        return line


def _head(lines: _Lines, options: ReadOptions) -> tuple[str, list[str]]:
    """(the separator, the names of the columns): the separator that yields a column of texts, else the most columns."""
    line = next((line for line in lines if line.strip()), "")
    heads = [(separator, _cells(line, separator)) for separator in _SEPARATORS]
    for separator, head in heads:
        if "text" in columns_for(head, options.columns):
            return separator, head
    raise SourceError(missing_text(sorted((head for _, head in heads), key=len)[-1], options.columns))


def _cells(line: str, separator: str) -> list[str]:
    with suppress(csv.Error):
        return next(csv.reader([line], delimiter=separator), [])
    return []


def _next(reader: Iterator[list[str]], lines: _Lines, options: ReadOptions) -> list[str] | str | None:
    """The next row; a str says what is wrong with it; None at the end."""
    lines.size = 0
    # The limit of `csv` is one for the whole process: raised for this row alone, as articles outgrow it.
    before = csv.field_size_limit(options.max_bytes)
    try:
        return next(reader, None)
    except csv.Error as error:
        return f"the row cannot be read: {error}"
    finally:
        csv.field_size_limit(before)
