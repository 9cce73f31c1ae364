"""Dates: rendered in any format they are read back; relative ones follow the day of publication."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31))
FORMATS = (
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%A}, {d.day} {d:%B} {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d:%b}. {d.day}, {d.year}",
)


@given(DAYS, st.sampled_from(FORMATS))
def test_a_rendered_day_is_read_back(day: dt.date, form: str) -> None:
    rendered = form.format(d=day)
    text = f"The bridge at Lower Marl opened on {rendered} after a long delay."
    (mention,) = pv.find_dates(text)
    assert (mention.text, mention.value, mention.first, mention.last) == (rendered, day.isoformat(), day, day)
