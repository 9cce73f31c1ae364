"""Arrays that grow at their end, for what a search keeps of texts that stream by."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

from provaudit.comparison.compiled import kernel

Number = TypeVar("Number", bound=np.generic)


class Growing(Generic[Number]):
    """Rows of numbers, appended batch by batch. Growing costs no second copy, as a list of batches would in the end."""

    def __init__(self, dtype: DTypeLike, *width: int) -> None:
        self._room: NDArray[Number] = np.empty((0, *width), dtype)
        self._size = 0

    def append(self, rows: NDArray[Number]) -> None:
        """Add these rows; views from `taken` must be gone."""
        size = self._size + len(rows)
        if size > len(self._room):
            self._room.resize((max(size, self._size * 5 // 4), *self._room.shape[1:]), refcheck=False)
        self._room[self._size : size] = rows
        self._size = size

    def taken(self) -> NDArray[Number]:
        """All rows. The object is empty afterwards."""
        rows = self._room[: self._size]
        self._room, self._size = np.empty((0, *rows.shape[1:]), rows.dtype), 0
        return rows


@kernel
def permute(rows: NDArray[np.uint16], order: NDArray[np.int64]) -> None:
    """Put row order[k] in the place of row k, for all k, in place."""
    placed = np.zeros(len(rows), np.bool_)
    for start in range(len(rows)):
        if placed[start]:
            continue
        saved = rows[start].copy()
        k = start
        while order[k] != start:
            rows[k] = rows[order[k]]
            placed[k] = True
            k = order[k]
        rows[k] = saved
        placed[k] = True
