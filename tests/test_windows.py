"""The date window: the solver's properties, and what texts say of the day on which they were written."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.article import Span
from provaudit.errors import InputTypeError
from provaudit.timeline.clauses import clause_at
from provaudit.timeline.facts import Timeline
from provaudit.timeline.rows import Fact
from provaudit.timeline.solver import find_conflicts, solve
from provaudit.timeline.window import Constraint

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(1994, 12, 31))
OPEN_DAYS = st.none() | DAYS


def filler(text: str) -> str:
    """The text with a plain English paragraph after it, so that its language is clear."""
    return f"{text}\n\nThe market was full, and those who came late had to stand by the river for an hour."


@st.composite
def stretches(draw: st.DrawFn) -> tuple[dt.date | None, dt.date | None]:
    first, last = draw(OPEN_DAYS), draw(OPEN_DAYS)
    return (last, first) if first and last and first > last else (first, last)


@st.composite
def constraints(draw: st.DrawFn, *, single: bool = False, slack: int | None = None) -> Constraint:
    days = tuple(draw(st.lists(stretches(), min_size=1, max_size=1 if single else 3)))
    days = tuple(sorted(days, key=lambda s: (s[0] or dt.date.min, s[1] or dt.date.max)))
    start = draw(st.integers(0, 500))
    about = draw(st.sampled_from(["", "marlow/president", "finch/mayor"]))
    return Constraint(
        Span(start, start + 3),
        days[0][0],
        days[-1][1],
        f"claim {start}",
        stretches=days if len(days) > 1 else (),
        slack=draw(st.integers(0, 9)) if slack is None else slack,
        about=about,
        holds=draw(st.sampled_from([None, True, False])) if about and not single else None,
    )


LISTS = st.lists(constraints(), max_size=7)


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(found: list[Constraint], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    bounds, conflicts = solve(found)
    again, conflicts_again = solve(shuffled)
    assert bounds == again
    assert len(conflicts) == len(conflicts_again)


@given(st.lists(constraints(single=True, slack=0), max_size=6), constraints(single=True, slack=0))
def test_one_more_claim_never_widens_the_window(found: list[Constraint], more: Constraint) -> None:
    before, _ = solve(found)
    after, _ = solve([*found, more])
    if before is None:
        assert after is None
    elif after is not None:
        assert (after[0] or dt.date.min) >= (before[0] or dt.date.min)
        assert (after[1] or dt.date.max) <= (before[1] or dt.date.max)


@given(LISTS)
def test_every_conflict_is_minimal(found: list[Constraint]) -> None:
    for conflict in find_conflicts(found):
        assert len(conflict) >= 2
        assert find_conflicts(conflict)
        for left_out in conflict:
            assert not find_conflicts([c for c in conflict if c is not left_out])


@given(LISTS)
def test_a_window_or_a_conflict(found: list[Constraint]) -> None:
    bounds, conflicts = solve(found)
    assert (bounds is None) == bool(conflicts)
    if bounds and bounds[0] and bounds[1]:
        assert bounds[0] <= bounds[1]


@given(st.lists(constraints(slack=0), max_size=5), DAYS)
def test_the_window_holds_every_day_that_all_claims_allow(found: list[Constraint], day: dt.date) -> None:
    bounds, conflicts = solve(found)
    if all(c.allows(day) for c in found) and not conflicts:
        assert bounds is not None
        assert (bounds[0] or dt.date.min) <= day <= (bounds[1] or dt.date.max)


def test_three_claims_can_conflict_although_each_two_agree() -> None:
    a, b, c = (dt.date(1990 + i, 1, 1) for i in range(3))

    def twice(one: dt.date, other: dt.date) -> Constraint:
        return Constraint(Span(0, 1), one, other, f"{one} {other}", stretches=((one, one), (other, other)))

    conflicts = find_conflicts([twice(a, b), twice(b, c), twice(a, c)])
    assert [len(conflict) for conflict in conflicts] == [3]


def test_claims_that_miss_each_other_by_days_meet_within_their_slack() -> None:
    early = Constraint(Span(0, 1), None, dt.date(1990, 3, 1), "until March", slack=3)
    late = Constraint(Span(2, 3), dt.date(1990, 3, 6), None, "from 6 March", slack=3)
    assert solve([early, late]) == ((dt.date(1990, 3, 6), dt.date(1990, 3, 6)), ())
    bounds, conflicts = solve([replace(early, slack=2), replace(late, slack=2)])
    assert bounds is None
    assert conflicts == ((replace(early, slack=2), replace(late, slack=2)),)


def test_many_claims_are_solved() -> None:
    first = dt.date(1950, 1, 1)
    many = [
        Constraint(Span(i, i + 1), first + dt.timedelta(i), first + dt.timedelta(9000 - i), f"claim {i}")
        for i in range(8000)
    ]
    bounds, conflicts = solve(many)
    assert bounds is None
    assert 0 < len(conflicts) <= 40


TERMS = Timeline(
    [
        Fact("office", "Tessa Marlow", "President", "Norway", "2001-05-01", "2005-05-01", "archive", "2030-01-01"),
        Fact("office", "Tessa Marlow", "President", "Norway", "2011-05-01", "", "archive", "2014-01-01"),
        Fact("office", "Odo Finch", "Minister of Defence", "Norway", "2003", "2004-06", "general knowledge", ""),
        Fact("existence", "Brookbook", "social network", "", "2008-02-01", "2012-02-01", "archive", ""),
        Fact("event", "fall of the Halden bridge", "", "", "2009-09-09", "", "archive", ""),
    ]
)


def window(text: str, published: str | None = None) -> pv.DateWindow:
    return pv.date_window(pv.Article(filler(text), published=published), TERMS)


def test_an_office_held_bounds_the_day_by_all_its_terms() -> None:
    found = window("Norway's president, Tessa Marlow, opened the fair on Monday.")
    assert [c.days for c in found.constraints] == [
        ((dt.date(2001, 5, 1), dt.date(2005, 5, 1)), (dt.date(2011, 5, 1), None))
    ]
    assert (found.earliest, found.latest, found.consistent) == (dt.date(2001, 5, 1), None, True)
    assert "Tessa Marlow was President (Norway) from 2001-05-01 to 2005-05-01" in found.constraints[0].why
    assert found.constraints[0].source == "archive"


def test_an_office_left_is_never_one_that_is_held() -> None:
    found = window("Norway's former president, Tessa Marlow, opened the fair on Monday.")
    # What comes after the last day that the source knows is open.
    assert found.constraints[0].days == (
        (dt.date(2005, 5, 1), dt.date(2011, 5, 1)),
        (dt.date(2014, 1, 1), None),
    )


def test_short_dates_are_intervals_in_favour_of_the_text() -> None:
    held = window("Norway's defence minister, Odo Finch, opened the fair on Monday.")
    assert held.constraints[0].days == ((dt.date(2003, 1, 1), dt.date(2004, 6, 30)),)
    assert held.constraints[0].strength == 0.5
    left = window("Norway's former defence minister, Odo Finch, opened the fair on Monday.")
    assert left.constraints[0].days == ((dt.date(2004, 6, 1), None),)


@pytest.mark.parametrize(("published", "fits"), [("2005-05-06", True), ("2005-05-07", False), ("2001-04-26", True)])
def test_some_days_of_tolerance(published: str, fits: bool) -> None:
    text = filler("Norway's president, Tessa Marlow, opened the fair on Monday.")
    article = pv.Article(text, published=published)
    assert pv.date_window(article, TERMS).consistent is fits
    assert pv.date_window(article, TERMS, day_tolerance=400).consistent
    assert bool(pv.date_window(article, TERMS).against_claimed) is not fits


def test_an_audit_takes_the_tolerance_from_the_configuration() -> None:
    article = pv.Article(filler("Norway's president, Tessa Marlow, opened the fair on Monday."), published="2005-06-01")
    strict = pv.audit(article, timeline=TERMS)[0]
    lenient = pv.audit(article, timeline=TERMS, config=pv.Config(day_tolerance=60))[0]
    assert (strict.window.consistent, lenient.window.consistent) == (False, True)


def test_held_and_left_contradict_each_other_on_any_day() -> None:
    text = "Norway's president, Tessa Marlow, spoke on Monday.\n\nNorway's former president, Tessa Marlow, left."
    found = window(text)
    assert not found.consistent
    assert (found.earliest, found.latest) == (None, None)
    assert [[c.holds for c in conflict] for conflict in found.conflicts] == [[True, False]]
    # The same without a table.
    assert len(pv.date_window(filler(text), Timeline(())).conflicts) == 1


def test_own_names_and_events() -> None:
    assert window("The mayor wrote on Brookbook that all was well.").earliest == dt.date(2008, 2, 1)
    assert window("The fall of the Halden bridge cut the town in two.").earliest == dt.date(2009, 9, 9)
    ended = window("Brookbook said on Monday that it had a million users.")
    assert (ended.earliest, ended.latest) == (dt.date(2008, 2, 1), dt.date(2012, 2, 1))


def test_a_claim_made_twice_is_one_constraint_with_two_places() -> None:
    found = window("Norway's president, Tessa Marlow, spoke.\n\nNorway's president, Tessa Marlow, spoke again.")
    assert [len(c.spans) for c in found.constraints] == [2]


def test_what_is_no_claim() -> None:
    for text in (
        "“Norway's president, Tessa Marlow, is late,” a guest said.",
        "FILE PHOTO: Norway's president, Tessa Marlow, at the fair. Agency/Handout",
        "If Tessa Marlow is Norway's president, the fair is off.",
        "The novel imagines that Norway's president, Tessa Marlow, drowns.",
        "Copyright 2003 Norway's president, Tessa Marlow. All rights reserved.",
    ):
        assert window(text).constraints == (), text


def test_a_text_in_another_language_bounds_nothing() -> None:
    text = (
        "Der Präsident sagte am Montag, dass er die Brücke im Jahr 2012 nicht mehr gesehen habe, und ging nach Hause."
    )
    assert pv.date_window(text).constraints == ()


def test_the_claimed_day_comes_with_the_article() -> None:
    found = window("Norway's president, Tessa Marlow, spoke.", "2003-03-03")
    assert (found.claimed, found.claimed_from) == (dt.date(2003, 3, 3), "given")
    assert window("Nobody spoke.").claimed is None


def test_arguments_of_the_wrong_type() -> None:
    for bad in (None, 3, b"text", ["text"]):
        with pytest.raises(InputTypeError):
            pv.date_window(bad)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        pv.date_window("The market was full.", "timeline.csv")  # type: ignore[arg-type]


def test_an_annotated_article_gives_the_same() -> None:
    article = pv.Article(filler("Norway's president, Tessa Marlow, spoke on 3 March 2012."))
    assert pv.date_window(pv.annotate(article), TERMS) == pv.date_window(article, TERMS)


TELLING = [
    ("The mill burned down in 2012.", "2012", "past"),
    ("The mill, which was built in 2012, is for sale.", "2012", "past"),
    ("She has run the mill since 2012.", "2012", "past"),
    ("In 2012, a fire destroyed the mill.", "2012", "past"),
    ("Finch, in 2012, sold the mill.", "2012", "past"),
    ("Finch told the Halden Courier in 2012 that he was ill.", "2012", "past"),
    ("Sales rose from 2009 to 2012.", "2012", "open"),
    ("The mill worked in 2009, 2010 and 2012.", "2012", "past"),
    ("He read it in a 2012 letter.", "2012", "past"),
    ("The mill will reopen in 2012.", "2012", "coming"),
    ("The mill is expected to reopen in 2012.", "2012", "coming"),
    ("The owner plans to reopen the mill in 2012.", "2012", "coming"),
    ("It will be ready by 2012.", "2012", "coming"),
    ("The mill was to reopen in 2012.", "2012", "open"),
    ("The fair, set to be held in 2012, is off.", "2012", "open"),
    ("They agreed to meet in 2012.", "2012", "open"),
    ("They moved the fair to 2012.", "2012", "open"),
    ("Nobody knows if it burned in 2012.", "2012", "past"),
    ("The 2012 fair was the last.", "2012", "open"),
    ("The lease runs until 2012.", "2012", "open"),
    ("The mill could burn in 2012.", "2012", "open"),
]


@pytest.mark.parametrize(("sentence", "date", "told"), TELLING)
def test_how_a_clause_tells_its_date(sentence: str, date: str, told: str) -> None:
    start = sentence.rindex(date)
    clause = clause_at(sentence, Span(0, len(sentence)), start, start + len(date))
    assert clause.telling(whole_day=False) == told


def test_votes_are_named_years_ahead() -> None:
    assert window("The 2012 race has no favourite yet.").earliest == dt.date(2008, 1, 1)
    assert window("She won the 2012 race by a hair.").earliest == dt.date(2012, 1, 1)


@given(st.text())
def test_any_text_has_a_window(text: str) -> None:
    if text.strip():
        found = pv.date_window(text)
        assert all(0 <= s.start < s.end <= len(text) for c in found.constraints for s in c.spans)


@pytest.mark.parametrize(
    "part",
    [
        "President Obama said in 2014 that ",
        "former President Barack Obama. ",
        "On Monday, March 3, 2014, ",
        "posted on X ",
        "9/11 Katrina ",
        "The Soviet Union said on Monday ",
        "the 2014 election ",
    ],
)
def test_long_texts_have_a_window(part: str) -> None:
    pv.date_window(filler(part * (200_000 // len(part))))


CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/claims.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['published'][:4]} {case['text'][:40]}")
def test_the_window_agrees_with_the_findings(case: dict[str, object]) -> None:
    article = pv.Article(filler(str(case["text"])), published=str(case["published"]))
    bounding = {"office-outside-tenure", "name-before-its-time", "event-told-as-past", "text-contradiction"}
    assert pv.date_window(article).consistent is bounding.isdisjoint(case["codes"])  # type: ignore[arg-type]
