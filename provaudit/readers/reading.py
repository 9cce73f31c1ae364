"""`read` and its kin: any source to articles, problem by problem and batch by batch."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack
from urllib.parse import urlsplit

from provaudit.article import Article, Corpus, SourceProblem
from provaudit.errors import InputTypeError, InputValueError, SourceError
from provaudit.escape import excerpt
from provaudit.readers.encoding import decoded
from provaudit.readers.fields import Draft
from provaudit.readers.identity import Register
from provaudit.readers.opening import opened, reason, unpacked, whole
from provaudit.readers.options import Options, ReadOptions, read_options
from provaudit.readers.sources import BytesSource, FileSource, FrameSource, Source, UrlSource, format_of, resolved

if TYPE_CHECKING:
    import pandas as pd

    Readable: TypeAlias = str | os.PathLike[str] | pd.DataFrame

Record = Draft | SourceProblem

# Problems listed for one source; those beyond are counted, so that a million bad lines do not fill the memory.
_LISTED = 1000
_PAGE = re.compile(rb"(?i)[^<a-z]{0,200}<(?:!doctype\s+html|html)[\s>]")


def read(source: Readable | Iterable[Readable], **options: Unpack[Options]) -> Corpus:
    """Read articles from files, folders, globs, URLs, DataFrames, or a list of those.

    source: .txt .md .html .htm .mhtml .jsonl .csv .tsv .parquet .warc .wet, each also with .gz. Folders are read
    recursively in sorted order; other endings, hidden files, links to folders and a browser's `page_files/` are left
    out. A page's article and metadata come from trafilatura (Barbaresi 2021).
    columns={"text": "Fulltext"}: which column or key holds which field of an article; without it, common names do
    (content, body, date, source, headline ...). encoding: for texts, pages and CSV, where detection is wrong.
    focus: "balanced", "precision" or "recall", for trafilatura. max_bytes: of a file, record, row or page (50 million).
    max_ratio: how many times its size a gzip file may unpack to (100). max_tags: of a page (30,000).

    Returns a Corpus; `corpus.errors` names what could not be read, and why: a broken file, a row without text, a page
    with no article; also a date that names no certain day, and an id that was taken. Everything else is read.
    A text file's id is its name without the ending, with its folders where two share it.

    Raises SourceError where a path or glob that stands alone matches nothing, InputTypeError for what is no source.
    """
    articles: list[Article] = []
    problems: list[SourceProblem] = []
    for batch in _batches(resolved(source), 1000, read_options(options)):
        articles += batch
        problems += batch.errors
    return Corpus(articles, errors=problems)


def read_batches(
    source: Readable | Iterable[Readable], *, size: int = 1000, **options: Unpack[Options]
) -> Iterator[Corpus]:
    """Read what does not fit into memory: the same articles as `read`, at most `size` in each Corpus.

    Ids are unique over all batches; the errors of a batch are those met since the one before it.
    """
    if isinstance(size, bool) or not isinstance(size, int):
        raise InputTypeError(f"size takes a whole number, not {type(size).__name__}")
    if size < 1:
        raise InputValueError(f"size must be 1 or more, not {size}")
    return _batches(resolved(source), size, read_options(options))


def read_bytes(data: bytes, label: str) -> Corpus:
    """The article in bytes that no name tells the kind of: a page where they begin as HTML does, else a text.

    label: its id, and its source in `corpus.errors`.
    """
    articles: list[Article] = []
    problems: list[SourceProblem] = []
    for one in _articles(BytesSource(data, label), Register(), read_options({})):
        if isinstance(one, SourceProblem):
            problems.append(one)
        else:
            articles.append(one)
    return Corpus(articles, errors=problems)


def read_frame(frame: pd.DataFrame, **options: Unpack[Options]) -> tuple[Corpus, pd.Index[Any]]:
    """(the articles of a DataFrame, the labels of their rows in its index). Rows without text are in `corpus.errors`.

    Raises SourceError where the DataFrame has no column of texts. The options are those of `read`.
    """
    from provaudit.readers.columnar import frame_records

    found, register = read_options(options), Register()
    articles, problems, positions = [], [], []
    for position, record in frame_records(frame, "DataFrame", found):
        if isinstance(record, SourceProblem):
            problems.append(record)
            continue
        article, problem = register.article(record)
        articles.append(article)
        positions.append(position)
        problems += [problem] if problem else []
    return Corpus(articles, errors=problems), frame.index[positions]


def _batches(sources: list[Source], size: int, options: ReadOptions) -> Iterator[Corpus]:
    register = Register()
    articles: list[Article] = []
    problems: list[SourceProblem] = []
    for one in chain.from_iterable(_articles(source, register, options) for source in sources):
        if isinstance(one, SourceProblem):
            problems.append(one)
            continue
        articles.append(one)
        if len(articles) == size:
            yield Corpus(articles, errors=problems)
            articles, problems = [], []
    if articles or problems:
        yield Corpus(articles, errors=problems)


def _articles(source: Source, register: Register, options: ReadOptions) -> Iterator[Article | SourceProblem]:
    """The articles of one source; its problems are listed up to a number, then counted."""
    label, count = _label(source), 0
    for record in _records(source, label, options):
        problem: SourceProblem | None
        if isinstance(record, SourceProblem):
            problem = record
        else:
            article, problem = register.article(record)
            yield article
        count += problem is not None
        if problem is not None and count <= _LISTED:
            yield problem
    if count > _LISTED:
        yield SourceProblem(label, f"{count - _LISTED:,} more problems of this kind are not listed")


def _label(source: Source) -> str:
    if isinstance(source, SourceProblem):
        return source.source
    if isinstance(source, FileSource):
        return source.path
    return _public(source.url) if isinstance(source, UrlSource) else source.label


def _public(url: str) -> str:
    """A URL as it may stand in a report: without a user's name and password."""
    start, slashes, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return start + slashes + host.rpartition("@")[2] + slash + path


def _records(source: Source, label: str, options: ReadOptions) -> Iterator[Record]:
    try:
        if isinstance(source, SourceProblem):
            yield source
        elif isinstance(source, FrameSource):
            from provaudit.readers.columnar import frame_records

            yield from (record for _, record in frame_records(source.frame, label, options))
        elif isinstance(source, UrlSource):
            yield from _downloaded(source.url, options)
        elif isinstance(source, BytesSource):
            kind = "page" if _PAGE.match(source.data) else "text"
            yield from _parsed(io.BufferedReader(io.BytesIO(source.data)), kind, label, options, id_=label)
        else:
            with opened(source.path, options, gzipped=source.gzipped) as stream:
                yield from _parsed(stream, source.format, label, options, id_=source.id)
    except (SourceError, InputValueError) as error:
        yield SourceProblem(label, str(error))
    except Exception as error:  # one source must not take the others down, whatever a parser of odd bytes raises
        yield SourceProblem(label, f"cannot be read: {excerpt(reason(error), 200)}")


def _downloaded(url: str, options: ReadOptions) -> Iterator[Record]:
    from provaudit.readers.downloads import fetched

    stream, media, charset = fetched(url, options)
    known = format_of(os.path.basename(urlsplit(url).path))
    if media in ("text/html", "application/xhtml+xml"):
        known = ("page", False)
    elif known is None:
        known = ("text" if media == "text/plain" else "page", False)
    stream = unpacked(stream, options) if known[1] else stream
    shown = _public(url)
    yield from _parsed(stream, known[0], shown, options, url=shown, charset=charset or None)


def _parsed(
    stream: io.BufferedReader,
    format_: str,
    where: str,
    options: ReadOptions,
    *,
    id_: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Record]:
    match format_:
        case "text":
            text = decoded(whole(stream, options), encoding=options.encoding, declared=charset)
            if not text.strip():
                raise SourceError("there is no text in it")
            yield Draft(where, text, id=id_, url=url)
        case "page":
            from provaudit.readers.pages import page_draft

            yield page_draft(whole(stream, options), where, options, id=id_, url=url, charset=charset)
        case "mhtml":
            from provaudit.readers.mhtml import page_in
            from provaudit.readers.pages import page_draft

            page, charset, saved_from = page_in(whole(stream, options))
            yield page_draft(page, where, options, id=id_, url=url or saved_from, charset=charset)
        case "jsonl":
            from provaudit.readers.jsonl import jsonl_records

            yield from jsonl_records(stream, where, options)
        case "csv":
            from provaudit.readers.delimited import csv_records

            yield from csv_records(stream, where, options)
        case "parquet":
            from provaudit.readers.columnar import parquet_records

            yield from parquet_records(stream, where, options)
        case "warc":
            from provaudit.readers.webarchive import warc_records

            yield from warc_records(stream, where, options)
