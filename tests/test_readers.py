"""pv.read: which files a source stands for, what they are called, and that one bad file never takes others along."""

from __future__ import annotations

import gzip
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

import provaudit as pv
from provaudit.errors import InputTypeError, InputValueError, ProvauditError, SourceError
from provaudit.readers import read_batches

STORY = (
    "BRACKWATER, May 2, 2019 - The ferry to Lull will sail again in June, the council said. “We waited two winters "
    "for this,” said Ottilie Kern, who runs the line.\n\nThe repairs cost four million crowns.\n"
)
PAGE = f"<html><head><title>Ferry</title></head><body><article><p>{STORY}</p></article></body></html>"


def ids(corpus: pv.Corpus) -> list[str]:
    return [article.id for article in corpus]


def reasons(corpus: pv.Corpus) -> list[str]:
    return [problem.reason for problem in corpus.errors]


def test_a_text_file_is_read_to_the_character(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    [article] = pv.read(tmp_path / "ferry.txt")
    assert article.text == STORY.replace("\n", "\r\n")
    assert (article.id, article.id_given, article.published) == ("ferry", True, None)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "with space.txt", "bracket[a].txt", "star*.txt", "-rf.txt"])
@pytest.mark.parametrize("gzipped", [False, True])
def test_odd_names_are_names_and_not_patterns(tmp_path: Path, name: str, gzipped: bool) -> None:
    path = tmp_path / (name + ".gz" * gzipped)
    path.write_bytes(gzip.compress(STORY.encode()) if gzipped else STORY.encode())
    assert pv.read(str(path))[0].text == STORY
    assert ids(pv.read(path)) == [name.rpartition(".")[0]]


def test_a_folder_is_read_in_sorted_order_without_what_is_hidden_or_unknown(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/1.md",
        "a.txt",
        "c.txt.gz",
        ".hidden.txt",
        ".git/x.txt",
        "notes.docx",
        "b/deep/er/3.TXT",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(STORY.encode()) if name.endswith(".gz") else STORY.encode())
    corpus = pv.read(tmp_path)
    assert ids(corpus) == ["a", "1", "2", "3", "c"]
    assert corpus.errors == ()


def test_the_parts_of_a_saved_page_are_left_out(tmp_path: Path) -> None:
    for folder in ("ferry_files", "Fähre-Dateien", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(PAGE)
    (tmp_path / "ferry.html").write_text(PAGE)
    (tmp_path / "Fähre.htm").write_text(PAGE)
    assert ids(pv.read(tmp_path)) == ["Fähre", "ferry", "frame"]  # other_files has no page beside it


def test_ids_do_not_depend_on_where_the_folder_stands(tmp_path: Path) -> None:
    found = []
    for root in (tmp_path / "one", tmp_path / "two" / "levels"):
        for name in ("x/story.txt", "y/story.txt", "y/story.html", "z/lone.txt"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(PAGE)
        found.append(ids(pv.read(root)))
        assert ids(pv.read([root / "x/story.txt", root / "z/lone.txt"])) == ["story", "lone"]
    assert found[0] == found[1] == ["x/story", "y/story.html", "y/story.txt", "lone"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    corpus = pv.read([tmp_path / "a.txt", tmp_path, str(tmp_path / "*.txt"), tmp_path / "." / "a.txt"])
    assert ids(corpus) == ["a"]


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a1.txt", "a2.txt", "b1.txt", "in/a3.txt", "in/side/a4.txt", "in/.no/a5.txt", "a6.exe"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY)
    monkeypatch.chdir(tmp_path)
    for root in ("", f"{tmp_path}/"):
        assert ids(pv.read(root + "a*.txt")) == ["a1", "a2"]
        assert ids(pv.read(root + "[ab]1.txt")) == ["a1", "b1"]
        assert ids(pv.read(root + "*/*.txt")) == ["a3"]
        assert ids(pv.read(root + "**/a?.txt")) == ["a1", "a2", "a3", "a4"]
        assert ids(pv.read(root + "in/**")) == ["a3", "a4"]
        assert ids(pv.read(root + "i*")) == ["a3", "a4"]
    assert "no file here has an ending" in reasons(pv.read("*.exe"))[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_links_pipes_and_sockets_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.relpath(tmp_path / "s.txt"))
    with listener:
        for source in (tmp_path, str(tmp_path / "**" / "*.txt"), [tmp_path / "good.txt", tmp_path]):
            corpus = pv.read(source)
            assert ids(corpus) == ["good"]
        named = {Path(problem.source).name for problem in corpus.errors}
    assert named == {"up", "loop.txt", "gone.html", "pipe.txt", "s.txt"}
    assert "link to a folder" in " ".join(reasons(corpus))


def test_in_a_list_what_is_missing_is_an_entry(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    missing = ["gone.txt", "gone/", "*.none", "ftp://x.example/a", "a\0b", "\ud800.txt", "x" * 5000, "data.exe"]
    (tmp_path / "data.exe").write_bytes(b"MZ\0")
    corpus = pv.read([str(tmp_path / name) if "://" not in name else name for name in [*missing, "good.txt"]])
    assert ids(corpus) == ["good"]
    assert len(corpus.errors) == len(missing)
    assert all(problem.source and problem.reason for problem in corpus.errors)


@pytest.mark.parametrize(
    "source", ["gone.txt", "gone/", "*.none", "", " ", "\0", "[", "ftp://x.example/a", "~nobody/x"]
)
def test_alone_what_is_missing_raises(source: str) -> None:
    with pytest.raises(SourceError, match=r"check|only http"):
        pv.read(source)


@pytest.mark.parametrize(
    "source", [None, 5, 1.5, b"x.txt", {}, {"a.txt"}, object(), [None], [["a.txt"]], pv.Article("a")]
)
def test_what_is_no_source_is_refused(source: object) -> None:
    with pytest.raises(InputTypeError):
        pv.read(source)


def test_options_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    wrong: list[tuple[type[ProvauditError], dict[str, object]]] = [
        (InputTypeError, {"colums": {}}),
        (InputTypeError, {"columns": ["text"]}),
        (InputTypeError, {"columns": {"text": 5}}),
        (InputValueError, {"columns": {"words": "text"}}),
        (InputTypeError, {"max_bytes": "1"}),
        (InputTypeError, {"max_bytes": True}),
        (InputValueError, {"max_bytes": 0}),
        (InputValueError, {"max_ratio": float("nan")}),
        (InputValueError, {"encoding": "klingon"}),
        (InputValueError, {"encoding": "base64"}),
        (InputTypeError, {"encoding": 5}),
        (InputValueError, {"focus": "speed"}),
    ]
    for error, options in wrong:
        with pytest.raises(error):
            pv.read(tmp_path, **options)
    for size in (0, "x", True):
        with pytest.raises(ProvauditError, match="size"):
            read_batches(tmp_path, size=size)  # type: ignore[arg-type]  # the point of the test


def test_size_limits(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(STORY * 10)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": STORY * n}) + "\n" for n in (1, 10, 1)))
    (tmp_path / "rows.csv").write_text("text\n" + "".join(f'"{STORY * n}"\n' for n in (1, 10)))
    corpus = pv.read(tmp_path, max_bytes=len(STORY) * 3)
    assert [article.text == STORY for article in corpus] == [True, True, True]
    assert [reason for reason in reasons(corpus) if "max_bytes" not in reason] == []
    assert [problem.source.rpartition("/")[2] for problem in corpus.errors] == [
        "big.txt",
        "rows.csv",
        "rows.jsonl, line 2",
    ]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz", "a.parquet.gz"])
def test_a_gzip_bomb_stops_early(tmp_path: Path, name: str) -> None:
    start = {"csv": b"text\n", "warc": b"WARC/1.0\r\nContent-Length: 40000000\r\n\r\n"}.get(name.split(".")[1], b"")
    (tmp_path / name).write_bytes(gzip.compress(start + b"a" * 40_000_000, 9))
    corpus = pv.read(tmp_path)
    assert len(corpus) == 0
    assert "100 times its size" in reasons(corpus)[0]


def test_damaged_gzip(tmp_path: Path) -> None:
    sound = gzip.compress(STORY.encode())
    (tmp_path / "cut.txt.gz").write_bytes(sound[:-12])
    (tmp_path / "none.txt.gz").write_bytes(b"not gzip at all")
    (tmp_path / "sum.txt.gz").write_bytes(sound[:-8] + b"\0" * 8)
    corpus = pv.read(tmp_path)
    assert len(corpus) == 0
    assert [("cut off" in reason, "damaged" in reason) for reason in reasons(corpus)] == [(True, False)] + [
        (False, True)
    ] * 2


@given(st.binary(max_size=300), st.sampled_from("txt html mhtml jsonl csv parquet warc txt.gz warc.gz".split()))
def test_no_bytes_raise_or_vanish(tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / f"bad.{ending}").write_bytes(data)
    (folder / "good.txt").write_text(STORY)
    corpus = pv.read(folder)
    assert STORY in [article.text for article in corpus]
    holds_nothing = ending in ("jsonl", "csv") and not data.strip()
    assert len(corpus) + len(corpus.errors) > 1 or holds_nothing or ending in ("csv", "jsonl", "warc")


@given(data=st.data())
def test_damage_stays_in_its_file(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    name, sound = data.draw(st.sampled_from(_sound_files()))
    at = data.draw(st.integers(0, len(sound)))
    dropped = data.draw(st.integers(0, 20))
    inserted = data.draw(
        st.binary(max_size=8) | st.sampled_from([b'"', b"\n", b"WARC/1.0\r\n", b"\xff\xfe", b"9" * 20])
    )
    (folder / name).write_bytes(sound[:at] + inserted + sound[at + dropped :])
    (folder / "good.txt").write_text(STORY)
    corpus = pv.read(folder)
    assert STORY in [article.text for article in corpus]
    assert not [reason for reason in reasons(corpus) if reason.startswith("cannot be read")]


def _sound_files() -> list[tuple[str, bytes]]:
    rows = [{"id": str(n), "text": STORY, "date": "2019-05-02"} for n in range(3)]
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % len(answer)
    return [
        ("x.jsonl", "\n".join(map(json.dumps, rows)).encode()),
        ("x.csv", ("id,text,date\n" + "".join(f'{n},"{STORY}",2019-05-02\n' for n in range(3))).encode()),
        ("x.html", PAGE.encode()),
        ("x.warc", (head + answer + b"\r\n\r\n") * 3),
        ("x.warc.gz", gzip.compress(head + answer + b"\r\n\r\n") * 3),
    ]


def test_batches_hold_what_read_holds(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{STORY} {n}", "id": f"n{n % 7}"}) if n % 5 else "{broken" for n in range(40)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    (tmp_path / "same.txt").write_text(STORY)
    (tmp_path / "n1.txt").write_text(STORY)
    whole = pv.read(tmp_path)
    batches = list(read_batches(tmp_path, size=6))
    assert [len(batch) for batch in batches] == [6] * 5 + [4]
    assert [article for batch in batches for article in batch] == list(whole)
    assert tuple(problem for batch in batches for problem in batch.errors) == whole.errors
    assert len(set(ids(whole))) == len(whole)


def test_problems_beyond_a_thousand_are_counted(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("{broken\n" * 1500 + json.dumps({"text": STORY}))
    corpus = pv.read(tmp_path)
    assert len(corpus) == 1
    assert len(corpus.errors) == 1001
    assert "500 more" in corpus.errors[-1].reason


def test_reading_again_gives_the_same(tmp_path: Path) -> None:
    for name, data in _sound_files():
        (tmp_path / name).write_bytes(data)
    first, second = pv.read(tmp_path), pv.read(tmp_path)
    assert (list(first), first.errors) == (list(second), second.errors)


def test_nothing_heavy_is_imported_for_texts(tmp_path: Path, script: Callable[[str], str]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    heavy = ("pandas", "numpy", "pyarrow", "trafilatura", "lxml", "charset_normalizer", "dateutil")
    code = f"import sys, provaudit as pv; pv.read({str(tmp_path)!r}); print([m for m in {heavy!r} if m in sys.modules])"
    assert script(code).strip() == "[]"


@pytest.fixture
def script() -> Callable[[str], str]:
    import subprocess
    import sys

    return lambda code: subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
