"""Pages saved as one file (MHTML): the page itself and where it was saved from."""

from __future__ import annotations

import base64
import binascii
import quopri
from email.message import Message
from email.parser import BytesHeaderParser

from provaudit.errors import SourceError

_HEAD = 65_536


def page_in(data: bytes, depth: int = 3) -> tuple[bytes, str | None, str | None]:
    """(the page, the charset its part names, its URL) of an MHTML file. Raises SourceError where it holds no page.

    Read by hand, as `email` takes minutes for parts that are nested on purpose.
    """
    found = _page_in(data, depth)
    if found is None:
        raise SourceError("there is no page in this MHTML file")
    return found


def _page_in(data: bytes, depth: int) -> tuple[bytes, str | None, str | None] | None:
    headers, body = _split(data)
    kind = headers.get_content_type()
    if kind.startswith("multipart/") and depth:
        boundary = str(headers.get_param("boundary") or "")
        mark = b"--" + boundary.encode("utf-8", "replace")
        parts = body.split(b"\n" + mark)[1:] if boundary else []
        if boundary and body.startswith(mark):
            parts = (b"\n" + body).split(b"\n" + mark)[1:]
        for part in parts[:1000]:
            found = _page_in(part.split(b"\n", 1)[-1], depth - 1)
            if found is not None:
                page, charset, url = found
                return page, charset, _url(headers, "Snapshot-Content-Location") or url
        return None
    if kind not in ("text/html", "application/xhtml+xml"):
        return None
    charset = headers.get_content_charset()
    return (
        _unencoded(body, str(headers.get("Content-Transfer-Encoding", ""))),
        charset,
        _url(headers, "Content-Location"),
    )


def _split(data: bytes) -> tuple[Message, bytes]:
    start = len(data[:_HEAD]) - len(data[:_HEAD].lstrip(b"\r\n"))
    ends = [(at, len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := data.find(gap, start, _HEAD)) >= 0]
    end, gap = min(ends, default=(0, 0))
    return BytesHeaderParser().parsebytes(data[start:end]), data[end + gap :]


def _unencoded(body: bytes, encoding: str) -> bytes:
    name = encoding.strip().lower()
    if name == "quoted-printable":
        return quopri.decodestring(body)
    if name == "base64":
        try:
            return base64.b64decode(body)
        except (binascii.Error, ValueError):
            raise SourceError("the page in this MHTML file is damaged (base64)") from None
    return body


def _url(headers: Message, name: str) -> str | None:
    url = str(headers.get(name, "")).strip()
    return url if url.lower().startswith(("http://", "https://")) else None
