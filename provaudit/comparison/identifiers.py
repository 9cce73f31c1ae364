"""The ids of the articles of a search, batch by batch, and those of its pairs."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from provaudit.errors import InputTypeError, InputValueError
from provaudit.escape import excerpt


class Identifiers:
    """The ids of all articles in order; positions where the articles have none."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.generic]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, count: int, ids: NDArray[np.generic] | None) -> None:
        """Add the ids of the next `count` articles. All have one, or none has."""
        if count == 0:
            return
        if self._count and (ids is None) == bool(self._parts):
            raise InputTypeError("some batches have ids and others have none; give every article an id, or none")
        if ids is not None:
            missing = np.flatnonzero(pd.isna(ids))
            if len(missing):
                raise InputValueError(f"article number {self._count + missing[0]} has no id; give it one")
            self._parts.append(ids)
        self._count += count

    def check_unique(self) -> None:
        """Raise InputValueError if two articles have one id."""
        if not self._parts:
            return
        ids = self._all().tolist()
        try:
            different = set(ids)
        except TypeError:
            raise InputTypeError("ids are strings or numbers; the column of ids holds something else") from None
        if len(different) < len(ids):
            twice = Counter(ids).most_common(1)[0][0]
            raise InputValueError(f"two articles have the id {excerpt(str(twice), 60)!r}; give each an id of its own")

    def smallest(self, positions: NDArray[np.int64]) -> int:
        """The position with the smallest id."""
        if not self._parts:
            return int(positions.min())
        ids = [(type(i).__name__, i) for i in self._all()[positions].tolist()]
        return int(positions[ids.index(min(ids))])

    def take(self, positions: NDArray[np.int64]) -> pd.Series:
        """The ids at these positions."""
        if not self._parts:
            return pd.Series(positions)
        values = self._all()[positions]
        try:
            return pd.Series(values.tolist() if values.dtype == object else values)
        except UnicodeEncodeError:  # lone surrogates
            return pd.Series(values, dtype=object)

    def _all(self) -> NDArray[np.generic]:
        if len(self._parts) > 1:
            self._parts = [np.concatenate(self._parts)]
        return self._parts[0]
