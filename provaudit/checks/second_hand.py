"""Second-hand sourcing: a document was seen by another outlet than the one that the article presents itself as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_words
from provaudit.article import Article, Span
from provaudit.checks.table import make_finding
from provaudit.finding import Finding

_STRENGTH = 0.15


def second_hand_findings(annotated: Annotated) -> Iterator[Finding]:
    """A finding for each "viewed by Reuters" in a text that does not present itself as Reuters'."""
    for match in _seen_by().finditer(annotated.body.masked):
        outlet = match["outlet"]
        if not _is_by(annotated.article, outlet):
            yield make_finding(
                "second-hand-sourcing",
                (Span(*match.span()),),
                f"“{' '.join(match.group().split())}”: the article does not present itself as {outlet}'s.",
                strength=_STRENGTH,
                cause=f"seen by {outlet.lower()}",
            )


@cache
def _seen_by() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace("_", r"\s") for name in sorted(_outlets(), reverse=True))
    return re.compile(
        r"\b(?:viewed|seen|obtained|reviewed|examined|verified|read|shared|provided)\s(?:exclusively\s)?(?:by|with|to)\s"
        rf"(?:the\s|The\s)?(?P<outlet>{names})(?!\w)"
    )


@cache
def _outlets() -> dict[str, tuple[str, ...]]:
    """For each outlet, how its name is written in names and domains: letters and digits alone."""
    found: dict[str, set[str]] = {}
    for entry in read_words("outlets.txt") | read_words("agencies.txt"):
        name, _, domain = entry.partition("=")
        found.setdefault(name, set()).update(filter(None, (_letters(name), _letters(domain))))
    return {name: tuple(sorted(written)) for name, written in found.items()}


def _is_by(article: Article, outlet: str) -> bool:
    """Whether the article presents itself as the outlet's: by its fields, or by a credit line or dateline."""
    written = _outlets()[" ".join(outlet.split())]
    fields = [_letters(field) for field in (article.outlet, article.url, article.author) if field]
    if any(one in field for one in written for field in fields):
        return True
    name = re.escape(outlet)
    line = (
        rf"\({name}\)"
        rf"|^[^\n]{{0,60}}[-–—|][ \t]*{name}\b"
        rf"|^[ \t]*(?:by|source:|©|\(c\)|copyright)?[^\n]{{0,40}}\b{name}[ \t]*(?:$|\||news\b|staff\b)"
    )
    return re.search(line, article.text, re.MULTILINE | re.IGNORECASE) is not None


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]", "", folded)
