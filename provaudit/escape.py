"""Article text made safe to hand on: as JSON, on a terminal, in a table cell."""

from __future__ import annotations

import json
import re

_SURROGATES = re.compile("[\ud800-\udfff]")
# Controls, lone surrogates, the two line ends that JSON allows and JavaScript once did not, and bidi controls.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_RAW_ON_TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def json_text(data: object, *, indent: int | None = None) -> str:
    """Strict JSON (no NaN), encodable as UTF-8, in which no control character stands raw."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return _RAW_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def printable(text: str) -> str:
    """The text with characters that steer a terminal (ESC, controls, bidi overrides) shown as U+FFFD."""
    return _RAW_ON_TERMINAL.sub("\N{REPLACEMENT CHARACTER}", text)


def without_surrogates(text: str) -> str:
    """The text, as long as it was, with U+FFFD for each lone surrogate: what UTF-8 can hold."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def excerpt(text: str, limit: int = 120) -> str:
    """One line of at most `limit` characters, safe for a message: white space folded, cut with an ellipsis."""
    line = " ".join(printable(text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def as_cell(text: str) -> str:
    """A spreadsheet cell that is shown, never run: a leading = + - @ tab or CR gets an apostrophe before it."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
