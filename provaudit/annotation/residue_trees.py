"""The learned model of residue lines: boosted trees that ask the same question all over a level, so that arrays do."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.residue_features import Array

_CHUNK = 1024  # lines at a time: bounds the memory that a very long text takes


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees of depth D (CatBoost's oblivious trees, Prokhorenkova et al. 2018).

    features, borders: (T, D), the question of each level: is the feature above the border? leaves: (T, 2**D).
    page: weights of the features that all lines of a text share, and a constant, for the text being a whole page.
    """

    features: NDArray[np.int64]
    borders: Array
    leaves: Array
    bias: float
    page: Array

    def log_odds(self, rows: Array) -> Array:
        """The log-odds for each row of features."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        return np.concatenate([self._log_odds(rows[i : i + _CHUNK]) for i in range(0, len(rows), _CHUNK)])

    def _log_odds(self, rows: Array) -> Array:
        columns = np.ascontiguousarray(rows.T)
        trees, depth = self.features.shape
        leaf = np.repeat(np.arange(trees, dtype=np.int32)[:, None] * (1 << depth), rows.shape[0], axis=1)
        for level in range(depth):
            above = columns[self.features[:, level]] > self.borders[:, level, None]
            leaf += above.astype(np.int32) << level
        total: Array = self.leaves.ravel()[leaf].sum(axis=0)
        return total + np.float32(self.bias)


@functools.cache
def load_trees(name: str) -> Trees:
    """The trees in a file of `provaudit/data/`; leaves are kept there as thousandths."""
    data = json.loads(resources.files("provaudit").joinpath("data", name).read_text("utf-8"))
    leaves = np.array(data["leaves"], dtype=np.float32) / np.float32(1000)
    return Trees(
        np.array(data["features"]),
        np.array(data["borders"], dtype=np.float32),
        leaves.astype(np.float32),
        data["bias"],
        np.array(list(data["page"].values()), dtype=np.float32),
    )
