"""Direct quotes in a text: where they are, who is credited, how they are sourced."""

from __future__ import annotations

import re

from provaudit.annotation.names import Name, find_names
from provaudit.annotation.quotations import Quote
from provaudit.annotation.quote_marks import Marked, find_marked
from provaudit.annotation.single_marks import with_single
from provaudit.annotation.sourcing import NONE, Sources
from provaudit.annotation.speaker_names import Resolver
from provaudit.annotation.speakers import Candidate, Credit, best, find_credits
from provaudit.annotation.speech import is_long, is_speech
from provaudit.annotation.speech_tokens import Tokens
from provaudit.article import Span
from provaudit.errors import InputTypeError

_CUES = frozenset("VWGJA")
_REACH, _REACH_BACK = 20, 7
# These, where nobody says anything, are no speaker: 'it is called a "pact"'.
_THINGS = frozenset(("it", "which"))
_CONTRACTION = re.compile("['’]")  # "she's" stands for "she"
# More quotes than these are not credited: no prose has one every other line for so long.
_ALWAYS_READ, _CHARACTERS_A_QUOTE = 1000, 150


def find_quotes(text: str) -> list[Quote]:
    """The direct quotes of a text, in order, disjoint.

    Quoted words that are no speech (titles, nicknames, scare quotes without anyone who says them) are left out; so are
    quotes inside quotes. Offsets are code points. Rules find the marks, learned weights rank the candidates for the
    speaker (see `annotation/speakers.py`). Where a text has far more quotes than prose can have, those past the first
    thousands are given without a speaker. Raises InputTypeError for anything but a str.
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_quotes takes a str, not {type(text).__name__}")
    marked = with_single(text, find_marked(text))
    if not marked:
        return []
    read = _ALWAYS_READ + len(text) // _CHARACTERS_A_QUOTE
    marked, unread = marked[:read], marked[read:]
    names = find_names(text)
    resolver = Resolver(text, names, [(m.start, m.end) for m in marked])
    sources = Sources(text)
    quotes: list[Quote] = []
    last: Candidate | None = None
    for credit in find_credits(text, names, marked, best):
        if not is_speech(text, marked[credit.quote], credit):
            continue
        before = quotes[-1] if quotes else None
        quotes.append(_quote(text, names, marked[credit.quote], credit, resolver, sources, last, before))
        last = credit.candidate
    return quotes + [_uncredited(text, stretch) for stretch in unread if is_long(text, stretch)]


def _uncredited(text: str, stretch: Marked) -> Quote:
    words = text[stretch.inner_start : stretch.inner_end]
    return Quote(stretch.start, stretch.end, words, stretch.closed, False, None, None, (), None, None, NONE)


def _quote(
    text: str,
    names: tuple[Name, ...],
    stretch: Marked,
    credit: Credit,
    resolver: Resolver,
    sources: Sources,
    last: Candidate | None,
    before: Quote | None,
) -> Quote:
    speaker: str | None = None
    mention: str | None = None
    spans: tuple[Span, ...] = ()
    cue_span: Span | None = None
    candidate = credit.candidate
    same = candidate is not None and last is not None and candidate.mention is last.mention
    if candidate is not None:
        start, end = candidate.span
        if candidate.mention.kind in "PH":
            end = start + len(_CONTRACTION.split(text[start:end], maxsplit=1)[0])
        mention, spans = text[start:end], (Span(start, end),)
        if same and before is not None:
            speaker, cue_span = before.speaker, before.cue_span
            resolver.again(stretch.start)
        else:
            ref = candidate.tokens.refs.get(candidate.mention.last, -1)
            named = candidate.mention.kind in "Nnbl"
            speaker = resolver.resolve(start, end, candidate.mention.kind, names[ref] if named else None)
            cue_span = _cue(candidate.tokens, candidate)
            if cue_span is None and mention.lower() in _THINGS and speaker == mention:
                speaker, mention, spans = None, None, ()
    sourcing = sources.find(_beside(credit))
    if sourcing is NONE and same and before is not None and "\n" not in text[before.end : stretch.start]:
        sourcing = before.sourcing
    return Quote(
        stretch.start,
        stretch.end,
        text[stretch.inner_start : stretch.inner_end],
        stretch.closed,
        stretch.repeated or (same and before is not None and _goes_on(text, before, stretch)),
        speaker,
        mention,
        spans,
        text[cue_span.start : cue_span.end] if cue_span else None,
        cue_span,
        sourcing,
    )


def _goes_on(text: str, before: Quote, stretch: Marked) -> bool:
    """Whether a quote goes on with the one before it, by the same speaker: left open, or cut in two by "he said"."""
    if not before.closed:
        return True
    gap = text[before.end : stretch.start]
    return before.text[-1] in ",—–-…" and text[stretch.inner_start].islower() and "\n" not in gap and ". " not in gap


def _cue(tokens: Tokens, candidate: Candidate) -> Span | None:
    """The verb of saying nearest the mention, in its sentence."""
    (first, last), kinds = candidate.mention[:2], tokens.kinds
    near = kinds[max(0, first - _REACH_BACK) : last + _REACH]
    if _CUES.isdisjoint(near):
        return None
    count = len(kinds)
    for apart in range(1, _REACH):
        for i in (last + apart, first - apart) if apart <= _REACH_BACK else (last + apart,):
            if 0 <= i < count and kinds[i] in _CUES and tokens.sentences[i] == candidate.mention.sentence:
                end = tokens.ends[i + 1] if kinds[i] == "A" and i + 1 < count else tokens.ends[i]
                return Span(tokens.starts[i], end)
    return None


def _beside(credit: Credit) -> list[tuple[Tokens, int]]:
    """The tokens whose sentences tell how the quote is sourced: its own, and that of whoever is credited."""
    found = [(credit.tokens, credit.shape.token)]
    if credit.candidate is not None:
        tokens, mention = credit.candidate
        if tokens is not credit.tokens or mention.sentence != tokens.sentences[credit.shape.token]:
            found.append((tokens, mention.last))
    return found
