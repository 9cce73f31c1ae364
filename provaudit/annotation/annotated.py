"""Annotated: an article with the facts found in it. Each article is annotated once in an audit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from provaudit.annotation.body import Body, make_body
from provaudit.annotation.dates import find_dates
from provaudit.annotation.language import find_language
from provaudit.annotation.names import Name, find_names
from provaudit.annotation.publication import Publication, find_publication
from provaudit.annotation.quotations import Quote
from provaudit.annotation.quotes import find_quotes
from provaudit.annotation.residue import Residue, find_residue
from provaudit.annotation.roles import Role, find_roles
from provaudit.annotation.sentences import find_sentences
from provaudit.annotation.timex import DateMention
from provaudit.article import Article, Span
from provaudit.errors import InputTypeError


@dataclass(frozen=True, slots=True)
class Annotated:
    """The facts found in one article. All offsets are those of `article.text`, residue or not.

    language: an ISO 639-1 code, given or found, or None. sentences: spans that tile the text.
    publication: the day of publication, given or read from the text, or None.
    """

    article: Article
    residue: tuple[Residue, ...]
    body: Body
    language: str | None
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[DateMention, ...]
    roles: tuple[Role, ...]
    publication: Publication | None


def annotate(article: Article | str, *, minimum_residue: float = 0.5, shared_lines: Collection[str] = ()) -> Annotated:
    """Find the facts of one article: residue and body first, then everything else in the body.

    article: an Article, or a str that becomes one. minimum_residue: see Config. shared_lines: the lines that many
    articles of its outlet have (see `find_shared_lines`); they are residue with more certainty. The facts of the last
    few articles are kept, so that a comparison, a window and an audit of the same ones read them once.
    Raises InputTypeError for anything else.
    """
    if isinstance(article, str):
        article = Article(article)
    if not isinstance(article, Article):
        raise InputTypeError(f"annotate takes an Article or a str, not {type(article).__name__}")
    # An equal article may differ in whether its id was given, so the facts are kept and the article is not.
    return replace(_annotated(article, minimum_residue, frozenset(shared_lines)), article=article)


@lru_cache(maxsize=32)
def _annotated(article: Article, minimum_residue: float, shared_lines: frozenset[str]) -> Annotated:
    residue = tuple(find_residue(article.text, minimum=minimum_residue, shared_lines=shared_lines))
    body = make_body(article.text, [Span(r.start, r.end) for r in residue])
    text = body.masked
    names = find_names(text)
    publication = find_publication(article.text, given=article.published)
    return Annotated(
        article,
        residue,
        body,
        language=article.language or find_language(body.text),
        sentences=find_sentences(text),
        names=names,
        quotes=tuple(_with_words_of(article.text, text, quote) for quote in find_quotes(text)),
        dates=tuple(find_dates(text, publication.day if publication else None)),
        roles=find_roles(text, names),
        publication=publication,
    )


def _with_words_of(text: str, masked: str, quote: Quote) -> Quote:
    """The quote with its words as the article has them, where residue inside it had been masked."""
    start = masked.find(quote.text, quote.start, quote.end)
    return quote if start < 0 else replace(quote, text=text[start : start + len(quote.text)])
