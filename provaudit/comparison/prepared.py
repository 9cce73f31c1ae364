"""Prepared: one article made ready for comparing. Each is prepared once, however many others it meets."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress

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
from provaudit.comparison.filed_quotes import FiledQuotes
from provaudit.comparison.manner import is_english, manner_of
from provaudit.comparison.name_contexts import (
    NameContext,
    NamesBeside,
    find_name_contexts,
    find_name_keys,
    find_names_beside,
)
from provaudit.comparison.numbers import Number, find_numbers
from provaudit.comparison.numbers_and_dates import numbers_outside
from provaudit.comparison.quoted_spans import find_quoted_spans
from provaudit.comparison.told import Sentence, find_telling, find_told, single_of
from provaudit.comparison.words import Words, find_words
from provaudit.errors import InputTypeError

_LONGEST_HEADING = 120
_MOST_PEOPLE = 300


class Prepared:
    """What comparing reads of one article. `text` is the article's with residue blanked out, offsets unchanged.

    Facts that only some comparisons need (names, quotes, dates, numbers) are found when first asked for.
    """

    def __init__(self, article: Article, text: str, annotated: Annotated | None = None) -> None:
        self.article = article
        self.text = text
        self._annotated = annotated
        self._runs: dict[int, frozenset[tuple[str, ...]]] = {}

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
    def told_with(self) -> Mapping[str, Sequence[int]]:
        """For each stem, the sentences (of `told`) that hold it."""
        places: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.told):
            for stem in sentence.stems:
                places.setdefault(stem, []).append(number)
        return places

    @cached_property
    def stem_weights(self) -> Mapping[str, int]:
        """What each stem counts, less the more sentences hold it; whole numbers, so that sums have no order."""
        return {stem: round(2**20 / (0.5 + math.log2(1 + len(at)))) for stem, at in self.told_with.items()}

    @cached_property
    def told_as(self) -> Mapping[tuple[str, ...], int]:
        """The first sentence (of `told`) with just these words."""
        return {self.words.forms[s.first : s.last]: n for n, s in reversed(list(enumerate(self.told)))}

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word, whether it stands inside quotation marks."""
        found = [False] * len(self.words)
        for span in self.quoted_spans:
            inside = self.word_range(span)
            found[inside.start : inside.stop] = [True] * len(inside)
        return tuple(found)

    @cached_property
    def quoted_spans(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, marks included; in a transcript, every line with a speaker's label."""
        return find_quoted_spans(self.text)

    @cached_property
    def quoted_runs(self) -> frozenset[tuple[str, ...]]:
        """Three words in a row inside quotation marks."""
        if True not in self.quoted:
            return frozenset()
        forms, quoted = self.words.forms, self.quoted
        return frozenset(
            forms[i : i + 3] for i in range(len(forms) - 2) if quoted[i] and quoted[i + 1] and quoted[i + 2]
        )

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """For each word, whether it is a number or looks like part of a name: what two reports share by name."""
        return find_telling(self.words, self.told)

    @cached_property
    def telling_stems(self) -> tuple[str, ...]:
        """The stems of these words, in order."""
        return tuple(compress(self.words.stems, self.telling))

    @cached_property
    def single(self) -> Mapping[str, int]:
        """The words that occur once, with their places among the words with content."""
        return single_of(tuple(filter(None, self.words.stems)))

    @cached_property
    def details(self) -> Mapping[str, int]:
        """The stems of names and numbers, each with the first word that has it."""
        stems, telling = self.words.stems, self.telling
        return {stems[i]: i for i in range(len(stems) - 1, -1, -1) if telling[i]}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems of the text."""
        return frozenset(self.words.stems)

    def runs(self, size: int) -> frozenset[tuple[str, ...]]:
        """All runs of `size` words."""
        if size not in self._runs:
            forms = self.words.forms
            self._runs[size] = frozenset(zip(*(forms[k:] for k in range(size)), strict=False))
        return self._runs[size]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return self._annotated.names if self._annotated else find_names(self.text)

    @cached_property
    def people(self) -> tuple[Name, ...]:
        """The names of people without repetitions; no article has more than these."""
        unique = {name.full: name for name in self.names if name.kind == "person"}
        return tuple(unique.values())[:_MOST_PEOPLE]

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
    def name_contexts(self) -> tuple[NameContext, ...]:
        """Where each name stands, and among which words."""
        return find_name_contexts(self.names, self.words, self.told)

    @cached_property
    def names_beside(self) -> NamesBeside:
        """Which names each stem stands beside."""
        return find_names_beside(self.name_contexts)

    @cached_property
    def is_english(self) -> bool:
        """Whether the text is English, and long enough to have a manner."""
        return is_english(self.words)

    @cached_property
    def manner(self) -> Mapping[str, float]:
        """How the text tells its story; see `manner_of`."""
        return manner_of(self.words, self.text)

    @cached_property
    def flat(self) -> str:
        """The folded words, one space between them and at both ends."""
        return f" {' '.join(self.words.forms)} "

    def holds(self, forms: tuple[str, ...]) -> bool:
        """Whether these folded words stand in the text, in a row."""
        if len(forms) >= 3 and forms[:3] not in self.runs(3):
            return False  # which spares a look through the whole text
        return f" {' '.join(forms)} " in self.flat

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
    """An article made ready for comparing; InputTypeError for anything that is no article."""
    if isinstance(article, Prepared):
        return article
    if isinstance(article, Annotated):
        text = article.body.masked
        if text.strip():
            return Prepared(article.article, text, article)
        return Prepared(article.article, article.article.text)
    if isinstance(article, str):
        article = Article(article)
    if not isinstance(article, Article):
        raise InputTypeError(f"compare takes a str, an Article or an Annotated, not {type(article).__name__}")
    residue = [Span(r.start, r.end) for r in find_residue(article.text)]
    text = make_body(article.text, residue).masked if residue else article.text
    # A page that is nothing but residue is compared as it is.
    return Prepared(article, text if text.strip() else article.text)
