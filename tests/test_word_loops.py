"""The compiled loops over words say what plain definitions of the same say."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from provaudit.comparison.alignment_kernels import EDITED, REWORDED, match_sentences
from provaudit.comparison.word_kernels import count_covered, count_shared, find_lost, join_words, number_together
from provaudit.comparison.word_keys import hashes_of
from provaudit.comparison.word_splitting import UNSPACED, split_words

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
LETTER = rf"(?:[^\W\d_{UNSPACED}]|[{MARKS}])"
WORD = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[{UNSPACED}]|{LETTER}(?:{LETTER}|[0-9])*(?:['’＇]{LETTER}+)*|[^\W_]",
)
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("aB3.,'’_ -\u0301ß北ก٣")))
WORDS = st.lists(st.sampled_from(["", *"abcdefg"]), max_size=30)


def flags(words: list[str], letters: str) -> np.ndarray:
    return np.array([word in set(letters) for word in words], np.bool_)


def keys(words: list[str]) -> np.ndarray:
    return hashes_of(words)


def runs(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]


@given(TEXT)
def test_words_are_what_the_pattern_finds(text: str) -> None:
    starts, ends, digits = split_words(text)
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == [m.span() for m in WORD.finditer(text)]
    assert digits.tolist() == [m.start() for m in re.finditer("[0-9]+", text)]


@given(WORDS, WORDS, st.integers(1, 6))
def test_covered_words_lie_in_runs_of_both(a: list[str], b: list[str], size: int) -> None:
    shared = set(runs(a, size)) & set(runs(b, size))
    expected = [
        len({i + k for i, run in enumerate(runs(words, size)) if run in shared for k in range(size)})
        for words in (a, b)
    ]
    assert list(count_covered(keys(a), keys(b), size)) == expected


@given(WORDS, WORDS)
def test_lost_words_are_first_mentions(a: list[str], b: list[str]) -> None:
    telling = [word for word in a if word in ("a", "b", "c")]
    expected = sorted(a.index(word) for word in set(telling) - set(b))
    assert find_lost(keys(a), flags(a, "abc"), keys(b)).tolist() == expected


@given(WORDS, WORDS)
def test_numbers_are_equal_for_equal_words(a: list[str], b: list[str]) -> None:
    in_a, in_b = number_together(keys(a), keys(b))
    assert in_a.tolist() == [a.index(word) if word else -1 for word in a]
    assert in_b.tolist() == [-1 if not w else a.index(w) if w in a else len(a) + b.index(w) for w in b]


@given(WORDS, WORDS)
def test_shared_words_are_counted_outside_quotes(a: list[str], b: list[str]) -> None:
    quoted = [flags(words, "defg") for words in (a, b)]
    said = [{run for run in runs(words, 3) if set(run) <= set("defg")} for words in (a, b)]
    both = said[0] & said[1]
    kept = []
    for words in (a, b):
        gone = {i + k for i, run in enumerate(runs(words, 3)) if run in both for k in range(3)}
        kept.append([word for i, word in enumerate(words) if i not in gone])
    telling = [flags(words, "adf") for words in (a, b)]
    found_a, found_b, counts = count_shared(
        *(keys(a), keys(a), quoted[0], telling[0]), *(keys(b), keys(b), quoted[1], telling[1]), 100, 100, 8
    )
    names = [[word for word in words if word and word in "adf"] for words in kept]
    assert [found_a.tolist(), found_b.tolist()] == [keys(words).tolist() for words in names]
    assert counts[:4].tolist() == [
        *(len(set(words)) for words in names),
        *(len(set(words) - set(others)) for words, others in zip(names, (b, a), strict=True)),
    ]
    content = [[word for word in words if word] for words in kept]
    singles = [[word for word in words if words.count(word) == 1] for words in content]
    once = [content[0].index(word) for word in singles[1] if word in singles[0]]
    assert counts[4] == len(once)
    assert counts[7] == sum(once[k] < once[i] for i in range(len(once)) for k in range(i))
    threes = [set(runs(words, 3)) for words in kept]
    assert counts[8:].tolist() == [len(threes[0]), len(threes[1]), len(threes[0] & threes[1])]


@pytest.mark.parametrize("length", [12, 140])
def test_sentences_are_edited_where_most_words_keep_their_order(length: int) -> None:
    theirs = [f"w{i}" for i in range(length)]
    for step in (2, 3, 5):
        ours = [f"x{i}" if i % step == 0 else word for i, word in enumerate(theirs)]
        sides = [(keys(w), np.array([0]), np.array([len(w)])) for w in (theirs, ours)]
        numbers = number_together(sides[0][0], sides[1][0])
        sentences = number_together(*(join_words(*side) for side in sides))
        (a, *bounds_a), (b, *bounds_b) = sides
        shares = np.array([0, 10])
        (row,) = match_sentences(a, numbers[0], sentences[0], *bounds_a, b, numbers[1], sentences[1], *bounds_b, shares)
        kept = LCSseq.similarity(theirs, ours) >= 0.6 * length
        assert row[:3].tolist() == [0, 0, 0]
        assert row[5] == (EDITED if kept else REWORDED)
