"""Drift: what was planted is found where it was planted, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.annotation.name_matching import parts_of, same_person
from provaudit.annotation.names import Name
from provaudit.article import Article
from provaudit.comparison.filed_names import FiledNames
from provaudit.comparison.numbers import find_numbers
from provaudit.comparison.passages import compare
from provaudit.comparison.quantities import Quantities
from provaudit.testing import GIVEN_NAMES, SURNAMES, bodies

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/drift.jsonl").read_text("utf-8").splitlines()]
FAMILY = "\n\nThe rest of the day was quiet in the valley, and the carts came back from the market before it was dark."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_cases(case: dict[str, object]) -> None:
    source, target = f"{case['source']}{FAMILY}", f"{case['target']}{FAMILY}"
    found = compare(source, target).drift
    assert [[d.kind, d.change, d.source_text, d.target_text] for d in found] == case["drift"]
    for drift in found:
        if drift.target_span:
            assert target[drift.target_span.start : drift.target_span.end] == drift.target_text
        if drift.source_span:
            assert source[drift.source_span.start : drift.source_span.end] == drift.source_text


def planted(text: str, place: int, sentence: str) -> str:
    """The text with a sentence put before one of its paragraphs."""
    paragraphs = text.split("\n\n")
    return "\n\n".join([*paragraphs[: place % len(paragraphs)], sentence, *paragraphs[place % len(paragraphs) :]])


@given(bodies(), st.integers(0, 5), st.integers(11, 400), st.integers(11, 400))
def test_a_changed_number_is_the_one_finding(text: str, place: int, old: int, new: int) -> None:
    line = "The toll house counted {} wagons on the eastern road that week."
    source, target = planted(text, place, line.format(old)), planted(text, place, line.format(new))
    if abs(old - new) <= 0.03 * max(old, new):
        return
    (drift,) = compare(source, target).drift
    assert (drift.kind, drift.change, drift.source_text, drift.target_text) == ("number", "changed", str(old), str(new))
    assert drift.target_span is not None
    assert target[: drift.target_span.start].endswith("counted ")


@given(bodies(), st.integers(0, 5), st.integers(2, 27), st.integers(1991, 2019))
def test_an_added_date_is_the_one_finding(text: str, place: int, day: int, year: int) -> None:
    line = "The toll house closed its gates{} and the wagons took the eastern road."
    source = planted(text, place, line.format(""))
    target = planted(text, place, line.format(f" on {day} June {year}"))
    (drift,) = compare(source, target).drift
    assert (drift.kind, drift.change, drift.target_text) == ("date", "added", f"{day} June {year}")


@given(bodies(), st.integers(0, 5), st.sampled_from(GIVEN_NAMES), st.sampled_from(SURNAMES))
@settings(max_examples=40)
def test_a_changed_name_is_the_one_finding(text: str, place: int, given_name: str, surname: str) -> None:
    line = "The toll house was painted red by {} before the wagons came along the road."
    source = planted(text, place, line.format("Corvin Ashdale"))
    target = planted(text, place, line.format(f"{given_name} {surname}"))
    found = compare(source, target).drift
    assert [(d.kind, d.change, d.target_text) for d in found] == [("name", "changed", f"{given_name} {surname}")]


@given(bodies(), st.integers(0, 5), st.sampled_from(["copper", "timber", "marble", "barley"]))
@settings(max_examples=40)
def test_a_changed_word_in_a_quote_is_the_one_finding(text: str, place: int, word: str) -> None:
    line = 'The keeper of the toll house said: "Nobody brought us any {} along the eastern road that week."'
    source, target = planted(text, place, line.format("leather")), planted(text, place, line.format(word))
    (drift,) = compare(source, target).drift
    assert (drift.kind, drift.change, drift.source_text, drift.target_text) == ("quote", "changed", "leather", word)


@given(bodies(), st.integers(0, 5), st.booleans())
@settings(max_examples=40)
def test_a_lost_negation_is_the_one_finding(text: str, place: int, added: bool) -> None:
    line = "The toll house did {}take its share of the grain from the wagons on the eastern road."
    with_, without = planted(text, place, line.format("not ")), planted(text, place, line.format(""))
    (drift,) = compare(*((without, with_) if added else (with_, without))).drift
    assert (drift.kind, drift.change) == ("negation", "added" if added else "dropped")
    assert "not" in (drift.target_text if added else drift.source_text)


SHIPYARD = (
    "Energy minister Corvin Ashdale granted leave for the new shipyard in April. Harbour master Lotte Brandt had asked "
    "for it since the floods. The yard will be built by Tamber Lines beside the old quay at Port Selm, which Ulf Rehn "
    "had wanted to keep as it was. Work starts in nine weeks."
)


@pytest.mark.parametrize(
    ("rewrite", "other", "instead"),
    [
        (
            "After the floods harbour master Lotte Brandt asked for a new shipyard, and in April energy minister {} "
            "gave leave for it. It will rise next to the old quay in nine weeks' time, though Ulf Rehn disliked that.",
            "Ulf Rehn",
            "Corvin Ashdale",
        ),
        (
            "In nine weeks work begins on a shipyard at Port Selm. It will be constructed by {} right beside the old "
            "quay of Port Selm, although Ulf Rehn had wished to preserve that. Corvin Ashdale gave leave for it.",
            "Port Selm",
            "Tamber Lines",
        ),
    ],
)
def test_a_name_in_the_place_of_another_is_found_in_a_rewrite(rewrite: str, other: str, instead: str) -> None:
    names = [d for d in compare(SHIPYARD, rewrite.format(instead)).drift if d.kind == "name"]
    assert names == []
    target = rewrite.format(other)
    (drift, *_) = [d for d in compare(SHIPYARD, target).drift if d.kind == "name"]
    assert (drift.change, drift.source_text, drift.target_text) == ("changed", instead, other)


COUNTED = (
    "The reservoir above Tarn Holt held 60 boats when the dam was closed on Monday. Engineer Ulla Fenwick said the "
    "repair would last 35 days and cost 4.5 million marks. In the regatta of last year the home crew had won 3-2, and "
    "2-0 the year before.\n\nThe mayor of Tarn Holt spoke of a hard summer for the village and its two inns."
)
COUNTED_ANEW = (
    "For the mayor of Tarn Holt a hard summer lies ahead, with two inns to fill. Since Monday the dam is closed. The "
    "repair, in the words of engineer Ulla Fenwick, lasts {days} days; the price is 4.5m marks. The reservoir had 60 "
    "boats on it, whose crew took the last regatta {score} after a 2-0 a year earlier."
)


@pytest.mark.parametrize(
    ("days", "score", "drift"),
    [
        ("35", "3-2", []),
        ("thirty-five", "three-two", []),
        ("60", "3-2", [("35", "60")]),
        ("35", "35-2", [("3-2", "35-2")]),
    ],
)
def test_a_number_of_other_things_is_found_in_a_rewrite(days: str, score: str, drift: list[tuple[str, str]]) -> None:
    found = compare(COUNTED, COUNTED_ANEW.format(days=days, score=score)).drift
    assert [(d.source_text, d.target_text) for d in found if d.kind == "number"] == drift


QUARRY = (
    "The quarry at Hollin Edge was closed on Monday after inspectors found cracks above the loading floor. Chief "
    "inspector Wanda Ferrold said the wall could come down with the next frost. Owner Piet Sandoz called the order "
    "hasty and will appeal. Union secretary Agnes Tull, who had warned of the cracks since spring, welcomed it.\n\n"
    "Some 40 men will be paid until the end of the month, quarry manager Rurik Bohm said."
)
QUARRY_RETOLD = (
    "Frost might bring the wall down, believes {inspector}, chief inspector of the county, whose people discovered "
    "cracks above the floor where lorries are loaded. Hollin Edge therefore had to shut on Monday. For the union its "
    "secretary, {secretary}, who has spoken of the danger since the spring, was glad. Not so the owner: {owner} finds "
    "the order hasty and means to appeal. Until the month is over wages will go on for about 40 men, according to "
    "{manager}, the manager."
)


@pytest.mark.parametrize(
    ("role", "other"),
    [("inspector", "Agnes Tull"), ("owner", "Wanda Ferrold"), ("secretary", "Piet Sandoz"), ("manager", "Agnes Tull")],
)
def test_the_role_of_one_person_given_to_another_is_found_in_a_rewrite(role: str, other: str) -> None:
    people = {"inspector": "Wanda Ferrold", "owner": "Piet Sandoz", "secretary": "Agnes Tull", "manager": "Rurik Bohm"}
    assert [d for d in compare(QUARRY, QUARRY_RETOLD.format(**people)).drift if d.kind == "name"] == []
    target = QUARRY_RETOLD.format(**people | {role: other})
    (drift,) = [d for d in compare(QUARRY, target).drift if d.kind == "name" and d.source_text == people[role]]
    assert (drift.change, drift.target_text) == ("changed", other)
    assert drift.target_span is not None
    assert drift.target_span.start == QUARRY_RETOLD.format(**people | {role: "@"}).index("@")


@pytest.mark.parametrize(
    "text",
    [
        "one boats in ",
        "a half two-",
        "half past ",
        "half a a a quarter of a ",
        "5 boats, 6 km ",
        "one two ",
        "half a dozen ",
        "three quarters of a week and a half ",
    ],
)
def test_a_flood_of_figures_is_read(text: str) -> None:
    flood = text * (1_000_000 // len(text))
    Quantities(flood, find_numbers(flood))


@given(bodies(), bodies())
def test_other_stories_have_no_drift(a: str, b: str) -> None:
    found = compare(Article(a, id="a"), Article(b, id="b"))
    assert found.drift == () or found.derived >= 0.1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200 boats", [(1200, "")]),
        ("1.2 million", [(1_200_000, "")]),
        ("$3bn and £2.5m", [(3e9, "$"), (2.5e6, "£")]),
        ("20 % or twenty per cent", [(20, "%"), (20, "%")]),
        ("twenty-one, three hundred and five, two thousand", [(21, ""), (305, ""), (2000, "")]),
        ("one of the boats, a million reasons, half of it", []),
        ("half a dozen, a dozen, two dollars, 5 to 7 percent", [(6, ""), (12, ""), (2, "$"), (5, "%"), (7, "%")]),
        ("fourteen eight-thousanders, forty-two", [(14, ""), (8, ""), (42, "")]),
        ("the 57th, 1,250-kilometre", [(57, ""), (1250, "")]),
        ("5,0000 and 12,34", [(5, ""), (12, "")]),
        ("9" * 5000, [(float("9" * 18), "")]),
        ("3.4 millions of crowns, 5 crores, 20 lakhs", [(3_400_000, ""), (50_000_000, ""), (2_000_000, "")]),
        ("a Rs. 500 note, Rs5, US$ 7 and NZ$8", [(500, "RS."), (5, "RS"), (7, ""), (8, "NZ$")]),
    ],
)
def test_numbers(text: str, values: list[tuple[float, str]]) -> None:
    assert [(n.value, n.unit) for n in find_numbers(text)][: len(values)] == values


def test_a_table_of_figures_is_read_to_its_end_and_a_flood_of_digits_is_not() -> None:
    assert len(find_numbers("1.5 | " * 4000)) == 4000
    assert len(find_numbers("1/" * 50_000)) < 50_000


PEOPLE = st.lists(
    st.sampled_from("Ada Bob Robert Brook Brooke Finch Salas Kerl A. Mr. Jr. O'Dell Lee".split()),
    min_size=1,
    max_size=4,
)


@given(st.lists(PEOPLE, max_size=6), PEOPLE)
def test_filed_names_miss_no_one_who_may_be_the_same(source: list[list[str]], target: list[str]) -> None:
    people = [Name(0, 0, " ".join(words), " ".join(words), "person") for words in source]
    name = Name(0, 0, " ".join(target), " ".join(target), "person")
    found = set(FiledNames(people).people_like(name))
    assert {one for one in people if same_person(name.full, one.full) and parts_of(one.full)[0]} <= found
