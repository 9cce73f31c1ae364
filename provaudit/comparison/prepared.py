"""Prepared: one article made ready for comparing. Each is prepared once, however many others it meets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.body import make_body
from provaudit.annotation.dates import find_dates
from provaudit.annotation.names import Name, find_names
from provaudit.annotation.publication import find_publication
from provaudit.annotation.quotations import Quote
from provaudit.annotation.quotes import find_quotes
from provaudit.annotation.residue import find_residue
from provaudit.annotation.sentences import find_sentences
from provaudit.annotation.timex import DateMention
from provaudit.article import Article, Span
from provaudit.comparison.credit import find_credit_lines
from provaudit.comparison.filed_names import FiledNames
from provaudit.comparison.filed_quotes import FiledQuotes
from provaudit.comparison.manner import first_saying, is_english, manner_of
from provaudit.comparison.name_contexts import NameContexts, find_name_contexts, find_name_keys
from provaudit.comparison.numbers import Number, find_numbers
from provaudit.comparison.numbers_and_dates import numbers_outside
from provaudit.comparison.quoted_spans import find_quoted_spans
from provaudit.comparison.stated import Stated
from provaudit.comparison.told import Sentence, find_telling, find_told
from provaudit.comparison.word_kernels import join_words
from provaudit.comparison.word_keys import WordKeys, find_word_keys
from provaudit.comparison.words import Words, find_words
from provaudit.errors import InputTypeError

_LONGEST_HEADING = 120
_LONG = 2000
# Articles that are kept once read: so many, and none with more characters.
_MOST_KEPT, _LONGEST_KEPT = 16, 50_000


class Prepared:
    """What comparing reads of one article. `text` is the article's with residue blanked out, offsets unchanged.

    Facts that only some comparisons need (names, quotes, dates, numbers) are found when first asked for.
    """

    def __init__(self, article: Article, text: str, annotated: Annotated | None = None) -> None:
        self.article = article
        self.text = text
        self._annotated = annotated

    @cached_property
    def words(self) -> Words:
        return find_words(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return self._annotated.sentences if self._annotated else find_sentences(self.text)

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that hold words."""
        return find_told(self.words, self.sentences)

    @cached_property
    def keys(self) -> WordKeys:
        """The words as numbers."""
        return find_word_keys(self.words)

    @cached_property
    def told_bounds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first word of each sentence (of `told`), and the one behind its last."""
        firsts, lasts = zip(*self.told, strict=True) if self.told else ((), ())
        return np.array(firsts, np.int64), np.array(lasts, np.int64)

    @cached_property
    def told_spans(self) -> tuple[Span, ...]:
        """The characters of each sentence (of `told`), from its first word to its last."""
        starts, ends = self.words.starts, self.words.ends
        return tuple(Span(starts[first], ends[last - 1]) for first, last in self.told)

    @cached_property
    def told_keys(self) -> NDArray[np.int64]:
        """A number for each sentence (of `told`), the same for the same words."""
        keys: NDArray[np.int64] = join_words(self.keys.forms, *self.told_bounds)
        return keys

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """For each word, whether it stands inside quotation marks."""
        found = np.zeros(len(self.words), np.bool_)
        for span in self.quoted_spans:
            inside = self.word_range(span)
            found[inside.start : inside.stop] = True
        return found

    @cached_property
    def quoted_spans(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, marks included; in a transcript, every line with a speaker's label."""
        return find_quoted_spans(self.text)

    @cached_property
    def telling(self) -> NDArray[np.bool_]:
        """For each word, whether it is a number or looks like part of a name: what two reports share by name."""
        return find_telling(self.words, self.keys.stems != 0, self.told)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return self._annotated.names if self._annotated else find_names(self.text)

    @cached_property
    def filed_names(self) -> FiledNames:
        """The names by their words."""
        return FiledNames(self.names)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return self._annotated.quotes if self._annotated else tuple(find_quotes(self.text))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        if self._annotated:
            return self._annotated.dates
        publication = find_publication(self.article.text, given=self.article.published)
        return tuple(find_dates(self.text, publication.day if publication else None))

    @cached_property
    def all_numbers(self) -> tuple[Number, ...]:
        """The numbers of the text, those in dates and times too."""
        return find_numbers(self.text, self.words)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the text that are no part of a date."""
        return numbers_outside(self.all_numbers, self.dates)

    @cached_property
    def filed_quotes(self) -> FiledQuotes:
        """The quotes by their words."""
        return FiledQuotes(self.quotes)

    @cached_property
    def stated(self) -> Stated:
        """The figures, dates, names and quoted fragments, as looking for drift reads them."""
        return Stated(self)

    def within(self, quote: Quote) -> Span:
        """The words of a quote, without its marks."""
        start = self.article.text.find(quote.text, quote.start, quote.end)
        return Span(quote.start, quote.end) if start < 0 else Span(start, start + len(quote.text))

    @cached_property
    def quote_forms(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each quote."""
        return tuple(self.forms_in(self.within(quote)) for quote in self.quotes)

    def forms_in(self, span: Span) -> tuple[str, ...]:
        """The folded words that share characters with a span."""
        inside = self.word_range(span)
        return self.words.forms[inside.start : inside.stop]

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The spelling keys of all words of the text, and of the initials of its names."""
        return find_name_keys(self.words.forms, self.names)

    @cached_property
    def name_contexts(self) -> NameContexts:
        """Where each name stands, and among which words."""
        return find_name_contexts(self.names, self.words, self.keys.stems, *self.told_bounds)

    @cached_property
    def credit_lines(self) -> tuple[tuple[int, int], ...]:
        """Where the article credits an agency or another outlet, residue included."""
        return find_credit_lines(self.article.text)

    @cached_property
    def is_english(self) -> bool:
        """Whether the text is English, and long enough to have a manner."""
        return is_english(self.words)

    @cached_property
    def manner(self) -> Mapping[str, float]:
        """How the text tells its story; see `manner_of`."""
        return manner_of(self.words, self.text)

    @cached_property
    def first_saying(self) -> tuple[int | None, int | None]:
        """The first plain verb of saying, and the first of those that vary it."""
        return first_saying(self.words)

    @cached_property
    def flat(self) -> str:
        """The folded words, one space between them and at both ends."""
        return f" {' '.join(self.words.forms)} "

    def holds(self, forms: tuple[str, ...]) -> bool:
        """Whether these folded words stand in the text, in a row."""
        if forms and len(self.words) > _LONG:  # then a look through the whole text is worth sparing
            head = forms[:3]
            known = head in self._runs[len(head) - 1]
            if not known or head == forms:
                return known
        return f" {' '.join(forms)} " in self.flat

    @cached_property
    def _runs(self) -> tuple[frozenset[tuple[str, ...]], ...]:
        """All words, all runs of two, and all of three."""
        forms = self.words.forms
        return tuple(frozenset(zip(*(forms[k:] for k in range(size)), strict=False)) for size in (1, 2, 3))

    def word_range(self, span: Span) -> range:
        """The words that share characters with a span."""
        return range(bisect_right(self.words.ends, span.start), bisect_left(self.words.starts, span.end))

    def slice(self, span: Span) -> str:
        """The characters of a span, as the article has them."""
        return self.article.text[span.start : span.end]

    def in_heading(self, place: int) -> bool:
        """Whether a place lies in a line of its own that ends like no sentence."""
        text = self.text
        start = text.rfind("\n", max(0, place - _LONGEST_HEADING), place) + 1
        end = text.find("\n", place, place + _LONGEST_HEADING)
        if end < 0 or end - start > _LONGEST_HEADING:
            return False
        return not text[start:end].rstrip("\"'”’ ").endswith((".", "!", "?", ":", ",", ";", "…"))


def prepare(article: str | Article | Annotated | Prepared) -> Prepared:
    """An article made ready for comparing; InputTypeError for anything that is no article.

    The last few are kept, so that an article that meets one other after another is read once.
    """
    if isinstance(article, Prepared):
        return article
    if isinstance(article, str):
        article = Article(article)
    if not isinstance(article, (Article, Annotated)):
        raise InputTypeError(f"compare takes a str, an Article or an Annotated, not {type(article).__name__}")
    text = article.article.text if isinstance(article, Annotated) else article.text
    return _prepared(_Itself(article)) if len(text) <= _LONGEST_KEPT else _prepare(article)


class _Itself:
    """An article as a key that equals itself alone: to compare all that was found in it would take longer."""

    __slots__ = ("article",)

    def __init__(self, article: Article | Annotated) -> None:
        self.article = article

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.article is other.article

    def __hash__(self) -> int:
        return id(self.article)


@lru_cache(maxsize=_MOST_KEPT)
def _prepared(itself: _Itself) -> Prepared:
    return _prepare(itself.article)


def _prepare(article: Article | Annotated) -> Prepared:
    if isinstance(article, Annotated):
        text = article.body.masked
        if text.strip():
            return Prepared(article.article, text, article)
        return Prepared(article.article, article.article.text)
    residue = [Span(r.start, r.end) for r in find_residue(article.text)]
    text = make_body(article.text, residue).masked if residue else article.text
    # A page that is nothing but residue is compared as it is.
    return Prepared(article, text if text.strip() else article.text)
