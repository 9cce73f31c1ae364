"""The words of many lines at once, as numbers: what a dictionary would say of each, asked of arrays.

A word is known by a polynomial hash of its characters (Karp and Rabin, 1987), so that no string is made for it. What a
word is says `tokens_of`, which reads the same one line at a time.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_SIGNS = "#©%/>»›|&@:\n"
_WORD, _DIGIT, _IN_NUMBER, _APOSTROPHE, _SIGN = 1, 2, 4, 8, 16
_KNOWN = 0x3000  # characters whose class is in a table
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_READY = 1 << 16  # powers that are kept
_NUMBER = re.compile(r"[0-9][\w.,]*")
_TOKEN = re.compile(r"\w+(?:'\w+)*|[" + _SIGNS + "]")


def lower(text: str) -> str:
    """The text in the form that words are read in."""
    return text.lower().replace("’", "'")


def tokens_of(text: str) -> list[str]:
    """The words and telling signs of a text in lower case, "\\n" for a line end; what begins with a digit is "#"."""
    return _TOKEN.findall(_NUMBER.sub("#", lower(text)))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    text: in lower case, "#" where a number begins. starts, ends: code points of it. hashes: equal for equal words.
    """

    text: str
    starts: Indices
    ends: Indices
    hashes: Hashes

    def tokens(self, first: int, last: int) -> list[str]:
        """The words from number first to before number last, as `tokens_of` gives them."""
        text = self.text
        return [
            text[a:b] for a, b in zip(self.starts[first:last].tolist(), self.ends[first:last].tolist(), strict=True)
        ]


def read_words(text: str) -> Words:
    """The words of a text that is in lower case."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bits = _classes(codes)
    digits = np.cumsum(bits & _DIGIT)
    before = np.maximum.accumulate(np.where(bits & _IN_NUMBER, 0, digits)) if len(bits) else digits
    number = digits > before
    word = (bits & _WORD > 0) & ~number
    joint = (bits & _APOSTROPHE > 0) & _after(word) & _before(word)
    word |= joint
    sign = bits & _SIGN > 0
    sign |= number & ~_after(number)
    starts = np.flatnonzero(sign | (word & ~_after(word)))
    ends = np.flatnonzero(sign | (word & ~_before(word))) + 1
    begins = np.flatnonzero(sign & number)
    if len(begins):
        codes = codes.copy()
        codes[begins] = ord("#")
        text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    values = codes.astype(np.uint64)
    powers, inverse = _powers(len(codes))
    total = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(values * powers, out=total[1:])
    return Words(text, starts, ends, (total[ends] - total[starts]) * inverse[starts])


class Lookup:
    """From keys to the numbers 1, 2, ... of their order, 0 for others: an open hash table that arrays are asked of."""

    def __init__(self, keys: Hashes) -> None:
        bits = max(4, (8 * len(keys)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._keys: Hashes = np.zeros((1 << bits) + len(keys) + 1, dtype=np.uint64)
        self._numbers: NDArray[np.int32] = np.zeros(len(self._keys), dtype=np.int32)
        slots, waiting = self._slots(keys), np.arange(len(keys))
        while len(waiting):
            waiting = waiting[::-1]  # of two that want the same place, the first gets it
            place = slots[waiting]
            free = self._numbers[place] == 0
            self._numbers[place[free]] = waiting[free] + 1
            placed = self._numbers[place] == waiting + 1
            self._keys[place[placed]] = keys[waiting[placed]]
            waiting = np.sort(waiting[~placed])
            slots[waiting] += 1

    def __call__(self, keys: Hashes) -> Indices:
        """The number of each key."""
        slots = self._slots(keys)
        numbers = self._numbers[slots].astype(np.int64)
        other = np.flatnonzero((self._keys[slots] != keys) & (numbers > 0))
        while len(other):
            slots[other] += 1
            numbers[other] = self._numbers[slots[other]]
            other = other[(self._keys[slots[other]] != keys[other]) & (numbers[other] > 0)]
        return numbers

    def _slots(self, keys: Hashes) -> Indices:
        return ((keys * np.uint64(_BASE)) >> self._shift).astype(np.int64)


def _classes(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    table = _class_table()
    if not len(codes) or codes.max() < _KNOWN:
        return table[codes]
    bits = table[np.minimum(codes, _KNOWN - 1)]
    high = np.flatnonzero(codes >= _KNOWN)
    kinds, which = np.unique(codes[high], return_inverse=True)
    words = np.array([_WORD | _IN_NUMBER if chr(code).isalnum() else 0 for code in kinds.tolist()], dtype=np.uint8)
    bits[high] = words[which]
    return bits


@functools.cache
def _class_table() -> NDArray[np.uint8]:
    table = np.zeros(_KNOWN, dtype=np.uint8)
    for match in re.finditer(r"\w+", "".join(map(chr, range(_KNOWN)))):
        table[match.start() : match.end()] = _WORD | _IN_NUMBER
    for characters, bits in (
        ("0123456789", _DIGIT | _IN_NUMBER),
        (".,", _IN_NUMBER),
        ("'", _APOSTROPHE),
        (_SIGNS, _SIGN),
    ):
        table[[ord(c) for c in characters]] = bits
    return table


def _powers(size: int) -> tuple[Hashes, Hashes]:
    ready = _kept_powers() if size <= _READY else _make_powers(size)
    return ready[0][:size], ready[1][:size]


@functools.cache
def _kept_powers() -> tuple[Hashes, Hashes]:
    return _make_powers(_READY)


def _make_powers(size: int) -> tuple[Hashes, Hashes]:
    found = []
    for base in (_BASE, _INVERSE):
        powers = np.full(size, base, dtype=np.uint64)
        powers[0] = 1
        found.append(np.cumprod(powers, dtype=np.uint64))
    return found[0], found[1]


def _after(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each place, whether the one before it is marked."""
    shifted = np.zeros_like(marks)
    shifted[1:] = marks[:-1]
    return shifted


def _before(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each place, whether the one after it is marked."""
    shifted = np.zeros_like(marks)
    shifted[:-1] = marks[1:]
    return shifted
