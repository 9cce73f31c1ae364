"""Articles with quotes that are given, not found: for tests of what is done with quotes."""

from __future__ import annotations

from dataclasses import replace

from provaudit.annotation.annotated import Annotated, annotate
from provaudit.annotation.quotations import Quote, Sourcing, SourcingLevel
from provaudit.article import Article, Span

STORY = (
    "The harbour of Port Selm was shut on the orders of the Tamber Council, and crews from Gansk, Kirkvale and "
    "Aldersby waited off Cape Morrow while Hedda Lindqvist met the envoys of the Varga Line."
)


def article_with(
    id: str,
    *quotes: tuple[str, str | None] | tuple[str, str | None, SourcingLevel],
    outlet: str | None = None,
    story: str = STORY,
    lead: str = "",
) -> Annotated:
    """An article that tells a story and quotes words, each with its speaker and the level of its sourcing."""
    text, found = story, []
    for words, speaker, *level in quotes:
        start = len(text) + 2 + len(lead)
        text += f"\n\n{lead}“{words}” {speaker or 'It'} said."
        end = start + len(words) + 2
        spans = (Span(end + 1, end + 1 + len(speaker)),) if speaker else ()
        sourcing = Sourcing(level[0] if level else "none")
        found.append(Quote(start, end, words, True, False, speaker, speaker, spans, "said", None, sourcing))
    annotated = annotate(Article(text, id=id, outlet=outlet, language="en"))
    return replace(annotated, quotes=tuple(found))
