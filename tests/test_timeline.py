"""The timeline: the shipped rows, the user's own over them, and who is meant by a name and an office."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.offices import places
from provaudit.errors import InputTypeError, SourceError, TimelineError
from provaudit.timeline.checking import find_problems
from provaudit.timeline.days import day_range
from provaudit.timeline.event_claims import shipped_tellings
from provaudit.timeline.facts import Timeline
from provaudit.timeline.name_claims import shipped_wordings
from provaudit.timeline.rows import COLUMNS, Fact

OWN = [
    ["office", "Tessa Marlow", "Prime Minister", "Norway", "2031-02-03", "2033", "archive of Halden", ""],
    ["office", "Odo Finch", "Minister of Defence", "Norway", "2030-05", "", "", "2034-01-01"],
    ["existence", "Brookbook", "social network", "", "2029-01-01", "", "", ""],
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(COLUMNS), *OWN])
    return path


def test_the_shipped_rows_are_sound() -> None:
    timeline = Timeline.load()
    assert len(timeline.facts) > 5000
    for fact in timeline.facts:
        assert fact.subject.strip()
        assert fact.source.strip()
        for day in (fact.start, fact.end, fact.as_of):
            assert not day or day_range(day), fact
        assert fact.first is None or fact.last is None or fact.first <= fact.last, fact
        assert fact.first or fact.as_of, fact
        assert fact.kind != "office" or fact.jurisdiction, fact
    assert timeline is Timeline.load()


def test_every_jurisdiction_has_a_wording() -> None:
    known = {meaning for meanings in places().values() for meaning in meanings}
    bodies = {
        "Arab Parliament",
        "OSCE",
        "World Bank",
        "Jersey",
        "Cantabria",
        "Somaliland",
        "South Ossetia",
        "Transnistria",
    }
    where = {fact.jurisdiction for fact in Timeline.load().facts if fact.kind == "office"}
    unknown = {
        place for place in where - known if place.isascii() and "People's" not in place and "Republic" not in place
    }
    assert unknown - bodies <= {place for place in unknown if " " in place or "(" in place}


def test_wordings_belong_to_rows() -> None:
    timeline = Timeline.load()
    names = {fact.role if fact.kind == "rename" else fact.subject for fact in timeline.names}
    assert set(shipped_wordings()) <= names
    assert set(shipped_tellings()) <= {fact.subject for fact in timeline.events}
    assert names <= set(shipped_wordings())


@pytest.mark.parametrize(
    ("name", "office", "place"),
    [
        ("Volodymyr Zelensky", "president", "Ukraine"),
        ("Zelenskiy", "president", "Ukraine"),
        ("Recep Tayyip Erdogan", "president", "Turkey (Türkiye)"),
        ("Justin Trudeau", "premier", "Canada"),
        ("Pedro Sánchez", "prime minister", "Spain"),
        ("Ash Carter", "defense secretary", "United States"),
        ("Rustem Umerov", "NSDC chief", "Ukraine"),
        ("Rustem Umerov", "Secretary of the National Security and Defense Council", "Ukraine"),
    ],
)
def test_spellings_and_wordings_find_their_rows(name: str, office: str, place: str) -> None:
    found = Timeline.load().tenures(name, office, [place])
    assert found
    assert {fact.jurisdiction for fact in found} == {place}


def test_two_presidents_of_one_surname_are_told_apart() -> None:
    timeline = Timeline.load()
    years = {fact.start[:4] for fact in timeline.tenures("George W. Bush", "president", ["United States"])}
    assert years == {"2001", "2005"}
    both = {fact.start[:4] for fact in timeline.tenures("Bush", "president", ["United States"])}
    assert both == {"1989", "2001", "2005"}


def test_an_office_that_someone_never_held_has_no_rows() -> None:
    timeline = Timeline.load()
    assert not timeline.tenures("Angela Merkel", "president", ["Germany"])
    assert not timeline.tenures("Angela Merkel", "chancellor", ["Austria"])
    assert not timeline.tenures("Tessa Marlow", "chancellor")


def test_people_of_note() -> None:
    timeline = Timeline.load()
    assert timeline.knows("Volodymyr Zelenskyy")
    assert timeline.knows("President Volodymyr Zelensky")
    assert not timeline.knows("Tessa Marlow")
    assert not timeline.knows("Brown")
    assert not timeline.knows("")


def test_rows_about_a_name() -> None:
    timeline = Timeline.load()
    assert {fact.subject for fact in timeline.rows_about("Rustem Umerov")} == {"Rustem Umerov"}
    assert [fact.kind for fact in timeline.rows_about("Midjourney")] == ["existence"]
    assert timeline.rows_about("no such thing at all") == ()
    with pytest.raises(InputTypeError):
        timeline.rows_about(3)  # type: ignore[arg-type]


def test_own_rows_lie_over_the_shipped_ones(own: Path) -> None:
    timeline = Timeline.load(own)
    assert timeline.knows("Tessa Marlow")
    assert timeline.knows("Volodymyr Zelenskyy")
    assert "3 rows of the user's" in timeline.description
    row = timeline.tenures("Marlow", "prime minister", ["Norway"])[0]
    assert (row.first, row.last, row.source) == (dt.date(2031, 2, 3), dt.date(2033, 12, 31), "archive of Halden")
    assert timeline.tenures("Odo Finch", "defence minister")[0].source == "own.csv"
    assert len(Timeline.load(own, base=False).facts) == 3
    assert Timeline.load(base=False).facts == ()


def test_an_own_row_replaces_the_shipped_ones_about_the_same(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "subject,role_or_name,jurisdiction,start,end\nRustem Umerov,defence minister,Ukraine,2023-09-07,2025\n"
    )
    rows = Timeline.load(path).tenures("Rustem Umerov", "defence minister", ["Ukraine"])
    assert [(fact.start, fact.end) for fact in rows] == [("2023-09-07", "2025")]


def test_wikidata_results_are_read(tmp_path: Path) -> None:
    values = {
        "person": "http://www.wikidata.org/entity/Q1",
        "personLabel": "Tessa Marlow",
        "positionLabel": "Minister of Finance of Norway",
        "start": "2031-02-03T00:00:00Z",
    }
    path = tmp_path / "query.json"
    path.write_text(json.dumps({"results": {"bindings": [{k: {"value": v} for k, v in values.items()}]}}))
    bindings = Timeline.load(path, base=False).facts
    path.write_text(json.dumps([values]))
    plain = Timeline.load(path, base=False).facts
    table = tmp_path / "query.csv"
    pd.DataFrame([values]).to_csv(table, index=False)
    expected = ("Tessa Marlow", "Minister of Finance", "Norway", "2031-02-03", "")
    for facts in (bindings, plain, Timeline.load(table, base=False).facts):
        assert [(f.subject, f.role, f.jurisdiction, f.start, f.end) for f in facts] == [expected]


def test_parquet_and_frames_are_read(tmp_path: Path) -> None:
    frame = pd.DataFrame(OWN, columns=list(COLUMNS))
    frame.to_parquet(tmp_path / "own.parquet")
    expected = [[*row[:6], row[6] or name, row[7]] for row in OWN for name in ["own.parquet"]]
    found = Timeline.load(tmp_path / "own.parquet", base=False).facts
    assert [list(fact.as_row().values()) for fact in found] == expected
    assert len(Timeline.load(frame, base=False).facts) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n", "no column for the subject"),
        ("subject,start\nTessa Marlow,soon\n", "row 1 of own.csv: start='soon' is no date"),
        ("subject,start\nTessa Marlow,2031-02-30\n", "is no date"),
        ("subject,start\n,2031\n", "has no subject"),
        ("kind,subject\nhabit,Tessa Marlow\n", "the kind 'habit' is unknown"),
    ],
)
def test_rows_that_cannot_be_read_are_named(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(content)
    with pytest.raises(TimelineError, match=words.replace("(", r"\(")):
        Timeline.load(path)


@pytest.mark.parametrize("name", ["own.json", "own.parquet"])
def test_files_that_are_not_what_they_say(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{")
    with pytest.raises(TimelineError):
        Timeline.load(tmp_path / name)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        Timeline.load(tmp_path / "missing.csv")
    with pytest.raises(SourceError):
        Timeline.load(tmp_path)
    with pytest.raises(InputTypeError):
        Timeline.load(3)  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("x.csv", "x.json", "x.parquet", "x.tsv"):
        (folder / name).write_bytes(content)
        with contextlib.suppress(TimelineError, SourceError):
            Timeline.load(folder / name, base=False)


def test_the_problems_of_a_file(tmp_path: Path) -> None:
    rows = [
        ["office", "Tessa Marlow", "Mayor", "Halden", "2001-01-01", "2005-01-01", "", ""],
        ["office", "Odo Finch", "Mayor", "Halden", "2004-01-01", "2008-01-01", "", ""],
        ["office", "Odo Finch", "Mayor", "Halden", "2012-01-01", "2010-01-01", "", ""],
        ["office", "Ilka Ro", "Mayor", "Halden", "20x0", "", "", ""],
        ["office", "Ilka Ro", "Mayor", "Halden", "", "", "", ""],
        ["habit", "Ilka Ro", "Mayor", "Halden", "2020", "", "", ""],
        ["office", "Ilka Ro", "Mayor", "Halden", "2020", "", "", ""],
    ]
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(COLUMNS), *rows])
    problems = [(problem.row, problem.what) for problem in find_problems(path)]
    assert [row for row, _ in problems] == [2, 3, 4, 5, 6]
    assert "overlaps row 1 (Tessa Marlow" in problems[0][1]
    assert "before it starts" in problems[1][1]
    assert "is no date" in problems[2][1]
    assert "says nothing" in problems[3][1]
    assert "unknown" in problems[4][1]


def test_days_of_all_lengths() -> None:
    assert day_range("2024-02-29") == (dt.date(2024, 2, 29), dt.date(2024, 2, 29))
    assert day_range("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert day_range("2024") == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert day_range("9999-12") == (dt.date(9999, 12, 1), dt.date.max)
    for text in ("", "0000", "2024-13", "2023-02-29", "24", "2024-2-1", "２０２４", "9" * 5000):
        assert day_range(text) is None


@given(st.text(max_size=60))
def test_any_name_is_looked_up(name: str) -> None:
    timeline = Timeline.load()
    timeline.knows(name)
    timeline.rows_about(name)
    timeline.tenures(name, name)


def test_rows_keep_what_the_file_says() -> None:
    fact = Fact("office", "Tessa Marlow", "Mayor", "Halden", "2001-02", "", "archive", "2004")
    assert fact.as_row() == dict(
        zip(COLUMNS, ["office", "Tessa Marlow", "Mayor", "Halden", "2001-02", "", "archive", "2004"], strict=True)
    )
    assert (fact.first, fact.last, fact.ended) == (dt.date(2001, 2, 1), None, None)
    assert fact.known_until == dt.date(2004, 12, 31)
    assert fact.verified
