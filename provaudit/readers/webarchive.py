"""Web archives: the pages of WARC files and the texts of WET files.

Framed by hand. warcio, which the tests hold this against, trusts the lengths that a file gives, unpacks a whole chunk
at once and writes what it finds wrong to stderr; here each of these becomes a SourceProblem.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from provaudit.article import SourceProblem
from provaudit.errors import InputValueError, SourceError
from provaudit.readers.encoding import decoded
from provaudit.readers.fields import Draft, host_of
from provaudit.readers.opening import inflated
from provaudit.readers.options import ReadOptions
from provaudit.readers.pages import page_draft

_LINE = 65_536
_LENGTH = re.compile(r"[0-9]{1,15}\Z")
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]{1,12}")
_PAGES = ("text/html", "application/xhtml+xml")


def warc_records(stream: BinaryIO, where: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    """The articles of the responses, resources and conversions in a WARC or WET stream, record by record.

    Other records, answers other than 200 and what is no page are passed over. After a record whose length is wrong,
    reading goes on at the next line that starts one. Raises SourceError where the stream is no WARC file or breaks off.
    """
    number, lost = 0, False
    while line := stream.readline(_LINE):
        if not line.startswith(b"WARC/"):
            if number == 0 and line.strip():
                raise SourceError("this is no WARC file: it does not start with WARC/")
            if line.strip() and not lost:
                lost = True
                yield SourceProblem(where, f"what follows record {number} is no record; its length may be wrong")
            continue
        number, lost = number + 1, False
        place = f"{where}, record {number}"
        headers = _headers(stream)
        length = headers.get("content-length", "")
        if not _LENGTH.match(length):
            lost = True
            yield SourceProblem(place, "the record gives no length that can be used")
            continue
        wanted = _wanted(headers)
        block, missing = _block(stream, int(length), options.max_bytes if wanted else -1)
        if missing:
            yield SourceProblem(place, f"the record is cut off: {missing:,} of its {int(length):,} bytes are missing")
        elif block is None and wanted:
            yield SourceProblem(place, f"larger than {options.max_bytes:,} bytes; raise max_bytes to read it")
        elif block is not None:
            yield from _record(headers, block, place, options)
    if number == 0:
        raise SourceError("the file is empty")


def _headers(stream: BinaryIO) -> dict[str, str]:
    """Header lines up to the blank one, by name in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for _ in range(1000):
        line = stream.readline(_LINE)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _wanted(headers: dict[str, str]) -> bool:
    kind = headers.get("warc-type", "").lower()
    media = headers.get("content-type", "").lower()
    return (
        (kind == "response" and not headers.get("warc-target-uri", "").strip("<").startswith("dns:"))
        or (kind == "resource" and media.startswith(_PAGES))
        or (kind == "conversion" and media.startswith("text/plain"))
    )


def _block(stream: BinaryIO, length: int, limit: int) -> tuple[bytes | None, int]:
    """(the bytes of a record, or None where they are more than `limit`; how many bytes are missing)."""
    keep = length <= limit
    parts, left = [], length
    while left and (part := stream.read(min(left, 1 << 20))):
        left -= len(part)
        if keep:
            parts.append(part)
    return (b"".join(parts) if keep else None), left


def _record(headers: dict[str, str], block: bytes, place: str, options: ReadOptions) -> Iterator[Draft | SourceProblem]:
    url = headers.get("warc-target-uri", "").strip("<> ") or None
    where = f"{place} ({url})" if url else place
    kind = headers["warc-type"].lower()
    try:
        if kind == "conversion":
            text = decoded(block, encoding=options.encoding)
            if not text.strip():
                raise SourceError("no text")
            yield Draft(where, text, url=url, outlet=host_of(url))
        elif kind == "resource":
            yield page_draft(block, where, options, id=None, url=url)
        else:
            page, charset = _response(block, options)
            if page is not None:
                yield page_draft(page, where, options, id=None, url=url, charset=charset)
    except (SourceError, InputValueError) as error:
        yield SourceProblem(where, str(error))


def _response(block: bytes, options: ReadOptions) -> tuple[bytes | None, str | None]:
    """(the page in an HTTP response, the charset its header names); None for what is no page, or no answer 200."""
    ends = [(at, len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := block.find(gap, 0, _LINE)) >= 0]
    if not ends or not block.startswith(b"HTTP/"):
        raise SourceError("the record is not an HTTP response")
    end, gap = min(ends)
    status, *lines = block[:end].decode("latin-1").splitlines()
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    media, _, parameters = headers.get("content-type", "text/html").lower().partition(";")
    if status.split()[1:2] != ["200"] or media.strip() not in _PAGES:
        return None, None
    body = block[end + gap :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    charset = re.search(r"charset=[\"']?([A-Za-z0-9_.:-]{2,40})", parameters)
    return _unpacked(body, headers.get("content-encoding", "").lower(), options), charset[1] if charset else None


def _dechunked(body: bytes) -> bytes:
    """The body without the marks of chunked transfer; as it is where it bears none, as some crawlers store it."""
    parts, at = [], 0
    while size := _CHUNK_SIZE.match(body, at):
        start = body.find(b"\n", size.end(), size.end() + 200) + 1
        length = int(size[0], 16)
        if not start or not length:
            break
        parts.append(body[start : start + length])
        at = start + length
        at += 2 if body.startswith(b"\r\n", at) else 1
    return b"".join(parts) if parts else body


def _unpacked(body: bytes, coding: str, options: ReadOptions) -> bytes:
    if coding in ("", "identity", "none") or (coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b")):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(f"the page is compressed with {coding[:20]}, which is not read")
    try:
        return inflated(body, options, zlib.MAX_WBITS | 32)
    except zlib.error:
        if coding != "deflate":
            raise SourceError("the compressed page is damaged") from None
    try:
        return inflated(body, options, -zlib.MAX_WBITS)
    except zlib.error:
        return body
