"""Credit: the words with which a text names where it was first published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from provaudit.annotation.lexicon import read_words
from provaudit.article import Article, Span

_PUBLISHED = re.compile(
    r"(?P<credit>\b(?:first|originally) (?:appeared|published|reported)(?: \w{1,20}){0,3} (?:by|in|on|at)\b[^\n]{0,80}"
    r"|\b(?:republished|reprinted|reproduced|syndicated) (?:here )?"
    r"(?:with (?:the )?permission|under|from|by|courtesy)\b[^\n]{0,80}"
    r"|\bcreative commons\b[^\n]{0,40})",
    re.IGNORECASE,
)
# One of these stands in every text of which the pattern finds a part; looking for them is a hundred times as fast.
_PUBLISHED_WORDS = (
    *(f"{when} {how}" for when in ("first", "originally") for how in ("appeared", "published", "reported")),
    *("republished", "reprinted", "reproduced", "syndicated", "creative commons"),
)


def find_credit(source: Article, target: Article) -> Span | None:
    """Where the target says that it comes from elsewhere, residue included: an agency's credit line, "originally
    published by", a link to the source, or the source's outlet beside a word of reporting. None where it does not."""
    return credit_between(source, target, find_credit_lines(target.text))


def credit_between(source: Article, target: Article, lines: Sequence[tuple[int, int]]) -> Span | None:
    """`find_credit` where the lines of the target that credit anyone were found before."""
    found = [*lines, *(span for name in _own_names(source, target) if (span := _named(name, target.text)))]
    return Span(*min(found)) if found else None


def find_credit_lines(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text credits an agency, or says that it was published elsewhere, whatever the source: (start, end)."""
    in_brackets, first_line, line = _agencies()
    matches = [in_brackets.search(text), first_line.match(text), line.search(text)]
    folded = text.casefold()
    if any(words in folded for words in _PUBLISHED_WORDS):
        matches.append(_PUBLISHED.search(text))
    return tuple(match.span("credit") for match in matches if match)


@cache
def _agencies() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An agency in brackets, and on a line of its own: the first line and the others. Each that searches begins with a
    character, which is what the search then skips to."""
    names = "|".join(map(re.escape, sorted(read_words("agencies.txt"), reverse=True)))
    line = rf"(?P<credit>[ \t]*(?:by|By|BY|source:|Source:|via|[-–—]) ?(?:[Tt]he )?(?:{names})\b[ \t]*$)"
    return (
        re.compile(rf"(?P<credit>\((?:{names})\)(?: ?[-–—]|[ \t]*$))", re.MULTILINE),
        re.compile(line, re.MULTILINE),
        re.compile("\n" + line, re.MULTILINE),
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
