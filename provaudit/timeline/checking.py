"""The check of a timeline file: dates that cannot be read, ends before starts, two holders at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.annotation.offices import office_key
from provaudit.errors import TimelineError
from provaudit.timeline.days import day_range
from provaudit.timeline.reading import as_fact, read_rows
from provaudit.timeline.rows import Fact

if TYPE_CHECKING:
    import pandas as pd

# First days are given as the election, the appointment or the oath; sources differ by that much.
_HANDOVER = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class TimelineProblem:
    """What is wrong with a row. row: its number in the file, counted from 1 without the header."""

    row: int
    what: str


def find_problems(path: str | Path | pd.DataFrame) -> tuple[TimelineProblem, ...]:
    """The problems of a timeline file, by row: kinds and dates that cannot be read, ends before starts, overlaps.

    Two different people who hold one office in one place at the same time, for more than 45 days, overlap.
    Raises SourceError and TimelineError for a file that cannot be read as a table at all.
    """
    problems: list[TimelineProblem] = []
    facts: list[tuple[int, Fact]] = []
    for number, row in enumerate(read_rows(path), 1):
        try:
            fact = as_fact(row, "", "this row")
        except TimelineError as error:
            problems.append(TimelineProblem(number, str(error)))
            continue
        start, end = day_range(fact.start), day_range(fact.end)
        if start and end and end[1] < start[0]:
            problems.append(TimelineProblem(number, f"it ends on {fact.end}, before it starts on {fact.start}"))
            continue
        if not start and not fact.as_of:
            problems.append(TimelineProblem(number, "it has neither a start nor an as_of, so it says nothing"))
        facts.append((number, fact))
    return tuple(sorted((*problems, *_overlaps(facts)), key=lambda problem: (problem.row, problem.what)))


def _overlaps(facts: list[tuple[int, Fact]]) -> list[TimelineProblem]:
    offices: dict[tuple[str, str], list[tuple[int, Fact]]] = {}
    for number, fact in facts:
        if fact.kind == "office" and fact.first and fact.jurisdiction:
            offices.setdefault((fact.jurisdiction, office_key(fact.role)), []).append((number, fact))
    problems = []
    for rows in offices.values():
        rows.sort(key=lambda row: (row[1].first or dt.date.min, row[0]))
        open_until, holder = None, None
        for number, fact in rows:
            start = fact.first
            if holder and start and open_until and open_until - start > _HANDOVER and fact.subject != holder[1].subject:
                what = f"it overlaps row {holder[0]} ({holder[1].subject}, until {holder[1].end or holder[1].as_of})"
                problems.append(TimelineProblem(number, what))
            # An open end says nothing about days after the row's as_of.
            until = fact.last or fact.known_until or fact.first
            if until and (open_until is None or until > open_until):
                open_until, holder = until, (number, fact)
    return problems
