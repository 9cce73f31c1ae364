"""Name contexts: where the names of a text stand, among which words, and under which spellings it knows them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provaudit.annotation.name_matching import spelling_key
from provaudit.annotation.names import Name
from provaudit.comparison.told import Sentence
from provaudit.comparison.words import Words

_PARTS = re.compile(r"[^\W_]+")
_CONTEXT = 7
_NOWHERE = -9


@dataclass(frozen=True, slots=True)
class NameContext:
    """The sentence that a name stands in, by its number, and the stems on either side of it there."""

    sentence: int
    stems: frozenset[str]


def find_name_contexts(names: Sequence[Name], words: Words, told: Sequence[Sentence]) -> tuple[NameContext, ...]:
    """The context of each name: up to seven words with content before it and as many after it, in its sentence."""
    firsts = [sentence.first for sentence in told]
    found = []
    for name in names:
        first, last = bisect_right(words.ends, name.start), bisect_left(words.starts, name.end)
        if first >= last:
            found.append(NameContext(_NOWHERE, frozenset()))
            continue
        number = bisect_right(firsts, first) - 1
        sentence = told[number]
        before = [stem for stem in words.stems[sentence.first : first] if stem][-_CONTEXT:]
        after = [stem for stem in words.stems[last : sentence.last] if stem][:_CONTEXT]
        found.append(NameContext(number, frozenset(before + after)))
    return tuple(found)


def find_name_keys(forms: Iterable[str], names: Iterable[Name]) -> frozenset[str]:
    """The spelling keys of the words of a text, and of the initials of its names."""
    keys = {key for form in set(forms) for key in keys_of(form)}
    initials = {"".join(w[0] for w in name.text.split() if w[0].isupper()).lower() for name in names}
    return frozenset(keys | {spelling_key(i) for i in initials if len(i) > 1})


@lru_cache(maxsize=100_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The spelling keys of the words of a name."""
    return tuple(map(spelling_key, _PARTS.findall(name)))
