"""The probability that a line is residue, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.residue_context import FEATURES, context_features, page_features
from provaudit.annotation.residue_features import Array
from provaudit.annotation.residue_table import FACT, LineTable
from provaudit.annotation.residue_trees import load_trees
from provaudit.annotation.residue_words import Indices

_PLAIN = 0.4  # log-odds above the bar
_HEADLINE_REACH = 15  # lines
_KNOWN_WORDS, _UNTIL_LONG, _LONGS_BEFORE = (FEATURES.index(n) for n in ("known_words", "until_long", "longs_before"))
_FEWEST = 3  # lines: fewer are no page, and only a phrase that says so makes one of them residue
_SHARED = 4.0  # what it adds to the log-odds that many pages of the outlet have the line
# What is lost in error costs more in a text that an extractor has cleaned already than in a whole page, where most
# lines are residue: the log-odds at which a line goes.
_BAR_OF_TEXT, _BAR_OF_PAGE = 1.3, -1.0
# The probability of being a whole page up to which a text is taken for an extract, and from which on for a page.
_TEXT, _PAGE = 0.6, 0.9


def score_lines(table: LineTable, rows: Indices, shared: Sequence[bool] | None = None) -> list[float]:
    """The probability of each line of a text, in order; 0.5 is where taking a line out does more good than harm."""
    n = len(rows)
    if not n:
        return []
    trees = load_trees("residue_trees.json")
    features = context_features(table, rows)
    odds = trees.log_odds(features).astype(np.float64)
    page = float(_sigmoid(page_features(features) @ trees.page[:-1] + trees.page[-1]))
    page = min(max((page - _TEXT) / (_PAGE - _TEXT), 0.0), 1.0)
    odds -= _BAR_OF_TEXT + (_BAR_OF_PAGE - _BAR_OF_TEXT) * page
    _keep_headline(odds, features)
    _take_plain_phrases(odds, features, table, rows)
    if shared is not None:
        odds += _SHARED * np.array(shared, dtype=np.float64)
    if n < _FEWEST:
        said = np.array([int(row) in table.hits for row in rows])
        odds[~said | (n == 1)] = np.minimum(odds[~said | (n == 1)], -0.1)
    wordless = table.counts[rows] == 0  # dividers, more often than not
    odds[wordless] = np.minimum(odds[wordless], -0.1)
    found: list[float] = np.round(_sigmoid(odds), 6).tolist()
    return found


def _keep_headline(odds: NDArray[np.float64], features: Array) -> None:
    """A line before the first paragraph whose words come up again in the paragraphs is the headline or its like."""
    until_first = features[:, _LONGS_BEFORE] == 0
    near = features[:, _UNTIL_LONG] <= _HEADLINE_REACH
    spoken = (features[:, _KNOWN_WORDS] >= 0.6) & (features[:, FACT["tokens"]] >= np.log1p(5))
    headline = until_first & near & spoken & (features[:, FACT["odds"]] < 2)
    odds[headline] = np.minimum(odds[headline], -0.1)


def _take_plain_phrases(odds: NDArray[np.float64], features: Array, table: LineTable, rows: Indices) -> None:
    """A line that says what links and forms say, and nothing else, is residue wherever it stands."""
    plain = np.zeros(len(table.counts), dtype=np.bool_)
    plain[[row for row, hit in table.hits.items() if hit.plain]] = True
    for i in np.flatnonzero(plain[rows] & (features[:, FACT["quotes"]] == 0) & (odds < _PLAIN)).tolist():
        if table.hits[int(rows[i])].whole is None or not features[i, FACT["ends_stop"]]:
            odds[i] = _PLAIN


def _sigmoid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float64)
