"""Timeline files: the shipped table, and the user's own CSV, Parquet or Wikidata SPARQL result."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from provaudit.annotation.offices import places
from provaudit.errors import InputTypeError, SourceError, TimelineError
from provaudit.escape import excerpt
from provaudit.timeline.days import day_range
from provaudit.timeline.rows import COLUMNS, Fact, FactKind

if TYPE_CHECKING:
    import pandas as pd

# What other tables call the columns, Wikidata's query service first.
_OTHER_NAMES = {
    "personlabel": "subject",
    "person": "subject",
    "humanlabel": "subject",
    "itemlabel": "subject",
    "name": "subject",
    "positionlabel": "role_or_name",
    "officelabel": "role_or_name",
    "position": "role_or_name",
    "office": "role_or_name",
    "role": "role_or_name",
    "jurisdictionlabel": "jurisdiction",
    "countrylabel": "jurisdiction",
    "country": "jurisdiction",
    "place": "jurisdiction",
    "starttime": "start",
    "startdate": "start",
    "from": "start",
    "endtime": "end",
    "enddate": "end",
    "to": "end",
    "until": "end",
    "asof": "as_of",
}
_TIMESTAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]{2,20}(?:Z|[+-][0-9:]{2,6})?\Z")
_LARGEST = 200_000_000
_TABLES = ("timeline.csv", "timeline_us_politics.csv", "timeline_names_events.csv")


def read_rows(source: str | Path | pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a timeline file under the names of `COLUMNS`, as they are written; only the columns are checked.

    Raises SourceError, TimelineError (no column for the subject, broken JSON or CSV) and InputTypeError.
    """
    if isinstance(source, (str, Path)):
        records, name = _records(Path(source)), Path(source).name
    elif type(source).__name__ == "DataFrame":
        records = ({str(k): v for k, v in row.items()} for row in source.to_dict("records"))
        name = "DataFrame"
    else:
        raise InputTypeError(f"a timeline is read from a path or a DataFrame, not from {type(source).__name__}")
    rows = [_with_our_names(record) for record in records]
    if rows and "subject" not in rows[0]:
        raise TimelineError(
            f"{name} has no column for the subject; its columns should be {', '.join(COLUMNS)}, or those of a Wikidata "
            "result: personLabel, positionLabel, jurisdictionLabel, start, end"
        )
    return rows


def read_facts(source: str | Path | pd.DataFrame) -> tuple[Fact, ...]:
    """The facts of a timeline file; TimelineError, which names the row, for dates and kinds that cannot be read."""
    name = Path(source).name if isinstance(source, (str, Path)) else "DataFrame"
    return tuple(
        as_fact(row, name, f"row {number} of {name}")
        for number, row in enumerate(read_rows(source), 1)
        if any(row.values())
    )


def as_fact(row: Mapping[str, str], source: str, where: str) -> Fact:
    """A row as a Fact; `source` where the row names none, `where` for the error."""
    kind = row.get("kind") or "office"
    if kind not in get_args(FactKind):
        raise TimelineError(f"{where}: the kind {excerpt(kind, 30)!r} is unknown; take {', '.join(get_args(FactKind))}")
    if not row["subject"]:
        raise TimelineError(f"{where} has no subject; name the person, the thing or the event")
    for column in ("start", "end", "as_of"):
        value = row.get(column, "")
        if value and day_range(value) is None:
            raise TimelineError(
                f"{where}: {column}={excerpt(value, 30)!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY"
            )
    role, jurisdiction = row.get("role_or_name", ""), row.get("jurisdiction", "")
    if kind == "office" and not jurisdiction:
        role, jurisdiction = _split_place(role)
    return Fact(
        cast(FactKind, kind),
        row["subject"],
        role,
        jurisdiction,
        row.get("start", ""),
        row.get("end", ""),
        row.get("source") or source,
        row.get("as_of", ""),
    )


def _split_place(role: str) -> tuple[str, str]:
    """ "Minister of Finance of Norway" -> ("Minister of Finance", "Norway"), as Wikidata labels offices."""
    parts = role[:300].split(" of ")
    for count in range(1, len(parts)):
        place = " of ".join(parts[count:]).removeprefix("the ")
        meanings = places().get(tuple(place.split()))
        if meanings:
            return " of ".join(parts[:count]), meanings[0]
    return role, ""


@cache
def shipped_facts() -> tuple[Fact, ...]:
    """The rows that ship with the package."""
    rows = [row for name in _TABLES for row in _shipped_rows(name)]
    return tuple(Fact(cast(FactKind, r[0]), r[1], r[2], r[3], r[4], r[5], r[6], r[7]) for r in rows)


@cache
def shipped_aliases() -> tuple[tuple[str, str, str], ...]:
    """Other spellings of people in the shipped rows: (person, spelling, jurisdiction)."""
    return tuple((row[0], row[1], row[2]) for row in _shipped_rows("timeline_aliases.csv"))


def _shipped_rows(name: str) -> list[list[str]]:
    text = files("provaudit").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def _records(path: Path) -> Iterable[Mapping[str, object]]:
    try:
        if path.suffix.lower() == ".parquet":
            return _parquet(path)
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path} is larger than {_LARGEST // 1_000_000} MB; give it as Parquet")
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise SourceError(f"cannot read the timeline {path}: {error.strerror or error}") from None
    if path.suffix.lower() == ".json":
        return _sparql_json(text, path.name)
    try:
        separator = "\t" if path.suffix.lower() == ".tsv" else ","
        return [
            {str(column): value for column, value in row.items() if isinstance(value, str)}
            for row in csv.DictReader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=separator)
        ]
    except csv.Error as error:
        raise TimelineError(f"{path.name} is no CSV table: {error}") from None


def _parquet(path: Path) -> list[dict[str, object]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows: list[dict[str, object]] = pq.read_table(path).to_pylist()
    except pa.ArrowException as error:
        raise TimelineError(f"{path.name} is no Parquet file: {error}") from None
    return rows


def _sparql_json(text: str, name: str) -> list[dict[str, object]]:
    """SPARQL 1.1 Query Results JSON (W3C, 2013), or the plain list of objects that Wikidata's service also gives."""
    try:
        data = json.loads(text)
        rows = data["results"]["bindings"] if isinstance(data, dict) else data
        return [{key: cell["value"] if isinstance(cell, dict) else cell for key, cell in row.items()} for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TimelineError(f"{name} is no SPARQL result in JSON: {type(error).__name__}: {error}") from None


def _with_our_names(record: Mapping[str, object]) -> dict[str, str]:
    row: dict[str, str] = {}
    for column, value in record.items():
        plain = column.strip().lstrip("?").lower().replace(" ", "")
        ours = _OTHER_NAMES.get(plain, plain)
        # "personLabel" comes before "person", which holds Wikidata's address of the person.
        if ours in COLUMNS and (ours not in row or plain.endswith("label")):
            row[ours] = _plain(value)
    return row


def _plain(value: object) -> str:
    """A cell as text: None and NaN are "", a time stamp is its day."""
    if value is None or value != value:
        return ""
    text = str(value).strip()
    stamp = _TIMESTAMP.match(text)
    return stamp[1] if stamp else text
