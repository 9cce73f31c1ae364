"""Name contexts: where the names of a text stand, among which words, and under which spellings it knows them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provaudit.annotation.name_matching import spelling_key
from provaudit.annotation.names import Name
from provaudit.comparison.told import Sentence
from provaudit.comparison.words import Words

_PARTS = re.compile(r"[^\W_]+")
# Words with content on a side, of so many in all.
_CONTEXT, _NEAR = 7, 25
_NOWHERE = -9


@dataclass(frozen=True, slots=True)
class NameContext:
    """The sentence that a name stands in, by its number, and the stems around it there.

    before, after: seven stems on either side, with the number of others between them and the name.
    """

    sentence: int
    before: Mapping[str, int]
    after: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NamesBeside:
    """For each stem, the names that it stands before or after: their numbers, and how many stems are between."""

    before: Mapping[str, Sequence[tuple[int, int]]]
    after: Mapping[str, Sequence[tuple[int, int]]]


def find_name_contexts(names: Sequence[Name], words: Words, told: Sequence[Sentence]) -> tuple[NameContext, ...]:
    """The context of each name."""
    firsts = [sentence.first for sentence in told]
    found = []
    for name in names:
        first, last = bisect_right(words.ends, name.start), bisect_left(words.starts, name.end)
        if first >= last:
            found.append(NameContext(_NOWHERE, {}, {}))
            continue
        number = bisect_right(firsts, first) - 1
        before = list(filter(None, words.stems[told[number].first : first][-_NEAR:]))[: -_CONTEXT - 1 : -1]
        after = list(filter(None, words.stems[last : min(last + _NEAR, told[number].last)]))[:_CONTEXT]
        found.append(NameContext(number, _distances(before), _distances(after)))
    return tuple(found)


def _distances(stems: Sequence[str]) -> dict[str, int]:
    return {stem: i for i, stem in zip(range(len(stems) - 1, -1, -1), reversed(stems), strict=True)}


def find_names_beside(contexts: Sequence[NameContext]) -> NamesBeside:
    """The contexts the other way round: from the stems to the names."""
    before: dict[str, list[tuple[int, int]]] = {}
    after: dict[str, list[tuple[int, int]]] = {}
    for number, context in enumerate(contexts):
        for stem, distance in context.before.items():
            before.setdefault(stem, []).append((number, distance))
        for stem, distance in context.after.items():
            after.setdefault(stem, []).append((number, distance))
    return NamesBeside(before, after)


def find_name_keys(forms: Iterable[str], names: Iterable[Name]) -> frozenset[str]:
    """The spelling keys of the words of a text, and of the initials of its names."""
    keys = {key for form in set(forms) for key in keys_of(form)}
    initials = {"".join(w[0] for w in name.text.split() if w[0].isupper()).lower() for name in names}
    return frozenset(keys | {spelling_key(i) for i in initials if len(i) > 1})


@lru_cache(maxsize=100_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The spelling keys of the words of a name."""
    return tuple(map(spelling_key, _PARTS.findall(name)))
