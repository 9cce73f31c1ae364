"""Manner: how a text tells its story, in the few traits that paraphrasing leaves behind.

Paraphrases, by machine above all, write "stated" and "emphasised" for "said", prefer longer words, hang clauses on
with ", highlighting ...", and lose more names and numbers than they add. Measured on machine rewrites of news and on
students' rewrites of encyclopedia articles; see `tests/rewriting_training.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from provaudit.annotation.lexicon import read_kinds
from provaudit.comparison.word_kernels import find_lost
from provaudit.comparison.words import Words

if TYPE_CHECKING:
    from provaudit.comparison.prepared import Prepared

_TRAILING = re.compile(r", [a-z]{1,20}ing\b")
_ENGLISH = frozenset("the of and to in a is that for was on".split())
_ENGLISH_SHARE = 0.12
_LEAST_WORDS = 40

TRAITS = ("plain saying", "varied saying", "word length", "trailing clauses", "details lost")


def is_english(words: Words) -> bool:
    """Whether enough of the commonest English words stand in the text, and it is long enough to have a manner."""
    forms = words.forms[:2000]
    return len(forms) >= _LEAST_WORDS and sum(map(_ENGLISH.__contains__, forms)) >= _ENGLISH_SHARE * len(forms)


def traits(a: Prepared, b: Prepared) -> dict[str, float]:
    """How much more of each trait `a` has than `b`; swapping the two turns the signs."""
    found = {name: a.manner[name] - b.manner[name] for name in TRAITS[:-1]}
    lost, gained = details_lost(a, b), details_lost(b, a)
    found["details lost"] = math.log((len(lost) + 1) / (len(gained) + 1))
    return found


def details_lost(a: Prepared, b: Prepared) -> list[int]:
    """The words of `a` that are the first mention of a name or number which `b` lacks, in order."""
    lost: list[int] = find_lost(a.keys.stems, a.telling, b.keys.stems).tolist()
    return lost


def manner_of(words: Words, text: str) -> Mapping[str, float]:
    """The traits of one text: verbs of saying and trailing clauses per hundred words, letters per word."""
    count = max(1, len(words.forms))
    plain, varied = saying()
    return {
        "plain saying": 100 * sum(map(plain.__contains__, words.forms)) / count,
        "varied saying": 100 * sum(map(varied.__contains__, words.forms)) / count,
        "word length": sum(map(len, words.forms)) / count,
        "trailing clauses": 100 * len(_TRAILING.findall(text)) / count,
    }


def first_saying(words: Words) -> tuple[int | None, int | None]:
    """The first plain verb of saying, and the first of those that vary it."""
    plain, varied = (next((i for i, form in enumerate(words.forms) if form in verbs), None) for verbs in saying())
    return plain, varied


@cache
def saying() -> tuple[frozenset[str], frozenset[str]]:
    """The plain verbs of saying, and those that paraphrases vary them with."""
    words = read_kinds("saying.txt")
    return words["plain"], words["varied"]
