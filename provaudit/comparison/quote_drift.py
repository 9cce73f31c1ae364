"""Quotes that one text has otherwise than the other."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from provaudit.annotation.quotations import Quote
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences, Replaced, place_of

_FEWEST_WORDS = 4
_MOST_QUOTES = 200
_MOST_CHANGES = 2


def quote_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Quotes of the target whose words the source has otherwise, or not at all.

    A quote with one or two changes gives those, one with more is given as a whole.
    """
    found = [*_whole_quotes(source, target, _within_quotes(source, target, differences))]
    yield from found
    yield from _fragments(source, target, [drift.target_span for drift in found if drift.target_span is not None])


def _whole_quotes(source: Prepared, target: Prepared, replaced: dict[int | None, list[Replaced]]) -> Iterator[Drift]:
    for one in replaced.pop(None, ()):
        yield _change(source, target, *_places(source, target, one))
    verbatim_quotes = {quote.text for quote in source.quotes}
    for number, quote in enumerate(target.quotes):
        if quote.text in verbatim_quotes and number not in replaced:
            continue
        ours = target.filed_quotes.words[number]
        found = source.filed_quotes.closest_to(ours, equal_only=number > _MOST_QUOTES)
        if found is not None and found[1].kind == "same" and number not in replaced:
            continue
        words = target.quote_forms[number]
        if not words:
            continue
        verbatim = source.holds(words)
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
        elif len(changes) > _MOST_CHANGES:
            changes = [(_around(here for here, _ in changes), target.within(quote))]
        for here, there in changes:
            yield _change(source, target, here, there)
        if changes or verbatim or found is not None:
            continue
        if len(words) >= _FEWEST_WORDS and not target.in_heading(quote.start):
            yield Drift("quote", "added", None, target.within(quote), "", quote.text)


def _fragments(source: Prepared, target: Prepared, told: Sequence[Span]) -> Iterator[Drift]:
    """Quoted fragments of a few words that stand where the source has one with half of these words."""
    for ours in target.stated.fragments:
        if source.holds(ours.forms) or any(ours.place.overlaps(span) for span in told):
            continue
        stems = set(ours.stems)
        for theirs in source.stated.fragments:
            if 2 * len(stems.intersection(theirs.stems)) >= max(len(ours.forms), len(theirs.forms)):
                yield _change(source, target, theirs.place, ours.place)
                break


def _within_quotes(source: Prepared, target: Prepared, differences: Differences) -> dict[int | None, list[Replaced]]:
    """The replacements inside quotation marks of both texts, by the number of the target's quote (None: in none)."""
    found: dict[int | None, list[Replaced]] = defaultdict(list)
    quoted, its_quoted = target.quoted.tobytes(), source.quoted.tobytes()
    if 1 not in quoted or 1 not in its_quoted:
        return found
    for one in differences.found:
        ours = range(one.target_first, max(one.target_last, one.target_first + 1))
        theirs = range(one.source_first, max(one.source_last, one.source_first + 1))
        if not all(i < len(quoted) and quoted[i] for i in ours):
            continue
        if not all(i < len(its_quoted) and its_quoted[i] for i in theirs):
            continue
        place = place_of(target, one.target_first, one.target_last)
        at = bisect_right(target.quotes, place.start, key=lambda quote: quote.start) - 1
        found[at if at >= 0 and place.end <= target.quotes[at].end else None].append(one)
    return found


def _around(spans: Iterable[Span]) -> Span:
    starts, ends = zip(*((span.start, span.end) for span in spans), strict=True)
    return Span(min(starts), max(ends))


def _places(source: Prepared, target: Prepared, one: Replaced) -> tuple[Span, Span]:
    return place_of(source, one.source_first, one.source_last), place_of(target, one.target_first, one.target_last)


def _change(source: Prepared, target: Prepared, here: Span, there: Span) -> Drift:
    return Drift("quote", "changed", here, there, source.slice(here), target.slice(there))


def _span(text: Prepared, quote: Quote, change: Span) -> Span:
    """A change's place in the article; where it holds no word (an ellipsis, a gap), with the words on either side."""
    start = text.within(quote).start + change.start
    place = Span(start, start + len(change))
    if any(c.isalnum() for c in text.slice(place)):
        return place
    words = text.word_range(Span(quote.start, quote.end))
    after = next((i for i in words if text.words.starts[i] >= start), words[-1] if words else 0)
    return place_of(text, after, after)
