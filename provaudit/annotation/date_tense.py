"""Whether the words around a date tell of the past or of what is to come."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal

from provaudit.annotation.date_words import Shape, letter_of

Tense = Literal["past", "future", "unknown"]

_REACH = 24


@cache
def _cues() -> dict[str, Tense]:
    lines = resources.files("provaudit.data").joinpath("tense_cues.csv").read_text("utf-8").splitlines()
    cues: dict[str, Tense] = {}
    for word, tense in csv.reader(line for line in lines if not line.startswith("#")):
        cues[word] = "future" if tense == "future" else "past"
    return cues


@cache
def _stops() -> frozenset[str]:
    letters = letter_of()
    return frozenset(letters[kind] for kind in ("dot", "stop", "line"))


def tense_at(shape: Shape, start: int, end: int) -> Tense:
    """The tense of the clause in which the tokens `[start, end)` stand: the nearest cue before them, else after."""
    tokens, letters, stops = shape.tokens, shape.letters, _stops()
    for i in range(start - 1, max(-1, start - _REACH), -1):
        if letters[i] in stops:
            break
        tense = _tense_of(tokens, i)
        if tense != "unknown":
            return tense
    for i in range(end, min(len(tokens), end + _REACH)):
        if letters[i] in stops:
            break
        tense = _tense_of(tokens, i)
        if tense != "unknown":
            return tense
    return "unknown"


def _tense_of(tokens: Sequence[str], i: int) -> Tense:
    word = tokens[i]
    cue = _cues().get(word)
    if cue is not None:
        return cue
    if len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        return "past"
    if word == "to" and i + 1 < len(tokens) and tokens[i + 1].islower() and tokens[i + 1] not in _NOT_VERBS:
        return "future"
    return "unknown"


_NOT_VERBS = frozenset("the a an his her its their our my your this that these those one two three".split())
