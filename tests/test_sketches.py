"""Sketches: what counts as a word, and that a sketch depends on its text alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.comparison.sketches import SLOTS, Sketches, sketch_buffer, sketch_texts

TEXTS = st.lists(st.text(max_size=200), max_size=8)


def parts(sketches: Sketches, position: int) -> tuple[bytes, int, list[int]]:
    words = sketches.words[sketches.bounds[position] : sketches.bounds[position + 1]]
    return sketches.minhash[position].tobytes(), int(sketches.contents[position]), words.tolist()


def words_of(text: str) -> list[int]:
    return parts(sketch_texts([text]), 0)[2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Mayor of Lindqvistholm", "the mayor OF lindqvistholm"),
        ("José Muñoz", "Jose\u0301 Mun\u0303oz"),
        ("José Muñoz", "Jose Munoz"),
        ("don’t say it’s over", "don't say it's over"),
        ("Brannigan's plan", "Brannigan plan"),
        ("O’Hanlon’s boat", "OHanlon boat"),
        ("ΑΘΗΝΑ Όχι", "αθηνα οχι"),
        ("МОСКВА Ёлка", "москва елка"),
        ("1,200 tonnes", "1200 tonnes"),
        ("soft\u00adware zero\u200bwidth", "software zerowidth"),
        ("ﬁne ｆｕｌｌ", "fne full"),
        ("a\ud800b", "a b"),
        ("a\ufffdc", "a c"),
        ("well-known: (ports) — open!", "well known ports open"),
        ("new\x00line\n\ttab\xa0nbsp", "new line tab nbsp"),
        ("emoji 🙂 between", "emoji between"),
    ],
)
def test_what_is_the_same_word(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n—!?", 0),
        ("one", 1),
        ("one two one", 2),
        ("3.5 and 35", 3),
        ("end. Next, 5", 3),
        ("the dogs' bowls", 3),
        ("'quoted' words", 2),
        ("don't, it's, Ana's.", 3),
        ("ending in an apostrophe's", 4),
        ("東京都庁", 4),  # each character with the one before it
        ("東京 と Tokyo", 4),
        ("สวัสดี", 4),  # vowels above and below go with their consonants
        ("서울 시장", 2),
        ("𠀋𠀌", 2),
        ("𝄞", 0),
        ("x" * 100_000, 1),
    ],
)
def test_how_many_different_words(text: str, count: int) -> None:
    assert len(words_of(text)) == count


@given(TEXTS)
def test_a_sketch_depends_on_its_text_alone(texts: list[str]) -> None:
    together = sketch_texts(texts)
    assert together.minhash.shape == (len(texts), SLOTS)
    for position, text in enumerate(texts):
        assert parts(together, position) == parts(sketch_texts([text]), 0)


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_bytes_will_do(texts: list[bytes]) -> None:
    bounds = np.concatenate([[0], np.cumsum([len(t) for t in texts])]).astype(np.int64)
    sketches = sketch_buffer(np.frombuffer(b"".join(texts), np.uint8), bounds[:-1], bounds[1:])
    for position, text in enumerate(texts):
        alone = sketch_buffer(np.frombuffer(text, np.uint8), np.array([0]), np.array([len(text)]))
        assert parts(sketches, position) == parts(alone, 0)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_case_does_not_matter_in_ascii(text: str) -> None:
    text = text.encode("ascii", "ignore").decode()
    assert parts(sketch_texts([text]), 0) == parts(sketch_texts([text.upper()]), 0)


@given(st.lists(st.sampled_from("harbour dredge mayor tide lock pier crane quay".split()), max_size=30))
def test_only_the_words_and_their_order_count(words: list[str]) -> None:
    one, other = sketch_texts([" ".join(words), "\n- ".join(words) + "."]), sketch_texts(["".join(words)])
    assert parts(one, 0) == parts(one, 1)
    assert (one.contents[0] == 0) == (not words)
    assert len(words) < 2 or one.contents[0] != other.contents[0]


def test_words_can_be_left_out() -> None:
    text = "Nine trams were sold to the town of Varsk on Friday."
    with_words, without = sketch_texts([text]), sketch_texts([text], words=False)
    assert np.array_equal(with_words.minhash, without.minhash)
    assert len(with_words.words) == 11
    assert len(without.words) == 0


def test_a_megabyte_of_anything_passes() -> None:
    hostile = ["'" * 10**6, "1," * 500_000, "a'" * 500_000, "\u0301" * 500_000, "東" * 333_000, "\ud800" * 300_000]
    sketches = sketch_texts([*hostile, " ".join(map(str, range(150_000)))])
    assert 149_980 <= sketches.bounds[-1] - sketches.bounds[-2] <= 150_000  # a few 32-bit hashes fall together
