"""Bytes become text: marks, declared charsets, UTF-8, guesses, and what is no text at all."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

import provaudit as pv
from provaudit.errors import InputValueError
from provaudit.readers.encoding import declared_charset, decoded, encoding_of, usable_charset

SENTENCES = {
    "cp1252": "Die Brücke über den Fluß wird größer, sagte die Bürgermeisterin am Dienstag nach der Sitzung.",
    "cp1250": "Primátorka řekla, že most přes řeku bude širší, přestože peněz bylo málo a úřad žádal o více času.",
    "cp1251": "Мэр города сказала, что новый мост через реку будет шире старого, хотя денег не хватает.",
    "koi8_r": "Мэр города сказала, что новый мост через реку будет шире старого, хотя денег не хватает.",
    "cp1253": "Η δήμαρχος είπε ότι η νέα γέφυρα στο ποτάμι θα είναι πιο πλατιά από την παλιά.",
    "cp932": "市長は火曜日の会議の後、川に架かる新しい橋は古い橋よりも広くなると述べた。",
    "gb18030": "市长在星期二的会议后表示，河上的新桥将比旧桥更宽，尽管资金不足。",
    "cp949": "시장은 화요일 회의 후 강 위의 새 다리가 옛 다리보다 더 넓을 것이라고 말했다.",
}


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_what_is_valid_utf8_is_read_as_it_is(text: str) -> None:
    plain = "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF)
    data = plain.encode()
    if not data.startswith((b"PK", b"{\\rtf", b"BZh", b"7z", b"PAR1", b"%PDF", b"GIF8")):
        assert decoded(data) == plain
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decoded(plain.encode(encoding)) == plain


@given(st.binary())
def test_no_bytes_raise_another_error(data: bytes) -> None:
    with contextlib.suppress(InputValueError):
        assert isinstance(decoded(data), str)


@pytest.mark.parametrize("encoding", SENTENCES)
def test_old_charsets(encoding: str) -> None:
    text = SENTENCES[encoding]
    assert decoded(text.encode(encoding)) == text
    assert decoded(text.encode(encoding), declared=encoding) == text
    # What a header says is wrong, as often, where the bytes are UTF-8.
    assert decoded(text.encode(), declared=encoding) == text


def test_utf16_without_its_mark() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decoded(SENTENCES["cp1252"].encode(encoding)) == SENTENCES["cp1252"]


def test_short_texts_are_western() -> None:
    assert decoded("Zoë said".encode("latin-1")) == "Zoë said"
    assert decoded("“Non”, répéta-t-elle touché".encode("cp1252")) == "“Non”, répéta-t-elle touché"


def test_a_few_damaged_bytes_leave_the_rest(tmp_path: Path) -> None:
    text = SENTENCES["cp1251"] * 3
    data = text.encode()
    assert decoded(data[:-1] + b" " + data).count("\N{REPLACEMENT CHARACTER}") == 0  # only a full stop was lost
    assert decoded(data[:1] + data).endswith(text)


@pytest.mark.parametrize("name", ["latin-1", "ISO-8859-1", "us-ascii", "UTF8", " windows-1252 "])
def test_charsets_that_pages_name(name: str) -> None:
    assert usable_charset(name)
    page = f"<meta charset='{name}'>".encode()
    assert declared_charset(page.replace(b" ", b"")) or " " in name
    assert decoded(b"\x93Oui\x94 " * 40, declared="latin-1").startswith("“Oui”")


@pytest.mark.parametrize(
    "name", ["base64", "rot13", "utf-7", "unicode_escape", "idna", "klingon", "", "a" * 9999, "\0", None]
)
def test_what_is_no_charset(name: str | None) -> None:
    assert usable_charset(name) is None
    assert encoding_of(b"abc", name) == "utf-8"


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    office = io.BytesIO()
    with zipfile.ZipFile(office, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    files = {
        "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "an office document": office.getvalue(),
        "gzip": gzip.compress(b"abc"),
        "binary": bytes(range(256)) * 9,
        "RTF": b"{\\rtf1 abc}",
        "an image": b"\x89PNG\r\n\x1a\n",
        "SQLite": b"SQLite format 3\0" + b"\0" * 99,
    }
    for number, data in enumerate(files.values()):
        (tmp_path / f"{number}.txt").write_bytes(data)
    corpus = pv.read(tmp_path)
    assert len(corpus) == 0
    for what, problem in zip(files, corpus.errors, strict=True):
        assert what in problem.reason


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"a\xe9 ", b"\xc3", b"charset=", b"\0a", "市长在星期二".encode("gb18030")],
)
def test_a_megabyte_of_anything_ends(data: bytes) -> None:
    data *= 1_000_000 // len(data)
    assert isinstance(decoded(data, declared=declared_charset(data)), str)
