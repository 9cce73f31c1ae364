"""Words of a text with their offsets, folded so that spelling and typography do not tell two texts apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from provaudit.comparison.vocabulary import word_list

# Scripts written without spaces are read character by character; marks that belong to the letter before them
# (accents, vowel signs) stay inside the word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
_LETTERS = rf"(?:(?![{_UNSPACED}])[^\W\d_]|[{_MARKS}])"
_TOKEN = re.compile(
    rf"[{_UNSPACED}]"
    rf"|{_LETTERS}(?:{_LETTERS}|[0-9])*(?:['’ʼ＇]{_LETTERS}+)*"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W_]"
)
_ONE_UNSPACED = re.compile(rf"[{_UNSPACED}]")
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
    starts, ends, forms, stems, capital = [], [], [], [], []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        starts.append(start)
        ends.append(match.end())
        form, stem = _fold(word) if len(word) <= 40 else (word[:40].lower(), word[:40].lower())
        forms.append(form)
        # One character tells too little: in a script without spaces two in a row do as a word.
        stems.append(text[start : start + 2] if _ONE_UNSPACED.match(word) else stem)
        capital.append(word[0].isupper() or word[0].isdigit())
    return Words(tuple(starts), tuple(ends), tuple(forms), tuple(stems), tuple(capital))


@lru_cache(maxsize=100_000)
def _fold(word: str) -> tuple[str, str]:
    form = word.lower()
    if not form.isascii():
        decomposed = unicodedata.normalize("NFKD", form.replace("’", "'").replace("ʼ", "'").replace("＇", "'"))
        form = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f") or form
    if form.endswith("'s"):
        form = form[:-2]
    if form[:1].isdigit():
        return form.replace(",", ""), form.replace(",", "")
    return form, "" if form in _function_words() else stem_of(form)


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
