"""Where the words of a text begin and end, by a class for each character, compiled.

A word is letters and ASCII digits that begin with a letter, with apostrophes between letters ("o'clock", "town's");
ASCII digits with points and commas between them ("1,200.5"); one character of a script written without spaces; or one
digit of another script. Marks that belong to the letter before them (accents, vowel signs) count as letters.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.compiled import kernel

Places = NDArray[np.int64]

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that are read character by character, as ranges for a character class."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff"
_LETTER, _DIGIT, _ALONE, _POINT, _APOSTROPHE = 1, 2, 3, 4, 5
# In this order; a later one takes a character from those before it.
_CLASSES = (
    (_ALONE, r"[^\W_]"),
    (_LETTER, rf"[^\W\d_]|[{_MARKS}]"),
    (_ALONE, rf"[{UNSPACED}]"),
    (_DIGIT, "[0-9]"),
    (_POINT, "[.,]"),
    (_APOSTROPHE, "['’＇]"),
)
# Most texts have no character from here on; reading the classes of all others takes a moment.
_USUAL, _ALL = 0x3000, 0x110000


@cache
def _classes(end: int) -> NDArray[np.uint8]:
    """The class of each code point before `end`; 0 for what stands between words."""
    characters = "".join(map(chr, range(end)))
    table = np.zeros(end, np.uint8)
    for number, pattern in _CLASSES:
        for match in re.finditer(f"(?:{pattern})+", characters):
            table[match.start() : match.end()] = number
    return table


def split_words(text: str) -> tuple[Places, Places, Places]:
    """Where each word begins and ends, and where each run of ASCII digits begins, in code points."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    usual = len(points) == 0 or points.max() < _USUAL
    found: tuple[Places, Places, Places] = _split(points, _classes(_USUAL if usual else _ALL))
    return found


@kernel
def _split(points: NDArray[np.uint32], classes: NDArray[np.uint8]) -> tuple[Places, Places, Places]:
    size = len(points)
    starts, ends, count = np.empty(size, np.int64), np.empty(size, np.int64), 0
    runs, n_runs, before = np.empty(size, np.int64), 0, 0
    for i in range(size):
        kind = classes[points[i]]
        if kind == _DIGIT and before != _DIGIT:
            runs[n_runs] = i
            n_runs += 1
        before = kind
    i = 0
    while i < size:
        kind = classes[points[i]]
        start = i
        i += 1
        if kind == _LETTER:
            while i < size and (classes[points[i]] == _LETTER or classes[points[i]] == _DIGIT):
                i += 1
            while i + 1 < size and classes[points[i]] == _APOSTROPHE and classes[points[i + 1]] == _LETTER:
                i += 2
                while i < size and classes[points[i]] == _LETTER:
                    i += 1
        elif kind == _DIGIT:
            while i < size and classes[points[i]] == _DIGIT:
                i += 1
            while i + 1 < size and classes[points[i]] == _POINT and classes[points[i + 1]] == _DIGIT:
                i += 2
                while i < size and classes[points[i]] == _DIGIT:
                    i += 1
        elif kind != _ALONE:
            continue
        starts[count], ends[count] = start, i
        count += 1
    return starts[:count].copy(), ends[:count].copy(), runs[:n_runs].copy()
