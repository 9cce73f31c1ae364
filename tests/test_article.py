"""Article, Span and Corpus: what they take, what they refuse, and how they say so."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.errors import InputTypeError, InputValueError, UnknownIdError

texts = st.text(min_size=1).filter(str.strip)


@given(texts)
def test_the_text_is_kept_as_given(text: str) -> None:
    assert pv.Article(text).text == text


@given(texts, st.dates())
def test_a_day_is_the_same_as_date_datetime_and_string(text: str, day: dt.date) -> None:
    written = [day, dt.datetime.combine(day, dt.time(23, 59)), day.isoformat(), f"{day.isoformat()}T23:59:00-08:00"]
    assert {pv.Article(text, published=one).published for one in written} == {day}


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000"])
def test_a_blank_text_is_refused(text: str) -> None:
    with pytest.raises(InputValueError, match="empty or blank"):
        pv.Article(text)


@pytest.mark.parametrize("day", ["yesterday", "2016-02-30", "0000-01-01", "10000-01-01", "", "2016", "\0"])
def test_a_day_that_does_not_exist_is_refused(day: str) -> None:
    with pytest.raises(InputValueError, match="YYYY-MM-DD"):
        pv.Article("A text.", published=day)


@pytest.mark.parametrize("field", ["id", "title", "url", "outlet", "author", "language"])
def test_a_field_that_is_no_str_is_refused(field: str) -> None:
    with pytest.raises(InputTypeError, match=field):
        pv.Article("A text.", **{field: 5})


def test_an_article_is_immutable() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        pv.Article("A text.").text = "Another."  # type: ignore[misc]


def test_the_id_is_given_or_the_url_or_a_hash() -> None:
    url = "https://news.example/a"
    assert pv.Article("A text.", id="x", url=url).id == "x"
    assert pv.Article("A text.", url=url).id == url
    assert pv.Article("A text.").id == pv.Article("A text.").id != pv.Article("A text!").id


@given(st.lists(texts, max_size=8))
def test_ids_of_a_corpus_are_unique(bodies: list[str]) -> None:
    corpus = pv.Corpus(pv.Article(text) for text in bodies)
    assert len({article.id for article in corpus}) == len(bodies)
    assert [article.text for article in corpus] == bodies
    assert all(corpus[article.id] is article for article in corpus)


def test_identical_texts_are_numbered() -> None:
    ids = [article.id for article in pv.Corpus([pv.Article("A text.")] * 3)]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


def test_a_clash_of_given_ids_names_both() -> None:
    with pytest.raises(InputValueError, match=r"'x' \(numbers 0 and 2\)"):
        pv.Corpus([pv.Article("A.", id="x"), pv.Article("B.", id="y"), pv.Article("C.", id="x")])


@pytest.mark.parametrize("wrong", [None, 5, "text", b"text"])
def test_a_corpus_takes_articles_only(wrong: object) -> None:
    with pytest.raises(InputTypeError):
        pv.Corpus(wrong)  # type: ignore[arg-type]


def test_looking_up_what_is_not_there() -> None:
    corpus = pv.Corpus([pv.Article("A.", id="x")])
    with pytest.raises(UnknownIdError, match="'y'"):
        corpus["y"]
    with pytest.raises(IndexError):
        corpus[1]


@given(st.integers(-5, 50), st.integers(-5, 50))
def test_a_span_has_its_ends_in_order(start: int, end: int) -> None:
    if 0 <= start <= end:
        assert len(pv.Span(start, end)) == end - start
    else:
        with pytest.raises(InputValueError):
            pv.Span(start, end)
