"""What the search makes of each character: part of a word, and folded how; a token by itself; or between words."""

from __future__ import annotations

import functools
import unicodedata

import numpy as np
from numpy.typing import NDArray

SEPARATOR = 0
IGNORED = 1  # combining marks, soft hyphens, zero-width characters: "José" is one word, however it is encoded
APOSTROPHE = 2
POINT = 3  # joins digits: 3.5
COMMA = 4  # vanishes between digits: 1,200 is 1200
ALONE = 5  # scripts written without spaces between words: each character is a token, together with the one before it
FIRST_LETTER = 6  # everything from here on is a folded letter or digit

# Thai and Lao, Myanmar, Khmer, Han and kana. What lies above U+FFFF is Han (planes 2 and 3) or no letter of the news.
_UNSPACED = (
    (0x0E00, 0x0F00),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x2E80, 0x2FE0),
    (0x3005, 0x3008),
    (0x3041, 0x3100),
    (0x31F0, 0x3200),
    (0x3400, 0xA000),
    (0xF900, 0xFB00),
    (0xFF66, 0xFFA0),
)


@functools.cache
def folding() -> NDArray[np.uint16]:
    """A class, or a folded letter, for each code point of the Basic Multilingual Plane: 65,536 numbers.

    Letters are folded by case and stripped of accents (Unicode's compatibility decomposition, then case folding); the
    first letter or digit of what comes out stands for the whole.
    """
    table = np.full(0x10000, SEPARATOR, np.uint16)
    for block in (range(0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x10000)):
        for code_point in block:
            table[code_point] = _fold(chr(code_point))
    hangul = slice(0xAC00, 0xD7A4)
    table[hangul] = np.arange(hangul.start, hangul.stop)
    for first, end in _UNSPACED:
        part = table[first:end]
        part[(part >= FIRST_LETTER) | (first >= 0x3400) & (part != IGNORED)] = ALONE
    for characters, meaning in (("'’‘ʼ＇", APOSTROPHE), (".", POINT), (",", COMMA)):
        table[[ord(c) for c in characters]] = meaning
    table.flags.writeable = False
    return table


def _fold(character: str) -> int:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return IGNORED
    if category[0] not in "LN" and category != "Mc":
        return SEPARATOR
    for part in unicodedata.normalize("NFKD", character).casefold():
        if part.isalnum():
            return ord(part)
    return SEPARATOR
