"""Second-hand sourcing: a document or witness was seen by another outlet than the article presents itself as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article, Span
from provaudit.checks.table import make_finding
from provaudit.comparison.vocabulary import word_list
from provaudit.finding import Finding

_STRENGTH = 0.2


def second_hand_findings(annotated: Annotated) -> Iterator[Finding]:
    """A finding for each "viewed by Reuters" in a text that does not present itself as Reuters'."""
    text = annotated.body.masked
    for match in _seen_by().finditer(text):
        outlet = match["outlet"]
        if _is_by(annotated.article, outlet):
            continue
        yield make_finding(
            "second-hand-sourcing",
            (Span(*match.span()),),
            f"“{' '.join(match.group().split())}”: the article does not present itself as {outlet}'s.",
            strength=_STRENGTH,
            cause=f"seen by {outlet.lower()}",
        )


@cache
def _seen_by() -> re.Pattern[str]:
    names = "|".join(
        re.escape(name.replace("_", " ")) for name in sorted(word_list("outlets.txt") | word_list("agencies.txt"))
    )
    return re.compile(
        r"\b(?:viewed|seen|obtained|reviewed|examined|verified|read|shared with|provided to|spoke to|told|speaking to"
        r"|in an interview with|interviewed)"
        rf"(?: exclusively)?(?: (?:by|with|to))? (?:the )?(?P<outlet>{names})(?!\w)"
    )


def _is_by(article: Article, outlet: str) -> bool:
    """Whether the article presents itself as the outlet's: by its fields, or by a credit line or dateline."""
    wanted = _letters(outlet)
    fields = (article.outlet, article.url, article.author)
    if any(wanted in _letters(field) for field in fields if field):
        return True
    name = re.escape(outlet)
    line = (
        rf"\({name}\)"
        rf"|^[^\n]{{0,60}}[-–—|][ \t]*{name}\b"
        rf"|^[ \t]*(?:by|source:|©|\(c\)|copyright)?[^\n]{{0,40}}\b{name}[ \t]*(?:$|\||news\b|staff\b)"
    )
    return re.search(line, article.text, re.MULTILINE | re.IGNORECASE) is not None


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
