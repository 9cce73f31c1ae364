"""Dates that cannot be are found, and dates that can be are not."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.date_faults import find_date_faults

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31))
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FORMATS = (
    "{w}, {d:%B} {d.day}, {d.year}",
    "{w}, {d.day} {d:%B} {d.year}",
    "{w} {d.day} {d:%b} {d.year}",
    "{w} ({d:%B} {d.day}, {d.year})",
    "{w} night, {d:%B} {d.day}, {d.year}",
)
IMPOSSIBLE = [(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)]


@given(DAYS, st.sampled_from(WEEKDAYS), st.sampled_from(FORMATS))
def test_a_weekday_beside_a_whole_date_is_checked(day: dt.date, weekday: str, form: str) -> None:
    written = form.format(w=weekday, d=day)
    text = f"The bridge at Lower Marl opened on {written}."
    faults = find_date_faults(text)
    assert bool(faults) == (weekday != f"{day:%A}")
    for fault in faults:
        assert fault.kind == "weekday-mismatch"
        assert fault.year_given
        assert fault.text == text[fault.span.start : fault.span.end]
        assert f"{day:%A}" in fault.explanation


@given(DAYS, st.integers(-59, 59), st.sampled_from(WEEKDAYS))
def test_a_weekday_beside_a_near_date_without_a_year_is_checked(published: dt.date, away: int, weekday: str) -> None:
    day = published + dt.timedelta(days=away)
    text = f"The bridge opened on {weekday}, {day.day} {day:%B}, in the rain."
    faults = find_date_faults(text, published)
    assert bool(faults) == (weekday != f"{day:%A}")
    assert not any(fault.year_given for fault in faults)
    assert find_date_faults(text) == ()


@given(
    st.sampled_from(IMPOSSIBLE), st.integers(1901, 2099), st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "{m} {d}"])
)
def test_a_day_that_its_month_does_not_have(case: tuple[int, int], year: int, form: str) -> None:
    month, day = case
    written = form.format(m=calendar.month_name[month], d=day, y=year)
    (fault,) = find_date_faults(f"It was signed on {written}, they say.")
    assert fault.kind == "impossible-date"
    assert fault.text.startswith(written.rstrip(","))


@given(st.integers(1901, 2099))
def test_the_29th_of_february_depends_on_the_year(year: int) -> None:
    assert bool(find_date_faults(f"He was born on 29 February {year}.")) != calendar.isleap(year)
    assert find_date_faults("He was born on 29 February.") == ()


@given(DAYS)
def test_another_year_in_the_text_may_explain_a_weekday(day: dt.date) -> None:
    published = day.replace(year=day.year + 1, day=min(day.day, 28))
    text = f"The trial is about {day.year}. On {day:%A}, {day.day} {day:%B}, the bridge was shut."
    assert find_date_faults(text, published) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The shop is open Monday to Friday, 3 March 2016 excepted.",
        "Open on Saturday, Sunday, 3 March 2016.",
        "In April 31 people were hurt.",
        "Vol. 31 June 2016",
        "Issue 31 September 2016 is sold out.",
        "June 31 percent, May 12 percent",
        "From June 28-31 boats were counted.",
        "Reference 30-31 June 2016",
        "On every Monday, 3 March 2016 included, he swims.",
        "May 31, August 31, December 31 and January 31 are days.",
        "Wednesday, 14 September 1752",
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert find_date_faults(text, dt.date(2016, 3, 3)) == ()


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_gives_sound_faults(text: str, published: dt.date | None) -> None:
    for fault in find_date_faults(text, published):
        assert fault.text == text[fault.span.start : fault.span.end]


@pytest.mark.parametrize("unit", ["31 June ", "Monday, ", "1"])
def test_a_million_characters_of_one_thing(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    assert isinstance(find_date_faults(text, dt.date(2016, 3, 3)), tuple)
