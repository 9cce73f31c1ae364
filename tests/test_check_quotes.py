"""The quotes check: what it says of planted changes, and that it is silent on what was left alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.annotated import Annotated
from provaudit.annotation.quotations import Sourcing
from provaudit.article import Span
from provaudit.checks.neighbours import Neighbours
from provaudit.checks.quotes import check_quotes
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.corroboration import look_up_quotes
from provaudit.comparison.quote_bank import QuoteBank
from provaudit.config import Config
from provaudit.finding import Assessment
from provaudit.timeline.windows import date_window
from tests.quote_articles import article_with

WORDS = "We will not sell the quarry to the Varga Line before the harbour at Gansk has been dredged"
SPEAKERS = ["Oda Rehn", "Piet Tamm", "Ines Haldane", "Marek Bekele"]
TELLING = (
    "lanterns barge quarry tides cellar mason orchard ferryman kettle granite ledger pigeons turnip anchor".split()
)


def assess(
    *articles: Annotated,
    bank: QuoteBank | None = None,
    links: tuple[Comparison, ...] = (),
    config: Config | None = None,
) -> list[Assessment]:
    config = config or Config()
    records = look_up_quotes(articles, (), config, bank=bank, known_people=lambda name: name == "Hedda Lindqvist")
    by_id = {one.article.id: one for one in articles}
    return [
        check_quotes(one, Neighbours(by_id, links, None, its, date_window(one.article)), config)
        for one, its in zip(articles, records, strict=True)
    ]


def codes(assessment: Assessment, least: float = 0.0) -> list[str]:
    return [finding.code for finding in assessment.findings if finding.strength >= least]


def link(source: str, target: str, direction: str) -> Comparison:
    return Comparison(source, target, 0.9, "heavy", 0.5, direction, (), None, (), ())  # type: ignore[arg-type]


# What was altered, and by whom


def test_the_article_against_two_others_is_the_altered_one() -> None:
    one, *others = assess(
        article_with("a", (WORDS.replace("quarry", "school"), "Oda Rehn")),
        article_with("b", (WORDS, "Rehn")),
        article_with("c", (WORDS + ".", "Oda Rehn")),
    )
    (finding,) = one.findings
    assert (finding.code, finding.strength >= 0.5) == ("quote-altered", True)
    assert [codes(other) for other in others] == [[], []]
    assert [e.relation for e in finding.evidence] == ["this wording", "other wording", "other wording"]
    assert {e.article_id for e in finding.evidence} == {"a", "b", "c"}
    assert "school" in finding.evidence[0].text
    assert "quarry" in finding.evidence[1].text


def test_between_two_articles_both_are_told_and_neither_is_blamed() -> None:
    for assessment in assess(
        article_with("a", (WORDS.replace("quarry", "school"), "Oda Rehn")), article_with("b", (WORDS, "Oda Rehn"))
    ):
        (finding,) = assessment.findings
        assert finding.strength <= 0.5
        assert "nothing shows which" in finding.message


@pytest.mark.parametrize(
    "lost", [WORDS.replace("not ", ""), WORDS.replace(" to the Varga Line", ""), WORDS.replace("harbour at Gansk ", "")]
)
def test_between_two_articles_the_one_that_lost_something_is_the_altered_one(lost: str) -> None:
    shorter, longer = assess(article_with("a", (lost, "Oda Rehn")), article_with("b", (WORDS, "Oda Rehn")))
    assert codes(shorter, 0.5) == ["quote-altered"]
    assert codes(longer) == []


def test_a_dropped_ellipsis_is_told_of_the_article_that_dropped_it() -> None:
    marked = WORDS.replace("quarry to", "quarry … to")
    dropped, kept = assess(article_with("a", (WORDS, "Oda Rehn")), article_with("b", (marked, "Oda Rehn")))
    assert codes(dropped, 0.5) == ["quote-altered"]
    assert codes(kept) == []


@pytest.mark.parametrize(("direction", "altered"), [("forward", 1), ("backward", 0)])
def test_where_it_is_known_who_restated_whom_that_one_is_the_altered_one(direction: str, altered: int) -> None:
    found = assess(
        article_with("a", (WORDS.replace("quarry", "school"), "Oda Rehn")),
        article_with("b", (WORDS, "Oda Rehn")),
        links=(link("a", "b", direction),),
    )
    assert [bool(codes(one, 0.5)) for one in found] == [altered == 0, altered == 1]
    assert codes(found[1 - altered]) == []


@pytest.mark.parametrize(
    "slight", ["We won't sell", "Well, we will not sell", "we will not sell [them]", "WE WILL NOT SELL"]
)
def test_contractions_fillers_brackets_and_case_weigh_next_to_nothing(slight: str) -> None:
    found = assess(
        article_with("a", (WORDS.replace("We will not sell", slight), "Oda Rehn")),
        article_with("b", (WORDS, "Oda Rehn")),
        article_with("c", (WORDS, "Oda Rehn")),
    )
    assert max([f.strength for one in found for f in one.findings], default=0) < 0.2


def test_two_translations_are_told_apart_from_an_alteration() -> None:
    found = assess(
        article_with(
            "a", ("We shall not sell the quarry to the Line before the port at Gansk was dredged", "Oda Rehn")
        ),
        article_with("b", (WORDS.replace("Varga ", ""), "Oda Rehn")),
    )
    assert all(codes(one) and not codes(one, 0.5) for one in found)


# What was cut


def test_a_cut_before_a_condition_is_told() -> None:
    cut, whole = assess(
        article_with("a", ("We will sell the quarry to the Varga Line this year", "Oda Rehn")),
        article_with(
            "b", ("We will sell the quarry to the Varga Line this year, unless the council objects", "Oda Rehn")
        ),
    )
    (finding,) = cut.findings
    assert (finding.code, finding.strength >= 0.5) == ("quote-truncated", True)
    assert "unless the council objects" in finding.message
    assert codes(whole) == []


def test_a_cut_behind_a_negation_is_told() -> None:
    cut, _ = assess(
        article_with("a", ("the quarry will be sold to the Varga Line this year", "Oda Rehn")),
        article_with("b", ("I don't think the quarry will be sold to the Varga Line this year", "Oda Rehn")),
    )
    assert codes(cut, 0.5) == ["quote-truncated"]


@pytest.mark.parametrize(
    ("part", "whole", "lead"),
    [
        ("We will sell the quarry to the Varga Line", "We will sell the quarry to the Varga Line this year", ""),
        ("We will sell the quarry to the Varga Line …", "We will sell the quarry to the Varga Line if it pays", ""),
        ("We will sell the quarry to the Varga Line", "We will sell the quarry to the Varga Line. But not yet.", ""),
        ("sell the quarry to the Varga Line", "We will not sell the quarry to the Varga Line", "They would not "),
        ("sell the quarry", "We will never sell the quarry", ""),
    ],
    ids=["no turn", "marked", "next sentence", "told in the article's own words", "a few words"],
)
def test_a_cut_that_turns_nothing_is_not_told(part: str, whole: str, lead: str) -> None:
    found = assess(article_with("a", (part, "Oda Rehn"), lead=lead), article_with("b", (whole, "Oda Rehn")))
    assert [codes(one) for one in found] == [[], []]


# Who is credited


def test_words_that_two_others_credit_to_someone_else() -> None:
    one, *others = assess(
        article_with("a", (WORDS, "Piet Tamm")),
        article_with("b", (WORDS, "Oda Rehn")),
        article_with("c", (WORDS, "Ms. Rehn")),
    )
    (finding,) = one.findings
    assert (finding.code, finding.strength >= 0.5) == ("quote-credited-elsewhere", True)
    assert "Piet Tamm" in finding.message
    assert "Oda Rehn" in finding.message
    assert [codes(other) for other in others] == [[], []]


def test_one_word_against_another_is_weak() -> None:
    for one in assess(article_with("a", (WORDS, "Piet Tamm")), article_with("b", (WORDS, "Oda Rehn"))):
        assert codes(one) == ["quote-credited-elsewhere"]
        assert codes(one, 0.5) == []


@pytest.mark.parametrize(
    "other", ["Viktor Kovalensky", "Kovalenskyy", "Kovalenskiy's aide Oda Rehn", "a spokesman", "Aides", None]
)
def test_another_spelling_a_spokesman_or_nobody_is_no_other_credit(other: str | None) -> None:
    found = assess(
        article_with("a", (WORDS, "Viktor Kovalenskyy")),
        article_with("b", (WORDS, other)),
        article_with("c", (WORDS, other)),
    )
    assert [codes(one) for one in found] == [[], [], []]


def test_where_the_other_person_stands_nearer_little_can_be_said() -> None:
    one = article_with("a", (WORDS, "Piet Tamm"), lead="Once Piet Tamm had left, Oda Rehn shot back: ")
    mention = one.article.text.index("Piet Tamm")
    one = replace(one, quotes=(replace(one.quotes[0], speaker_spans=(Span(mention, mention + 9),)),))
    found, *_ = assess(one, article_with("b", (WORDS, "Oda Rehn")), article_with("c", (WORDS, "Oda Rehn")))
    assert codes(found) == ["quote-credited-elsewhere"]
    assert codes(found, 0.5) == []


def test_a_slogan_may_be_anyones() -> None:
    found = assess(
        article_with("a", ("the bridge is closed", "Piet Tamm")),
        article_with("b", ("the bridge is closed", "Oda Rehn")),
        article_with("c", ("the bridge is closed", "Oda Rehn")),
    )
    assert [codes(one) for one in found] == [[], [], []]


# What is found nowhere


def vague(annotated: Annotated, words: str = "said in a recent statement") -> Annotated:
    """The article with its last quote sourced by words at its end."""
    text = annotated.article.text.removesuffix("said.") + words + "."
    start = text.rindex(words.removeprefix("said "))
    sourcing = Sourcing("vague", Span(start, len(text) - 1), text[start:-1])
    last = replace(annotated.quotes[-1], sourcing=sourcing)
    article = pv.Article(text, id=annotated.article.id, language="en")
    return replace(annotated, article=article, quotes=(*annotated.quotes[:-1], last))


def test_a_vague_quote_of_someone_of_note_that_no_other_article_has() -> None:
    one, *others = assess(vague(article_with("a", (WORDS, "Hedda Lindqvist"))), article_with("b"), article_with("c"))
    (finding,) = one.findings
    assert (finding.code, finding.strength >= 0.5) == ("quote-unsourced", True)
    assert "2 other articles compared" in finding.message
    assert [e.relation for e in finding.evidence] == ["quote", "sourcing"]
    assert [other.status for other in others] == ["assessed", "assessed"]


def test_a_bare_once_weighs_little() -> None:
    one, *_ = assess(
        vague(article_with("a", (WORDS, "Hedda Lindqvist")), "said once"), article_with("b"), article_with("c")
    )
    assert codes(one) == ["quote-unsourced"]
    assert codes(one, 0.5) == []


@pytest.mark.parametrize(
    "articles",
    [
        (article_with("a", (WORDS, "Hedda Lindqvist")), article_with("b"), article_with("c")),
        (vague(article_with("a", (WORDS, "Oda Rehn"))), article_with("b"), article_with("c")),
        (vague(article_with("a", (WORDS, "a spokesman"))), article_with("b"), article_with("c")),
        (
            vague(article_with("a", (WORDS, "Hedda Lindqvist"))),
            article_with("b", (WORDS, "Lindqvist")),
            article_with("c"),
        ),
        (vague(article_with("a", (WORDS, "Hedda Lindqvist"))), article_with("b")),
        (vague(article_with("a", (WORDS, "Hedda Lindqvist"))), *(article_with(i, story="Rain fell.") for i in "bc")),
        (vague(article_with("a", ("We will not sell", "Hedda Lindqvist"))), article_with("b"), article_with("c")),
    ],
    ids=["no words of sourcing", "not of note", "no name", "found", "one other voice", "another story", "a few words"],
)
def test_it_takes_all_of_them(articles: tuple[Annotated, ...]) -> None:
    assert codes(assess(*articles)[0]) == []


def test_more_voices_can_be_asked_for() -> None:
    articles = vague(article_with("a", (WORDS, "Hedda Lindqvist"))), article_with("b"), article_with("c")
    assert codes(assess(*articles, config=Config(minimum_coverage=3))[0]) == []


def test_an_article_without_any_occasion_is_a_remark() -> None:
    quotes = (
        (WORDS, "Hedda Lindqvist"),
        ("Nobody here has seen the list of the crates that left Gansk", "Hedda Lindqvist"),
    )
    rest = [article_with(id) for id in "bcd"]
    one, *_ = assess(article_with("a", *quotes), *rest)
    (finding,) = one.findings
    assert (finding.code, len(finding.spans), finding.strength) == ("quote-unsourced", 2, 0.1)
    sourced = (*quotes[1], "occasion")
    for others in ([article_with("a", quotes[0], sourced), *rest], [article_with("a", *quotes), *rest[1:]]):
        assert codes(assess(*others)[0]) == []


def test_nobody_with_a_name() -> None:
    (one, _) = assess(
        article_with(
            "a", (WORDS, "an official"), ("Nobody told the crews about the new harbour fees", "two diplomats")
        ),
        article_with("b"),
    )
    (finding,) = one.findings
    assert (finding.code, len(finding.spans)) == ("quote-anonymous", 2)
    assert finding.strength < 0.3


# The bank


def test_the_bank_is_right() -> None:
    bank = QuoteBank.load(pd.DataFrame({"text": [WORDS], "speaker": ["Oda Rehn"], "source": ["Minutes of 4 March"]}))
    (one,) = assess(article_with("a", (WORDS.replace("quarry", "school"), "Oda Rehn")), bank=bank)
    (finding,) = one.findings
    assert (finding.code, finding.strength >= 0.5) == ("quote-altered", True)
    assert "Minutes of 4 March" in finding.message
    assert (finding.evidence[1].relation, finding.evidence[1].article_id, finding.evidence[1].span) == (
        "bank entry",
        None,
        None,
    )
    (one,) = assess(article_with("a", (WORDS, "Piet Tamm")), bank=bank)
    assert codes(one, 0.5) == ["quote-credited-elsewhere"]
    (one,) = assess(article_with("a", (WORDS, "Rehn")), bank=bank)
    assert (one.status, one.findings) == ("assessed", ())


# What is not assessed


def test_what_cannot_be_assessed_says_why() -> None:
    (alone,) = assess(article_with("a", (WORDS, "Oda Rehn")))
    assert (alone.status, alone.reason) == (
        "not assessed",
        "no other article and no quote bank to look its quotes up in",
    )
    (silent,) = assess(article_with("a"))
    assert (silent.status, silent.findings) == ("assessed", ())
    foreign = replace(article_with("a", (WORDS, "Oda Rehn")), language="de")
    assert "English" in (assess(foreign, article_with("b"))[0].reason or "")


def test_messages_hold_no_marks_of_the_quotes_inside_theirs() -> None:
    odd = WORDS.replace("quarry", "“quarry”\x1b[31m")
    one, *_ = assess(article_with("a", (odd.replace("not ", ""), "Oda Rehn")), article_with("b", (odd, "Oda Rehn")))
    (finding,) = one.findings
    assert "\x1b" not in finding.message
    assert len(re.findall("“[^“”]*”", finding.message)) == finding.message.count("“") == finding.message.count("”")


# Properties


@st.composite
def said(draw: st.DrawFn) -> str:
    telling = draw(st.lists(st.sampled_from(TELLING), min_size=6, max_size=10, unique=True))
    return "We saw " + " and the ".join(telling)


@settings(max_examples=20)
@given(said(), st.permutations(SPEAKERS), st.data())
def test_a_planted_change_is_found_and_what_was_left_alone_is_not(
    words: str, speakers: list[str], data: st.DataObject
) -> None:
    who, rival = speakers[:2]
    witnesses = [article_with(id, (words, who)) for id in "bc"]
    assert not any(codes(one) for one in assess(article_with("a", (words + ",", who.split()[1])), *witnesses))
    told = words.split()
    at = data.draw(st.sampled_from([i for i, word in enumerate(told) if word in TELLING]))
    altered = " ".join([*told[:at], "crocodile", *told[at + 1 :]])
    one, *others = assess(article_with("a", (altered, who)), *witnesses)
    assert codes(one, 0.5) == ["quote-altered"]
    assert not any(codes(other) for other in others)
    one, *others = assess(article_with("a", (words, rival)), *witnesses)
    assert codes(one, 0.5) == ["quote-credited-elsewhere"]
    assert not any(codes(other, 0.5) for other in others)
    turn = data.draw(st.sampled_from(["unless the rain stops", "if Gansk agrees", "but nobody believed us"]))
    one, *others = assess(article_with("a", (words, who)), article_with("b", (f"{words}, {turn}", who)))
    assert codes(one, 0.5) == ["quote-truncated"]
    assert not any(codes(other) for other in others)


@settings(max_examples=30)
@given(st.lists(st.tuples(said(), st.sampled_from(SPEAKERS)), max_size=3), st.lists(said(), max_size=3))
def test_findings_lie_on_quotes_and_are_the_same_again(quotes: list[tuple[str, str]], others: list[str]) -> None:
    articles = [article_with("a", *quotes), article_with("b", *((words, "Oda Rehn") for words in others))]
    found = assess(*articles)
    assert found == assess(*articles)
    for one, assessment in zip(articles, found, strict=True):
        for finding in assessment.findings:
            assert all(0 <= span.start < span.end <= len(one.article.text) for span in finding.spans)
            for evidence in finding.evidence:
                if evidence.article_id is not None and evidence.span is not None:
                    text = {a.article.id: a.article.text for a in articles}[evidence.article_id]
                    assert evidence.text in text[evidence.span.start : evidence.span.end]
