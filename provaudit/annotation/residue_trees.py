"""The learned model of residue lines: boosted trees that ask the same question all over a level, so that arrays do."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.residue_features import Array

_CHUNK = 512  # lines at a time: bounds the memory that a very long text takes


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees of depth D (CatBoost's oblivious trees, Prokhorenkova et al. 2018).

    features, borders: the different questions of all trees: is the feature above the border? questions: (D, T), which
    one each level of each tree asks. leaves: T * 2**D. first: (T, 1), where each tree's leaves begin.
    page: weights of the features that all lines of a text share, and a constant, for the text being a whole page.
    """

    features: NDArray[np.int64]
    borders: Array
    questions: NDArray[np.int64]
    leaves: Array
    first: NDArray[np.int64]
    bias: float
    page: Array

    def log_odds(self, rows: Array) -> Array:
        """The log-odds for each row of features."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        return np.concatenate([self._log_odds(rows[i : i + _CHUNK]) for i in range(0, len(rows), _CHUNK)])

    def _log_odds(self, rows: Array) -> Array:
        columns = np.ascontiguousarray(rows.T)
        answers = (columns.take(self.features, axis=0) > self.borders).view(np.uint8)
        leaf = answers.take(self.questions[-1], axis=0)
        for questions in self.questions[-2::-1]:
            leaf += leaf
            leaf += answers.take(questions, axis=0)
        total: Array = self.leaves.take(self.first + leaf).sum(axis=0)
        return total + np.float32(self.bias)


@functools.cache
def load_trees(name: str) -> Trees:
    """The trees in a file of `provaudit/data/`; leaves are kept there as thousandths."""
    data = json.loads(resources.files("provaudit").joinpath("data", name).read_text("utf-8"))
    asked = [list(zip(f, b, strict=True)) for f, b in zip(data["features"], data["borders"], strict=True)]
    different = sorted({question for tree in asked for question in tree})
    number = {question: i for i, question in enumerate(different)}
    leaves = np.array(data["leaves"], dtype=np.float32) / np.float32(1000)
    return Trees(
        np.array([feature for feature, _ in different]),
        np.array([[border] for _, border in different], dtype=np.float32),
        np.array([[number[question] for question in tree] for tree in asked]).T.copy(),
        leaves.astype(np.float32).ravel(),
        np.arange(len(asked))[:, None] * leaves.shape[1],
        data["bias"],
        np.array(list(data["page"].values()), dtype=np.float32),
    )
