"""Bytes become text: marks at the start, a declared charset, UTF-8, and only then a guess. Binary data is refused."""

from __future__ import annotations

import codecs
import re

from provaudit.errors import InputValueError

_SIGNATURES = (
    (b"%PDF-", "a PDF; extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
    (b"\x1f\x8b", "gzip data; a gzipped file needs the ending .gz"),
    (b"BZh", "bzip2 data; unpack it first"),
    (b"\xfd7zXZ", "xz data; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd data; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"PAR1", "a Parquet file; give it the ending .parquet"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages call Latin-1 is Windows-1252, and so on for the others: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python's codecs that are no charsets of texts, and UTF-7, whose bytes can mean anything.
_NO_CHARSETS = frozenset("utf-7 idna punycode unicode-escape raw-unicode-escape undefined mbcs oem".split())
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_HIGH = bytes(range(128, 256))


def decoded(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> str:
    """The text in some bytes, without its byte order mark.

    encoding: what the caller knows it to be; nothing else is looked at then. declared: a charset that a header or the
    page itself names; believed where the bytes are not valid UTF-8. Bytes that the encoding lacks become U+FFFD.
    Raises InputValueError for binary data (PDF, archives, images, many control characters).
    """
    if encoding is not None:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    refuse_binary(data)
    return data.decode(encoding_of(data, declared), "replace")


def encoding_of(data: bytes, declared: str | None = None) -> str:
    """The name of the codec for some bytes, or for a long enough first part of them."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if (wide := _wide(data)) is not None:
        return wide
    charset = usable_charset(declared)
    charset = _MEANT.get(charset, charset) if charset else None
    if charset and charset.startswith(("iso2022", "hz")):
        return charset
    if _mostly_utf8(data):
        return "utf-8"
    if charset and charset != "utf-8" and _decodes(data, charset):
        return charset
    return _guessed(data)


def usable_charset(name: str | None) -> str | None:
    """Python's name of a charset; None for what is none, such as base64 or a misspelt one."""
    try:
        codec = codecs.lookup((name or "").strip()).name
        b"a".decode(codec, "replace")
    except (LookupError, ValueError, TypeError):
        return None
    return None if codec.replace("_", "-") in _NO_CHARSETS else codec


def declared_charset(page: bytes) -> str | None:
    """The charset that a page names in its first 4,096 bytes."""
    match = _DECLARED.search(page[:4096])
    return match[1].decode("ascii") if match else None


def refuse_binary(data: bytes) -> None:
    """Raise InputValueError where bytes are no text, and say what they are where their start tells it."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputValueError(f"this is {what}")
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 > len(sample) and _wide(data) is None:
        raise InputValueError("this is binary data, not text")


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in most languages every other byte is NUL."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > pairs * 7 and even * 50 < pairs:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > pairs * 7 and odd * 50 < pairs else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, or were before a few of them were damaged."""
    if _decodes(data, "utf-8"):
        return True
    text = data.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    return len(text) - len(text.encode("ascii", "ignore")) > 5 * damaged


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    sample = _sample(data)
    high = (len(sample) - len(sample.translate(None, _HIGH))) / max(1, len(sample))
    if len(data) < 64 and high < 0.3:
        return "cp1252"
    from charset_normalizer import from_bytes

    candidates = [match.encoding for match in from_bytes(sample)]
    # Texts with few letters beyond ASCII fit all the Windows code pages; most of them are Western.
    if not candidates or (high < 0.09 and "cp1252" in candidates):
        return "cp1252"
    return _MEANT.get(candidates[0], candidates[0])


def _sample(data: bytes) -> bytes:
    """Up to 16,000 bytes from where the first byte beyond ASCII stands, cut at white space."""
    first = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = max(0, data.rfind(b" ", 0, first)) if first > 8000 else 0
    part = data[start : start + 16_000]
    cut = max(part.rfind(b" "), part.rfind(b"\n"))
    return part[:cut] if start + 16_000 < len(data) and cut > 8000 else part
