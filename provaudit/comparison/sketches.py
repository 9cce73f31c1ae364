"""Sketches: what the search keeps of each text.

- a one-permutation MinHash over runs of three words (Li, Owen and Zhang 2012): 128 slots of 16 bits;
- its different words, as 32-bit hashes, in the order of their first use;
- a 64-bit hash of its sequence of words, the same for texts that differ in case, punctuation or spacing only.

A sketch depends on its text alone. What depends on the other texts (how frequent is this word? who has it too?) is
worked out afterwards, so sketches can be stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provaudit.comparison.code_points import folding
from provaudit.comparison.hashing import letters, sketch

SLOTS = 128


@dataclass(frozen=True, slots=True)
class Sketches:
    """The sketches of n texts, as arrays.

    minhash: (n, 128) uint16, hashing.EMPTY in a slot that no shingle fell into.
    contents: (n,) uint64; 0 for a text without words.
    words: uint32; those of text i are `words[bounds[i]:bounds[i + 1]]`. bounds: (n + 1,) int64.
    """

    minhash: NDArray[np.uint16]
    contents: NDArray[np.uint64]
    words: NDArray[np.uint32]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.contents)


def sketch_buffer(
    data: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64], *, words: bool = True
) -> Sketches:
    """The sketches of the texts `data[starts[i]:ends[i]]`, in UTF-8. Bytes that are no UTF-8 count as separators.

    words=False leaves the words out: near-duplicates need none.
    """
    data = data.view()
    data.flags.writeable = False  # numba compiles for the one kind of array, whoever owns the bytes
    lengths = ends - starts
    most = int(lengths.max(initial=0)) // 2 + 2  # words of the longest text, at most
    room = int(lengths.sum()) // 2 + len(lengths) + 1
    minhash = np.empty((len(lengths), SLOTS), np.uint16)
    contents = np.empty(len(lengths), np.uint64)
    found = np.empty(room if words else 0, np.uint32)
    bounds = np.zeros(len(lengths) + 1, np.int64)
    seen = np.zeros(1 << max(8, (2 * most).bit_length()) if words else 0, np.uint64)
    hashes = np.empty(most, np.uint64)
    sketch(data, starts, ends, folding(), letters(), hashes, seen, minhash, contents, found, bounds)
    return Sketches(minhash, contents, found[: bounds[-1]].copy(), bounds)


def sketch_texts(texts: Sequence[str], *, words: bool = True) -> Sketches:
    """The sketches of Python strings."""
    data, bounds = encoded(texts)
    return sketch_buffer(data, bounds[:-1], bounds[1:], words=words)


def encoded(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """(data, bounds): text i in UTF-8 is `data[bounds[i]:bounds[i + 1]]`.

    Lone surrogates are encoded like other characters; the sketch takes them, as U+FFFD, for separators.
    """
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    bounds = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=bounds[1:])
    return np.frombuffer(b"".join(parts), np.uint8), bounds
