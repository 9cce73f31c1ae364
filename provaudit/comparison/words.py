"""Words of a text with their offsets, folded so that spelling and typography do not tell two texts apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from provaudit.annotation.lexicon import read_words
from provaudit.comparison.word_splitting import UNSPACED, split_words

_ONE_UNSPACED = re.compile(rf"[{UNSPACED}]")
_LONGEST = 40
_MOST_FOLDED = 100_000
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in parallel tuples.

    starts, ends: code points. forms: folded words. stems: of the words with content, "" for the others.
    capital: whether a word begins with a capital letter or with a digit. digits: code points, where runs of ASCII
    digits begin, in words or not.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    capital: tuple[bool, ...]
    digits: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)


def find_words(text: str) -> Words:
    """The words of a text. A text in a script without spaces gives a word for each character."""
    first, behind, digits = split_words(text)
    if not len(first):
        return Words((), (), (), (), (), ())
    starts, ends = tuple(first.tolist()), tuple(behind.tolist())
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    forms, stems, capital = zip(*map(_folded().__getitem__, words), strict=True)
    if not text.isascii() and _ONE_UNSPACED.search(text):
        # One character tells too little: in a script without spaces two in a row do as a word.
        stems = tuple(
            text[start : start + 2] if _ONE_UNSPACED.match(word) else stem
            for start, word, stem in zip(starts, words, stems, strict=True)
        )
    return Words(starts, ends, forms, stems, capital, tuple(digits.tolist()))


class _Folded(dict[str, tuple[str, str, bool]]):
    """Words folded before. Looking one up is most of what reading a text costs, so it is a plain dict."""

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(word) > _LONGEST:
            return _cut(word)
        if len(self) >= _MOST_FOLDED:
            self.clear()
        self[word] = folded = _fold(word)
        return folded


@cache
def _folded() -> _Folded:
    return _Folded()


def _fold(word: str) -> tuple[str, str, bool]:
    """The form and the stem of a word, and whether it begins with a capital letter or is a number."""
    capital = word[0].isupper() or word[0].isdigit()
    form = word.lower()
    if not form.isascii():
        decomposed = unicodedata.normalize("NFKD", form.replace("’", "'").replace("ʼ", "'").replace("＇", "'"))
        form = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f") or form
    if form.endswith("'s"):
        form = form[:-2]
    if form[:1].isdigit():
        number = form.replace(",", "")
        return number, number, capital
    return form, "" if form in _function_words() else stem_of(form), capital


def _cut(word: str) -> tuple[str, str, bool]:
    """As `_fold`, for what is longer than any word: nothing of it is kept in memory but its beginning."""
    form = word[:_LONGEST].lower()
    return form, form, word[0].isupper() or word[0].isdigit()


def stem_of(form: str) -> str:
    """A folded word without its commonest English endings ("talks" and "talking" are both "talk")."""
    if len(form) > 4:
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                form = form[: -len(ending)]
                if ending in ("ies", "ied"):
                    form += "y"
                break
        if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "aeiouls":
            form = form[:-1]
        if len(form) > 4 and form[-1] == "e":
            form = form[:-1]
    return form


@cache
def _function_words() -> frozenset[str]:
    return read_words("function_words.txt")
