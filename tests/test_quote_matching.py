"""compare_quotes: one utterance or two, and what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provaudit as pv
from provaudit.errors import InputTypeError

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "quote_pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = (
    "lanterns barge quarry tides cellar mason orchard ferryman kettle granite ledger pigeons turnip anchor "
    "meadow chapel saddle furnace beacon thistle hammer cobbler willow cartwheel bellows hatchet pasture rudder gravel"
).split()
JOINTS = "the of our with and a in to for that".split()
MARKS = ["“{}”", '"{}"', "„{}“", "«{}»", "''{}''", "{}", " {} ", "“{},”", "‘{}.’"]
ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


@st.composite
def sentences(draw: st.DrawFn, least: int = 10, most: int = 24) -> list[str]:
    """Words in a row: telling ones, none twice, with small ones between."""
    telling = draw(st.lists(st.sampled_from(WORDS), min_size=least // 2, max_size=most // 2, unique=True))
    small = draw(st.lists(st.sampled_from(JOINTS), min_size=len(telling), max_size=len(telling)))
    return [word for pair in zip(small, telling, strict=True) for word in pair]


def turned(side: str | None) -> str | None:
    return {"a": "b", "b": "a", None: None}[side]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict) -> None:
    match = pv.compare_quotes(case["a"], case["b"])
    assert match.kind == case["kind"]
    if case["changes"] is not None:
        assert [change.kind for change in match.changes] == case["changes"]
    if case["kind"] == "truncated" or case["shorter"]:
        assert match.shorter == case["shorter"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_turning_the_arguments_round_turns_the_answer_round(case: dict) -> None:
    one, other = pv.compare_quotes(case["a"], case["b"]), pv.compare_quotes(case["b"], case["a"])
    assert (one.kind, one.similarity, one.weight) == (other.kind, other.similarity, other.weight)
    assert one.shorter == turned(other.shorter)
    assert (one.a_part, one.b_part) == (other.b_part, other.a_part)
    flip = {"words dropped": "words added", "words added": "words dropped"}
    assert [(flip.get(c.kind, c.kind), c.b, c.a, turned(c.loser)) for c in one.changes] == [
        (c.kind, c.a, c.b, c.loser) for c in other.changes
    ]


@given(ANY_TEXT, ANY_TEXT)
def test_any_two_texts_compare_the_same_either_way(a: str, b: str) -> None:
    one, other = pv.compare_quotes(a, b), pv.compare_quotes(b, a)
    assert one.kind == other.kind
    assert one.similarity == other.similarity
    assert one.shorter == turned(other.shorter)
    assert 0.0 <= one.similarity <= 1.0
    for change in one.changes:
        assert 0 <= change.a.start <= change.a.end <= len(a)
        assert 0 <= change.b.start <= change.b.end <= len(b)


@given(ANY_TEXT)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    match = pv.compare_quotes(text, text)
    assert match.kind == ("same" if match.similarity else "different")


@given(sentences(), st.sampled_from(MARKS), st.sampled_from(MARKS))
def test_marks_and_case_change_nothing(words: list[str], one: str, other: str) -> None:
    text = " ".join(words)
    match = pv.compare_quotes(one.format(text), other.format(text.capitalize()))
    assert (match.kind, match.similarity, match.changes) == ("same", 1.0, ())


@given(sentences(12), st.data())
def test_a_cut_end_is_a_truncation(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(6, len(words) - 1))
    start, end = data.draw(st.sampled_from([(0, cut), (len(words) - cut, len(words))]))
    match = pv.compare_quotes(" ".join(words), " ".join(words[start:end]))
    assert (match.kind, match.shorter) == ("truncated", "b")


@given(sentences(), st.data())
def test_a_replaced_word_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) // 2 - 1)) * 2 + 1
    changed = [*words[:at], "crocodile", *words[at + 1 :]]
    a, b = " ".join(words), " ".join(changed)
    match = pv.compare_quotes(a, b)
    assert match.kind == "altered"
    (change,) = match.changes
    assert change.kind == "words replaced"
    assert "crocodile" in b[change.b.start : change.b.end]
    assert words[at] in a[change.a.start : change.a.end]


@given(sentences(), st.data())
def test_a_lost_negation_is_called_so(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    negated = " ".join([*words[:at], data.draw(st.sampled_from(["not", "never", "cannot"])), *words[at:]])
    match = pv.compare_quotes(" ".join(words), negated)
    assert match.kind == "altered"
    assert [(c.kind, c.loser) for c in match.changes] == [("negation lost", "a")]
    assert match.shorter == "a"


@given(sentences(14), st.data())
def test_words_left_out_in_silence_are_an_alteration_and_with_an_ellipsis_a_truncation(
    words: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(4, len(words) - 7))
    whole, rest = " ".join(words), (" ".join(words[:start]), " ".join(words[start + 3 :]))
    silent = pv.compare_quotes(whole, " ".join(rest))
    assert silent.kind == "altered"
    assert {c.loser for c in silent.changes} == {"b"}
    marked = pv.compare_quotes(whole, data.draw(st.sampled_from([" … ", " ... ", "… ", " [...] "])).join(rest))
    assert (marked.kind, marked.shorter) == ("truncated", "b")


@given(sentences(), st.data())
def test_a_dropped_ellipsis_is_an_alteration(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(3, len(words) - 3))
    marked = " ".join(words[:at]) + data.draw(st.sampled_from([" … ", "... ", " . . . "])) + " ".join(words[at:])
    match = pv.compare_quotes(marked, " ".join(words))
    assert match.kind == "altered"
    assert [(c.kind, c.loser) for c in match.changes] == [("ellipsis dropped", "b")]


@given(sentences(), st.data())
def test_an_editors_bracket_changes_nothing(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    note = data.draw(st.sampled_from(["[the ferryman]", "[sic]", "[in Gansk]"]))
    assert pv.compare_quotes(" ".join(words), " ".join([*words[:at], note, *words[at:]])).kind == "same"


def test_the_words_around_a_cut_can_be_read_off() -> None:
    whole = "We will open the lock if the river falls by Friday night"
    match = pv.compare_quotes("We will open the lock", whole)
    assert whole[: match.b_part.end] == "We will open the lock"


@pytest.mark.parametrize("bad", [None, 3, b"We will", ["We will"]])
def test_other_types_are_refused(bad: object) -> None:
    with pytest.raises(InputTypeError, match="two str"):
        pv.compare_quotes("We will", bad)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "[",
        "[a",
        "“",
        "‘a ",
        "...",
        ". ",
        "- ",
        "'",
        "a'",
        "1,",
        "1.",
        "A.",
        "not ",
        "the barge of ",
        "我",
        "a…",
        "\u0301",
    ],
)
def test_a_megabyte_of_anything_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    whole = "We will open the lock when the river falls, and not one hour before that."
    assert pv.compare_quotes(text, whole).kind == "different"
    for a, b in ((whole, whole + text), (text, text + "barge")):
        assert pv.compare_quotes(a, b).kind in ("same", "truncated", "altered", "different")
