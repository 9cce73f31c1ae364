"""The speaker of each quote: every name, pronoun and role near it is a candidate; learned weights pick the best.

A log-linear ranking over candidates, as in O'Keefe et al., "A Sequence Labelling Approach to Quote Attribution" (2012),
with features of the surface alone. Weights: `data/speaker_weights.json`, trained by `tests/speaker_training.py`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from provaudit.annotation.mentions import Mention, find_mentions
from provaudit.annotation.names import Name
from provaudit.annotation.quote_marks import Marked
from provaudit.annotation.speaker_features import (
    QuoteShape,
    features,
    features_of_earlier,
    features_of_none,
    shape_of,
)
from provaudit.annotation.speech_tokens import Tokens, tokenise

_WINDOW = 60
_TAIL = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention in the tokens of its paragraph."""

    tokens: Tokens
    mention: Mention

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text: code points."""
        return self.tokens.starts[self.mention.first], self.tokens.ends[self.mention.last]


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates for one quote, each with its features; the first is "nobody" (None)."""

    quote: int
    tokens: Tokens
    shape: QuoteShape
    candidates: list[Candidate | None]
    features: list[list[str]]


Chooser = Callable[[Choice], Candidate | None]


def find_choices(
    text: str, names: Sequence[Name], quotes: Sequence[Marked], choose: Chooser
) -> Iterator[tuple[Choice, Candidate | None]]:
    """For each quote, in order, its candidates and the one that `choose` takes.

    `choose` is asked once a quote, in order, because the speaker of a quote speaks for that of the next.
    """
    starts = [name.start for name in names]
    numbered = list(enumerate(names))
    last: Candidate | None = None
    last_paragraph, number = -9, 0
    i = 0
    previous_end = 0
    while i < len(quotes):
        begin, end = _paragraph(text, quotes[i].start, quotes[i].end)
        j = i + 1
        while j < len(quotes) and quotes[j].start < end:
            j += 1
        inside = numbered[bisect_left(starts, begin) : bisect_left(starts, end)]
        tokens = tokenise(text, begin, end, inside, [(k, quotes[k]) for k in range(i, j)])
        mentions = find_mentions(tokens)
        number += text.count("\n", previous_end, begin) and 1
        skipped = text[previous_end:begin].strip() != ""
        earlier, ending = _earlier(text, begin, previous_end if skipped or i == 0 else begin, names, starts, numbered)
        number += skipped
        previous_end = end
        positions = {tokens.refs[t]: t for t, kind in enumerate(tokens.kinds) if kind == "Q"}
        for k in range(i, j):
            if k not in positions:
                continue
            quote = quotes[k]
            shape = shape_of(text, tokens, positions[k], quote.inner_start, quote.inner_end)
            choice = _choice(text, k, quote, tokens, mentions, shape, last, number - last_paragraph, earlier, ending)
            taken = choose(choice)
            if taken is not None:
                last, last_paragraph = taken, number
            yield choice, taken
        i = j


def _choice(
    text: str,
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
    words = text[quote.inner_start : quote.inner_end]
    left = [m for m in mentions if at - _WINDOW <= m.last < at]
    right = [m for m in mentions if at < m.first <= at + _WINDOW]
    before_verb = sum(m.last < shape.verb for m in left)
    for side in (left, right):
        for r, mention in enumerate(side):
            rank = r if side is right else len(left) - 1 - r
            is_last = last is not None and last.tokens is tokens and last.mention is mention
            span = text[tokens.starts[mention.first] : tokens.ends[mention.last]]
            in_quote = mention.kind == "N" and span.rsplit(" ", 1)[-1] in words
            candidates.append(Candidate(tokens, mention))
            found.append(features(tokens, shape, mention, rank, before_verb - 1 - r, is_last, in_quote))
    if last is not None and last.tokens is not tokens:
        candidates.append(last)
        found.append(features_of_earlier(shape, last.mention, 0, True, quote.repeated, "Q", apart))
    for r, candidate in enumerate(reversed(earlier)):
        candidates.append(candidate)
        found.append(features_of_earlier(shape, candidate.mention, r, False, quote.repeated, ending, 1))
    return Choice(number, tokens, shape, candidates, found)


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


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a quote: line ends before lower case do not end it."""
    begin = text.rfind("\n", 0, start) + 1
    while begin > 1 and text[begin : begin + 1].islower():
        begin = text.rfind("\n", 0, begin - 1) + 1
    stop = text.find("\n", end)
    while stop >= 0 and text[stop + 1 : stop + 2].islower():
        stop = text.find("\n", stop + 1)
    return begin, stop if stop >= 0 else len(text)


@cache
def _weights() -> dict[str, float]:
    source = files("provaudit").joinpath("data", "speaker_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(source)
    return loaded


def best(choice: Choice) -> Candidate | None:
    """The candidate with the largest sum of weights."""
    weights = _weights()
    get = weights.get
    scores = [sum([get(f, 0.0) for f in found]) for found in choice.features]
    return choice.candidates[max(range(len(scores)), key=scores.__getitem__)]
