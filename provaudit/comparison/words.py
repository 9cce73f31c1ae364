"""Words of a text with their offsets, folded so that spelling and typography do not tell two texts apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from provaudit.comparison.vocabulary import word_list

# Scripts written without spaces are read character by character; marks that belong to the letter before them
# (accents, vowel signs) stay inside the word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_REST = rf"(?:{_LETTER}|[0-9])*+(?:['’ʼ＇]{_LETTER}++)*+"
# In brackets, so that splitting a text gives its words and what stands between them. Plain letters first, with an end
# that nothing can join on to: most words are of these.
_WORD = re.compile(
    r"([A-Za-z][A-Za-z0-9]*+(?=[ .,\n;:?!)\"-])"
    rf"|[A-Za-z][A-Za-z0-9]*+{_REST}|[0-9]++(?:[.,][0-9]++)*+|[{_UNSPACED}]|{_LETTER}{_REST}|[^\W_])"
)
_ONE_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_LONGEST = 40
_MOST_FOLDED = 100_000
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in parallel tuples.

    starts, ends: code points. forms: folded words. stems: of the words with content, "" for the others.
    capital: whether a word begins with a capital letter or holds a digit.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    capital: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.forms)


def find_words(text: str) -> Words:
    """The words of a text. A text in a script without spaces gives a word for each character."""
    parts = _WORD.split(text)
    words = parts[1::2]
    if not words:
        return Words((), (), (), (), ())
    edges = tuple(accumulate(map(len, parts)))
    starts = edges[:-1:2]
    forms, stems, capital = zip(*map(_folded().__getitem__, words), strict=True)
    if _ONE_UNSPACED.search(text):
        # One character tells too little: in a script without spaces two in a row do as a word.
        stems = tuple(
            text[start : start + 2] if _ONE_UNSPACED.match(word) else stem
            for start, word, stem in zip(starts, words, stems, strict=True)
        )
    return Words(starts, edges[1::2], forms, stems, capital)


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
    return word_list("function_words.txt")
