"""Rows of tables become drafts of articles: which column holds what, and what a cell means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from provaudit.article import SourceProblem
from provaudit.escape import excerpt
from provaudit.readers.days import day_of

# Names of columns in news corpora and in the output of scrapers, the likeliest first.
ALIASES = {
    "text": ("text", "content", "body", "article", "full_text", "fulltext", "maintext", "article_text"),
    "published": ("published", "date", "publish_date", "publication_date", "published_at", "date_publish", "pubdate"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "site_name", "domain", "source_domain"),
    "author": ("author", "authors", "byline"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical_url"),
    "id": ("id", "doc_id", "article_id"),
    "language": ("language", "lang"),
}
FIELDS = ("id", "text", "title", "url", "outlet", "author", "published", "language")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]{1,20})?\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article whose id is not settled yet. where: the file, row or record it came from; extracted: from a page."""

    where: str
    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    extracted: bool = False


def columns_for(names: Iterable[object], chosen: Mapping[str, str]) -> dict[str, int]:
    """Which position of `names` holds which field. chosen: the caller's {field: column}, which goes before aliases."""
    exact: dict[object, int] = {}
    folded: dict[str, int] = {}
    for number, name in enumerate(names):
        if isinstance(name, str):
            exact.setdefault(name, number)
            folded.setdefault(name.strip().lower().replace(" ", "_"), number)
    found = {}
    for field in FIELDS:
        if field in chosen:
            position = exact.get(chosen[field])
        else:
            position = next((folded[alias] for alias in ALIASES[field] if alias in folded), None)
        if position is not None:
            found[field] = position
    return found


def missing_text(names: Iterable[object], chosen: Mapping[str, str]) -> str:
    """What to say of a table without a column of texts."""
    shown = excerpt(", ".join(str(name)[:40] for name in list(names)[:20]), 200) or "none"
    wanted = f"column {chosen['text']!r}" if "text" in chosen else "column of texts"
    return f"no {wanted}; the columns are: {shown}. Name it with columns={{'text': ...}}"


def drafts(cells: Mapping[str, object], where: str) -> Iterator[Draft | SourceProblem]:
    """The draft of one row, given by field; SourceProblem for a row without text and for each cell that is left out."""
    text, complaint = _text(cells.get("text"))
    if text is None:
        yield SourceProblem(where, complaint)
        return
    values: dict[str, str] = {}
    for field in ("id", "title", "url", "outlet", "author"):
        value, complaint = _label(cells[field]) if field in cells else (None, "")
        if complaint:
            yield SourceProblem(where, f"{field} left out: {complaint}", kept=True)
        elif value is not None:
            values[field] = value
    if values.get("outlet", "").startswith(("http://", "https://")):
        values["outlet"] = host_of(values["outlet"]) or values["outlet"]
    published = cells.get("published")
    day = None if is_null(published) else day_of(published)
    if day is None and not is_null(published):
        complaint = f"date left out: {_shown(published)} is not one certain day; write it as YYYY-MM-DD"
        yield SourceProblem(where, complaint, kept=True)
    language = cells.get("language")
    match = _LANGUAGE.match(language.strip()) if isinstance(language, str) else None
    language = match[1].lower() if match else None
    yield Draft(where, text, published=day, language=language, extracted=False, **values)


def is_null(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NaT, NA, or a blank string."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in ("NAType", "NaTType")


def host_of(url: str | None) -> str | None:
    """The host in a URL without `www.`: the outlet, where nothing better is known."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _text(value: object) -> tuple[str | None, str]:
    if isinstance(value, bytes):
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            return None, "the text is bytes that are not UTF-8"
    if is_null(value):
        return None, "no text"
    if isinstance(value, str):
        return str(value), ""
    return None, f"the text is of the type {type(value).__name__}, not a string"


def _label(value: object) -> tuple[str | None, str]:
    """A cell as one line of words: numbers are written out, several names joined, `{"name": ...}` is its name."""
    if is_null(value):
        return None, ""
    kind = type(value).__name__
    if isinstance(value, dict):
        value = value.get("name")
    if hasattr(value, "tolist"):  # numpy's numbers and arrays
        value = value.tolist()
    if isinstance(value, str):
        return (str(value) if value.strip() else None), ""
    if isinstance(value, (list, tuple)):
        return _several(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return str(value), ""
        except ValueError:
            return None, "the number is too long"
    return None, f"it is of the type {kind}, not a string"


def _several(values: list[object] | tuple[object, ...]) -> tuple[str | None, str]:
    names = [value.get("name") if isinstance(value, dict) else value for value in values[:100]]
    words = [name.strip() for name in names if isinstance(name, str) and name.strip()]
    if not words and any(not is_null(name) for name in names):
        return None, "it is a list of something other than strings"
    return ", ".join(words) or None, ""


def _shown(value: object) -> str:
    return repr(excerpt(value, 40)) if isinstance(value, str) else f"a value of the type {type(value).__name__}"
