"""Dates: rendered in any format they are read back; relative ones follow the day of publication."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.annotation.date_patterns import patterns_as_one, searched_pattern
from provaudit.annotation.date_values import interval_of, shifted, value_at
from provaudit.annotation.date_words import read_shape
from provaudit.errors import InputTypeError, InputValueError

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "dates.jsonl").read_text("utf-8").splitlines()]

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31))
ANY_DAY = st.dates(dt.date.min, dt.date.max)


def ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


FORMATS = {
    "US": lambda d: f"{d:%B} {d.day}, {d.year}",
    "US with a weekday": lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    "US, short": lambda d: f"{d:%b}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    "US, nth": lambda d: f"{d:%B} {ordinal(d.day)}, {d.year}",
    "UK": lambda d: f"{d.day} {d:%B} {d.year}",
    "UK with a weekday": lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    "UK, short": lambda d: f"{d.day} {d:%b} {d.year}",
    "UK, nth": lambda d: f"the {ordinal(d.day)} of {d:%B} {d.year}",
    "ISO": lambda d: d.isoformat(),
    "German": lambda d: f"{d.day}.{d.month}.{d.year}",
    "with slashes": lambda d: f"{d.month:02d}/{d.day:02d}/{d.year}",
    "in capitals": lambda d: f"{d:%B} {d.day}, {d.year}".upper(),
}
SENTENCES = (
    "The bridge at Lower Marl opened on {} after a long delay.",
    "On {}, the bridge at Lower Marl was opened.",
    "It was opened ({}) by the mayor.",
    "“It opened on {}”, she said.\n\nNobody came.",
    "{}",
)


@given(DAYS, st.sampled_from(sorted(FORMATS)), st.sampled_from(SENTENCES))
def test_a_rendered_day_is_read_back(day: dt.date, form: str, sentence: str) -> None:
    rendered = FORMATS[form](day)
    text = sentence.format(rendered)
    (mention,) = pv.find_dates(text)
    assert (mention.value, mention.first, mention.last) == (day.isoformat(), day, day)
    assert mention.text == text[mention.start : mention.end] == rendered


@given(DAYS, st.integers(-150, 150), st.sampled_from(["{d:%B} {d.day}", "{d.day} {d:%B}", "{d:%A}, {d:%B} {d.day}"]))
def test_a_day_without_a_year_is_the_nearest(published: dt.date, away: int, form: str) -> None:
    day = published + dt.timedelta(days=away)
    if (day.month, day.day) == (2, 29):
        day -= dt.timedelta(days=1)
    (mention,) = pv.find_dates(f"Market day: {form.format(d=day)}.", published)
    assert mention.first == mention.last == day


RELATIVE = {
    "yesterday": lambda d: (d - dt.timedelta(days=1)).isoformat(),
    "three days ago": lambda d: (d - dt.timedelta(days=3)).isoformat(),
    "last week": lambda d: value_at(d - dt.timedelta(weeks=1), "week"),
    "next month": lambda d: value_at(d + relativedelta(months=1), "month"),
    "two months ago": lambda d: value_at(d - relativedelta(months=2), "month"),
    "last quarter": lambda d: value_at(d - relativedelta(months=3), "quarter"),
    "this year": lambda d: f"{d.year:04d}",
    "last year": lambda d: f"{d.year - 1:04d}",
    "ten years ago": lambda d: f"{d.year - 10:04d}",
    "a decade ago": lambda d: f"{d.year - 10:04d}",
    "last Monday": lambda d: (d - dt.timedelta(days=(d.isoweekday() - 1) or 7)).isoformat(),
    "next Monday": lambda d: (d + dt.timedelta(days=8 - d.isoweekday())).isoformat(),
}


@given(DAYS, st.sampled_from(sorted(RELATIVE)))
def test_a_relative_date_shifts_with_the_day_of_publication(published: dt.date, words: str) -> None:
    (mention,) = pv.find_dates(f"The well at Marl, they said, ran dry {words}.", published)
    assert (mention.text, mention.value) == (words, RELATIVE[words](published))


@given(DAYS, st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()))
def test_tense_decides_on_which_side_a_weekday_lies(published: dt.date, weekday: str) -> None:
    (past,) = pv.find_dates(f"The council voted on {weekday}.", published)
    (coming,) = pv.find_dates(f"The council will vote on {weekday}.", published)
    assert past.first
    assert coming.first
    assert published - dt.timedelta(days=6) <= past.first <= published <= coming.first
    assert coming.first <= published + dt.timedelta(days=6)
    assert f"{past.first:%A}" == f"{coming.first:%A}" == weekday


WORDS = (
    "the a last next this that same early late mid - end of quarter quarters year years week day days month decade"
    " century ago earlier later before after from now today Monday Tuesday Friday night January May March Sept. summer"
    " winter second third fiscal first half 1999 2016 '98 31 3 29 12:30 a.m. , . ; ( ) and to in on by , \n\n \n Q3"
    " 1990s two few several twenty nineteen weekend coming past recent future Christmas Eve New Year 's Good Easter"
    " 2016-02-30 31/12/2015 12.1.10 $ % 0 00"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.none() | ANY_DAY)
@example(["last", "year"], dt.date.min)
@example(["next", "century"], dt.date.max)
def test_any_words_give_sound_mentions(words: list[str], published: dt.date | None) -> None:
    check_sound(" ".join(words), published)


@given(st.text(max_size=200), st.none() | ANY_DAY)
@example("\ud800 May 5, 2016 \0", None)
def test_any_text_gives_sound_mentions(text: str, published: dt.date | None) -> None:
    check_sound(text, published)


def check_sound(text: str, published: dt.date | None) -> None:
    end = 0
    for mention in pv.find_dates(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.value
        end = mention.end
        if mention.first is not None:
            assert (mention.first, mention.last) == interval_of(mention.value)
            assert mention.last is not None
            assert mention.first <= mention.last


@given(st.lists(st.sampled_from(WORDS), max_size=25), DAYS)
def test_dates_do_not_depend_on_what_follows_a_paragraph(words: list[str], published: dt.date) -> None:
    text = " ".join(words)
    alone = pv.find_dates(text, published)
    assert pv.find_dates(text + "\n\nThe end.", published)[: len(alone)] == alone


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_cases(case: dict[str, object]) -> None:
    found = pv.find_dates(str(case["text"]), case["published"])  # type: ignore[arg-type]
    assert [[mention.text, mention.value] for mention in found] == case["dates"]


def test_the_day_of_publication_is_read_from_the_text_where_it_is_not_given() -> None:
    text = "Updated: 2025-06-13 10:31\n\nThe ferry to Marl, the harbour office said, sank on Thursday."
    assert pv.find_dates(text)[-1].first == dt.date(2025, 6, 12)
    assert pv.find_dates(text, "2024-06-13")[-1].first == dt.date(2024, 6, 13)


def test_the_year_of_a_day_told_before_is_kept() -> None:
    first, second = pv.find_dates("She won on 23 October 1998. Of October 23 she dreams still.", "2016-03-03")
    assert first.value == second.value == "1998-10-23"


def test_what_a_fiscal_year_covers_is_not_known() -> None:
    (mention,) = pv.find_dates("The port lost money in the first quarter of fiscal 2026.", "2025-12-01")
    assert (mention.value, mention.first, mention.last) == ("2026-Q1", None, None)


@pytest.mark.parametrize("published", ["yesterday", "2016-02-30", "", "12/03/2016"])
def test_a_published_that_is_no_day_is_refused(published: str) -> None:
    with pytest.raises(InputValueError, match="published"):
        pv.find_dates("text", published)


@pytest.mark.parametrize("text", [None, 3, b"text", ["text"]])
def test_a_text_that_is_no_str_is_refused(text: object) -> None:
    with pytest.raises(InputTypeError, match="find_dates takes a str"):
        pv.find_dates(text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-H2", "2016-07-01", "2016-12-31"),
        ("2016-W01", "2016-01-04", "2016-01-10"),
        ("2016-W01-WE", "2016-01-09", "2016-01-10"),
        ("2016-03-04TNI", "2016-03-04", "2016-03-04"),
        ("201", "2010-01-01", "2019-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("00", "0001-01-01", "0099-12-31"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str) -> None:
    assert interval_of(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["2016-SU", "PRESENT_REF", "XXXX-05", "2016-02-30", "2016-W60", "2016-H3", "", "9999-W53"]
)
def test_values_without_days(value: str) -> None:
    assert interval_of(value) is None


@given(
    ANY_DAY, st.integers(-20_000, 20_000), st.sampled_from("day week month quarter half year decade century".split())
)
def test_shifting_never_raises_and_keeps_the_order(day: dt.date, count: int, unit: str) -> None:
    other = shifted(day, count, unit)
    assert other is None or (other > day) - (other < day) == (count > 0) - (count < 0)


@given(ANY_DAY, st.sampled_from("day week weekend month quarter half year decade century".split()))
def test_a_day_lies_in_its_values(day: dt.date, grain: str) -> None:
    interval = interval_of(value_at(day, grain))
    assert interval is None or grain == "weekend" or interval[0] <= day <= interval[1]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_the_search_skips_no_beginning_of_a_pattern(words: list[str]) -> None:
    letters = read_shape(" ".join(words)).letters
    plain = re.compile(patterns_as_one())
    assert [m.span() for m in searched_pattern().finditer(letters)] == [m.span() for m in plain.finditer(letters)]


@pytest.mark.parametrize("unit", ["1", "1/", "January ", "next last ", "ago ", "the end of the ", "\n"])
def test_a_million_characters_of_one_thing(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    assert isinstance(pv.find_dates(text, "2016-03-03"), list)


def test_a_list_of_days_is_read_to_its_end_and_a_month_without_end_is_not() -> None:
    assert len(pv.find_dates("2016-01-01 " * 4000)) == 4000
    assert len(pv.find_dates("May " * 20_000)) < 20_000
