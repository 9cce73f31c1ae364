"""What a line of a page looks like: numbers about its characters, its words, its neighbours and its place."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Marks = NDArray[np.bool_]

_CLASSES = (
    "upper lower digit space stop query comma colon quote apostrophe dash bar bracket at sign bullet copyright letter "
    "other"
).split()
_BY_CHARACTER = {
    "stop": ".!…。",
    "query": "?",
    "comma": ",;",
    "colon": ":",
    "quote": '"“”„«»',
    "apostrophe": "'’‘`",
    "dash": "-–—_",
    "bar": "/|\\>→←‹›^",
    "bracket": "()[]{}<",
    "at": "@",
    "sign": "$€£¥%&#+=*~",
    "bullet": "•·●▪■✓✔★☆×✕✖∙◦►▶▼▲↑↓",
    "copyright": "©®™",
}
_TABLE_SIZE = 0x3000
_N = len(_CLASSES)
_UPPER, _LOWER, _DIGIT, _LETTER = (_CLASSES.index(name) for name in "upper lower digit letter".split())

BY_CHARACTER = (
    "chars words upper capitalised digits spaces stops query commas colon quotes dashes bars brackets at signs bullets "
    "copyright foreign other starts_upper starts_lower starts_digit starts_quote starts_sign ends_stop ends_query "
    "ends_colon ends_letter ends_digit ends_comma ends_bracket letters_a_word"
).split()


@functools.cache
def _class_table() -> NDArray[np.uint8]:
    table = np.full(_TABLE_SIZE, _CLASSES.index("other"), dtype=np.uint8)
    characters = "".join(map(chr, range(_TABLE_SIZE)))
    for name, is_one in (("space", str.isspace), ("digit", str.isdigit), ("letter", str.isalpha)):
        table[[i for i, c in enumerate(characters) if is_one(c)]] = _CLASSES.index(name)
    table[[i for i, c in enumerate(characters) if c.isalpha() and c.isupper()]] = _UPPER
    table[[i for i, c in enumerate(characters) if c.isalpha() and c.islower()]] = _LOWER
    for name, signs in _BY_CHARACTER.items():
        table[[ord(c) for c in signs if ord(c) < _TABLE_SIZE]] = _CLASSES.index(name)
    return table


def count_characters(strings: list[str]) -> tuple[Array, Marks, Marks]:
    """The features BY_CHARACTER of each line, features x lines; none is empty.

    With it, for each line: whether a word in it may be glued to the next, and whether it may have marks for
    `residue_rules.marks_in` by its characters.
    """
    n = len(strings)
    text = "".join(strings)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = _class_table()
    if len(codes) and codes.max() >= _TABLE_SIZE:
        classes = np.where(codes < _TABLE_SIZE, table[np.minimum(codes, _TABLE_SIZE - 1)], np.uint8(_LETTER))
    else:
        classes = table[codes]
    lengths = np.fromiter(map(len, strings), dtype=np.int64, count=n)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    row = np.repeat(np.arange(n), lengths)
    counts = np.bincount(classes.astype(np.int64) * n + row, minlength=n * _N).reshape(_N, n).astype(np.float32)
    in_word = _IN_WORD[classes]
    begins = in_word.copy()
    begins[1:] &= ~in_word[:-1]
    begins[starts] = in_word[starts]
    at = np.flatnonzero(begins)
    words = np.bincount(row[at], minlength=n).astype(np.float32)
    capitalised = np.bincount(row[at[classes[at] == _UPPER]], minlength=n).astype(np.float32)
    letters = counts[_UPPER] + counts[_LOWER] + counts[_LETTER]
    first, last = classes[starts], classes[ends - 1]
    chars = lengths.astype(np.float32)
    out = np.empty((len(BY_CHARACTER), n), dtype=np.float32)
    out[0] = np.log1p(chars)
    out[1] = np.log1p(words)
    out[2] = counts[_UPPER] / np.maximum(letters, 1)
    out[3] = capitalised / np.maximum(words, 1)
    out[4] = counts[_DIGIT] / chars
    out[5] = counts[_CLASSES.index("space")] / chars
    out[6:18] = np.minimum(counts[_COUNTED], _MOST)
    out[18] = counts[_LETTER] / chars
    out[19] = counts[-1] / chars
    out[20:25] = _STARTS[:, first]
    out[25:32] = _ENDS[:, last]
    out[32] = letters / np.maximum(words, 1)
    # A capital or a digit right after what no word goes on with: two words that lost the space between them, or "GmbH".
    glued = np.zeros(n, dtype=np.bool_)
    uppers = np.flatnonzero(classes == _UPPER)
    before = classes[uppers - 1]
    lost = _BEFORE_GLUE[before] | ((before == _UPPER) & (classes[np.minimum(uppers + 1, len(classes) - 1)] == _LOWER))
    glued[row[uppers[lost & (uppers > starts[row[uppers]])]]] = True
    digits = np.flatnonzero(classes == _DIGIT)
    glued[row[digits[_IS_LETTER[classes[digits - 1]] & (digits > starts[row[digits]])]]] = True
    marked = (lengths <= 3) | counts[_MARKS].any(axis=0) | (counts[_CLASSES.index("dash")] >= 4)
    marked |= _MARK_STARTS[first] | ((counts[_CLASSES.index("sign")] > 0) & (lengths <= 70))
    for sign in _TELLTALES:
        if sign in text:
            marked |= np.array([sign in s for s in strings])
    return out, glued, marked


# Signs of blanks and of a machine's marks that the classes of characters do not show.
_TELLTALES = ("XXXX", "TK", "turn0", "turn1", "†")

_COUNTED = [_CLASSES.index(c) for c in "stop query comma colon quote dash bar bracket at sign bullet copyright".split()]
_MOST = np.array([[6, 3, 8, 3, 6, 4, 4, 4, 2, 4, 3, 2]], dtype=np.float32).T


def _groups(*groups: str) -> Array:
    """For each class, to which of the groups of classes it belongs: groups x classes."""
    return np.array([[name in group.split() for name in _CLASSES] for group in groups], dtype=np.float32)


_IN_WORD = _groups("upper lower digit letter apostrophe")[0] > 0
_IS_LETTER = _groups("upper lower")[0] > 0
_BEFORE_GLUE = _groups("lower digit stop query bracket sign comma colon quote")[0] > 0
_MARKS = [_CLASSES.index(c) for c in "bracket colon bar at".split()]
_MARK_STARTS = _groups("digit sign bracket dash apostrophe")[0] > 0
_STARTS = _groups("upper", "lower", "digit", "quote apostrophe", "dash bar bracket at sign bullet copyright stop other")
_ENDS = _groups("stop", "query", "colon", "upper lower letter", "digit", "comma", "bracket quote")
