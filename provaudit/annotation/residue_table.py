"""The lines of one text, each read once however often it stands there and however often it is looked at."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_features import BY_CHARACTER, Array, count_characters
from provaudit.annotation.residue_phrases import NO_HIT, Hit, find_phrases, load_phrases
from provaudit.annotation.residue_vocabulary import (
    CELLS,
    LENGTHS,
    PLACES,
    Vocabulary,
    cells_of,
    load_vocabulary,
    look_at,
)
from provaudit.annotation.residue_words import Hashes, Indices, Words, lower, read_words

_SHORT = 8  # words
_TELLING = 4  # characters of a word that tells what a line is about


class LineTable:
    """Rows of facts about lines, one a different line. Not shared: each call of `find_residue` makes its own.

    facts: FACTS x lines, float32. glued: whether two words may have lost the space between them. marked: whether there
    may be marks in a line. noted: whether it may be a note about the article. remarked: whether it may be of a reader's
    remarks on it. spoken: whether it may be a machine's. appealing: whether it may speak to the readers of a page.
    links: how many of its words may end what a link says. counts: words of each line. first: the id of each line's
    first word, -1 for none. hits: phrases, by row.
    word_ids, word_rows: the words that tell what a line is about, and the row each stands in; word_new: whether it is
    the first time there. ids: how many words have an id.
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or load_vocabulary()
        self._rows: dict[str, int] = {}
        self._first: Hashes = np.zeros(0, dtype=np.uint64)
        self._words: Hashes = np.zeros(0, dtype=np.uint64)
        self.hits: dict[int, Hit] = {}
        self.facts: Array = np.zeros((len(FACTS), 0), dtype=np.float32)
        self.glued: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.noted: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.marked: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.remarked: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.spoken: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.appealing: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.links: Indices = np.zeros(0, dtype=np.int64)
        self.counts: Indices = np.zeros(0, dtype=np.int64)
        self.first: Indices = np.zeros(0, dtype=np.int64)
        self.word_ids: Indices = np.zeros(0, dtype=np.int64)
        self.word_rows: Indices = np.zeros(0, dtype=np.int64)
        self.word_new: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.ids = 0

    def rows_of(self, strings: list[str]) -> Indices:
        """The row of each line; new lines are read."""
        rows = self._rows
        new = list(dict.fromkeys(s for s in strings if s not in rows))
        if new:
            self._read(new)
        return np.array([rows[s] for s in strings], dtype=np.int64)

    def _read(self, strings: list[str]) -> None:
        offset, n = len(self._rows), len(strings)
        self._rows.update((s, offset + i) for i, s in enumerate(strings))
        vocabulary = self._vocabulary
        words = read_words(lower("\n".join(map(look_at, strings)) + "\n"))
        number = vocabulary.words(words.hashes)
        ends = np.flatnonzero(number == vocabulary.newline)
        first = np.append(0, ends[:-1] + 1)
        counts = ends - first
        row = np.repeat(np.arange(n), counts + 1)
        pair = vocabulary.pairs(vocabulary.pair_keys(number))
        hits = self._find_phrases(words, number, pair, row, first, counts)

        odds = vocabulary.anywhere.take(number, axis=0)
        odds[:-1] += vocabulary.pair_weights.take(pair, axis=0)
        odds = np.add.reduceat(odds, first, axis=0) + vocabulary.lengths[np.minimum(counts, LENGTHS)]
        spoken = np.flatnonzero(counts > 0)
        odds[spoken] += vocabulary.first[number[first[spoken]]] + vocabulary.last[number[ends[spoken] - 1]]
        phrases = np.zeros((n, CELLS), dtype=np.float32)
        if hits:
            cells = [(i, cell) for i, hit in hits.items() for cell in cells_of(hit)]
            phrases[tuple(zip(*cells, strict=True))] = 1
            odds += phrases @ vocabulary.phrases
            self.hits.update((offset + i, hit) for i, hit in hits.items())
        some = np.maximum(counts, 1)[:, None]
        shares = np.add.reduceat(vocabulary.flags.take(number, axis=0), first, axis=0) / some
        by_character, glued, marked = count_characters(strings)
        marked |= vocabulary.openers[number[first]]
        marked[row[vocabulary.signs[number]]] = True
        opens, ends_so = vocabulary.remarks
        noted, machine, appealing = (
            _rows_with(marks[number], row, n) for marks in (vocabulary.notes, vocabulary.spoken, vocabulary.appeals)
        )
        remarked = np.zeros(n, dtype=np.bool_)
        remarked[spoken] = opens[number[first[spoken]]]
        remarked |= ends_so[number[np.maximum(ends - 1, 0)]] | ends_so[number[np.maximum(ends - 2, 0)]]
        facts = np.empty((len(FACTS), n), dtype=np.float32)
        facts[0] = odds[:, 0]
        facts[1] = odds[:, 1] / np.sqrt(some[:, 0] + 4)
        facts[2] = np.log1p(counts)
        facts[3 : 3 + shares.shape[1]] = shares.T
        facts[3 + shares.shape[1] : -len(by_character)] = phrases.T
        facts[-len(by_character) :] = by_character

        telling = words.ends - words.starts >= _TELLING
        telling &= vocabulary.flags[:, vocabulary.stop][number] == 0
        first_hash = np.zeros(n, dtype=np.uint64)
        first_hash[spoken] = words.hashes[first[spoken]]
        self.facts = np.concatenate([self.facts, facts], axis=1)
        self.glued = np.concatenate([self.glued, glued])
        self.noted = np.concatenate([self.noted, noted])
        self.marked = np.concatenate([self.marked, marked])
        self.spoken = np.concatenate([self.spoken, machine | (facts[FACT["machine"]] > 0)])
        self.appealing = np.concatenate([self.appealing, appealing])
        links = np.add.reduceat(vocabulary.hints.last[number], first, dtype=np.int64)
        self.links = np.concatenate([self.links, links])
        self.remarked = np.concatenate([self.remarked, remarked])
        self.counts = np.concatenate([self.counts, counts])
        self._first = np.concatenate([self._first, first_hash])
        self._words = np.concatenate([self._words, words.hashes[telling]])
        self.word_rows = np.concatenate([self.word_rows, row[telling] + offset])
        self._number_words()

    def _number_words(self) -> None:
        """Give each word an id, and none to the first word of a line without words."""
        n = len(self._first)
        known, ids = np.unique(np.concatenate([self._first, self._words]), return_inverse=True)
        self.ids = len(known)
        self.first = np.where(self._first == 0, -1, ids[:n])
        self.word_ids = ids[n:]
        _, places = np.unique(self.word_rows * self.ids + self.word_ids, return_index=True)
        self.word_new = np.zeros(len(self.word_ids), dtype=np.bool_)
        self.word_new[places] = True

    def _find_phrases(
        self, words: Words, number: Indices, pair: Indices, row: Indices, first: Indices, counts: Indices
    ) -> dict[int, Hit]:
        """The phrases of the lines that have any. number, row: of each word; pair: of each word with the next."""
        vocabulary, hints = self._vocabulary, self._vocabulary.hints
        may = np.zeros(len(first), dtype=np.bool_)
        inside = np.flatnonzero(hints.pair_inside[pair])
        may[row[inside]] = True
        spoken = np.flatnonzero(counts > 0)
        last = first + counts - 1
        head, tail = number[first[spoken]], number[last[spoken]]
        may[spoken] |= hints.first[head] & (hints.last[tail] | (tail == vocabulary.colon)) & (counts[spoken] < 9)
        may[spoken] |= hints.start[head] | hints.end[tail]
        several = np.flatnonzero(counts > 1)
        may[several] |= hints.pair_start[pair[first[several]]] | hints.pair_end[pair[last[several] - 1]]
        colon = np.flatnonzero(number == vocabulary.colon)
        before = row[colon[(colon - first[row[colon]] < 6)]]
        may[before] |= hints.first[number[first[before]]]
        places: dict[int, list[int]] = {}
        for at, i in zip((inside - first[row[inside]]).tolist(), row[inside].tolist(), strict=True):
            places.setdefault(i, []).append(at)
        hits = {}
        starts = first.tolist()
        for i in np.flatnonzero(may & (counts > 0)).tolist():
            tokens = words.tokens(starts[i], starts[i] + int(counts[i]))
            if len(tokens) <= _SHORT:
                hit = _hit_of(" ".join(tokens))
            else:
                hit = find_phrases(tokens, load_phrases(), places.get(i, ()))
            if hit is not NO_HIT:
                hits[i] = hit
        return hits


def _rows_with(marked: NDArray[np.bool_], row: Indices, n: int) -> NDArray[np.bool_]:
    """Which of n lines have a word that is marked. row: the line of each word."""
    found = np.zeros(n, dtype=np.bool_)
    found[row[marked]] = True
    return found


@functools.lru_cache(maxsize=1 << 14)
def _hit_of(line: str) -> Hit:
    """The phrases in a short line: pages say the same all over, so each is looked at once."""
    return find_phrases(line.split(" "), load_phrases())


FACTS = (
    "odds",
    "odds_long",
    "tokens",
    *sorted(read_kinds("residue_words.txt")),
    "number",
    *(f"{place}_{group}" for place in PLACES for group in range(10)),
    *BY_CHARACTER,
)
FACT = {name: i for i, name in enumerate(FACTS)}
