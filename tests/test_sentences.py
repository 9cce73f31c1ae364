"""Sentences tile their text, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.annotation.sentences import find_sentences

MARKS = "'\"`‘’“”„«»"
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(["Rain fell. ", "“No,” ", "Mr. Dunmore ", "\n\n", "he said", "\ud800", *MARKS])).map(
        "".join
    ),
)


@given(TEXTS, st.sampled_from(["en", "de", "uk", "ja", "xx"]))
def test_sentences_tile_the_text(text: str, language: str) -> None:
    spans = find_sentences(text, language)
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(span.start < span.end for span in spans)


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = "Mr. Dunmore left at 5 p.m. on Friday. The ferry did not."
    assert [text[s.start : s.end].strip() for s in find_sentences(text)] == [
        "Mr. Dunmore left at 5 p.m. on Friday.",
        "The ferry did not.",
    ]


@pytest.mark.parametrize("mark", MARKS)
def test_a_paragraph_of_nothing_but_marks_spoils_no_other(mark: str) -> None:
    other = "The ferry left. Nobody saw it.\n\n"
    text = other + mark * 20_000 + "\n\n" + other
    ends = [span.end for span in find_sentences(text)]
    assert len("The ferry left. ") in ends
    assert len(text) - len("Nobody saw it.\n\n") in ends


@pytest.mark.parametrize("unit", ["“", "'", "«a ", "„a. B ", "“a\n\n", "““ "])
def test_half_a_million_characters_of_marks_come_to_an_end(unit: str) -> None:
    text = unit * (500_000 // len(unit))
    assert find_sentences(text)[-1].end == len(text)
