"""QuoteBank: what it reads, what it refuses, and that planted quotes are found in it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from provaudit.cli import main
from provaudit.comparison.quote_bank import QuoteBank
from provaudit.errors import InputTypeError, InputValueError, SourceError

ROWS = [
    {
        "text": "We will dredge the channel before the herring fleet comes home.",
        "speaker": "Oda Varga",
        "date": "2021-03-04",
        "source": "Council minutes",
    },
    {
        "text": "Nobody asked the lock keepers what they had seen that night.",
        "speaker": "Piet Tamm",
        "date": "",
        "source": "",
    },
]


def written(tmp_path: Path, kind: str) -> Path:
    path, frame = tmp_path / f"bank.{kind}", pd.DataFrame(ROWS)
    if kind == "csv":
        frame.to_csv(path, index=False)
    elif kind == "parquet":
        frame.to_parquet(path)
    else:
        frame.to_json(path, orient="records", lines=True)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_a_bank_reads_the_same_from_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    bank = QuoteBank.load(written(tmp_path, kind))
    assert bank.entries == QuoteBank.load(pd.DataFrame(ROWS)).entries
    assert bank.entries[0].date == dt.date(2021, 3, 4)
    assert (bank.entries[1].date, bank.entries[1].source) == (None, None)
    assert bank.errors == ()
    assert len(bank) == 2


def test_a_quote_is_looked_up_whatever_its_marks() -> None:
    bank = QuoteBank.load(pd.DataFrame(ROWS))
    (hit,) = bank.look_up("“we will dredge the channel before the herring fleet comes home,”")
    assert (hit.match.kind, hit.entry.speaker, hit.source) == ("same", "Oda Varga", "Council minutes")
    (hit,) = bank.look_up("We will not dredge the channel before the herring fleet comes home.")
    assert (hit.match.kind, hit.match.changes[0].kind) == ("altered", "negation lost")
    (hit,) = bank.look_up("Nobody asked the lock keepers what they had seen")
    assert (hit.match.kind, hit.match.shorter, hit.source) == ("truncated", "a", "Piet Tamm")
    assert bank.look_up("The channel is someone else's business.") == []


def test_rows_that_cannot_be_used_are_named_and_the_others_go_on() -> None:
    frame = pd.DataFrame(
        {"text": ["", None, "We will dredge the channel again", "Nobody asked us"], "date": ["", "", "2021-02-30", ""]}
    )
    bank = QuoteBank.load(frame)
    assert [entry.text for entry in bank.entries] == ["Nobody asked us"]
    assert [problem.source for problem in bank.errors] == ["table, row 1", "table, row 2", "table, row 3"]
    assert "2021-02-30" in bank.errors[2].reason


def test_a_bank_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputValueError, match="'text'"):
        QuoteBank.load(pd.DataFrame({"quote": ["We will"]}))
    path = tmp_path / "bank.jsonl"
    path.write_text('{"quote": "We will"}\n', encoding="utf-8")
    with pytest.raises(InputValueError, match="'text'"):
        QuoteBank.load(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bank.csv", b""),
        ("bank.csv", b"\xff\xfe\x00"),
        ("bank.parquet", b"PAR1"),
        ("bank.jsonl", b"{"),
        ("bank.jsonl", b"\xff"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises((SourceError, InputValueError), match="bank"):
        QuoteBank.load(path)


def test_missing_files_and_wrong_kinds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.csv"):
        QuoteBank.load(tmp_path / "nowhere.csv")
    with pytest.raises(InputValueError, match=r"\.csv"):
        QuoteBank.load(tmp_path / "bank.txt")
    for bad in (3, None, ["We will"]):
        with pytest.raises(InputTypeError):
            QuoteBank.load(bad)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        QuoteBank().look_up(3)  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_texts_make_a_bank(texts: list[str]) -> None:
    bank = QuoteBank.load(pd.DataFrame({"text": pd.Series(texts, dtype=object)}))
    assert len(bank) + len(bank.errors) == len(texts)
    for entry in bank.entries:
        bank.look_up(entry.text)


def test_a_quote_is_found_in_a_large_bank() -> None:
    words = "barge quarry mason orchard kettle granite ledger turnip anchor meadow".split()
    count = 20_000
    texts = [" ".join(words[(i // 10**k) % 10] + str(i % 97) for k in range(5)) for i in range(count)]
    bank = QuoteBank.load(pd.DataFrame({"text": texts}))
    assert bank.look_up(texts[12_345])[0].match.kind == "same"


def test_the_command_names_the_speaker_of_the_bank_where_it_is_another(tmp_path: Path) -> None:
    bank, article = tmp_path / "bank.csv", tmp_path / "article.txt"
    bank.write_text(
        "text,speaker,source\nWe will never close the harbour while I live,Ines Tamm,Minutes\n", encoding="utf-8"
    )
    article.write_text("“We will never close the harbour while I live,” Marek Abel said.", encoding="utf-8")
    result = CliRunner().invoke(main, ["quotes", str(article), "--bank", str(bank), "--jsonl"])
    assert json.loads(result.output)["bank"] == "same: Minutes (said by Ines Tamm)"
