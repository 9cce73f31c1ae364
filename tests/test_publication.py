"""A text's own day of publication is read from its head, dateline or lead, and from nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.publication import find_publication

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
BODY = (
    "The harbour board of Lower Marl said that it would dredge the channel before the winter, and that the cost would"
    " be shared with the county. Nobody at the meeting spoke against the plan, which was put off twice since 2011.\n\n"
    "The board was founded on 3 May 1907 and told the county on June 5, 2012, that it was out of money.\n\n"
)
LONG_BODY = BODY.replace("\n\n", " ", 1) + "\n"
DAY_FORMATS = (
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
)
HEADS = {
    "updated": (
        "Updated: {day} 10:31\n\n",
        "Last updated on {day}\n\n",
        "Marl Courier | Published: {day}, 10:31 a.m. GMT\n\n",
        "Posted by Ines Tamm on {day}\n",
        "Last updated:\n{day}\n",
        "By Ines Tamm, {day}\n\n",
        "Harbour to be dredged\nBy Ines Tamm | {day}\n",
        "Harbour to be dredged\n{day}\n",
        "Harbour to be dredged\nInes Tamm\n{day}\n3 min read\n",
    ),
    "dateline": (
        "LOWER MARL, {day} (Agency) - ",
        "LOWER MARL, Westshire, {day} -- ",
        "Lower Marl, {day} — ",
        "{day} — ",
    ),
}


@given(DAYS, st.sampled_from(DAY_FORMATS), st.sampled_from([(s, h) for s, heads in HEADS.items() for h in heads]))
def test_a_day_in_the_head_is_found(day: dt.date, form: str, head: tuple[str, str]) -> None:
    source, template = head
    written = form.format(d=day)
    text = template.format(day=written) + BODY
    found = find_publication(text)
    assert found is not None
    assert (found.day, found.source) == (day, source)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == written


@given(
    DAYS, st.sampled_from(["announced on {day}, that", "told reporters on {day} that", "said in Marl on {day} that"])
)
def test_a_day_with_a_verb_of_saying_in_the_first_sentence_is_found(day: dt.date, saying: str) -> None:
    written = f"{day:%B} {day.day}, {day.year}"
    lead = f"Harbour master Ines Tamm {saying.format(day=written)} the channel would be dredged before the winter."
    found = find_publication(lead + " Nobody spoke against it.")
    assert found is not None
    assert (found.day, found.source) == (day, "lead")


def test_a_text_that_looks_back_is_not_dated_by_its_lead() -> None:
    lead = "Harbour master Ines Tamm said on May 3, 2011, that the channel would be dredged before the winter was out."
    assert find_publication(lead + " The work was done in 2019.") is None
    assert find_publication(lead + " The work was done in May 2011.") is not None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Workers mend a bridge in Lower Marl on May 4, 2003. (Photo by Staff)\n\n" + BODY,
        "The Kremlin, in Moscow, Russia, May 4, 2003. [Photo/Agencies]\n\n" + BODY,
        BODY + "Copyright 3 May 2016 Marl Courier. All rights reserved.\n",
        "Copyright © May 3, 2016\n\n" + BODY,
        LONG_BODY + "May 3, 2016\n",
        "LOWER MARL, May 3 (Agency) - " + BODY,
        "May 3, 2016\nHarbour to be dredged\nJune 4, 2016\nBridge shut\n" + BODY,
        "Updated: 6/2/2025\n\n" + BODY,
        "On May 3, 2016, the channel was dredged for the first time since the harbour of Lower Marl was built.\n"
        + BODY,
        "",
        "\n\n\n",
    ],
)
def test_what_is_no_day_of_publication(text: str) -> None:
    assert find_publication(text) is None


def test_the_latest_of_several_labelled_days_counts() -> None:
    found = find_publication("Published 3 May 2016 | Updated 5 May 2016\n\n" + BODY)
    assert found is not None
    assert found.day == dt.date(2016, 5, 5)


def test_a_given_day_counts_first() -> None:
    found = find_publication("Updated: 2025-06-13\n" + BODY, given=dt.date(2016, 3, 3))
    assert found is not None
    assert (found.day, found.source, found.span) == (dt.date(2016, 3, 3), "given", None)


@given(st.text(alphabet=st.sampled_from("Updatedon: By|May3,2016\n -—\ud800\0"), max_size=300))
def test_any_text_gives_a_sound_span(text: str) -> None:
    found = find_publication(text)
    assert found is None or (found.span is not None and found.span.end <= len(text))


@pytest.mark.parametrize("unit", ["By ", "Updated: ", "A. ", "May 3, 2016\n", "said on "])
def test_a_million_characters_of_one_thing(unit: str) -> None:
    find_publication((unit * (1_000_000 // len(unit) + 1))[:1_000_000])
