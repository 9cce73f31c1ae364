"""The speaker of each quote: every name, pronoun and role near it is a candidate; learned weights pick the best.

A log-linear ranking over candidates, as in O'Keefe et al., "A Sequence Labelling Approach to Quote Attribution" (2012),
with features of the surface alone. Weights: `data/speaker_weights.json`, trained by `tests/speaker_training.py`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from provaudit.annotation.lexicon import read_weights
from provaudit.annotation.mentions import Mention, find_mentions
from provaudit.annotation.names import Name
from provaudit.annotation.quote_marks import Marked, paragraph_end, paragraph_start
from provaudit.annotation.speaker_features import (
    QuoteShape,
    features,
    features_of_earlier,
    features_of_none,
    shape_of,
)
from provaudit.annotation.speech_tokens import Tokens, lone_quote, tokenise
from provaudit.annotation.sure_speakers import is_credited_behind, right_behind, with_signature

_WINDOW = 40
_TAIL = 300
_SENTENCES = 2
_MOST_BEFORE = 14
_MOST_AFTER = 8


class Candidate(NamedTuple):
    """A mention in the tokens of its paragraph."""

    tokens: Tokens
    mention: Mention

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text: code points."""
        return self.tokens.starts[self.mention.first], self.tokens.ends[self.mention.last]


class Choice(NamedTuple):
    """The candidates for one quote, each with its features; the first is "nobody" (None)."""

    quote: int
    candidates: list[Candidate | None]
    features: list[list[str]]


class Credit(NamedTuple):
    """A quote, by its number, and who is credited with it. tokens, shape: its paragraph, and how it stands there."""

    quote: int
    tokens: Tokens
    shape: QuoteShape
    candidate: Candidate | None


Chooser = Callable[[Choice], Candidate | None]


def find_credits(text: str, names: Sequence[Name], quotes: Sequence[Marked], choose: Chooser) -> Iterator[Credit]:
    """For each quote, in order, whoever is credited with it.

    Where a name or pronoun and a verb of saying stand right behind the quote, that is the speaker; otherwise `choose`
    takes one of the candidates. It is asked in order, because the speaker of a quote speaks for that of the next.
    """
    starts = [name.start for name in names]
    numbered = list(enumerate(names))
    last: Candidate | None = None
    last_paragraph = number = 0
    i = previous_end = 0
    while i < len(quotes):
        begin, end = paragraph_start(text, quotes[i].start), paragraph_end(text, quotes[i].end)
        if (quotes[i].start, quotes[i].end) == (begin, end):
            end = with_signature(text, end)
        j = i + 1
        while j < len(quotes) and quotes[j].start < end:
            j += 1
        if (quotes[i].start, quotes[i].end) == (begin, end):
            tokens, mentions = lone_quote(begin, end, i), []
        else:
            inside = numbered[bisect_left(starts, begin) : bisect_left(starts, end)]
            tokens = tokenise(text, begin, end, inside, [(k, quotes[k]) for k in range(i, j)])
            mentions = find_mentions(tokens)
        firsts = [mention.first for mention in mentions]
        # Paragraphs are counted as one, or as two where one without a quote lies between.
        number += 1 + (text[previous_end:begin].strip() != "")
        earlier: tuple[list[Candidate], str] | None = None
        token_of = {ref: token for token, ref in tokens.refs.items() if tokens.kinds[token] == "Q"}
        for k in range(i, j):
            shape = shape_of(text, tokens, token_of[k], quotes[k].inner_start, quotes[k].inner_end)
            after = bisect_right(firsts, shape.token)
            mention = right_behind(tokens, mentions, after, shape)
            taken: Candidate | None
            if mention is not None:
                taken = Candidate(tokens, mention)
            elif last is not None and _goes_on(shape) and after and mentions[after - 1] is last.mention:
                taken = last
            else:
                alone = (shape.token == 0 or after == 0) and not is_credited_behind(tokens, mentions, after, shape)
                if alone and earlier is None:
                    earlier = _earlier(text, begin, previous_end, names, starts, numbered)
                first = max(bisect_left(firsts, shape.token - _WINDOW), after - _MOST_BEFORE)
                near = mentions[first : min(bisect_left(firsts, shape.token + _WINDOW), after + _MOST_AFTER)]
                before = earlier if alone and earlier else ([], "")
                choice = _choice(k, quotes[k], tokens, near, shape, last, number - last_paragraph, *before)
                taken = choose(choice)
            if taken is not None:
                last, last_paragraph = taken, number
            yield Credit(k, tokens, shape, taken)
        previous_end = end
        i = j


def _goes_on(shape: QuoteShape) -> bool:
    """Whether a quote is a sentence of its own at the end of a paragraph: `"..." she said. "..."`."""
    return shape.lead == "." and shape.follow == "$" and shape.look in ("u.", "u?")


def _choice(
    number: int,
    quote: Marked,
    tokens: Tokens,
    mentions: Sequence[Mention],
    shape: QuoteShape,
    last: Candidate | None,
    apart: int,
    earlier: Sequence[Candidate],
    ending: str,
) -> Choice:
    candidates: list[Candidate | None] = [None]
    found = [features_of_none(shape)]
    at = shape.token
    left = [m for m in mentions if m.last < at]
    right = [m for m in mentions if m.first > at]
    before_verb = sum([m.last < shape.verb for m in left])
    last_mention = last.mention if last is not None else None
    here = tokens.sentences[at]
    orders = _orders(mentions)
    for r, mention in enumerate(left):
        if mention.sentence < here - _SENTENCES and mention is not last_mention:
            continue
        candidates.append(Candidate(tokens, mention))
        rank = len(left) - 1 - r
        found.append(
            features(
                tokens,
                shape,
                mention,
                rank,
                orders[r],
                0 if mention.after[0] == "c" else before_verb - 1 - r,
                mention is last_mention,
            )
        )
    for r, mention in enumerate(right):
        if mention.sentence > here + _SENTENCES:
            break
        candidates.append(Candidate(tokens, mention))
        found.append(features(tokens, shape, mention, r, orders[len(left) + r], 0, mention is last_mention))
    if last is not None and last.tokens is not tokens:
        candidates.append(last)
        found.append(features_of_earlier(shape, last.mention, 0, True, quote.repeated, "Q", apart))
    for r, candidate in enumerate(reversed(earlier)):
        candidates.append(candidate)
        found.append(features_of_earlier(shape, candidate.mention, r, False, quote.repeated, ending, 1))
    return Choice(number, candidates, found)


def _orders(mentions: Sequence[Mention]) -> list[int]:
    """How many mentions precede each one in its sentence."""
    orders, sentence, count = [], -1, 0
    for mention in mentions:
        count = count + 1 if mention.sentence == sentence else 0
        sentence = mention.sentence
        orders.append(count)
    return orders


def _earlier(
    text: str,
    begin: int,
    previous_end: int,
    names: Sequence[Name],
    starts: Sequence[int],
    numbered: Sequence[tuple[int, Name]],
) -> tuple[list[Candidate], str]:
    """The candidates in the last sentence of the paragraph before, where that has no quote, and its last token."""
    stop = begin
    while stop > previous_end and text[stop - 1].isspace():
        stop -= 1
    if stop <= previous_end:
        return [], "Q"
    start = max(previous_end, text.rfind("\n", 0, stop) + 1, stop - _TAIL)
    inside = [n for n in numbered[bisect_left(starts, start) : bisect_left(starts, stop)] if n[1].end <= stop]
    tokens = tokenise(text, start, stop, inside, [])
    if not tokens.kinds:
        return [], "$"
    final = tokens.sentences[-1]
    mentions = [m for m in find_mentions(tokens) if m.sentence == final]
    return [Candidate(tokens, m) for m in mentions[-8:]], tokens.kinds[-1]


def best(choice: Choice) -> Candidate | None:
    """The candidate with the largest sum of weights."""
    get = read_weights("speaker_weights.json").get
    scores = [sum(filter(None, map(get, found))) for found in choice.features]
    return choice.candidates[scores.index(max(scores))]
