"""Quotes that one text has otherwise than the other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from provaudit.annotation.quotations import Quote
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.quote_matching import QuoteMatch, match_words
from provaudit.comparison.replaced import Differences, Replaced, place_of
from provaudit.comparison.words import stem_of

_FEWEST_SHARED = 3
_FEWEST_WORDS = 4
_SHORT = 5
_MOST_LIKELY = 6
_MOST_QUOTES = 200
_MOST_CHANGES = 2


def quote_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Quotes of the target whose words the source has otherwise, or not at all.

    A quote with one or two changes gives those, one with more is given as a whole.
    """
    replaced = _within_quotes(source, target, differences)
    for one in replaced.pop(None, ()):
        yield _change(source, target, *_places(source, target, one))
    for number, quote in enumerate(target.quotes):
        found = _closest(source, target, number)
        if found is not None and found[1].kind == "same" and number not in replaced:
            continue
        words = target.quote_forms[number]
        if not words:
            continue
        verbatim = f" {' '.join(words)} " in source.flat
        changes = [_places(source, target, one) for one in replaced.get(number, ())]
        if found is not None and found[1].kind == "altered":
            other = found[0]
            for change in found[1].changes:
                here, there = _span(source, other, change.a), _span(target, quote, change.b)
                kept = verbatim and change.kind != "ellipsis dropped"
                if not kept and not any(there.overlaps(place) for _, place in changes):
                    changes.append((here, there))
            if len(changes) > _MOST_CHANGES:
                changes = [(source.within(other), target.within(quote))]
        for here, there in changes:
            yield _change(source, target, here, there)
        if changes or verbatim or found is not None:
            continue
        short = _reworded(source, words)
        if short is not None:
            yield _change(source, target, source.within(short), target.within(quote))
        elif len(words) >= _FEWEST_WORDS and not target.in_heading(quote.start):
            yield Drift("quote", "added", None, target.within(quote), "", quote.text)


def _within_quotes(source: Prepared, target: Prepared, differences: Differences) -> dict[int | None, list[Replaced]]:
    """The replacements inside quotation marks of both texts, by the number of the target's quote (None: in none)."""
    found: dict[int | None, list[Replaced]] = defaultdict(list)
    for one in differences.found:
        ours = range(one.target_first, max(one.target_last, one.target_first + 1))
        theirs = range(one.source_first, max(one.source_last, one.source_first + 1))
        if not all(i < len(target.quoted) and target.quoted[i] for i in ours):
            continue
        if not all(i < len(source.quoted) and source.quoted[i] for i in theirs):
            continue
        place = place_of(target, one.target_first, one.target_last)
        at = bisect_right(target.quotes, place.start, key=lambda quote: quote.start) - 1
        found[at if at >= 0 and place.end <= target.quotes[at].end else None].append(one)
    return found


def _places(source: Prepared, target: Prepared, one: Replaced) -> tuple[Span, Span]:
    return place_of(source, one.source_first, one.source_last), place_of(target, one.target_first, one.target_last)


def _change(source: Prepared, target: Prepared, here: Span, there: Span) -> Drift:
    return Drift("quote", "changed", here, there, source.slice(here), target.slice(there))


def _closest(source: Prepared, target: Prepared, number: int) -> tuple[Quote, QuoteMatch] | None:
    """The quote of the source that is most like one of the target's, unless all are different."""
    ours = target.quote_words[number]
    same = source.quotes_of.get(ours.forms)
    if same is not None:
        return source.quotes[same], match_words(source.quote_words[same], ours)
    if number > _MOST_QUOTES:
        return None
    vocabulary = set(ours.forms)
    shared = Counter(place for form in vocabulary for place in source.quotes_with.get(form, ()))
    least = min(_FEWEST_SHARED, len(vocabulary))
    likely = sorted((n for n in shared if shared[n] >= least), key=lambda n: (-shared[n], n))[:_MOST_LIKELY]
    best: tuple[Quote, QuoteMatch] | None = None
    for place in sorted(likely):
        quote, match = source.quotes[place], match_words(source.quote_words[place], ours)
        if match.kind in ("same", "truncated"):
            return quote, match
        if match.kind == "altered" and (best is None or match.similarity > best[1].similarity):
            best = quote, match
    return best


def _reworded(source: Prepared, words: tuple[str, ...]) -> Quote | None:
    """For a quote of a few words, one of the source's as short that shares half of them."""
    if not 1 < len(words) <= _SHORT:
        return None
    stems = {stem_of(word) for word in words}
    for quote, theirs in zip(source.quotes[:_MOST_QUOTES], source.quote_forms, strict=False):
        if not 1 < len(theirs) <= _SHORT:
            continue
        shared = len(stems.intersection(map(stem_of, theirs)))
        if 2 * shared >= max(len(words), len(theirs)):
            return quote
    return None


def _span(text: Prepared, quote: Quote, change: Span) -> Span:
    """A change's place in the article; where a quote lost words, the word before and the one after."""
    start = text.within(quote).start + change.start
    if len(change):
        return Span(start, start + len(change))
    words = text.word_range(Span(quote.start, quote.end))
    after = next((i for i in words if text.words.starts[i] >= start), words[-1] if words else 0)
    return place_of(text, after, after)
