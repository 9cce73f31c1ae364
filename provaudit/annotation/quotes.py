"""Direct quotes in a text: where they are, who is credited, how they are sourced."""

from __future__ import annotations

from provaudit.annotation.names import Name, find_names
from provaudit.annotation.quotations import Quote
from provaudit.annotation.quote_marks import Marked, find_marked
from provaudit.annotation.sourcing import NONE, find_sourcing
from provaudit.annotation.speaker_names import Resolver
from provaudit.annotation.speakers import Candidate, Choice, best, find_choices
from provaudit.annotation.speech_tokens import Tokens
from provaudit.article import Span
from provaudit.errors import InputTypeError

_CUES = frozenset("VWGJA")


def find_quotes(text: str) -> list[Quote]:
    """The direct quotes of a text, in order, disjoint.

    Quoted words that are no speech (titles, nicknames, scare quotes without anyone who says them) are left out; so are
    quotes inside quotes. Offsets are code points. Rules find the marks, learned weights rank the candidates for the
    speaker (see `annotation/speakers.py`). Raises InputTypeError for anything but a str.
    """
    if not isinstance(text, str):
        raise InputTypeError(f"find_quotes takes a str, not {type(text).__name__}")
    marked = find_marked(text)
    if not marked:
        return []
    names = find_names(text)
    resolver = Resolver(text, names, [(m.start, m.end) for m in marked])
    quotes: list[Quote] = []
    last: Candidate | None = None
    for choice, candidate in find_choices(text, names, marked, best):
        stretch = marked[choice.quote]
        quote = _quote(text, names, stretch, choice, candidate, resolver, last, quotes[-1] if quotes else None)
        quotes.append(quote)
        last = candidate
    return quotes


def _quote(
    text: str,
    names: tuple[Name, ...],
    stretch: Marked,
    choice: Choice,
    candidate: Candidate | None,
    resolver: Resolver,
    last: Candidate | None,
    before: Quote | None,
) -> Quote:
    speaker: str | None = None
    mention: str | None = None
    spans: tuple[Span, ...] = ()
    cue_span: Span | None = None
    same = candidate is not None and last is not None and candidate.mention is last.mention
    if candidate is not None:
        start, end = candidate.span
        mention, spans = text[start:end], (Span(start, end),)
        if same and before is not None:
            speaker = before.speaker
            resolver.again(stretch.start)
        else:
            ref = candidate.tokens.refs[candidate.mention.last]
            named = candidate.mention.kind in "Nnbl"
            speaker = resolver.resolve(start, end, candidate.mention.kind, names[ref] if named else None)
        cue_span = _cue(candidate.tokens, candidate, choice)
    sourcing = find_sourcing(text, _beside(choice, candidate))
    if sourcing is NONE and same and before is not None and "\n" not in text[before.end : stretch.start]:
        sourcing = before.sourcing
    return Quote(
        stretch.start,
        stretch.end,
        text[stretch.inner_start : stretch.inner_end],
        stretch.closed,
        (same and before is not None and not before.closed) or stretch.repeated,
        speaker,
        mention,
        spans,
        text[cue_span.start : cue_span.end] if cue_span else None,
        cue_span,
        sourcing,
    )


def _cue(tokens: Tokens, candidate: Candidate, choice: Choice) -> Span | None:
    """The verb of saying nearest the mention, in its sentence."""
    mention, kinds = candidate.mention, tokens.kinds
    near = [i for i in range(max(0, mention.first - 4), min(len(kinds), mention.last + 20)) if kinds[i] in _CUES]
    near = [i for i in near if tokens.sentences[i] == mention.sentence]
    if not near:
        return None
    i = min(near, key=lambda i: (mention.first - i + 1 if i < mention.first else i - mention.last, i))
    end = tokens.ends[i + 1] if kinds[i] == "A" and i + 1 < len(kinds) else tokens.ends[i]
    return Span(tokens.starts[i], end)


def _beside(choice: Choice, candidate: Candidate | None) -> list[tuple[int, int]]:
    """The stretches between quotes in the sentences of the quote and of whoever is credited."""
    tokens, at = choice.tokens, choice.shape.token
    wanted = {tokens.sentences[at]}
    found = []
    if candidate is not None and candidate.tokens is tokens:
        wanted.add(candidate.mention.sentence)
    elif candidate is not None:
        found.append((candidate.tokens.starts[0], candidate.tokens.ends[-1]))
    start = end = -1
    for i, sentence in enumerate(tokens.sentences):
        if sentence in wanted and tokens.kinds[i] != "Q":
            if start < 0:
                start = tokens.starts[i]
            end = tokens.ends[i]
        elif start >= 0:
            found.append((start, end))
            start = -1
    if start >= 0:
        found.append((start, end))
    return found
