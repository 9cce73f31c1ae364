"""Roles: which office a text gives to whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.names import find_names
from provaudit.annotation.offices import office_key, places, same_office
from provaudit.annotation.roles import Role, find_roles

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/roles.jsonl").read_text("utf-8").splitlines()]


def roles_of(text: str) -> tuple[Role, ...]:
    return find_roles(text, find_names(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_cases(case: dict[str, object]) -> None:
    found = [[r.office, r.person, r.status, r.form, r.place] for r in roles_of(str(case["text"]))]
    assert found == case["roles"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretary of Defense", "defence secretary"),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("Foreign Minister (Minister of External Affairs)", "Foreign Secretary"),
        ("Secretary of State for the Home Department", "Home Secretary"),
        ("Secretary of the National Security and Defense Council", "NSDC chief"),
        ("Secretary of the National Security and Defense Council", "top security official"),
        ("Acting/interim Prime Minister", "premier"),
        ("Taoiseach (Prime Minister)", "prime minister"),
        ("Director of the CIA", "CIA chief"),
        ("Ambassador to the United Nations", "U.N. ambassador"),
        ("Sen", "senator"),
        ("First Deputy Prime Minister", "deputy prime minister"),
    ],
)
def test_wordings_of_one_office_share_a_key(one: str, other: str) -> None:
    assert office_key(one) == office_key(other) != ""


def test_offices_that_differ_have_keys_that_differ() -> None:
    offices = ["president", "vice president", "prime minister", "deputy prime minister", "foreign minister"]
    offices += ["secretary of state", "secretary general", "attorney general", "finance minister", "chancellor"]
    assert len({office_key(office) for office in offices}) == len(offices)
    assert not same_office(office_key("president"), office_key("vice president"))
    assert same_office("leader", office_key("prime minister"))
    assert not same_office("leader", office_key("foreign minister"))


def test_places_have_their_adjectives() -> None:
    assert places()[("Ukrainian",)] == ("Ukraine",)
    assert set(places()[("Georgia",)]) == {"Georgia", "Georgia (US state)"}
    assert ("",) not in places()
    assert () not in places()


@given(
    st.lists(st.sampled_from("President former Ex- , the of Norway's minister Tessa Marlow who is and . as".split()))
)
def test_every_role_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for role in roles_of(text):
        assert 0 <= role.span.start < role.span.end <= len(text)
        assert role.person in text
        assert role.office in text


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    roles_of(text)


WORST = [
    "President ",
    "the former President of the Board of ",
    "President Tessa Marlow, ",
    "Tessa Marlow ",
    "Norway's ",
    "as Norway's president. ",
    "then-",
    "\ud800\x00’s ",
]


@pytest.mark.parametrize("part", WORST)
def test_long_texts_are_read_in_linear_time(part: str) -> None:
    text = part * (150_000 // len(part))
    find_roles(text, find_names(text))


def test_a_megabyte_of_titles() -> None:
    text = "former U.S. President Tessa Marlow " * 30_000
    assert find_roles(text, find_names(text))
