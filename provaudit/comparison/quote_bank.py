"""QuoteBank: verified quotes of the user, looked up through the same index as those of other articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.article import SourceProblem, as_day
from provaudit.comparison.quote_index import QuoteIndex, build_quote_index, worth_comparing
from provaudit.comparison.quote_matching import QuoteMatch, match_words
from provaudit.comparison.quote_words import find_quote_words
from provaudit.errors import InputTypeError, InputValueError, SourceError

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("text", "speaker", "date", "source")


@dataclass(frozen=True, slots=True)
class VerifiedQuote:
    """One verified quote: its words, who said them, on which day, and where that can be read."""

    text: str
    speaker: str | None = None
    date: dt.date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class BankHit:
    """A verified quote that could be the same utterance: `entry`, and how it matches (a: the one looked up)."""

    entry: VerifiedQuote
    match: QuoteMatch

    @property
    def source(self) -> str:
        """Where the entry comes from, in words: its source, else its speaker and day."""
        day = self.entry.date.isoformat() if self.entry.date else None
        return self.entry.source or ", ".join(p for p in (self.entry.speaker, day) if p) or "quote bank"


@dataclass(frozen=True)
class QuoteBank:
    """Verified quotes, in order. errors: rows that could not be used, with the reason."""

    entries: tuple[VerifiedQuote, ...] = ()
    errors: tuple[SourceProblem, ...] = ()

    @classmethod
    def load(cls, source: str | Path | pd.DataFrame) -> QuoteBank:
        """Read a bank: a .csv, .parquet or .jsonl file, or a DataFrame.

        Columns: `text` (needed), `speaker`, `date` (YYYY-MM-DD), `source`; others are ignored. A row without a text,
        or with a date that does not exist, is left out and named in `.errors`.

        Raises SourceError where the file cannot be read, InputValueError where there is no column `text`,
        InputTypeError for anything else.
        """
        if isinstance(source, QuoteBank):
            return source
        name, rows = _rows_of(source)
        entries: list[VerifiedQuote] = []
        errors: list[SourceProblem] = []
        for number, row in enumerate(rows, 1):
            try:
                entries.append(_entry(row))
            except (InputValueError, InputTypeError) as error:
                errors.append(SourceProblem(f"{name}, row {number}", str(error)))
        return cls(tuple(entries), tuple(errors))

    def __len__(self) -> int:
        return len(self.entries)

    def look_up(self, text: str) -> list[BankHit]:
        """The verified quotes that could be the same utterance, best first; empty where there is none.

        Raises InputTypeError unless text is a str.
        """
        if not isinstance(text, str):
            raise InputTypeError(f"look_up takes the words of a quote as str, not {type(text).__name__}")
        words = find_quote_words(text)
        hits = []
        for number, shared in self._index.candidates(words):
            its_words = find_quote_words(self.entries[number].text)
            if not worth_comparing(words, its_words, shared):
                continue
            match = match_words(words, its_words)
            if match.kind != "different":
                hits.append((-match.similarity, number, BankHit(self.entries[number], match)))
        return [hit for *_, hit in sorted(hits, key=lambda h: h[:2])]

    @cached_property
    def _index(self) -> QuoteIndex:
        return build_quote_index(find_quote_words(entry.text) for entry in self.entries)


def _entry(row: Mapping[str, object]) -> VerifiedQuote:
    text = _cell(row, "text")
    if text is None:
        raise InputValueError("the text is empty; leave such rows out")
    date = row.get("date")
    date = date.strip() or None if isinstance(date, str) else date
    return VerifiedQuote(text, _cell(row, "speaker"), as_day(date), _cell(row, "source"))


def _cell(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None or value != value:  # NaN
        return None
    if not isinstance(value, str):
        raise InputTypeError(f"{name} holds {type(value).__name__} where words belong")
    return value.strip() or None


def _rows_of(source: object) -> tuple[str, Sequence[Mapping[str, object]]]:
    import pandas as pd

    if isinstance(source, pd.DataFrame):
        return "table", _frame_rows(source, "the table")
    if not isinstance(source, (str, Path)):
        raise InputTypeError(f"a quote bank is a path or a DataFrame, not {type(source).__name__}")
    path = Path(source)
    suffix = path.suffix.lower()
    try:
        if suffix in (".jsonl", ".ndjson"):
            return path.name, _json_rows(path)
        if suffix == ".csv":
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        elif suffix == ".parquet":
            frame = pd.read_parquet(path)
        else:
            raise InputValueError(f"a quote bank is a .csv, .parquet or .jsonl file, not {path.name!r}")
    except (OSError, UnicodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise SourceError(f"cannot read the quote bank {path}: {error}") from None
    except ValueError as error:
        if isinstance(error, InputValueError):
            raise
        raise SourceError(f"cannot read the quote bank {path}: {error}") from None
    return path.name, _frame_rows(frame, path.name)


def _frame_rows(frame: pd.DataFrame, name: str) -> list[Mapping[str, object]]:
    if "text" not in frame.columns:
        raise InputValueError(f"{name} has no column 'text'; name the column with the words of the quotes so")
    kept = frame.loc[:, [column for column in _COLUMNS if column in frame.columns]]
    columns = {str(name): kept[name].tolist() for name in kept.columns}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _json_rows(path: Path) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"cannot read the quote bank {path}: line {number}: {error}") from None
        rows.append(row if isinstance(row, dict) else {})
    if rows and not any("text" in row for row in rows):
        raise InputValueError(f"{path.name} has no column 'text'; name the field with the words of the quotes so")
    return rows
