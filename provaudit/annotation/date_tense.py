"""Whether the words around a date tell of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from provaudit.annotation.date_words import Shape, letter_of
from provaudit.annotation.lexicon import read_rows

Tense = Literal["past", "future", "unknown"]

# How many words are looked at on each side.
_REACH = 24
# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset("Mr Mrs Ms Dr Gen Sen Rep Gov Lt Col Sgt Capt Prof St Corp Inc Co Ltd Jr Sr vs No".split())
# Before a participle: what makes it an adjective ("a planned visit") ...
_ADJECTIVAL = frozenset("a an the its his her their this that of with by for in on from and still newly".split())
# ... and what makes it a passive whose tense stands elsewhere ("will be named").
_BE = frozenset("be is are being".split())
# Nouns, unless a verb follows.
_PLANS = frozenset(("plan", "plans"))
# "is to", "to be"
_PARTS = frozenset(("to", "be"))
_BEFORE_TO = frozenset("is are be set about".split())


@cache
def _cues() -> dict[str, Tense]:
    cues: dict[str, Tense] = {}
    for word, tense in read_rows("tense_cues.csv"):
        cues[word] = "future" if tense == "future" else "past"
    return cues


@cache
def _letters() -> tuple[str, frozenset[str], frozenset[str]]:
    """The letters of full stops, of other ends of sentences, and of the words that can be cues."""
    letters = letter_of()
    return (
        letters["dot"],
        frozenset((letters["stop"], letters["line"])),
        frozenset(letters[kind] for kind in ("word", "prep", "ago", "today", "about", "ended", "monthlike")),
    )


def tense_at(shape: Shape, start: int, end: int) -> Tense:
    """The tense of the clause in which the tokens `[start, end)` stand: the nearest cue before them, else after."""
    before = range(start - 1, max(-1, start - 1 - _REACH), -1)
    after = range(end, min(len(shape.tokens), end + _REACH))
    tense = _nearest(shape, before)
    return tense if tense != "unknown" else _nearest(shape, after)


def _nearest(shape: Shape, places: Iterable[int]) -> Tense:
    """The first tense that the tokens at these places show, up to the end of the sentence."""
    dot, stops, cues = _letters()
    letters, tokens, known = shape.letters, shape.tokens, _cues()
    for i in places:
        letter = letters[i]
        if letter in cues:
            word = tokens[i]
            if word not in known and word not in _PARTS and word[-2:] != "ed":
                continue
            tense = _tense_of(tokens, i)
            if tense != "unknown":
                return tense
        elif letter in stops or (letter == dot and _ends_sentence(tokens, i)):
            break
    return "unknown"


def _ends_sentence(tokens: Sequence[str], i: int) -> bool:
    """Whether the full stop ends a sentence, not an abbreviation."""
    before = tokens[i - 1] if i else ""
    return len(before) > 1 and before not in _ABBREVIATIONS


def _tense_of(tokens: Sequence[str], i: int) -> Tense:
    word = tokens[i]
    cue = _cues().get(word)
    before = tokens[i - 1] if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else ""
    participle = len(word) > 4 and word.endswith("ed") and word.islower() and not word.endswith("eed")
    if participle and (before in _ADJECTIVAL or (cue and before.endswith("ly"))):
        return "unknown"
    if cue is not None:
        if word == "could" and after == "not":
            return "past"
        return cue if after == "to" or word not in _PLANS else "unknown"
    if (word == "to" and before in _BEFORE_TO) or (word == "be" and before == "to"):
        return "future"
    return "past" if participle and before not in _BE else "unknown"
