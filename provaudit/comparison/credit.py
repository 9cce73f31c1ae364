"""Credit: the words with which a text names where it was first published."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from provaudit.article import Span
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.vocabulary import word_list

_PUBLISHED = re.compile(
    r"\b(?:first|originally) (?:appeared|published|reported)(?: \w{1,20}){0,3} (?:by|in|on|at)\b[^\n]{0,80}"
    r"|\b(?:republished|reprinted|reproduced|syndicated) (?:here )?"
    r"(?:with (?:the )?permission|under|from|by|courtesy)\b[^\n]{0,80}"
    r"|\bcreative commons\b[^\n]{0,40}",
    re.IGNORECASE,
)


def find_credit(source: Prepared, target: Prepared) -> Span | None:
    """Where the target says that it comes from elsewhere: an agency's credit line, "first published by", a link or
    the name of the source's outlet beside a word of reporting. None where it does not."""
    text = target.article.text
    found = [match.span() for match in (_agency().search(text), _PUBLISHED.search(text)) if match]
    found += [span for name in _own_names(source) if (span := _named(name, text))]
    return Span(*min(found)) if found else None


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name.replace("_", " ")) for name in sorted(word_list("agencies.txt")))
    return re.compile(
        rf"\((?:{names})\)(?: ?[-–—]|\n|$)|^[ \t]*(?:by|source:|via|[-–—]) ?(?:the )?(?:{names})\b[ \t]*$", re.MULTILINE
    )


def _own_names(source: Prepared) -> list[str]:
    names = []
    if source.article.outlet:
        names.append(source.article.outlet)
    if source.article.url:
        host = urlsplit(source.article.url).hostname if "://" in source.article.url else None
        names += [source.article.url] + ([host.removeprefix("www.")] if host else [])
    return names


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
