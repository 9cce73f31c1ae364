"""The quotes check: wordings and credits that differ between articles, and quotes that can be traced to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.name_matching import same_person
from provaudit.annotation.quotations import Quote
from provaudit.article import Span
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.quote_blame import altered_strength, blame_for, credit_strength
from provaudit.checks.quote_cuts import turning_cut
from provaudit.checks.quote_sourcing import anonymous_only, unsourced_strength, without_occasion
from provaudit.checks.table import make_finding
from provaudit.comparison.corroboration import QuoteRecord, Sighting
from provaudit.comparison.quote_words import find_quote_words
from provaudit.config import Config
from provaudit.escape import excerpt
from provaudit.finding import Assessment, Evidence, Finding, assessed, not_assessed

_MOST_WITNESSES = 5
_CLOSE_BY, _DOUBTFUL = 150, 0.3
_ANONYMOUS = _WITHOUT_OCCASION = 0.1
_WORDS_OF_A_STATEMENT, _TELLING_STATEMENT, _ALIKE = 6.5, 2.5, 0.6
_DOUBLE_MARKS = re.compile('["“”„‟«»″＂〝〞]')


def check_quotes(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    """Assess the quotes of an article: each was looked up in the other articles and in the bank before.

    "not assessed" for texts that are not English (the words for who said what are English), and where there is nothing
    to look the quotes up in.
    """
    if annotated.language not in (None, "en"):
        return not_assessed(
            "quotes", f"the words that credit and source a quote are known for English, not for {annotated.language!r}"
        )
    if not annotated.quotes:
        return assessed("quotes", compared_with=neighbours.compared_with)
    if neighbours.compared_with == 0 and not any(record.bank for record in neighbours.quotes):
        return not_assessed("quotes", "no other article and no quote bank to look its quotes up in")
    findings: list[Finding] = []
    for record in neighbours.quotes:
        findings += _of_wording(record, annotated, neighbours)
        findings += _of_credit(record, annotated, neighbours)
        findings += _of_source(record, annotated, config)
    findings += _of_missing_occasions(annotated, neighbours, config)
    findings += _of_anonymity(annotated)
    return assessed("quotes", findings, compared_with=neighbours.compared_with)


def _of_wording(record: QuoteRecord, annotated: Annotated, neighbours: Neighbours) -> Iterator[Finding]:
    """quote-altered for the gravest difference, else quote-truncated."""
    quote, own_id = record.quote, annotated.article.id
    altered = []
    for sighting in record.sightings:
        if sighting.match.kind == "altered" and sighting.credit != "other":
            blame = blame_for(sighting, own_id, neighbours.comparisons)
            strength = altered_strength(sighting, quote.text, blame)
            if strength > 0:
                altered.append((strength, sighting, blame))
    if altered:
        strength, worst, blame = max(altered, key=lambda found: found[0])
        unsure = "; nothing shows which of the two was changed" if blame == "either" else ""
        yield make_finding(
            "quote-altered",
            [_span(quote)],
            f"The quote {_quoted(quote.text)} differs from {_where(worst)}: {_quoted(worst.text)} "
            f"({_changes(worst)}{unsure}).",
            strength=round(strength, 4),
            cause=_cause(quote),
            evidence=_both_wordings(quote, own_id, [s for _, s, _ in altered], neighbours),
        )
        return
    for sighting in record.sightings:
        lost = turning_cut(quote, sighting, annotated)
        if lost is not None:
            yield make_finding(
                "quote-truncated",
                [_span(quote)],
                f"The quote {_quoted(quote.text)} leaves out {_quoted(lost.words, 60)}, which stands {lost.side} it in "
                f"{_where(sighting)}: {_quoted(sighting.text, 240)}.",
                strength=lost.strength,
                cause=_cause(quote),
                evidence=_both_wordings(quote, own_id, [sighting], neighbours),
            )
            return


def _of_credit(record: QuoteRecord, annotated: Annotated, neighbours: Neighbours) -> Iterator[Finding]:
    quote, own_id = record.quote, annotated.article.id
    close = [s for s in record.sightings if _share_a_statement(quote, s)]
    strength = credit_strength(close, own_id, neighbours.comparisons)
    if strength <= 0:
        return
    if any(_stands_nearer(sighting.speaker, quote, annotated) for sighting in close if sighting.credit == "other"):
        strength = min(strength, _DOUBTFUL)  # the article may well credit the same person
    others = [s for s in close if s.credit == "other" and not s.match.requoted]
    others.sort(key=lambda s: s.verified is None)
    first = others[0]
    yield make_finding(
        "quote-credited-elsewhere",
        [_span(quote), *quote.speaker_spans],
        f"The words {_quoted(quote.text)} are credited to {excerpt(quote.speaker or '', 60)} here and to "
        f"{excerpt(first.speaker or '', 60)} in {_where(first)}.",
        strength=strength,
        cause=_cause(quote),
        evidence=_both_wordings(quote, own_id, others, neighbours, relation="other credit"),
    )


def _stands_nearer(speaker: str | None, quote: Quote, annotated: Annotated) -> bool:
    """Whether the article names a person between a quote and the mention of whom it credits, in one paragraph."""
    own = min((_distance(span, quote) for span in quote.speaker_spans), default=_CLOSE_BY)
    text = annotated.article.text
    for name in annotated.names:
        near = _distance(Span(name.start, name.end), quote)
        if 0 < near < min(own, _CLOSE_BY) and speaker is not None and same_person(name.full, speaker):
            between = text[name.end : quote.start] if name.end <= quote.start else text[quote.end : name.start]
            if "\n" not in between:
                return True
    return False


def _distance(span: Span, quote: Quote) -> int:
    """Characters between a span and a quote; 0 where they overlap."""
    return max(span.start - quote.end, quote.start - span.end, 0)


def _share_a_statement(quote: Quote, sighting: Sighting) -> bool:
    """Whether two quotes share more than a slogan, a title or a turn of phrase that two people may well both use."""
    match = sighting.match
    if match.weight < _TELLING_STATEMENT or (match.kind == "altered" and match.similarity < _ALIKE):
        return False
    shared = match.similarity * (len(find_quote_words(quote.text)) + len(find_quote_words(sighting.text))) / 2
    return shared >= _WORDS_OF_A_STATEMENT


def _of_source(record: QuoteRecord, annotated: Annotated, config: Config) -> Iterator[Finding]:
    strength = unsourced_strength(record, annotated, config)
    if strength <= 0:
        return
    quote = record.quote
    sourcing = quote.sourcing
    how = f"sourced as {_quoted(sourcing.text, 60)}" if sourcing.text else "with no occasion given"
    evidence = [Evidence(quote.text, "quote", annotated.article.id, _span(quote))]
    if sourcing.span is not None and sourcing.text:
        evidence.append(Evidence(sourcing.text, "sourcing", annotated.article.id, sourcing.span))
    yield make_finding(
        "quote-unsourced",
        [_span(quote)],
        f"The quote {_quoted(quote.text)} of {excerpt(quote.speaker or '', 60)}, {how}, was not found in the "
        f"{record.articles} other articles compared; {record.covering} other sources among them cover the story.",
        strength=strength,
        cause=_cause(quote),
        evidence=evidence,
    )


def _of_missing_occasions(annotated: Annotated, neighbours: Neighbours, config: Config) -> Iterator[Finding]:
    quotes = without_occasion(neighbours.quotes, config)
    if quotes:
        covering = max(record.covering for record in neighbours.quotes)
        yield make_finding(
            "quote-unsourced",
            [_span(quote) for quote in quotes],
            f"The article gives no occasion for any of its quotes; {len(quotes)}, such as {_quoted(quotes[0].text)} of "
            f"{excerpt(quotes[0].speaker or '', 60)}, were not found in the {neighbours.compared_with} other articles "
            f"compared, and {covering} other sources among them cover the story.",
            strength=_WITHOUT_OCCASION,
            cause="quotes without an occasion",
            evidence=[Evidence(quote.text, "quote", annotated.article.id, _span(quote)) for quote in quotes],
        )


def _of_anonymity(annotated: Annotated) -> Iterator[Finding]:
    quotes = anonymous_only(annotated)
    if quotes:
        said = quotes[0].speaker or "people without a name"
        yield make_finding(
            "quote-anonymous",
            [_span(quote) for quote in quotes],
            f"All {len(quotes)} quotes are credited to people without a name, such as {_quoted(said, 60)}.",
            strength=_ANONYMOUS,
            cause="anonymous quotes",
            evidence=[Evidence(quote.text, "quote", annotated.article.id, _span(quote)) for quote in quotes],
        )


def _both_wordings(
    quote: Quote,
    own_id: str,
    sightings: Iterable[Sighting],
    neighbours: Neighbours,
    *,
    relation: str = "other wording",
) -> list[Evidence]:
    evidence = [Evidence(quote.text, "this wording", own_id, _span(quote))]
    for sighting in list(sightings)[:_MOST_WITNESSES]:
        if sighting.quote is None or sighting.article_id is None:
            evidence.append(Evidence(sighting.text, "bank entry"))
            continue
        span = _span(sighting.quote)
        text = neighbours.articles[sighting.article_id].article.text[span.start : span.end]
        evidence.append(Evidence(text, relation, sighting.article_id, span))
    return evidence


def _quoted(words: str, limit: int = 120) -> str:
    """Words of an article in double marks, with none of those inside."""
    bare = _DOUBLE_MARKS.sub("'", words)
    return f"“{excerpt(bare, limit)}”"


def _where(sighting: Sighting) -> str:
    if sighting.verified is None:
        return f"the article {excerpt(sighting.article_id or '', 60)}"
    source = sighting.verified.source or sighting.verified.speaker
    return f"the quote bank ({excerpt(source, 60)})" if source else "the quote bank"


def _changes(sighting: Sighting) -> str:
    kinds = dict.fromkeys(change.kind for change in sighting.match.changes)
    return ", ".join(kinds)


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)


def _cause(quote: Quote) -> str:
    return f"quote at {quote.start}"
