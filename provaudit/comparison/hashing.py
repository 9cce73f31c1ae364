"""The one pass over the bytes of all texts: words are split, folded and hashed, and the hashes sketched on the spot.

Most of the time goes into branches that the processor cannot foresee (where does this word end?), so the loop over
plain ASCII has none: it writes the hash so far after every byte, and moves on only where a word has ended.

The kernels here call each other, so they share one file: numba's disk cache looks at the file of the outermost alone.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.code_points import ALONE, APOSTROPHE, COMMA, FIRST_LETTER, IGNORED, POINT, SEPARATOR, folding
from provaudit.comparison.compiled import kernel

Bytes = NDArray[np.uint8]
Folding = NDArray[np.uint16]
Hashes = NDArray[np.uint64]

EMPTY = 0xFFFF  # a slot that no shingle fell into

_SPECIAL = np.uint64(1)  # among the letters below: a byte that needs a closer look
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_K1 = np.uint64(0x9E3779B97F4A7C15)
_K2 = np.uint64(0xBF58476D1CE4E5B9)
_K3 = np.uint64(0x94D049BB133111EB)
_K4 = np.uint64(0xD6E8FEB86659FD93)
_U0, _U1, _U7, _U31, _U32, _U41, _U57 = (np.uint64(n) for n in (0, 1, 7, 31, 32, 41, 57))


@functools.cache
def letters() -> NDArray[np.uint64]:
    """For each byte: 0 for a separator, `_SPECIAL`, or the number that stands for the folded letter or digit."""
    classes = folding()[:256].copy()
    with np.errstate(over="ignore"):
        table = np.array([_letter(np.uint64(c)) for c in classes], np.uint64)
    table[classes == SEPARATOR] = 0
    table[(classes != SEPARATOR) & (classes < FIRST_LETTER) | (np.arange(256) >= 0x80)] = _SPECIAL
    table.flags.writeable = False
    return table


@kernel
def _letter(code_point: np.uint64) -> np.uint64:
    """A number with its bits well spread; a word's hash is these, rotated and combined (a cyclic polynomial)."""
    x = (code_point + _U1) * _K1
    return (x ^ x >> _U32) * _K2


@kernel
def _class_at(data: Bytes, p: np.int64, end: np.int64, table: Folding) -> tuple[np.int64, np.int64, np.int64]:
    """(class or folded letter, code point, where the next character begins) of the character at p; p < end."""
    first = np.int64(data[p])
    if first < 0x80:
        return np.int64(table[first]), first, p + 1
    size = 2 if first < 0xE0 else (3 if first < 0xF0 else 4)
    if first < 0xC2 or first > 0xF4 or p + size > end:
        return np.int64(SEPARATOR), first, p + 1
    code_point = first & (0x7F >> size)
    for q in range(p + 1, p + size):
        byte = np.int64(data[q])
        if byte & 0xC0 != 0x80:
            return np.int64(SEPARATOR), first, p + 1
        code_point = code_point << 6 | byte & 0x3F
    if code_point < 0x10000:
        return np.int64(table[code_point]), code_point, p + size
    return np.int64(ALONE if 0x20000 <= code_point < 0x40000 else SEPARATOR), code_point, p + size


@kernel
def _hash_words(
    data: Bytes, start: np.int64, end: np.int64, table: Folding, letters: Hashes, hashes: Hashes
) -> np.int64:
    """Write the hash of each word of data[start:end] into `hashes`; returns how many."""
    count = np.int64(0)
    h = _U0  # of the word so far; 0: no word has begun
    previous, previous_end = np.int64(0), np.int64(-1)  # the last character of a script without spaces
    p = start
    while p < end:
        t = letters[data[p]]
        if t != _SPECIAL:
            hashes[count] = h
            count += np.int64(t == _U0) & np.int64(h != _U0)
            h = ((h << _U7 | h >> _U57) ^ t) & (_ALL if t != _U0 else _U0)
            p += 1
            continue
        c, code_point, after = _class_at(data, p, end, table)
        if c >= FIRST_LETTER:
            h = (h << _U7 | h >> _U57) ^ _letter(np.uint64(c))
            p = after
            continue
        if c == IGNORED:
            if previous_end == p:
                previous_end = after
            p = after
            continue
        if h != _U0 and after < end and APOSTROPHE <= c <= COMMA:
            following, _, beyond = _class_at(data, after, end, table)
            if c == APOSTROPHE and following >= FIRST_LETTER:
                possessive = following == 115  # "Ana's" is "Ana"
                if possessive and beyond < end:
                    possessive = _class_at(data, beyond, end, table)[0] < FIRST_LETTER
                if not possessive:
                    p = after
                    continue
                after = beyond
            elif c != APOSTROPHE and 48 <= following <= 57 and 48 <= data[p - 1] <= 57:
                if c == POINT:
                    h = (h << _U7 | h >> _U57) ^ _letter(np.uint64(POINT))
                p = after
                continue
        if h != _U0:
            hashes[count] = h
            count += 1
            h = _U0
        if c == ALONE:
            before = previous if previous_end == p else np.int64(0)
            hashes[count] = _letter(np.uint64(before << 20 | code_point))
            count += 1
            previous, previous_end = code_point, after
        p = after
    hashes[count] = h
    return count + np.int64(h != _U0)


@kernel
def sketch(
    data: Bytes,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    table: Folding,
    letters: Hashes,
    hashes: Hashes,
    seen: Hashes,
    minhash: NDArray[np.uint16],
    contents: Hashes,
    words: NDArray[np.uint32],
    bounds: NDArray[np.int64],
) -> None:
    """Sketch the texts data[starts[i]:ends[i]] into minhash[i], contents[i] and words[bounds[i]:bounds[i + 1]].

    hashes: room for the words of the longest text. seen: a power of two of zeros, at least twice the words of the
    longest text; empty if no words are wanted.
    """
    filled = np.int64(0)
    for i in range(len(starts)):
        count = _hash_words(data, starts[i], ends[i], table, letters, hashes)
        content = _U0
        for k in range(count):
            h = hashes[k]
            h = (h ^ h >> _U31) * _K3
            h ^= h >> _U32
            hashes[k] = h
            content = (content ^ h) * _K4
        contents[i] = content | _U1 if count else _U0

        row = minhash[i]
        row[:] = EMPTY
        for k in range(2, count):
            g = (hashes[k - 2] * _K1 + hashes[k - 1]) * _K3 + hashes[k]
            g = (g ^ g >> _U32) * _K2
            slot, value = np.int64(g >> _U57), np.uint16(g >> _U41)
            row[slot] = min(row[slot], value)
        if 0 < count < 3:  # too short for a run of three words: what there is stands for it
            g = (content ^ content >> _U32) * _K2
            row[np.int64(g >> _U57)] = np.uint16(g >> _U41)

        if len(seen):
            mask = np.uint64(255)
            while mask < np.uint64(2 * count):
                mask = mask << _U1 | _U1
            stamp = np.uint64(i + 1)
            for k in range(count):
                word = hashes[k] >> _U32
                key = stamp << _U32 | word
                at = word & mask
                while seen[at] != key and seen[at] >> _U32 == stamp:
                    at = at + _U1 & mask
                words[filled] = word
                filled += np.int64(seen[at] != key)
                seen[at] = key
            bounds[i + 1] = filled
