"""Hypothesis strategies that return their ground truth with the text, and properties for checks of your own.

    from hypothesis import given
    from provaudit.testing import planted_quotes

    @given(planted_quotes())
    def test_every_planted_quote_is_found(planted):
        assert any(q.speaker == planted.speaker for q in provaudit.find_quotes(planted.article.text))

Needs the extra `testing` (hypothesis). All people and places are invented.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from provaudit.article import Article, Corpus, Span
from provaudit.checks.running import Check
from provaudit.errors import MissingExtraError

try:
    from hypothesis import given, settings
    from hypothesis import strategies as st
except ImportError:
    raise MissingExtraError("provaudit.testing needs hypothesis: pip install 'provaudit[testing]'") from None

GIVEN_NAMES = "Lotte Ulf Greta Jost Ines Marek Oda Viktor Salma Piet Runa Tomas Elif Bastian Noor Hedda".split()
SURNAMES = "Brandt Rehn Sohn Abel Kovarik Lindqvist Tamm Okonjo Varga Delacourt Nyström Ferreira Haldane Bekele".split()
TOWNS = "Port Selm,Gansk,Hask,Orrin,Westerhaven,Dunmoor,Lower Tamber,Kirkvale,Aldersby,Marnay".split(",")
_ROLES = (
    "harbour master,headteacher,engineer,farmer,lawyer,surgeon,ferry captain,librarian,union leader,geologist".split(
        ","
    )
)
_THINGS = (
    "the new bridge,the flood wall,the school roof,the night ferry,the grain store,the water tower,the hospital wing,"
    "the tram line,the fish market,the old quarry,the wind farm,the bus depot,the town archive,the northern pier"
).split(",")
_VERBS = (
    "will be closed for repairs,has been inspected twice,costs more than planned,opened to visitors,"
    "was damaged in the storm,needs a second survey,is to be sold,was praised by neighbours,"
    "will reopen after the harvest,stays under review"
).split(",")
_CLAUSES = (
    "while the council waits for a report,because the contract ran out,although few had expected it,"
    "after a long debate,as the rain kept falling,before the holidays begin,since the survey was lost,"
    "once the lists have been compared"
).split(",")
_WORDS = (
    "We will finish this work,Nobody here has seen the list,The wall must stand for a hundred years,"
    "I asked for the figures twice,Our children cross that bridge every day,"
    "The money was never ours to spend,They rang at six and said make room"
).split(",")
_FOOTERS = (
    ("share_bar", "Share this article"),
    ("comment_form", "Leave a Reply"),
    ("copyright", "Copyright 2019 Westerhaven Herald. All rights reserved."),
    ("subscription", "Sign up for our newsletter"),
    ("related_links", "Related articles"),
    ("navigation", "Back to top"),
)

# (name, opening mark, closing mark)
QUOTE_STYLES = (
    ("curly", "“", "”"),
    ("straight", '"', '"'),
    ("guillemets", "«", "»"),
    ("low-high", "„", "“"),
    ("LaTeX", "``", "''"),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """An article in which something was planted, with the truth about it.

    kind: what was planted ("quote/curly", "date/iso", "footer/copyright", "rewrite"). spans: where it stands.
    speaker: of a planted quote. value: the TIMEX3 value of a planted date, the words of a planted quote.
    source: the article that a planted rewrite was made from.
    """

    article: Article
    kind: str
    spans: tuple[Span, ...]
    speaker: str | None = None
    value: str | None = None
    source: Article | None = None


def people() -> st.SearchStrategy[str]:
    """Full names of invented people."""
    return st.builds("{} {}".format, st.sampled_from(GIVEN_NAMES), st.sampled_from(SURNAMES))


def sentences() -> st.SearchStrategy[str]:
    """Plain sentences of news, without quotes or dates; about a million different ones."""
    return st.builds(
        "In {}, {} {} {}, said people who know {}.".format,
        st.sampled_from(TOWNS),
        st.sampled_from(_THINGS),
        st.sampled_from(_VERBS),
        st.sampled_from(_CLAUSES),
        people(),
    )


def bodies(minimum: int = 3, maximum: int = 12) -> st.SearchStrategy[str]:
    """Texts of `minimum` to `maximum` different sentences, in paragraphs of three."""
    return st.lists(sentences(), min_size=minimum, max_size=maximum, unique=True).map(_paragraphs)


def articles(minimum: int = 3, maximum: int = 12) -> st.SearchStrategy[Article]:
    """Articles with any fields known or unknown."""
    days = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
    outlets = st.none() | st.sampled_from(["Westerhaven Herald", "Gansk Post", "Tamber Gazette"])
    return st.builds(Article, bodies(minimum, maximum), outlet=outlets, published=days, title=st.none() | sentences())


def corpora(maximum: int = 5) -> st.SearchStrategy[Corpus]:
    """Corpora of 1 to `maximum` articles; some may be alike."""
    return st.lists(articles(), min_size=1, max_size=maximum).map(Corpus)


@st.composite
def planted_quotes(draw: st.DrawFn) -> Planted:
    """An article with one direct quote in any marking style, credited before or after it."""
    style, opening, closing = draw(st.sampled_from(QUOTE_STYLES))
    speaker, words = draw(people()), draw(st.sampled_from(_WORDS))
    role = draw(st.sampled_from(_ROLES))
    form = draw(st.sampled_from(["after", "before", "apposition"]))
    if form == "after":
        before, after = "", f" said {speaker}."
    elif form == "before":
        before, after = f"{speaker} said: ", ""
    else:
        before, after = "", f" {speaker}, a {role}, said."
    ending = "." if form == "before" else ","
    marked = f"{opening}{words}{ending}{closing}"
    first, last = draw(bodies(2, 4)), draw(bodies(2, 4))
    start = len(first) + 2 + len(before)
    article = Article(f"{first}\n\n{before}{marked}{after}\n\n{last}")
    return Planted(article, f"quote/{style}", (Span(start, start + len(marked)),), speaker=speaker, value=words)


@st.composite
def planted_dates(draw: st.DrawFn) -> Planted:
    """An article with one full date, in any of several formats, in a sentence of its own."""
    day = draw(st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)))
    formats = {
        "iso": f"{day.isoformat()}",
        "month first": f"{day:%B} {day.day}, {day.year}",
        "day first": f"{day.day} {day:%B} {day.year}",
        "weekday": f"{day:%A}, {day:%B} {day.day}, {day.year}",
        "ordinal": f"the {_ordinal(day.day)} of {day:%B} {day.year}",
        "short month": f"{day:%b}. {day.day}, {day.year}" if day.month != 5 else f"May {day.day}, {day.year}",
    }
    name = draw(st.sampled_from(sorted(formats)))
    first, last = draw(bodies(1, 3)), draw(bodies(1, 3))
    before = f"{first}\n\nThe survey was finished on "
    article = Article(f"{before}{formats[name]} by two engineers.\n\n{last}")
    span = Span(len(before), len(before) + len(formats[name]))
    return Planted(article, f"date/{name}", (span,), value=day.isoformat())


@st.composite
def planted_footers(draw: st.DrawFn) -> Planted:
    """An article with lines of page furniture after it; `spans` are those of the lines."""
    article = draw(articles())
    lines = draw(st.lists(st.sampled_from(_FOOTERS), min_size=1, max_size=3, unique=True))
    text, spans = article.text, []
    for _, line in lines:
        text += "\n\n"
        spans.append(Span(len(text), len(text) + len(line)))
        text += line
    return Planted(replace(article, text=text, id="planted"), f"footer/{lines[0][0]}", tuple(spans))


@st.composite
def planted_rewrites(draw: st.DrawFn) -> Planted:
    """An article made from another one: some sentences dropped, the rest with their clauses turned round."""
    kept = draw(st.lists(sentences(), min_size=8, max_size=14, unique=True))
    source = Article(_paragraphs(kept), id="source")
    dropped = draw(st.integers(0, len(kept) // 4))
    changed = [_turned(sentence) for sentence in kept[: len(kept) - dropped]]
    text = _paragraphs(changed)
    return Planted(Article(text, id="rewrite"), "rewrite", (Span(0, len(text)),), source=source)


def check_spans_in_bounds(check: Check, corpus: Corpus) -> None:
    """Property: every finding of the check marks characters of its own article."""
    from provaudit.pipeline import audit

    for report in audit(corpus, checks=[check]):
        for finding in report.findings:
            assert finding.spans, f"{finding.code} marks nothing"
            for span in finding.spans:
                whole = (report.article.title or "") if span.field == "title" else report.article.text
                assert span.start < span.end <= len(whole), f"{finding.code} marks {span} of {len(whole)} characters"


def check_is_deterministic(check: Check, corpus: Corpus) -> None:
    """Property: the same corpus gives the same bytes."""
    from provaudit.pipeline import audit

    assert audit(corpus, checks=[check]).to_json() == audit(corpus, checks=[check]).to_json()


def check_messages_are_neutral(check: Check, corpus: Corpus) -> None:
    """Property: every finding has a message and an innocent explanation, and none accuses."""
    from provaudit.pipeline import audit

    for report in audit(corpus, checks=[check]):
        for finding in report.findings:
            assert finding.message.strip(), f"{finding.code} has no message"
            assert finding.innocent.strip(), f"{finding.code} has no innocent explanation"
            words = finding.message.lower()
            for accusing in ("fake", "fabricat", "plagiar", "hoax", "liar", "ai-written", "ai-generated"):
                assert accusing not in words, f"{finding.code} accuses: {accusing}"


def check_properties(check: Check, *, examples: int = 25) -> None:
    """Run all properties on a check of your own, over `examples` generated corpora; raises AssertionError."""

    @settings(max_examples=examples, deadline=None, derandomize=True, database=None)
    @given(corpora())
    def run(corpus: Corpus) -> None:
        check_spans_in_bounds(check, corpus)
        check_is_deterministic(check, corpus)
        check_messages_are_neutral(check, corpus)

    run()


def _paragraphs(parts: list[str]) -> str:
    return "\n\n".join(" ".join(parts[i : i + 3]) for i in range(0, len(parts), 3))


def _turned(sentence: str) -> str:
    """ "In A, b c d, said e." becomes "People who know ... said that b c d in A." """
    place, rest = sentence.removeprefix("In ").split(", ", 1)
    claim, source = rest.rsplit(", said people who know ", 1)
    return f"People close to {source.rstrip('.')} said that {claim} in {place}."


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
