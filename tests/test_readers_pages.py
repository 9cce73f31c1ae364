"""Pages: files, MHTML, web archives and a server on this machine."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import io
import logging
import quopri
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import provaudit as pv
from provaudit.readers.fields import host_of
from provaudit.readers.page_dates import page_day

FIRST = "The weir at Ostheim was opened on Thursday, two years late, said Ruta Sand of the river board."
SECOND = "“Nobody drowned, and nobody was paid,” she said, and that the gates had cost nine million crowns so far."
HEAD = (
    "<title>Weir opened | Ostheim Courier</title><meta name='author' content='Kai Holm'>"
    "<meta property='og:title' content='Weir opened'><meta property='og:site_name' content='Ostheim Courier'>"
    "<meta property='article:published_time' content='2019-05-02T10:00:00Z'>"
    "<meta property='article:modified_time' content='2019-06-30T10:00:00Z'>"
    "<link rel='canonical' href='https://www.courier.example/weir'>"
)
LINKED = '<script type=\'application/ld+json\'>{"date%s": "2019-05-02T01:00:00Z"}</script>'
NAV = "<nav>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(30)) + "</nav>"


def page(body: str = f"<article><h1>Weir opened</h1><p>{FIRST}</p><p>{SECOND}</p></article>", head: str = HEAD) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{NAV}{body}<footer>© 2021 Courier</footer></body></html>"


def one(path: Path, data: str | bytes) -> pv.Article:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    corpus = pv.read(path)
    assert corpus.errors == ()
    return corpus[0]


def test_a_page_brings_its_metadata(tmp_path: Path) -> None:
    article = one(tmp_path / "weir.html", page())
    assert article.text == f"Weir opened\n\n{FIRST}\n\n{SECOND}"
    assert (article.id, article.title, article.author) == ("weir", "Weir opened", "Kai Holm")
    assert (article.outlet, article.url) == ("Ostheim Courier", "https://www.courier.example/weir")
    assert article.published == dt.date(2019, 5, 2)


def test_paragraphs_items_rows_and_breaks_stay_apart(tmp_path: Path) -> None:
    body = (
        f"<article><h2>Gates</h2><p>{FIRST}</p><ul><li>The north gate</li><li><p>The <b>south</b> gate</p></li></ul>"
        f"<blockquote><p>{SECOND}</p></blockquote><p>One line<br>and another</p>"
        f"<table><tr><td>Cost</td><td>9</td></tr><tr><td>Years</td><td>2</td></tr></table><p>{FIRST[:58]}</p></article>"
    )
    article = one(tmp_path / "a.html", page(body))
    assert article.text.split("\n\n") == [
        "Gates",
        FIRST,
        "- The north gate\n- The south gate",
        SECOND,
        "One line\nand another",
        "Cost | 9\nYears | 2",
        FIRST[:58],
    ]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<html><body></body></html>",
        f"<html><body>{NAV}</body></html>",
        "<html><body><form><input name=a><button>Sign in</button></form></body></html>",
        "<html><head><script>var a = 'One. Two.'</script></head><body><div id=root></div></body></html>",
        "<div>" * 30_001,
    ],
)
def test_a_page_without_an_article_is_an_entry(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.html").write_text(data)
    corpus = pv.read(tmp_path)
    assert len(corpus) == 0
    assert [any(word in e.reason for word in ("no article", "empty", "tags")) for e in corpus.errors] == [True]


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html><html xmlns='x'><body><p>{FIRST}</p></body></html>",
        f"<!-- {'x' * 99} --><html><body><p>{FIRST}</p></body></html>",
        f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&f; {FIRST}</p>',
        f"<meta http-equiv=refresh content='0;url=file:///etc/passwd'><p>{FIRST}</p>",
        f"<meta charset=x-klingon><p>{FIRST}</p>",
    ],
)
def test_pages_of_all_sorts(tmp_path: Path, data: str) -> None:
    article = one(tmp_path / "a.html", data)
    assert FIRST in article.text
    assert "root:" not in article.text


def test_a_page_in_its_own_charset(tmp_path: Path) -> None:
    said = "Площадь у моста открыли в четверг, сказала глава речного совета после заседания номер"
    text = "\n\n".join(f"{said} {number}." for number in range(5))
    body = "<article><p>" + text.replace("\n\n", "</p><p>") + "</p></article>"
    for charset in ("windows-1251", "koi8-r", "utf-8", "utf-16"):
        data = page(body, f"<meta charset='{charset}'>").encode(charset)
        assert one(tmp_path / "a.html", data).text == text


@pytest.mark.parametrize(
    ("head", "body", "url", "day"),
    [
        ("<meta name='date' content='2019-05-02'>", "", None, "2019-05-02"),
        (LINKED % "Published", "", None, "2019-05-02"),
        ("", "", "https://www.courier.example/2019/05/02/weir", "2019-05-02"),
        ("", "<time datetime='2019-05-02'>Thursday</time>", None, "2019-05-02"),
        ("", "<time datetime='2019-05-02'>a</time><time datetime='2017-01-01'>b</time>", None, None),
        ("<meta property='article:modified_time' content='2019-05-02'>", "", None, None),
        (LINKED % "Modified", "", None, None),
        ("", "<p>On 2 May 2019, and 2019-05-03.</p><footer>Copyright 2020-03-03</footer>", None, None),
        ("", "<img src='/uploads/2019/05/02/weir.jpg'>", None, None),
        ("<meta property='article:published_time' content='99999-99-99T99:99'>", "", None, None),
        ("<title>The year 2019-05-02</title>", "<h1>2019-05-02</h1>", None, None),
    ],
)
def test_only_a_declared_day_counts(head: str, body: str, url: str | None, day: str | None) -> None:
    from lxml.html import document_fromstring

    tree = document_fromstring(page(body + f"<p>{FIRST}</p>", head))
    assert page_day(tree, url) == (dt.date.fromisoformat(day) if day else None)


def test_hosts() -> None:
    hosts = {"https://www.courier.example/a": "courier.example", "http://[::1": None, "": None, "a b": None, None: None}
    assert {url: host_of(url) for url in hosts} == hosts


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("nested", [False, True])
def test_mhtml(tmp_path: Path, coding: str, nested: bool) -> None:
    data = page(head="<meta charset=utf-8>").encode()
    data = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(coding, bytes)(data)
    part = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: " + coding.encode()
    part += b"\nContent-Location: https://www.courier.example/weir\n\n" + data
    style = b"Content-Type: text/css\n\np { color: red }"
    if nested:
        inner = b"\n--in\n" + part + b"\n--in--\n"
        part = b'Content-Type: multipart/alternative; boundary="in"\n' + inner
    saved = b'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="--out="\n\n'
    saved += b"----out=\n" + style + b"\n----out=\n" + part + b"\n----out=--\n"
    for data in (saved, saved.replace(b"\n", b"\r\n")):
        article = one(tmp_path / "weir.mhtml", data)
        assert FIRST in article.text
        assert (article.id, article.url) == ("weir", "https://www.courier.example/weir")
    (tmp_path / "weir.mhtml").write_bytes(saved.replace(b"text/html", b"text/plain"))
    assert "no page" in pv.read(tmp_path).errors[0].reason


def archive(*records: tuple[str, str, bytes, list[tuple[str, str]]], gzipped: bool = False) -> bytes:
    """A WARC file as warcio, the reference implementation, writes it."""
    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=gzipped)
    for url, kind, payload, headers in records:
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1") if kind in ("response", "request") else None
        media = {} if http else {"Content-Type": headers[0][1]}
        writer.write_record(
            writer.create_warc_record(
                url,
                kind,
                payload=io.BytesIO(payload),
                http_headers=http,
                warc_headers_dict=media,
                warc_content_type=media.get("Content-Type", ""),
            )
        )
    return sink.getvalue()


HTML = [("Content-Type", "text/html; charset=utf-8")]


@pytest.mark.parametrize("gzipped", [False, True])
def test_warc_as_warcio_writes_it(tmp_path: Path, gzipped: bool) -> None:
    plain = page().encode()
    packed, deflated = gzip.compress(plain), zlib.compress(plain)
    parts = [packed[i : i + 99] for i in range(0, len(packed), 99)]
    chunked = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts)
    coded = [*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    data = archive(
        ("http://courier.example/1", "response", plain, HTML),
        ("http://courier.example/2", "response", packed, [*HTML, ("Content-Encoding", "gzip")]),
        ("http://courier.example/3", "response", deflated, [*HTML, ("Content-Encoding", "deflate")]),
        (
            "http://courier.example/4",
            "response",
            chunked + b"0\r\n\r\n",
            coded,
        ),
        (
            "http://courier.example/5",
            "response",
            plain,
            coded,
        ),
        ("http://courier.example/6.png", "response", b"\x89PNG", [("Content-Type", "image/png")]),
        ("http://courier.example/1", "request", b"", []),
        ("http://courier.example/7", "resource", plain, [("Content-Type", "text/html")]),
        ("http://courier.example/8", "conversion", FIRST.encode(), [("Content-Type", "text/plain")]),
        ("http://courier.example/9", "response", f"<html><body>{NAV}</body></html>".encode(), HTML),
        ("http://courier.example/10", "response", b"x", [*HTML, ("Content-Encoding", "br")]),
        gzipped=gzipped,
    )
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(data)
    corpus = pv.read(path)
    assert [article.id for article in corpus] == [f"http://courier.example/{n}" for n in (1, 2, 3, 4, 5, 7, 8)]
    assert {article.text for article in corpus} == {f"Weir opened\n\n{FIRST}\n\n{SECOND}", FIRST}
    assert {article.outlet for article in corpus} == {"Ostheim Courier", "courier.example"}
    assert [problem.reason for problem in corpus.errors] == [
        "no article found on the page",
        "the page is compressed with br, which is not read",
    ]
    assert "record 10 (http://courier.example/9)" in corpus.errors[0].source
    if gzipped:  # a whole file in one member, which warcio refuses
        path.write_bytes(gzip.compress(gzip.decompress(data)))
        assert list(pv.read(path)) == list(corpus)


def test_warc_lengths_are_not_trusted(tmp_path: Path) -> None:
    good = archive(("http://courier.example/1", "response", page().encode(), HTML))
    head, body = good.split(b"Content-Length: ", 1)
    rest = body.split(b"\r\n", 1)[1]
    for length in (b"-5", b"", b"abc", b"9" * 5000, b"10", b"0"):
        (tmp_path / "a.warc").write_bytes(head + b"Content-Length: " + length + b"\r\n" + rest + good)
        corpus = pv.read(tmp_path)
        assert len(corpus) == 1, length
        assert corpus.errors, length
    (tmp_path / "a.warc").write_bytes(good + head + b"Content-Length: 999999999\r\n" + rest)
    corpus = pv.read(tmp_path)
    assert len(corpus) == 1
    assert "cut off" in corpus.errors[0].reason
    (tmp_path / "a.warc").write_bytes(b"\1\2\3" * 99)
    assert "no WARC file" in pv.read(tmp_path).errors[0].reason


def test_a_page_that_unpacks_without_end_inside_an_archive(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"a" * 40_000_000, 9)
    data = archive(
        ("http://courier.example/1", "response", bomb, [*HTML, ("Content-Encoding", "gzip")]),
        ("http://courier.example/2", "response", page().encode(), HTML),
    )
    (tmp_path / "a.warc").write_bytes(data)
    corpus = pv.read(tmp_path)
    assert [article.id for article in corpus] == ["http://courier.example/2"]
    assert "unpacks to more" in corpus.errors[0].reason


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = {
            "/weir": (200, {"Content-Type": "text/html; charset=utf-8"}, page().encode()),
            "/russian": (200, {"Content-Type": "text/html; charset=windows-1251"}, _RUSSIAN.encode("cp1251")),
            "/plain.txt": (200, {"Content-Type": "text/plain"}, FIRST.encode()),
            "/rows.jsonl.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(b'{"text": "One row."}\n')),
            "/moved": (301, {"Location": "/weir"}, b""),
            "/paper.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7\n" + b"\0" * 99),
            "/links": (200, {"Content-Type": "text/html"}, f"<html><body>{NAV}</body></html>".encode()),
            "/empty": (200, {"Content-Type": "text/html"}, b""),
        }.get(self.path, (404, {}, b"<html><body><p>There is no such page here.</p></body></html>"))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


_RUSSIAN = "<html><body><article><p>Площадь у моста открыли в четверг.</p></article></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_urls(site: str, capfd: pytest.CaptureFixture[str]) -> None:
    [article] = pv.read(f"{site.replace('127', 'user:secret@127')}/weir")
    assert article.text == f"Weir opened\n\n{FIRST}\n\n{SECOND}"
    assert (article.id, article.url, article.title) == (f"{site}/weir", f"{site}/weir", "Weir opened")
    assert (article.published, article.outlet) == (dt.date(2019, 5, 2), "Ostheim Courier")
    names = ("russian", "plain.txt", "rows.jsonl.gz", "moved", "paper.pdf", "links", "empty", "gone")
    corpus = pv.read([f"{site}/{name}" for name in names])
    assert "Площадь" in corpus[0].text
    assert [a.text for a in corpus][1:3] == [FIRST, "One row."]
    assert FIRST in corpus[3].text
    assert [problem.source.rpartition("/")[2] for problem in corpus.errors] == list(names[4:])
    for word, problem in zip(("PDF", "no article", "", "404"), corpus.errors, strict=True):
        assert word in problem.reason
    assert "max_bytes" in pv.read(f"{site}/plain.txt", max_bytes=20).errors[0].reason
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "https://\ud800", "http://127.0.0.1:9/x", "HTTP://a b/c"], ids=ascii
)
def test_urls_that_answer_nothing(
    url: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    # Captured log lines travel between test processes, and a lone surrogate cannot.
    for name in ("trafilatura", "urllib3"):
        caplog.set_level(logging.CRITICAL + 1, logger=name)
    corpus = pv.read(url)
    assert len(corpus) == 0
    assert "cannot be fetched" in corpus.errors[0].reason
    assert capfd.readouterr() == ("", "")


def test_logging_is_left_as_it_was(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="trafilatura"):
        pv.read("http://127.0.0.1:9/x")
    assert "download error" in caplog.text  # a program that wants them gets trafilatura's own messages
    assert len(logging.getLogger("trafilatura.downloads").handlers) == 0
