"""Known events in a text: told in one of their phrases, and not by words that other things share."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.timeline.event_claims import Telling
from provaudit.timeline.phrases import Phrase, deaths_of

BEFORE = "The council met on Tuesday to hear what the village wants from its new library, and it heard much.\n\n"
AFTER = "\n\nThe mayor said nothing further, and the meeting was closed at nine after a long debate on roads."
WORDS = st.text("abcdefgh", min_size=1, max_size=8)


def cases() -> list[tuple[str, str, str]]:
    path = Path(__file__).parent / "cases" / "event_tellings.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(told, event, sentence) for told, event, sentence in list(csv.reader(lines))[1:]]


@pytest.mark.parametrize(("told", "event", "sentence"), cases())
def test_events_are_known_by_their_phrases(told: str, event: str, sentence: str) -> None:
    found = pv.date_window(BEFORE + sentence + AFTER).constraints
    assert (event in {claim.about for claim in found}) is (told == "yes")
    for claim in found:
        assert claim.span.start >= len(BEFORE)
        assert claim.span.end <= len(BEFORE + sentence)


@given(st.lists(WORDS, max_size=9), WORDS, WORDS)
def test_a_tilde_leaves_room_for_five_words(between: list[str], before: str, after: str) -> None:
    text = " ".join([before, "xanthor", *between, "yields", after])
    assert bool(list(Phrase.of("xanthor~yields").find(text))) is (len(between) <= 5)
    assert bool(list(Phrase.of("xanthor_yields").find(text))) is (not between)
    assert not list(Phrase.of("xanth~yields").find(text))


@given(st.lists(WORDS, max_size=5))
def test_an_end_is_followed_by_no_noun(after: list[str]) -> None:
    assert list(Phrase.of("joined_the_league$").find("it joined the league in may " + " ".join(after)))
    assert list(Phrase.of("joined_the_league$").find("it joined the league, " + " ".join(after)))
    assert not list(Phrase.of("joined_the_league$").find("it joined the league ministers " + " ".join(after)))


@given(
    WORDS,
    st.sampled_from(["{}'s brother died", "death of a friend of {}", "death of {}'s aunt", "{} mourned the dead"]),
)
def test_the_death_of_another_is_none_of_theirs(name: str, told: str) -> None:
    text = "the " + told.format(name + "son")
    assert not any(list(phrase.find(text)) for phrase in deaths_of(name + "son"))
    assert any(list(phrase.find(f"the death of {name}son")) for phrase in deaths_of(name + "son"))


@pytest.mark.parametrize(
    "piece", ["late ", "killed a ", "death of the ", "navalny ", "navalny, who ", "joined the eu ", "x~"]
)
def test_a_flood_of_a_phrases_words_is_read_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    for telling in (Telling.of("navalny|alexei_navalny", "death"), Telling.of("navalny~joined_the_eu$ eu", "past")):
        for phrase in telling.phrases:
            assert all(span.end <= len(text) for span in phrase.find(text))
