"""Quotes looked up in the other voices of a corpus and in the user's bank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.name_matching import parts_of, same_person, spelling_key
from provaudit.annotation.quotations import Quote
from provaudit.comparison.coverage import Coverage, find_coverage, is_personal, name_key
from provaudit.comparison.quote_bank import QuoteBank, VerifiedQuote
from provaudit.comparison.quote_index import QuoteIndex, build_quote_index, worth_comparing
from provaudit.comparison.quote_matching import QuoteMatch, match_words
from provaudit.comparison.quote_words import QuoteWords, find_quote_words, fold_text
from provaudit.comparison.voices import Voice
from provaudit.config import Config

Credit = Literal["same", "other", "unknown"]

_TELLING, _TELLING_OF_ONE_SPEAKER = 2.5, 1.5
"""How much the words in common must tell (`QuoteMatch.weight`) before a sighting corroborates anything; less is enough
where most of the words of both are shared, and are the same speaker's or many."""
_MOSTLY, _LONG = 0.6, 10
_RUN_IN_TEXT = 6
_MOST_TEXTS = 60
_MOST_SIDES, _MOST_WITNESSES = 4, 10


@dataclass(frozen=True, slots=True)
class _Owned:
    """A quote, the number of its article, and its words."""

    article: int
    quote: Quote
    words: QuoteWords


@dataclass(frozen=True, slots=True)
class Sighting:
    """A quote of another article, or an entry of the bank, that is the same utterance.

    article_id, quote: where it stands; None for the bank, which gives `verified` instead.
    match: how it compares (a: the quote looked up, b: this one). voice: the number of its voice; -1 for the bank.
    other_voice: whether it is independent of the article that was looked up (another source, another outlet).
    credit: whether it is credited to the same speaker, to another one, or one of the two is not known by name.
    for_this, for_other: how many independent voices side with the wording looked up, and with this one, where the two
    differ; each counts itself.
    """

    match: QuoteMatch
    credit: Credit
    other_voice: bool
    voice: int = -1
    article_id: str | None = None
    quote: Quote | None = None
    verified: VerifiedQuote | None = None
    for_this: int = 1
    for_other: int = 1

    @property
    def speaker(self) -> str | None:
        """Who is credited there."""
        return self.quote.speaker if self.quote is not None else self.verified.speaker if self.verified else None

    @property
    def text(self) -> str:
        """The wording there."""
        return self.quote.text if self.quote is not None else self.verified.text if self.verified else ""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A quote of an article, and where else it was found.

    sightings: the closest first. voices, articles, bank: how many other voices, articles and entries were looked in.
    of_note: whether the speaker is known.

    For a quote of someone of note that stands nowhere else, sourced vaguely or (in an article that sources none of its
    quotes) not at all: covering: how many other voices cover the story; in_texts: ids of their articles that have the
    words, though not as a quote.
    """

    quote: Quote
    sightings: tuple[Sighting, ...] = ()
    in_texts: tuple[str, ...] = ()
    voices: int = 0
    articles: int = 0
    bank: int = 0
    covering: int = 0
    of_note: bool = False

    @property
    def corroborated(self) -> bool:
        """Whether the bank or an independent voice has the utterance, in any wording."""
        return bool(self.in_texts) or any(s.other_voice or s.verified is not None for s in self.sightings)


def look_up_quotes(
    articles: Sequence[Annotated],
    voices: Sequence[Voice],
    config: Config,
    *,
    bank: QuoteBank | None = None,
    known_people: Callable[[str], bool] | None = None,
) -> list[tuple[QuoteRecord, ...]]:
    """For each article, a record for each of its quotes, in order.

    voices: the clusters of near-duplicates. known_people: whether a name is that of someone of note (a holder of an
    office in the timeline). Time and memory grow with the length of the articles, not with its square.
    """
    owners = [_Owned(i, quote, find_quote_words(quote.text)) for i, one in enumerate(articles) for quote in one.quotes]
    # What an article says twice in the same words is filed once.
    distinct = list({(owned.article, owned.words.forms): n for n, owned in reversed(list(enumerate(owners)))}.values())
    distinct.sort()
    index = build_quote_index(owners[n].words for n in distinct)
    filed = [owners[n] for n in distinct]
    folded: dict[int, str] = {}
    coverage = find_coverage(articles, voices)
    found: list[list[QuoteRecord]] = [[] for _ in articles]
    stories: dict[int, list[int]] = {}
    sourced = {owned.article for owned in owners if owned.quote.sourcing.level in ("document", "occasion")}
    total = len(set(coverage.voice))
    for owned in owners:
        i, quote = owned.article, owned.quote
        sightings = _sightings(owned, filed, articles, index, coverage) if len(articles) > 1 else []
        if bank is not None:
            sightings += _bank_sightings(owned, bank, coverage)
        sightings.sort(key=lambda s: (-s.match.similarity, s.article_id or ""))
        record = QuoteRecord(
            quote,
            tuple(sightings),
            voices=total - 1,
            articles=len(articles) - 1,
            bank=len(bank) if bank is not None else 0,
            of_note=quote.speaker is not None and coverage.is_of_note(quote.speaker, i, known_people),
        )
        level = quote.sourcing.level
        wanting = level == "vague" or (level == "none" and i not in sourced)
        if wanting and record.of_note and not record.corroborated:
            if i not in stories:
                stories[i] = coverage.covering(i)
            count = coverage.count_voices(stories[i])
            enough = count >= config.minimum_coverage + (level == "none")
            in_texts = _in_texts(owned.words, articles, stories[i][:_MOST_TEXTS], folded) if enough else ()
            record = replace(record, covering=count, in_texts=in_texts)
        found[i].append(record)
    return [tuple(records) for records in found]


def _sightings(
    owned: _Owned,
    filed: Sequence[_Owned],
    articles: Sequence[Annotated],
    index: QuoteIndex,
    coverage: Coverage,
) -> list[Sighting]:
    """Where a quote stands in other articles; of each article the closest alone. filed: the quotes in the index."""
    i, quote, words = owned.article, owned.quote, owned.words
    best: dict[int, tuple[Sighting, QuoteWords]] = {}
    for other, shared in index.candidates(words):
        k, theirs, its_words = filed[other].article, filed[other].quote, filed[other].words
        if k == i or not worth_comparing(words, its_words, shared):
            continue
        match = match_words(words, its_words)
        credit = _credit(quote.speaker, theirs.speaker, coverage.no_people)
        if not _tells(match, credit, words, its_words):
            continue
        if k in best and best[k][0].match.similarity >= match.similarity:
            continue
        independent = coverage.voice[k] != coverage.voice[i]
        its_id = articles[k].article.id
        best[k] = Sighting(match, credit, independent, coverage.voice[k], its_id, theirs), its_words
    kept = sorted((best[k] for k in sorted(best)), key=lambda found: -found[0].match.similarity)
    return [
        _with_sides(sighting, its_words, kept, coverage.voice[i]) if n < _MOST_SIDES else sighting
        for n, (sighting, its_words) in enumerate(kept)
    ]


def _with_sides(
    sighting: Sighting, words: QuoteWords, kept: Sequence[tuple[Sighting, QuoteWords]], own_voice: int
) -> Sighting:
    """Count the voices on either side of a difference; one whose wording fits both is on neither."""
    if sighting.match.kind != "altered" or sighting.credit == "other":
        return sighting
    mine, theirs = {own_voice}, {sighting.voice}
    for other, its_words in kept[:_MOST_WITNESSES]:
        if other.voice in (own_voice, sighting.voice):
            continue
        fits_mine = other.match.kind in ("same", "truncated")
        fits_theirs = match_words(words, its_words).kind in ("same", "truncated")
        if fits_mine != fits_theirs:
            (mine if fits_mine else theirs).add(other.voice)
    return replace(sighting, for_this=len(mine - theirs) or 1, for_other=len(theirs - mine) or 1)


def _bank_sightings(owned: _Owned, bank: QuoteBank, coverage: Coverage) -> list[Sighting]:
    found = []
    for hit in bank.look_up(owned.quote.text):
        credit = _credit(owned.quote.speaker, hit.entry.speaker, coverage.no_people)
        if _tells(hit.match, credit, owned.words, find_quote_words(hit.entry.text)):
            found.append(Sighting(hit.match, credit, True, verified=hit.entry))
    return found


def _in_texts(
    words: QuoteWords, articles: Sequence[Annotated], numbers: Sequence[int], folded: dict[int, str]
) -> tuple[str, ...]:
    """Ids of the articles `numbers` that have a run of the words anywhere. folded: texts that were folded before."""
    forms = words.forms
    size = min(_RUN_IN_TEXT, len(forms))
    runs = [f" {' '.join(forms[i : i + size])} " for i in range(len(forms) - size + 1)] if size >= 4 else []
    found = []
    for k in numbers if runs else ():
        if k not in folded:
            folded[k] = fold_text(articles[k].article.text)
        if any(run in folded[k] for run in runs):
            found.append(articles[k].article.id)
    return tuple(found)


def _tells(match: QuoteMatch, credit: Credit, words: QuoteWords, its_words: QuoteWords) -> bool:
    """Whether a match is more than a coincidence of plain words."""
    if match.kind == "different":
        return False
    if match.weight >= _TELLING or (words.forms == its_words.forms and match.weight >= _TELLING_OF_ONE_SPEAKER):
        return True
    mostly = match.similarity >= _MOSTLY and match.weight >= _TELLING_OF_ONE_SPEAKER
    return mostly and (credit == "same" or min(len(words), len(its_words)) >= _LONG)


def _credit(a: str | None, b: str | None, no_people: frozenset[str]) -> Credit:
    """Whether two speakers are one, two, or not both known by name; anyone may speak for a body or a place."""
    if a is None or b is None or not is_personal(a) or not is_personal(b):
        return "unknown"
    if same_person(a, b):
        return "same"
    # "Brook's lawyer Ann Hale" may speak for Brook: that is no other credit.
    related = _keys(a) & _keys(b) or {name_key(a), name_key(b)} & no_people
    return "unknown" if related else "other"


def _keys(name: str) -> frozenset[str]:
    return frozenset(spelling_key(word) for word in parts_of(name)[0] if word[:1].isupper())
