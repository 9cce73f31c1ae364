"""What a line looks like among the lines around it, and on its page."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.residue_features import Array
from provaudit.annotation.residue_table import FACT, FACTS, LineTable
from provaudit.annotation.residue_words import Indices

_LONG = 12  # words of a sentence that makes a line a paragraph
_NEAR = 3  # lines each way that are looked at one by one
_WINDOW = 6  # lines each way that are averaged
_SIGNALS = ("words", "odds", "odds_long", "stop", "capitalised", "sentence")
_AVERAGED = ("words", "odds", "odds_long", "long")
_OFFSETS = tuple(k for k in range(-_NEAR, _NEAR + 1) if k)

_OF_PAGE = ("long_share", "mean_odds", "median_odds", "short_lines", "positive_odds", "long_lines", "median_words")
CONTEXT = (
    *(f"{signal}{k:+d}" for k in _OFFSETS for signal in _SIGNALS),
    *(f"{signal}_{side}" for side in ("before", "after") for signal in _AVERAGED),
    *("same_line same_first beside_same_first known_words position from_start from_end lines".split()),
    *("words_before longs_before longs_after since_long until_long since_core until_core".split()),
    *_OF_PAGE,
)
FEATURES = (*FACTS, *CONTEXT)
# What tells a whole page from what an extractor has cut out of one.
PAGE = ("mean_odds", "sure_lines", "sure_words", "odds_of_top", "odds_of_end", "lines_above", "lines_below")
_SURE, _LIKELY = 3, 1  # log-odds of a line's words
_EDGE = 10  # lines at the top and at the end


def context_features(table: LineTable, rows: Indices) -> Array:
    """The FEATURES of each line of a text, in order: lines x features. rows: the row of each line in the table."""
    n = len(rows)
    out = np.empty((len(FEATURES), n), dtype=np.float32)
    own = out[: len(FACTS)]
    np.take(table.facts, rows, axis=1, out=own)
    counts = table.counts[rows].astype(np.float32)
    sentence = (own[FACT["ends_stop"]] + own[FACT["ends_query"]] > 0) & (counts >= 8)
    long = sentence & (counts >= _LONG)
    odds = np.clip(own[FACT["odds"]], -8, 8)
    words = own[FACT["words"]]
    at = len(FACTS)

    padded = np.full((len(_SIGNALS), n + 2 * _NEAR), -1, dtype=np.float32)
    signals = padded[:, _NEAR : _NEAR + n]
    for i, signal in enumerate((words, odds, *(own[FACT[name]] for name in _SIGNALS[2:5]), sentence)):
        signals[i] = signal
    for k in _OFFSETS:
        out[at : at + len(_SIGNALS)] = padded[:, _NEAR + k : _NEAR + k + n]
        at += len(_SIGNALS)
    total = np.zeros((len(_AVERAGED), n + 1))
    np.cumsum(signals[:3], axis=1, dtype=np.float64, out=total[:3, 1:])
    np.cumsum(long, out=total[3, 1:])
    here = np.arange(n)
    low, high = np.maximum(here - _WINDOW, 0), np.minimum(here + 1 + _WINDOW, n)
    out[at : at + 4] = (total[:, :n] - total[:, low]) / np.maximum(here - low, 1)
    out[at + 4 : at + 8] = (total[:, high] - total[:, 1:]) / np.maximum(high - here - 1, 1)
    at += 8

    first = table.first[rows]
    alike = (first[1:] == first[:-1]).astype(np.float32)
    beside = np.zeros(n, dtype=np.float32)
    beside[1:] = alike
    beside[:-1] += alike
    text_words = counts * long
    before, longs = np.cumsum(text_words) - text_words, np.cumsum(long)
    spoken = float(before[-1] + text_words[-1])
    start, end = _core(-odds)
    last_long = np.maximum.accumulate(np.where(long, here, -99))
    next_long = np.minimum.accumulate(np.where(long, here, n + 99)[::-1])[::-1]
    columns = (
        np.minimum(np.bincount(rows)[rows], 6),
        np.minimum(np.bincount(first + 1)[first + 1], 8),
        beside,
        _known_words(table, rows, long),
        here / n,
        np.minimum(here, 30),
        np.minimum(n - 1 - here, 30),
        np.log(n),
        before / max(spoken, 1.0),
        np.minimum(longs - long, 12),
        np.minimum(longs[-1] - longs, 12),
        np.minimum(here - last_long, 40),
        np.minimum(next_long - here, 40),
        np.clip(here - start, -25, 25),
        np.clip(end - here, -25, 25),
        spoken / max(float(counts.sum()), 1.0),
        odds.mean(),
        _median(odds),
        np.count_nonzero(counts < 5) / n,
        np.count_nonzero(odds > 0) / n,
        np.log1p(float(longs[-1])),
        _median(words),
    )
    for column in columns:
        out[at] = column
        at += 1
    return out.T


def page_features(features: Array) -> Array:
    """The PAGE features of a text, from the features of its lines: what stands above and below its paragraphs."""
    odds = np.clip(features[:, FACT["odds"]], -8, 8)
    counts = (
        np.count_nonzero(odds > _SURE),
        float(np.expm1(features[odds > _LIKELY, FACT["tokens"]]).sum()),
        np.count_nonzero(features[:, _LONGS_BEFORE] == 0),
        np.count_nonzero(features[:, _LONGS_AFTER] == 0),
    )
    sure, words, above, below = (math.log1p(count) for count in counts)
    mean = float(features[0, _MEAN_ODDS])
    return np.array([mean, sure, words, float(odds[:_EDGE].mean()), float(odds[-_EDGE:].mean()), above, below])


_MEAN_ODDS = FEATURES.index("mean_odds")
_LONGS_BEFORE, _LONGS_AFTER = FEATURES.index("longs_before"), FEATURES.index("longs_after")


def _median(values: Array) -> float:
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _known_words(table: LineTable, rows: Indices, long: NDArray[np.bool_]) -> Array:
    """The share of a line's telling words that stand in long lines other than itself; one half if it has none."""
    n_rows, n_ids = len(table.counts), max(table.ids, 1)
    row_long = np.zeros(n_rows, dtype=np.bool_)
    row_long[rows[long]] = True
    ids, at = table.word_ids, table.word_rows
    spoken = row_long[at]
    known = np.bincount(ids[spoken & table.word_new], minlength=n_ids)[ids] - spoken > 0
    have = np.bincount(at, minlength=n_rows)
    share = np.where(have > 0, np.bincount(at, weights=known, minlength=n_rows) / np.maximum(have, 1), 0.5)
    return share[rows].astype(np.float32)


def _core(values: Array) -> tuple[int, int]:
    """The first and last line of the run with the largest sum."""
    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    lowest = np.minimum.accumulate(total[:-1])
    end = int(np.argmax(total[1:] - lowest))
    start = int(np.argmin(total[: end + 1]))
    return start, end
