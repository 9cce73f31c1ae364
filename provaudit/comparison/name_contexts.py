"""Name contexts: where the names of a text stand, among which words, and under which spellings it knows them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.name_matching import spelling_key
from provaudit.annotation.names import Name
from provaudit.comparison.name_context_kernels import find_contexts
from provaudit.comparison.words import Words

_PARTS = re.compile(r"[^\W_]+")
_NOWHERE = -9


@dataclass(frozen=True, slots=True)
class NameContexts:
    """The sentences that the names of a text stand in, and the words around them there.

    sentences: for each name the number of its sentence. several: (n,) whether it has several words. stems, distances:
    (n, 2, 7) and counts: (n, 2), see `find_contexts`. rarities: (n, 2, 7) 1 for a stem that the text has once, less
    for one that it has more often.
    """

    sentences: tuple[int, ...]
    several: NDArray[np.bool_]
    stems: NDArray[np.int64]
    distances: NDArray[np.int64]
    counts: NDArray[np.int64]
    rarities: NDArray[np.float64]


def find_name_contexts(
    names: Sequence[Name],
    words: Words,
    stems: NDArray[np.int64],
    told_firsts: NDArray[np.int64],
    told_lasts: NDArray[np.int64],
) -> NameContexts:
    """The context of each name. stems: of the words, as numbers; told: the first and last words of the sentences."""
    firsts = np.array([bisect_right(words.ends, name.start) for name in names], np.int64)
    lasts = np.array([bisect_left(words.starts, name.end) for name in names], np.int64)
    sentences = told_firsts.searchsorted(firsts, side="right") - 1
    sentences[firsts >= lasts] = _NOWHERE
    near, distances, counts = find_contexts(stems, firsts, lasts, sentences, told_firsts, told_lasts)
    known = np.sort(stems)
    times = known.searchsorted(near, side="right") - known.searchsorted(near)
    rarities = 1 / np.sqrt(np.maximum(times, 1))
    several = np.array([" " in name.text for name in names], np.bool_)
    return NameContexts(tuple(sentences.tolist()), several, near, distances, counts, rarities)


def find_name_keys(forms: Iterable[str], names: Iterable[Name]) -> frozenset[str]:
    """The spelling keys of the words of a text, and of the initials of its names."""
    keys = set(chain.from_iterable(map(keys_of, set(forms))))
    initials = {"".join(w[0] for w in name.text.split() if w[0].isupper()).lower() for name in names}
    return frozenset(keys | {spelling_key(i) for i in initials if len(i) > 1})


@lru_cache(maxsize=100_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The spelling keys of the words of a name."""
    return tuple(map(spelling_key, _PARTS.findall(name)))
