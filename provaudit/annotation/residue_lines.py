"""The probability that a line is residue, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.language import find_language
from provaudit.annotation.residue_context import FEATURES, context_features, page_features
from provaudit.annotation.residue_features import Array
from provaudit.annotation.residue_table import FACT, LineTable
from provaudit.annotation.residue_trees import load_trees
from provaudit.annotation.residue_words import Indices

_PLAIN, _SURELY_PROSE = 0.4, -3.0  # log-odds above the bar
_HEADLINE_REACH = 15  # lines
_KNOWN_WORDS, _UNTIL_LONG, _LONGS_BEFORE = (FEATURES.index(n) for n in ("known_words", "until_long", "longs_before"))
_SENTENCE = 4  # words of a phrase that is one although it ends like a sentence
_FEWEST = 3  # lines: fewer are no page, and only a phrase that says so makes one of them residue
# The share of English stop words below which the language is looked at (English pages: .13 at least, other languages
# .07 at most), and the code points that it takes.
_FEW_STOPS, _LEAST_SAMPLE, _SAMPLE = 0.1, 100, 4000
_PARAGRAPH, _LONG_TEXT, _NEXT_TO_NONE = 12, 1000, 0.2  # words, words in paragraphs, a share of them
_UNKNOWN = -2.0  # the log-odds at most of a line in a language that the model has not learned
_SHARED = 4.0  # what it adds to the log-odds that many pages of the outlet have the line
# What is lost in error costs more in a text that an extractor has cleaned already than in a whole page, where most
# lines are residue: the log-odds at which a line goes.
_BAR_OF_TEXT, _BAR_OF_PAGE = 1.3, -1.0
# The probability of being a whole page up to which a text is taken for an extract, and from which on for a page.
_TEXT, _PAGE = 0.6, 0.9


def score_lines(
    table: LineTable, rows: Indices, shared: Sequence[bool] | None = None, *, foreign: bool = False
) -> list[float]:
    """The probability of each line of a text, in order; 0.5 is where taking a line out does more good than harm.

    shared: whether many pages of the outlet have the line. foreign: whether the text is in a language that the model
    has not learned: then a line goes for what it says alone.
    """
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
    said = np.zeros(len(table.counts), dtype=np.bool_)
    said[list(table.hits)] = True
    unsaid = ~said[rows]
    _keep_paragraphs(odds, table.counts[rows], unsaid)
    if foreign:
        odds[unsaid] = np.minimum(odds[unsaid], _UNKNOWN)
    if shared is not None:
        odds += _SHARED * np.array(shared, dtype=np.float64)
    if n < _FEWEST:
        unsure = unsaid | (n == 1)
        odds[unsure] = np.minimum(odds[unsure], -0.1)
    wordless = table.counts[rows] == 0  # dividers, more often than not
    odds[wordless] = np.minimum(odds[wordless], -0.1)
    found: list[float] = np.round(_sigmoid(odds), 6).tolist()
    return found


def is_foreign(lines: Sequence[str], table: LineTable, rows: Indices) -> bool:
    """Whether the lines are in a language other than English, in which each line looks like no article's to the model.

    English lists and menus have few stop words as well, so the language is looked at where these are few.
    """
    # Characters weigh, not words: scripts without spaces have few of these.
    sizes = np.fromiter(map(len, lines), dtype=np.float32, count=len(lines))
    if float(table.facts[FACT["stop"], rows] @ sizes) >= _FEW_STOPS * float(sizes.sum()):
        return False
    sample, size = [], 0
    for line in lines:
        if size > _SAMPLE:
            break
        sample.append(line[:_SAMPLE])
        size += len(sample[-1])
    text = "\n".join(sample)
    least = _LEAST_SAMPLE if text.isascii() else _LEAST_SAMPLE // 4
    return size >= least and find_language(text) not in (None, "en")


def _keep_headline(odds: NDArray[np.float64], features: Array) -> None:
    """A line before the first paragraph whose words come up again in the paragraphs is the headline or its like."""
    until_first = features[:, _LONGS_BEFORE] == 0
    near = features[:, _UNTIL_LONG] <= _HEADLINE_REACH
    spoken = (features[:, _KNOWN_WORDS] >= 0.6) & (features[:, FACT["tokens"]] >= np.log1p(5))
    headline = until_first & near & spoken & (features[:, FACT["odds"]] < 2)
    odds[headline] = np.minimum(odds[headline], -0.1)


def _keep_paragraphs(odds: NDArray[np.float64], counts: Indices, unsaid: NDArray[np.bool_]) -> None:
    """Where next to nothing of a long text would stay, the model has not seen the like (a list of events, say).

    Then a paragraph goes for what it says alone. Short texts that are all residue are common.
    """
    taken = (counts >= _PARAGRAPH) & unsaid & (odds >= 0)
    kept = (counts >= _PARAGRAPH) & (odds < 0)
    words = int(counts[taken].sum())
    if words >= _LONG_TEXT and int(counts[kept].sum()) < _NEXT_TO_NONE * words:
        odds[taken] = np.minimum(odds[taken], -0.1)


def _take_plain_phrases(odds: NDArray[np.float64], features: Array, table: LineTable, rows: Indices) -> None:
    """A line that says what links and forms say, and nothing else, is residue wherever it stands.

    A paragraph that the model is sure of is about such things: a fine over cookies, a lawsuit over terms of use.
    """
    plain = np.zeros(len(table.counts), dtype=np.bool_)
    plain[[row for row, hit in table.hits.items() if hit.plain]] = True
    prose = (table.counts[rows] >= _PARAGRAPH) & (odds <= _SURELY_PROSE)
    for i in np.flatnonzero(plain[rows] & (features[:, FACT["quotes"]] == 0) & (odds < _PLAIN)).tolist():
        hit = table.hits[int(rows[i])]
        if prose[i] and hit.head is None:
            continue
        if hit.whole is None or not features[i, FACT["ends_stop"]] or table.counts[rows[i]] >= _SENTENCE:
            odds[i] = _PLAIN


def _sigmoid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float64)
