"""Quotes looked up in other voices and in a bank."""

from __future__ import annotations

import random
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article
from provaudit.comparison.corroboration import QuoteRecord, look_up_quotes
from provaudit.comparison.coverage import find_coverage
from provaudit.comparison.quote_bank import QuoteBank
from provaudit.comparison.quote_index import build_quote_index, quote_keys
from provaudit.comparison.quote_words import find_quote_words
from provaudit.comparison.voices import Voice
from provaudit.config import Config
from tests.quote_articles import STORY, article_with

WORDS = "We counted every crate on the northern pier and nine of them were empty"
OTHER_STORY = (
    "Snow fell on Orrin and Hask, and the schools of Westerhaven stayed shut, Runa Bekele of the Dunmoor Board said."
)


def replace_id(one: Annotated, id: str) -> Article:
    return Article(one.article.text, id=id)


def records_of(
    *articles: Annotated, voices: tuple[Voice, ...] = (), **options: object
) -> list[tuple[QuoteRecord, ...]]:
    return look_up_quotes(articles, voices, Config(), **options)  # type: ignore[arg-type]


def test_a_quote_is_found_in_other_articles_with_its_credit() -> None:
    first, second, third = records_of(
        article_with("a", (WORDS, "Piet Tamm")),
        article_with("b", (WORDS + ".", "Tamm")),
        article_with("c", (WORDS, "Ines Haldane")),
    )
    assert [(s.article_id, s.match.kind, s.credit) for s in first[0].sightings] == [
        ("b", "same", "same"),
        ("c", "same", "other"),
    ]
    assert second[0].sightings[0].speaker == "Piet Tamm"
    assert third[0].corroborated


def test_no_record_is_lost_and_each_stands_at_its_quote() -> None:
    articles = [article_with("a", (WORDS, "Piet Tamm"), ("Nobody asked me", None)), article_with("b")]
    records = records_of(*articles)
    assert [[r.quote for r in its] for its in records] == [list(one.quotes) for one in articles]
    assert [r.voices for r in records[0]] == [1, 1]


def test_spellings_of_a_name_are_one_speaker_and_a_spokesman_speaks_for_another() -> None:
    (record,), *_ = records_of(
        article_with("a", (WORDS, "Viktor Kovalenskyy")),
        article_with("b", (WORDS, "Viktor Kovalensky")),
        article_with("c", (WORDS, "Kovalenskiy aide Oda Rehn")),
        article_with("d", (WORDS, "a spokesman")),
        article_with("e", (WORDS, None)),
    )
    assert [s.credit for s in record.sightings] == ["same", "unknown", "unknown", "unknown"]


def test_near_duplicates_and_one_outlet_are_one_voice() -> None:
    articles = [
        article_with("a", (WORDS, "Piet Tamm"), outlet="Selm Courier"),
        article_with("b", (WORDS, "Piet Tamm"), outlet="selm  courier"),
        article_with("c", (WORDS, "Piet Tamm")),
        article_with("d", (WORDS, "Piet Tamm")),
    ]
    (record,), *_ = records_of(*articles, voices=(Voice(("a", "c"), "a"),))
    assert [(s.article_id, s.other_voice) for s in record.sightings] == [("b", False), ("c", False), ("d", True)]
    assert record.voices == 1


def test_stock_phrases_and_short_quotes_corroborate_nothing() -> None:
    (first, second), *_ = records_of(
        article_with(
            "a", ("thank you very much", "Piet Tamm"), ("the next president of the United States", "Piet Tamm")
        ),
        article_with("b", ("thank you very much", "Oda Rehn"), ("the next president of the United States", "Oda Rehn")),
    )
    assert first.sightings == second.sightings == ()


def test_the_majority_of_voices_is_counted_on_either_side() -> None:
    changed = WORDS.replace("northern", "southern")
    (record,), (other,), *_ = records_of(
        article_with("a", (changed, "Piet Tamm")),
        article_with("b", (WORDS, "Piet Tamm")),
        article_with("c", (WORDS, "Piet Tamm")),
        article_with("d", ("nine of them were empty, I can tell you", "Piet Tamm")),
    )
    sighting = next(s for s in record.sightings if s.article_id == "b")
    assert (sighting.match.kind, sighting.for_this, sighting.for_other) == ("altered", 1, 2)
    sighting = next(s for s in other.sightings if s.article_id == "a")
    assert (sighting.for_this, sighting.for_other) == (2, 1)


def test_who_covers_the_story_and_who_is_of_note() -> None:
    articles = [
        article_with("a", (WORDS, "Hedda Lindqvist", "vague")),
        article_with("b"),
        article_with("c"),
        article_with("d", story=OTHER_STORY),
    ]
    (record,), *_ = records_of(*articles)
    assert (record.of_note, record.covering, record.corroborated) == (True, 2, False)
    assert find_coverage(articles, ()).covering(3) == []


def test_a_predicate_says_who_is_known() -> None:
    articles = [article_with("a", (WORDS, "Salma Okonjo", "vague")), article_with("b"), article_with("c")]
    assert not records_of(*articles)[0][0].of_note
    assert records_of(*articles, known_people=lambda name: name == "Salma Okonjo")[0][0].of_note
    assert not records_of(article_with("a", (WORDS, "a spokesman")), known_people=lambda _: True)[0][0].of_note


def test_words_that_stand_unquoted_in_another_text_are_seen() -> None:
    articles = [
        article_with("a", (WORDS, "Hedda Lindqvist", "vague")),
        article_with("b", story=f"{STORY} {WORDS}, she wrote to the mayor."),
        article_with("c"),
    ]
    record = records_of(*articles)[0][0]
    assert record.in_texts == ("b",)
    assert record.corroborated


def test_the_bank_is_looked_up_too() -> None:
    bank = QuoteBank.load(pd.DataFrame({"text": [WORDS], "speaker": ["Piet Tamm"], "source": ["Minutes"]}))
    ((record,),) = records_of(article_with("a", (WORDS.replace("nine", "none"), "Tamm")), bank=bank)
    (sighting,) = record.sightings
    assert (sighting.match.kind, sighting.credit, sighting.article_id) == ("altered", "same", None)
    assert sighting.verified is not None
    assert sighting.verified.source == "Minutes"
    assert record.bank == 1


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_the_index_finds_every_quote_again(texts: list[str]) -> None:
    words = [find_quote_words(text) for text in texts]
    index = build_quote_index(words)
    for number, one in enumerate(words):
        if keys := quote_keys(one):
            assert (number, len(keys)) in index.candidates(one)


def test_keys_are_the_same_on_every_machine() -> None:
    keys = quote_keys(find_quote_words("We counted every crate"))
    assert keys == quote_keys(find_quote_words("“we COUNTED every crate”"))
    assert quote_keys(find_quote_words("We counted every")) == [2613365758191860094]


def test_what_everybody_quotes_is_found_too() -> None:
    one = article_with("a", (WORDS, "Piet Tamm"))
    copies = [replace(one, article=replace_id(one, f"copy {i}")) for i in range(700)]
    assert all(record.corroborated for (record,) in records_of(one, *copies))


def test_many_articles_are_looked_up_without_comparing_all_pairs() -> None:
    starts, ends = (
        "crate barge mason ledger kettle anchor".split(),
        "house yard smith wright man stone field ford".split(),
    )
    words = [f"{a}{b}{c}" for a in starts for b in ends for c in ("", "s", "ing", "ed")]

    def quote(seed: int) -> str:
        return " of ".join(random.Random(seed).choices(words, k=9))

    articles = [article_with(str(i), (quote(i % 1000), "Piet Tamm"), story="No more was said.") for i in range(1001)]
    records = records_of(*articles)
    assert "1000" in [s.article_id for s in records[0][0].sightings if s.match.kind == "same"]
