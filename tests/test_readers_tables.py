"""Rows of JSON lines, CSV, Parquet and DataFrames."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import hypothesis.strategies as st
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

import provaudit as pv
from provaudit.errors import SourceError
from provaudit.readers import read_frame
from provaudit.readers.days import day_of
from provaudit.readers.fields import ALIASES

TEXT = "The weir at Ostheim was opened, Ruta Sand said."
CASES = Path(__file__).parent / "cases" / "published_days.csv"

# What a table can carry through a file: no surrogates, and no NUL, which makes a CSV look like binary data.
plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(str.strip)
days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
articles = st.lists(
    st.builds(
        pv.Article,
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1).filter(str.strip),
        id=plain,
        title=st.none() | plain,
        url=st.none() | plain,
        outlet=st.none() | plain,
        author=st.none() | plain,
        published=st.none() | days,
        language=st.none() | st.sampled_from(["en", "uk"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda article: article.id,
)
FIELDS = ("id", "text", "title", "url", "outlet", "author", "published", "language")


def table(found: list[pv.Article]) -> list[dict[str, object]]:
    return [{field: getattr(article, field) for field in FIELDS} for article in found]


def test_json_lines_round_trip(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(articles, st.booleans())
    def holds(found: list[pv.Article], ascii_only: bool) -> None:
        path = tmp_path_factory.mktemp("t") / "a.jsonl"
        lines = [json.dumps(row, default=str, ensure_ascii=ascii_only) for row in table(found)]
        path.write_bytes("\n".join(lines).encode())
        corpus = pv.read(path)
        assert list(corpus) == found
        assert corpus.errors == ()

    holds()


def test_csv_round_trip(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(articles, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    def holds(found: list[pv.Article], separator: str, encoding: str) -> None:
        path = tmp_path_factory.mktemp("t") / "a.csv"
        sink = io.StringIO(newline="")
        writer = csv.DictWriter(sink, FIELDS, delimiter=separator, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(table(found))
        path.write_bytes(sink.getvalue().encode(encoding))
        # Control characters by the dozen are what binary data look like; an encoding that is named is believed.
        corpus = pv.read(path)
        if corpus.errors:
            assert "binary" in corpus.errors[0].reason
            return
        assert list(corpus) == found

    holds()


def test_parquet_and_frame_round_trip(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(articles, st.sampled_from(["string", "large_string", "dictionary"]))
    def holds(found: list[pv.Article], kind: str) -> None:
        path = tmp_path_factory.mktemp("t") / "a.parquet"
        columns: dict[str, object] = {field: [row[field] for row in table(found)] for field in FIELDS}
        texts = pa.array(columns["text"], pa.large_string() if kind == "large_string" else pa.string())
        columns["text"] = texts.dictionary_encode() if kind == "dictionary" else texts
        columns["published"] = pa.array(columns["published"], pa.date32())
        pq.write_table(pa.table(columns), path)
        assert list(pv.read(path)) == found
        assert list(pv.read(pd.DataFrame(table(found)))) == found
        assert list(pv.read(pd.read_parquet(path))) == found

    holds()


@pytest.mark.parametrize(("field", "alias"), [(field, alias) for field, names in ALIASES.items() for alias in names])
def test_aliases(field: str, alias: str) -> None:
    row = {"text": TEXT, alias: {"published": "2019-05-02", "language": "en-GB", "text": TEXT}.get(field, "x")}
    if field == "text" and alias != "text":
        del row["text"]
    for frame in (pd.DataFrame([row]), pd.DataFrame([{name.upper().replace("_", " "): v for name, v in row.items()}])):
        [article] = pv.read(frame)
        expected: object = {"published": dt.date(2019, 5, 2), "language": "en", "text": TEXT}.get(field, "x")
        assert getattr(article, field) == expected


def test_an_outlet_that_is_an_address_is_its_host() -> None:
    frame = pd.DataFrame({"text": [TEXT, TEXT], "source": ["https://www.courier.example/news", "http://[::1"]})
    assert [article.outlet for article in pv.read(frame)] == ["courier.example", "http://[::1"]


def test_columns_named_by_the_caller_win(tmp_path: Path) -> None:
    row = {"text": "teaser", "Inhalt": TEXT, "date": "2019-05-02", "Stand": "2019-05-03"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    pd.DataFrame([row]).to_csv(tmp_path / "b.csv", index=False)
    pd.DataFrame([row]).to_parquet(tmp_path / "c.parquet")
    for source in (tmp_path / "a.jsonl", tmp_path / "b.csv", tmp_path / "c.parquet", pd.DataFrame([row])):
        [article] = pv.read(source, columns={"text": "Inhalt", "published": "Stand"})
        assert (article.text, article.published) == (TEXT, dt.date(2019, 5, 3))
        if isinstance(source, Path):
            assert "Fehlt" in pv.read(source, columns={"text": "Fehlt"}).errors[0].reason


def test_a_frame_keeps_its_order_and_its_index() -> None:
    frame = pd.DataFrame(
        {"content": [TEXT, None, TEXT + " 1", float("nan"), 5, "  ", TEXT + " 2"], "id": [7, 8, 9, 10, 11, 12, 7]},
        index=pd.Index(["g", "f", "e", "d", "c", "b", "a"], name="key"),
    )
    corpus, index = read_frame(frame)
    assert list(index) == ["g", "e", "a"]
    assert [article.id for article in corpus] == ["7", "9", "7-2"]
    assert [problem.source for problem in corpus.errors] == [f"DataFrame, row {label}" for label in "fdcba"]
    assert [
        next(part for part in ("no text", "type int", "'7' is taken") if part in problem.reason)
        for problem in corpus.errors
    ] == ["no text", "no text", "type int", "no text", "'7' is taken"]


def test_frames_of_all_sorts() -> None:
    twice = pd.DataFrame([["a b", "c d"]], columns=["text", "text"])
    assert [article.text for article in pv.read(twice)] == ["a b"]
    same = pd.DataFrame({"text": pd.Categorical(["a b", "a b"])}, index=[1, 1])
    assert len({article.id for article in pv.read(same)}) == 2
    odd = pd.DataFrame({"text": [TEXT], "published": [pd.NaT], "title": [float("nan")], "url": [None], "id": [pd.NA]})
    [article] = pv.read(odd)
    assert (article.published, article.title, article.url, article.id_given) == (None, None, None, False)
    zoned = pd.DataFrame({"text": [TEXT], "published": [pd.Timestamp("2019-05-02 23:30", tz="America/New_York")]})
    assert pv.read(zoned)[0].published == dt.date(2019, 5, 2)
    assert len(pv.read(pd.DataFrame({"text": []}))) == 0
    assert len(pv.read([pd.DataFrame({"text": [TEXT]}), pd.DataFrame({"body": [TEXT]})])) == 2
    with pytest.raises(SourceError, match="columns="):
        read_frame(pd.DataFrame({"x": [1]}))
    assert "columns=" in pv.read([pd.DataFrame({"x": [1]})]).errors[0].reason


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        (5, "5"),
        (7.0, "7"),
        (["Ruta Sand", "Kai Holm"], "Ruta Sand, Kai Holm"),
        ([{"name": "Ruta Sand"}], "Ruta Sand"),
        ({"id": None, "name": "The Ostheim Courier"}, "The Ostheim Courier"),
        ([], None),
        ("", None),
        (None, None),
        (True, "left out"),
        ({"a": 1}, "left out"),
        ([[1]], "left out"),
    ],
)
def test_cells_that_are_no_strings(tmp_path: Path, cell: object, label: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "author": cell}))
    corpus = pv.read(tmp_path / "a.jsonl")
    assert corpus[0].author == (None if label == "left out" else label)
    assert [problem.reason.startswith("author left out") for problem in corpus.errors] == [True] * (label == "left out")


def test_days_in_many_forms() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            found = day_of(row["written"])
            assert (found.isoformat() if found else "") == row["day"], row["written"]


@given(st.text(max_size=100) | st.integers() | st.floats() | st.binary() | st.times() | st.datetimes() | st.none())
def test_no_cell_raises_as_a_day(cell: object) -> None:
    found = day_of(cell)
    assert found is None or isinstance(found, dt.date)


def test_a_date_that_is_none_is_left_out_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text,date\n"{TEXT}",03/04/2019\n"{TEXT}!",2019-13-01\n"{TEXT}?",NaN\n')
    corpus = pv.read(tmp_path / "a.csv")
    assert [article.published for article in corpus] == [None] * 3
    assert [problem.source.rpartition(", ")[2] for problem in corpus.errors] == ["row 1", "row 2", "row 3"]
    assert all("date left out" in problem.reason for problem in corpus.errors)


def test_lines_of_json(tmp_path: Path) -> None:
    good = json.dumps({"id": "x", "text": TEXT})
    bad = ["{broken", "[]", "5", "null", '{"text": 5}', '{"text": null}', '{"text": NaN}', '{"id": 1}', "[" * 100_000]
    bad += ['{"text": ' + "9" * 10_000 + "}", '{"text": ["a"]}']
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + "\n\n".join([good, *bad, good]).encode() + b"\n\xff\xfe\n")
    corpus = pv.read(tmp_path / "a.jsonl")
    assert [article.id for article in corpus] == ["x", "x-2"]
    lines = [problem.source.rpartition("line ")[2] for problem in corpus.errors]
    assert lines == [str(3 + 2 * n) for n in range(len(bad) + 1)] + [str(4 + 2 * len(bad))]


def test_a_second_article_with_an_id_gets_another(tmp_path: Path) -> None:
    rows = [{"id": id_, "text": f"{TEXT} {n}"} for n, id_ in enumerate(["a", "a-2", "a", "a", 1, "1"])]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    corpus = pv.read(tmp_path / "a.jsonl")
    assert [article.id for article in corpus] == ["a", "a-2", "a-3", "a-4", "1", "1-2"]
    assert len(corpus.errors) == 3
    same_url = pd.DataFrame({"text": [TEXT, TEXT + "!"], "url": ["https://o.example/1"] * 2})
    assert [article.id for article in pv.read(same_url)] == ["https://o.example/1", "https://o.example/1-2"]
    assert pv.read(same_url).errors == ()


def test_csv_of_all_sorts(tmp_path: Path) -> None:
    def corpus(data: str | bytes) -> pv.Corpus:
        (tmp_path / "a.csv").write_bytes(data.encode() if isinstance(data, str) else data)
        return pv.read(tmp_path / "a.csv")

    ragged = corpus("id,text\n1,a,b,c\n2\n3,good,,\n4,better\n")
    assert [article.id for article in ragged] == ["3", "4"]
    assert [problem.source.rpartition(", ")[2] for problem in ragged.errors] == ["row 1", "row 2"]
    unclosed = corpus('id,text\n1,"never\nclosed')
    assert (unclosed[0].text, "never closed" in unclosed.errors[0].reason) == ("never\nclosed", True)
    assert corpus("id,text\n").errors == corpus("\n\nid,text").errors == ()
    assert "columns=" in corpus("a,b\n1,2\n").errors[0].reason
    assert len(corpus("text\n" + "long word " * 300_000)[0].text) == 3_000_000
    assert csv.field_size_limit() == 131_072
    assert [article.text for article in corpus("text\ra b\rc d\r")] == ["a b", "c d"]
    assert corpus("text\nDie Fähre fährt über den Fluß\n".encode("cp1252"))[0].text.startswith("Die Fähre")
    assert pv.read(tmp_path / "a.csv", encoding="cp1252")[0].text.startswith("Die Fähre")


def test_parquet_of_all_sorts(tmp_path: Path) -> None:
    def corpus(**columns: object) -> pv.Corpus:
        pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        return pv.read(tmp_path / "a.parquet")

    assert [len(corpus(text=pa.array([], pa.string()))), corpus(text=pa.array([], pa.string())).errors] == [0, ()]
    assert "int64" in corpus(text=[1, 2]).errors[0].reason
    assert [problem.reason for problem in corpus(text=pa.array([None, None], pa.string())).errors] == ["no text"] * 2
    mixed = corpus(text=pa.array([b"\xff\xfe", TEXT.encode()], pa.binary()))
    assert ([article.text for article in mixed], len(mixed.errors)) == ([TEXT], 1)
    stamps = pa.array([0, 2**62], pa.timestamp("us", tz="UTC"))  # the second lies beyond Python's last year
    late = corpus(text=[TEXT, TEXT + "!"], date=stamps)
    assert [article.published for article in late] == [dt.date(1970, 1, 1), None]
    assert len(late.errors) == 1
    assert "damaged" in pv.read(_written(tmp_path / "b.parquet", b"PAR1" + b"\1" * 99 + b"PAR1")).errors[0].reason


def test_a_parquet_file_that_names_one_long_text_a_thousand_times(tmp_path: Path) -> None:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 1000, pa.int32()), pa.array(["a " * 250_000]))
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000
    corpus = pv.read(tmp_path / "a.parquet")
    assert len(corpus) == 200
    assert "times its size" in corpus.errors[0].reason
    assert "max_bytes" in pv.read(tmp_path / "a.parquet", max_bytes=1000).errors[0].reason


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
