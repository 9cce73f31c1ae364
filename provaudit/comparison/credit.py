"""Credit: the words with which a text names where it was first published."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from provaudit.article import Article, Span
from provaudit.comparison.vocabulary import word_list

_PUBLISHED = re.compile(
    r"\b(?:first|originally) (?:appeared|published|reported)(?: \w{1,20}){0,3} (?:by|in|on|at)\b[^\n]{0,80}"
    r"|\b(?:republished|reprinted|reproduced|syndicated) (?:here )?"
    r"(?:with (?:the )?permission|under|from|by|courtesy)\b[^\n]{0,80}"
    r"|\bcreative commons\b[^\n]{0,40}",
    re.IGNORECASE,
)


def find_credit(source: Article, target: Article) -> Span | None:
    """Where the target says that it comes from elsewhere, residue included: an agency's credit line, "originally
    published by", a link to the source, or the source's outlet beside a word of reporting. None where it does not."""
    text = target.text
    found = [match.span() for match in (_agency().search(text), _PUBLISHED.search(text)) if match]
    found += [span for name in _own_names(source, target) if (span := _named(name, text))]
    return Span(*min(found)) if found else None


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name.replace("_", " ")) for name in sorted(word_list("agencies.txt"), reverse=True))
    return re.compile(
        rf"\((?:{names})\)(?: ?[-–—]|[ \t]*$)"
        rf"|^[ \t]*(?:by|By|BY|source:|Source:|via|[-–—]) ?(?:[Tt]he )?(?:{names})\b[ \t]*$",
        re.MULTILINE,
    )


def _own_names(source: Article, target: Article) -> list[str]:
    """How the target would name the source: by its outlet, its address, its domain; not by what both have."""
    names = []
    if source.outlet and source.outlet != target.outlet:
        names.append(source.outlet)
    if source.url and source.url != target.url:
        names.append(source.url)
        host, own = (_host(url) for url in (source.url, target.url))
        if host and host != own:
            names.append(host)
    return names


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url and "://" in url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _named(name: str, text: str) -> tuple[int, int] | None:
    """The first place that names an outlet as the origin."""
    words = re.escape(name.strip()[:200])
    if not words:
        return None
    before = "(?:by|to|via|from|in|source:|told|per)"
    after = "(?: first)? (?:reported|reports|said|writes)"
    match = re.search(rf"\b{before} (?:the )?{words}(?!\w)|(?<!\w){words}{after}\b", text, re.IGNORECASE)
    if match is None and ("/" in name or "." in name):
        match = re.search(words, text)
    return match.span() if match else None
