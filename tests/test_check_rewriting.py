"""The rewriting check: who restates whom, who says so, and what differs."""

from __future__ import annotations

import pytest

from provaudit.annotation.annotated import annotate
from provaudit.article import Article, Corpus
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.rewriting import check_rewriting
from provaudit.comparison.passages import compare
from provaudit.comparison.voices import find_voices
from provaudit.config import Config
from provaudit.finding import Assessment, Finding
from provaudit.timeline.windows import date_window

SOURCE = """Selm harbour will close for nine weeks from Monday, harbour master Lotte Brandt said, after divers found 40
cracks in the outer wall. The port handles 1.2 million tonnes of grain a year, most of it bound for Gansk and Orrin.

"We are … counting on dry weather," Brandt told reporters in Port Selm. "Not one ship will be turned away."

Repairs will cost 3,400 crowns a day, the town council said. Councillor Ulf Rehn asked why the wall had not been
inspected since 2011. The council has yet to answer him."""

REWRITE = """Port Selm's harbour is set to shut for nine weeks, according to harbour master Lotte Brandt, who stated on
3 March 2019 that divers had discovered 90 cracks in the outer wall. Every year the port deals with 1,200,000 tonnes of
grain, the bulk of it going to Gansk and Orrin, highlighting its importance.

Brandt expressed hope for good conditions, remarking, "We are counting on dry weather." She emphasized that no ships
would be turned away.

The town council indicated that repairs would cost 3,400 crowns a day. Ulf Rehn, a councillor, questioned why the wall
had not undergone an inspection since 2011, underscoring the concerns of residents."""

OTHER = "The choir of Aldersby will sing in the square on the eve of the fair, its leader Ines Tamm promised on Friday."


def assess(own: Article, *others: Article) -> Assessment:
    """The check on one article among others, compared in the order given."""
    annotated = {article.id: annotate(article) for article in (own, *others)}
    links = [c for other in others if (c := compare(annotated[other.id], annotated[own.id])).level != "none"]
    voices = find_voices(Corpus([own, *others]), links)
    voice = next((v for v in voices if own.id in v.ids), None)
    window = date_window(annotated[own.id])
    neighbours = Neighbours(annotated, tuple(links), voice, (), window)
    return check_rewriting(annotated[own.id], neighbours, Config())


def codes(assessment: Assessment) -> list[str]:
    return [finding.code for finding in assessment.findings]


def by_code(assessment: Assessment, code: str) -> Finding:
    return next(finding for finding in assessment.findings if finding.code == code)


def test_an_article_alone_is_not_assessed() -> None:
    found = assess(Article(SOURCE, id="a"))
    assert (found.status, found.findings) == ("not assessed", ())
    assert "no other article" in (found.reason or "")


def test_a_rewrite_names_its_source_with_passages_side_by_side() -> None:
    found = assess(Article(REWRITE, id="late"), Article(SOURCE, id="early"), Article(OTHER, id="other"))
    finding = by_code(found, "rewritten-from")
    assert "early" in finding.message
    assert finding.strength >= 0.5
    assert [e.article_id for e in finding.evidence] == ["early", "late"] * 3
    for evidence in finding.evidence:
        text = SOURCE if evidence.article_id == "early" else REWRITE
        assert evidence.span is not None
        assert text[evidence.span.start : evidence.span.end] == evidence.text
    assert found.compared_with == 2


def test_what_changed_is_one_finding_a_kind() -> None:
    found = assess(Article(REWRITE, id="late"), Article(SOURCE, id="early"))
    number, date = by_code(found, "drift-number"), by_code(found, "drift-date")
    assert [REWRITE[s.start : s.end] for s in number.spans] == ["90"]
    assert "“40”" in number.message or "“90”" in number.message
    assert [REWRITE[s.start : s.end] for s in date.spans] == ["3 March 2019"]
    assert len(set(codes(found))) == len(codes(found))


def test_the_source_has_no_concern() -> None:
    annotated = {a.id: annotate(a) for a in (Article(SOURCE, id="early"), Article(REWRITE, id="late"))}
    link = compare(annotated["early"], annotated["late"])
    window = date_window(annotated["early"])
    neighbours = Neighbours(annotated, (link,), None, (), window)
    assert check_rewriting(annotated["early"], neighbours, Config()).findings == ()


def test_unknown_direction_is_a_weaker_finding_for_both() -> None:
    found = assess(Article(SOURCE, id="a"), Article(SOURCE + "\n", id="b"))
    assert codes(found) == ["shares-passages"]
    assert found.findings[0].strength < 0.5


def test_credit_and_editions_are_no_concern() -> None:
    credited = assess(Article("PORT SELM (Reuters) - " + SOURCE, id="b"), Article(SOURCE, id="a"))
    assert codes(credited) == ["credited-reuse"]
    edition = assess(Article(SOURCE + "\n", id="b", outlet="Selm Tide"), Article(SOURCE, id="a", outlet="Selm Tide "))
    assert codes(edition) == ["revision"]
    assert all(f.strength == 0 for found in (credited, edition) for f in found.findings)


@pytest.mark.parametrize(
    ("text", "outlet", "found"),
    [
        ("A draft of the treaty viewed by Reuters sets no date.", None, True),
        ("A draft obtained by The New York Times sets no date.", "Gansk Post", True),
        ("A draft obtained by The New York Times sets no date.", "nytimes.com", False),
        ("GANSK (Reuters) - A draft of the treaty viewed by Reuters sets no date.", None, False),
        ("By Ann Bell, Reuters\nA draft of the treaty viewed by Reuters sets no date.", None, False),
        ("Reuters was the first agency in the valley, and Ann Bell read it daily.", None, False),
    ],
)
def test_second_hand_sourcing(text: str, outlet: str | None, found: bool) -> None:
    assessment = assess(Article(text, id="a", outlet=outlet))
    assert codes(assessment) == (["second-hand-sourcing"] if found else [])
    assert assessment.status == ("assessed" if found else "not assessed")


@pytest.mark.parametrize("text", ["seen by the " * 90_000, "Reuters " * 120_000, "(" * 1_000_000, "by " * 300_000])
def test_second_hand_sourcing_reads_long_texts(text: str) -> None:
    from provaudit.checks.second_hand import second_hand_findings

    annotated = annotate("A draft seen by Reuters.")
    long = annotated.__class__(
        **{name: getattr(annotated, name) for name in annotated.__slots__ if name not in ("article", "body")},
        article=Article(text),
        body=annotated.body.__class__(text, text, annotated.body.kept),
    )
    assert list(second_hand_findings(long)) == []


def test_a_dropped_ellipsis_is_told_with_the_words_beside_it() -> None:
    found = assess(Article(REWRITE, id="r", published="2031-03-02"), Article(SOURCE, id="s", published="2031-03-01"))
    message = by_code(found, "drift-quote").message
    assert "“are counting” differs from “are … counting” in s" in message
