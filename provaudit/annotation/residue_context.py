"""What a line looks like among the lines around it, and on its page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.residue_features import Array
from provaudit.annotation.residue_table import FACT, FACTS, Indices, LineTable

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
OF_PAGE = slice(len(FEATURES) - len(_OF_PAGE), len(FEATURES))  # the features that all lines of a text share


def context_features(table: LineTable, rows: Indices) -> Array:
    """The FEATURES of each line of a text, in order: lines x features. rows: the row of each line in the table."""
    n = len(rows)
    own = table.facts[rows]
    counts = table.counts[rows].astype(np.float32)
    ends = own[:, FACT["ends_stop"]] + own[:, FACT["ends_query"]]
    sentence = (ends > 0) & (counts >= 8)
    long = sentence & (counts >= _LONG)
    odds = np.clip(own[:, FACT["odds"]], -8, 8)
    words = own[:, FACT["words"]]
    out = np.empty((n, len(FEATURES)), dtype=np.float32)
    out[:, : len(FACTS)] = own
    at = len(FACTS)

    signals = np.column_stack([words, odds, *(own[:, FACT[name]] for name in _SIGNALS[2:5]), sentence])
    padded = np.full((n + 2 * _NEAR, len(_SIGNALS)), -1, dtype=np.float32)
    padded[_NEAR : _NEAR + n] = signals
    for k in _OFFSETS:
        out[:, at : at + len(_SIGNALS)] = padded[_NEAR + k : _NEAR + k + n]
        at += len(_SIGNALS)
    total = np.zeros((n + 1, len(_AVERAGED)))
    np.cumsum(np.column_stack([signals[:, :3], long]), axis=0, out=total[1:])
    here = np.arange(n)
    low, high = np.maximum(here - _WINDOW, 0), np.minimum(here + 1 + _WINDOW, n)
    out[:, at : at + 4] = (total[:n] - total[low]) / np.maximum(here - low, 1)[:, None]
    out[:, at + 4 : at + 8] = (total[high] - total[1:]) / np.maximum(high - here - 1, 1)[:, None]
    at += 8

    first = table.first[rows]
    alike = first[1:] == first[:-1]
    text_words = counts * long
    before, longs = np.cumsum(text_words) - text_words, np.cumsum(long)
    start, end = _core(-odds)
    last_long = np.maximum.accumulate(np.where(long, here, -99))
    next_long = np.minimum.accumulate(np.where(long, here, n + 99)[::-1])[::-1]
    columns = (
        np.minimum(np.bincount(rows)[rows], 6),
        np.minimum(np.bincount(first + 1)[first + 1], 8),
        np.append(alike, False).astype(np.float32) + np.append(False, alike),
        _known_words(table, rows, long),
        here / n,
        np.minimum(here, 30),
        np.minimum(n - 1 - here, 30),
        np.log(n),
        before / max(float(text_words.sum()), 1.0),
        np.minimum(longs - long, 12),
        np.minimum(longs[-1] - longs, 12),
        np.minimum(here - last_long, 40),
        np.minimum(next_long - here, 40),
        np.clip(here - start, -25, 25),
        np.clip(end - here, -25, 25),
        float(text_words.sum()) / max(float(counts.sum()), 1.0),
        odds.mean(),
        np.median(odds),
        (counts < 5).mean(),
        (odds > 0).mean(),
        np.log1p(float(long.sum())),
        np.median(words),
    )
    for column in columns:
        out[:, at] = column
        at += 1
    return out


def _known_words(table: LineTable, rows: Indices, long: NDArray[np.bool_]) -> Array:
    """The share of a line's telling words that stand in long lines other than itself; one half if it has none."""
    n_rows, n_ids = len(table.counts), max(table.ids, 1)
    row_long = np.zeros(n_rows, dtype=np.bool_)
    row_long[rows[long]] = True
    ids, at = table.word_ids, table.word_rows
    spoken = row_long[at]
    pairs = np.unique(at[spoken] * n_ids + ids[spoken]) % n_ids
    known = np.bincount(pairs, minlength=n_ids)[ids] - spoken > 0
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
