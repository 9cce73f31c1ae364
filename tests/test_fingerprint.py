"""The SimHash fingerprint is the published one, and takes any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simhash import Simhash

from provaudit.comparison.fingerprint import fingerprint
from provaudit.errors import InputTypeError

STORY = (
    "The mayor of Varsk sold nine trams on Friday and bought seven more on Monday for the old line by the river. "
    "Nobody on the council had asked for them, she said, but the price was low and the winter would be long."
)


@given(st.text(max_size=250))
def test_it_is_that_of_the_package(text: str) -> None:
    assert fingerprint(text) == Simhash(text).value


def test_near_identical_texts_differ_in_few_bits() -> None:
    assert (fingerprint(STORY) ^ fingerprint(STORY.replace("winter", "Winter") + "!")).bit_count() == 0
    assert (fingerprint(STORY) ^ fingerprint(STORY.replace("nine", "ten"))).bit_count() <= 12
    assert (fingerprint(STORY) ^ fingerprint("Quite another text, on ferries and what they cost.")).bit_count() > 12


@pytest.mark.parametrize("text", ["", "\ud800", "\0", "x" * 10**6, "ab" * 10**6, "\u0301" * 10**5])
def test_it_takes_any_text(text: str) -> None:
    assert 0 <= fingerprint(text) < 2**64


def test_only_texts_have_one() -> None:
    with pytest.raises(InputTypeError, match="not bytes"):
        fingerprint(b"abc")  # type: ignore[arg-type]
