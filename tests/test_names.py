"""Names: what find_names promises of any text, and cases of each kind."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.name_matching import same_person
from provaudit.annotation.names import find_names
from provaudit.errors import InputTypeError

GIVEN = ("Ada", "Émile", "Nadia", "Tomas", "Greta", "Viktor")
SURNAMES = ("Holloway", "O'Rourke", "van der Meer", "Okonkwo-Reyes", "Szczerba", "al-Tamimi", "Brandt")
people = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))


@given(st.text(max_size=400) | st.text(alphabet="AbÉ .,'’-\n\xa0ofvande&(\"“", max_size=400))
def test_names_are_slices_in_order(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert end <= name.start < name.end <= len(text)
        assert name.text == text[name.start : name.end]
        assert name.full
        end = name.end


@given(people, st.sampled_from(("", "President ", "Mr. ", "Defence Minister ", "U.S. Sen. ", "spokeswoman ")))
def test_a_planted_person_is_found_without_the_title_and_the_surname_resolves(
    person: tuple[str, str], title: str
) -> None:
    full = " ".join(person)
    text = f"On Friday the plan was shown by {title}{full} in the town hall. Later {person[1]} went home."
    found = [name for name in find_names(text) if name.text == full]
    assert [name.kind for name in found] == ["person"]
    assert [name.full for name in find_names(text) if name.start > text.index("Later")] == [full]


CASES = [
    ("President Ada Holloway met Viktor Brandt.", ["Ada Holloway", "Viktor Brandt"]),
    ("The Ministry of Fisheries and the Bank of Arvenia agreed.", ["Ministry of Fisheries", "Bank of Arvenia"]),
    ("Officials said. Meanwhile, Holloway left. According to Brandt, no.", ["Holloway", "Brandt"]),
    ("Norland's Defence Ministry said so.", ["Norland", "Defence Ministry"]),
    ("J.K. Brandt and Tomas Brandt Jr. came on Monday.", ["J.K. Brandt", "Tomas Brandt Jr."]),
    ("The Department of Health and Human Safety, the NFA.", ["Department of Health and Human Safety", "NFA"]),
    ("in Berlin on Tuesday, in May, in the U.S. The end.", ["Berlin", "U.S."]),
    ("New Arvenia met South Norland at Port Selm.", ["New Arvenia", "South Norland", "Port Selm"]),
    (
        "Pedro Salas Quiroga met Osvald bin Rashid and Edgar Martin King Jr. at Brandt Tower.",
        ["Pedro Salas Quiroga", "Osvald bin Rashid", "Edgar Martin King Jr.", "Brandt Tower"],
    ),
    ("I'm here. We’re not. IT WAS SO.", []),
    ("UX Designer Petra Almgren and Senator-elect Bo Grady", ["UX", "Petra Almgren", "Bo Grady"]),
    ("Quillon Labs Product Manager Dora Fenn told Pensions.org.", ["Quillon Labs", "Dora Fenn", "Pensions.org"]),
    ("Robert Hunter Vane met Rebel Winslow.", ["Robert Hunter Vane", "Rebel Winslow"]),
    ("Epidemiologist Lise Aumont spoke, said geologist Ida Lund.", ["Lise Aumont", "Ida Lund"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_cases(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_mrs_goes_to_the_woman_of_the_name() -> None:
    text = "Tomas Brandt and Greta Brandt came. Mrs. Brandt spoke, then Mr. Brandt, then Brandt."
    assert [name.full for name in find_names(text)][2:] == ["Greta Brandt", "Tomas Brandt", "Tomas Brandt"]


def test_spelling_variants_resolve_to_one() -> None:
    text = "Yuri Holovatskyy spoke. Holovatsky and Holovatskiy are how others write it."
    assert {name.full for name in find_names(text)} == {"Yuri Holovatskyy"}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Minister Park Ji-tae spoke. Then Park left.", "Park Ji-tae"),
        ("Boss Terrell “Iron” Obasi spoke. Then Obasi left.", "Terrell “Iron” Obasi"),
        ("Rosa Elena Quiroz and Ana Quiroz dug. Then Rosa Elena left.", "Rosa Elena Quiroz"),
        ("Tan Sri Lim Boon Hock spoke. Then Lim left.", "Lim Boon Hock"),
        ("Head coach Beat Nydegger was hoarse. Then Nydegger left.", "Beat Nydegger"),
        ("Minister for Water Syed Murtaza Gilani spoke. Then Gilani left.", "Syed Murtaza Gilani"),
        ("Bank of Arvenia Governor Ryo Kamewada spoke. Then Kamewada left.", "Ryo Kamewada"),
        ("Det Ch Insp Fiona Ballard spoke. Then DCI Ballard left.", "Fiona Ballard"),
        ("Gardener Alice Brown won. Then Brown left.", "Alice Brown"),
        ("Fergus Donnachie SC spoke. Then Donnachie left.", "Fergus Donnachie"),
    ],
)
def test_names_of_many_countries_resolve_to_the_fullest(text: str, last: str) -> None:
    assert find_names(text)[-1].full == last


def test_two_given_names_are_no_beginning_where_the_second_is_a_surname() -> None:
    names = find_names("Ada Clinton Speaks. Ada Clinton left. Clinton was late.")
    assert names[1].full == "Ada Clinton"


def test_a_middle_name_in_use_as_surname_resolves() -> None:
    names = find_names("Pedro Salas Quiroga spoke. Then Salas left.")
    assert [name.full for name in names] == ["Pedro Salas Quiroga"] * 2


def test_two_surnames_resolve_to_the_full_name() -> None:
    names = find_names("Joy Hartman Brodie spoke. Hartman Brodie left. Ada Mary Brook spoke. Mary Brook is her aunt.")
    assert [name.full for name in names] == [*["Joy Hartman Brodie"] * 2, "Ada Mary Brook", "Mary Brook"]


def test_a_surname_that_is_a_place_is_the_person_where_no_place_can_stand() -> None:
    names = find_names("Hannah Lisbon flew to Lisbon. Lisbon was late. In Belem, Lisbon, it rained.")
    assert [name.full for name in names if name.text == "Lisbon"] == ["Lisbon", "Hannah Lisbon", "Lisbon"]


def test_a_surname_that_is_a_common_word_is_found_alone() -> None:
    names = find_names("Ada Stone spoke. Stone was late. Will Stone stay? A stone fell.")
    assert [name.text for name in names] == ["Ada Stone", "Stone", "Stone"]


def test_an_acronym_resolves_to_its_body() -> None:
    names = find_names("The Norland Fishing Authority (NFA) was asked. The NFA declined.")
    assert {name.full for name in names} == {"Norland Fishing Authority"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mr. Brandt", "Viktor Brandt", True),
        ("Mr. Brandt", "Greta Brandt", False),
        ("Viktor Brandt", "Tomas Brandt", False),
        ("Bill Holloway", "William P. Holloway", True),
        ("Yuri Holovatskyy", "Holovatsky", True),
        ("Émile Szczerba", "Emile Szczerba", True),
        ("E. Szczerba", "Émile Szczerba", True),
        ("Brandt", "Holloway", False),
        ("", "Holloway", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@given(st.text(max_size=60), st.text(max_size=60))
def test_same_person_is_symmetric(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)


def test_wrong_types() -> None:
    with pytest.raises(InputTypeError):
        find_names(b"Ada")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        same_person("Ada", None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "piece", ["A", "A ", "A.", "A-", "A de ", "A of ", "A and ", "É", "Mr. ", "A's ", "a ", "O'", 'Ab "Cd" ']
)
def test_linear_on_a_megabyte(piece: str) -> None:
    began = time.process_time()
    find_names(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Theresa May said it was late.", ["Theresa May"]),
        ("Theresa May's aides met Gov. June Will on May 3.", ["Theresa May", "June Will"]),
        ("Ms. May will resign in May, Ada Rehn said.", ["May", "Ada Rehn"]),
        (
            "Judge April June and Frederick March left; March spoke on March 3.",
            ["April June", "Frederick March", "March"],
        ),
        ("Ada May Call It a Day", ["Ada"]),
        ("In May Ada Rehn said no.", ["Ada Rehn"]),
    ],
)
def test_surnames_that_are_months_or_modal_verbs(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_a_run_of_capitals_ends_with_its_last_word() -> None:
    for text in ("Arvenia and Norland", "Ada Brook- and Tomas Brandt", "the U.S. and O'Hara’ left"):
        assert all(name.text == name.text.strip(" -’") for name in find_names(text))
