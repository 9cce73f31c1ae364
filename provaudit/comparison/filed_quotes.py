"""Filed quotes: those of one text by their words, so that the one most like another is found without comparing all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

from provaudit.annotation.quotations import Quote
from provaudit.comparison.quote_matching import QuoteMatch, are_unlike, match_words
from provaudit.comparison.quote_words import QuoteWords, find_quote_words

_FEWEST_SHARED = 3
_MOST_LIKELY = 6
_MOST_WITH_A_WORD = 200


class FiledQuotes:
    """The quotes of a text with their words, as comparing quotes reads them. Words are found when first asked for."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes

    @cached_property
    def words(self) -> tuple[QuoteWords, ...]:
        """The words of each quote."""
        return tuple(find_quote_words(quote.text) for quote in self.quotes)

    def closest_to(self, words: QuoteWords, *, equal_only: bool = False) -> tuple[Quote, QuoteMatch] | None:
        """The quote that is most like another, unless all are different. equal_only: look for the same words alone."""
        same = self._by_words.get(words.forms)
        if same is not None:
            return self.quotes[same], match_words(self.words[same], words)
        if equal_only:
            return None
        vocabulary, with_word = set(words.forms), self._with_word
        shared = Counter(chain.from_iterable(with_word[form] for form in vocabulary if form in with_word))
        least = min(_FEWEST_SHARED, len(vocabulary))
        likely = sorted((n for n in shared if shared[n] >= least), key=lambda n: (-shared[n], n))[:_MOST_LIKELY]
        best: tuple[Quote, QuoteMatch] | None = None
        for place in sorted(likely):
            if are_unlike(self.words[place], words):
                continue
            quote, match = self.quotes[place], match_words(self.words[place], words)
            if match.kind in ("same", "truncated"):
                return quote, match
            if match.kind == "altered" and (best is None or match.similarity > best[1].similarity):
                best = quote, match
        return best

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], int]:
        """The first quote that has just these words."""
        return {words.forms: number for number, words in reversed(list(enumerate(self.words)))}

    @cached_property
    def _with_word(self) -> Mapping[str, Sequence[int]]:
        """For each word, the quotes that hold it, so many of them at most."""
        found: dict[str, list[int]] = {}
        for number, words in enumerate(self.words):
            for form in set(words.forms):
                places = found.setdefault(form, [])
                if len(places) < _MOST_WITH_A_WORD:
                    places.append(number)
        return found
