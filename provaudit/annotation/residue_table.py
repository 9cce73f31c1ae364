"""The lines of one text, each read once however often it stands there and however often it is looked at."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_features import BY_CHARACTER, Array, count_characters
from provaudit.annotation.residue_phrases import (
    NO_HIT,
    Hit,
    PhraseIndex,
    Phrases,
    find_phrases,
    load_phrases,
    tokens_of,
)

LOOK, TAIL = 220, 70  # characters of a line whose words are read, and how many of them at its end

Indices = NDArray[np.int64]

# Kinds that speak alike count as one where the model looks at them.
_GROUPS = {
    "navigation": 0,
    "breadcrumb": 0,
    "widget": 0,
    "share_bar": 1,
    "comment_form": 2,
    "disclaimer": 3,
    "copyright": 3,
    "licence": 3,
    "cookie_notice": 3,
    "contact": 4,
    "related_links": 5,
    "advertisement": 6,
    "subscription": 7,
    "byline_date": 8,
    "photo_caption_credit": 9,
}
_PLACES = ("whole", "head", "start", "end", "anywhere")
_CELLS = 10 * len(_PLACES)


@dataclass(frozen=True, slots=True)
class PhraseHints:
    """Where a phrase may be, by the numbers of words: so few lines have to be looked at closer.

    first, last: whether a whole phrase begins or ends with the word. start, end, inside: phrases of one word, and
    the pairs of words that longer ones begin with (end with, for "end"), as in Vocabulary.
    """

    first: NDArray[np.bool_]
    last: NDArray[np.bool_]
    start: tuple[NDArray[np.bool_], Indices]
    end: tuple[NDArray[np.bool_], Indices]
    inside: tuple[NDArray[np.bool_], Indices]
    colon: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words say for residue, as learned log-odds: two weights each, for lines of all lengths and for longer ones.

    numbers: of each known word; 0 is for the others. anywhere, first, last: the weights of a word anywhere in a line,
    as its first and as its last (words x 2). pairs, pair_weights: two words side by side, as number * words + number,
    in order. lengths: of lines of 0 to 12 words. phrases: of the cells of phrases. flags: words x kinds of words.
    """

    numbers: dict[str, int]
    anywhere: Array
    first: Array
    last: Array
    pairs: Indices
    pair_weights: Array
    lengths: Array
    phrases: Array
    flags: Array
    stop: int  # the column of stop words in flags
    hints: PhraseHints


@functools.cache
def load_vocabulary() -> Vocabulary:
    """The weights that ship with the package."""
    weights = {}
    for row in resources.files("provaudit").joinpath("data/residue_odds.txt").read_text("utf-8").splitlines():
        if not row.startswith("# "):
            short, long, name = row.split(" ", 2)
            weights[name] = (int(short) / 100, int(long) / 100)
    return make_vocabulary(weights)


def make_vocabulary(weights: Mapping[str, Sequence[float]]) -> Vocabulary:
    """A Vocabulary from two weights for each feature that `features_of` can name."""
    kinds, ready = read_kinds("residue_words.txt"), load_phrases()
    names = [name.split(" ") for name in weights]
    words = {word for name in names for word in name if word not in ("^", "$", "=", "~")}
    words |= {word for group in kinds.values() for word in group} | {"#", "\n", ":"}
    words |= {word for phrase in ready.whole for word in phrase.split()}
    words |= {
        w for index in (ready.start, ready.end, ready.anywhere) for found in index.values() for p, _ in found for w in p
    }
    numbers = {word: i + 1 for i, word in enumerate(sorted(words))}
    size = len(numbers) + 1
    by_place = {place: np.zeros((size, 2), dtype=np.float32) for place in ("", "^", "$")}
    lengths, phrases = np.zeros((13, 2), dtype=np.float32), np.zeros((_CELLS, 2), dtype=np.float32)
    pairs = {}
    for name, pair in zip(names, weights.values(), strict=True):
        match name:
            case ["=", length]:
                lengths[int(length)] = pair
            case ["~", cell]:
                phrases[int(cell)] = pair
            case ["^" | "$" as place, word]:
                by_place[place][numbers[word]] = pair
            case [word]:
                by_place[""][numbers[word]] = pair
            case [word, after]:
                pairs[numbers[word] * size + numbers[after]] = pair
    flags = np.zeros((size, len(kinds) + 1), dtype=np.float32)
    for column, kind in enumerate(sorted(kinds)):
        flags[[numbers[word] for word in sorted(kinds[kind])], column] = 1
    flags[numbers["#"], -1] = 1
    ordered = sorted(pairs)
    return Vocabulary(
        numbers,
        by_place[""],
        by_place["^"],
        by_place["$"],
        np.array(ordered, dtype=np.int64),
        np.array([pairs[key] for key in ordered], dtype=np.float32).reshape(-1, 2),
        lengths,
        phrases,
        flags,
        sorted(kinds).index("stop"),
        _hints(ready, numbers),
    )


def _hints(ready: Phrases, numbers: dict[str, int]) -> PhraseHints:
    size = len(numbers) + 1

    def marked(words: Iterable[str]) -> NDArray[np.bool_]:
        marks = np.zeros(size, dtype=np.bool_)
        marks[[numbers[word] for word in words]] = True
        return marks

    def by_pair(index: PhraseIndex, last: bool) -> tuple[NDArray[np.bool_], Indices]:
        phrases = [words for found in index.values() for words, _ in found]
        ends = [words[-2:] if last else words[:2] for words in phrases if len(words) > 1]
        keys = sorted({numbers[a] * size + numbers[b] for a, b in ends})
        return marked(words[0] for words in phrases if len(words) == 1), np.array(keys, dtype=np.int64)

    whole = [phrase.split() for phrase in ready.whole]
    return PhraseHints(
        marked(words[0] for words in whole),
        marked(words[-1] for words in whole),
        by_pair(ready.start, False),
        by_pair(ready.end, True),
        by_pair(ready.anywhere, False),
        numbers[":"],
    )


def features_of(line: str) -> list[str]:
    """The names of a line's features, to learn weights for them."""
    tokens = tokens_of(look_at(line))
    cells = cells_of(find_phrases(tokens, load_phrases()))
    ends = [f"^ {tokens[0]}", f"$ {tokens[-1]}"] if tokens else []
    pairs = [f"{a} {b}" for a, b in pairwise(tokens)]
    return [*tokens, *pairs, *ends, f"= {min(len(tokens), 12)}", *(f"~ {cell}" for cell in cells)]


def cells_of(hit: Hit) -> list[int]:
    """Where the phrases of a line are marked among its facts."""
    kinds = (hit.whole, hit.head, hit.start, hit.end, hit.anywhere)
    return [10 * place + _GROUPS[kind] for place, kind in enumerate(kinds) if kind]


def look_at(line: str) -> str:
    """The parts of a line whose words are read."""
    return line if len(line) <= LOOK else f"{line[: LOOK - TAIL]} {line[-TAIL:]}"


class LineTable:
    """Rows of facts about lines, one a different line. Not shared: each call of `find_residue` makes its own.

    facts: lines x FACTS, float32. glued: whether two words may have lost the space between them. counts: words of each
    line. first: the id of each line's first word, -1 for none. hits: phrases, by row.
    word_ids, word_rows: the words that tell what a line is about, and the row each stands in.
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary or load_vocabulary()
        self._phrases = load_phrases()
        self._rows: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        self.hits: dict[int, Hit] = {}
        self.facts: Array = np.zeros((0, len(FACTS)), dtype=np.float32)
        self.glued: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.counts: Indices = np.zeros(0, dtype=np.int64)
        self.first: Indices = np.zeros(0, dtype=np.int64)
        self.word_ids: Indices = np.zeros(0, dtype=np.int64)
        self.word_rows: Indices = np.zeros(0, dtype=np.int64)

    @property
    def ids(self) -> int:
        """How many different words have an id."""
        return len(self._ids)

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
        vocabulary, ids = self._vocabulary, self._ids
        stop_word = vocabulary.flags[:, vocabulary.stop] > 0
        flat = tokens_of("\n".join(map(look_at, strings)))
        get = vocabulary.numbers.get
        number = np.array([get(t, 0) for t in flat], dtype=np.int64)
        is_break = number == vocabulary.numbers["\n"]
        row = np.cumsum(is_break)
        word = ~is_break
        counts = np.bincount(row[word], minlength=n)
        some = np.maximum(counts, 1)
        first = np.concatenate([[0], np.flatnonzero(is_break) + 1])
        last = first + counts - 1
        spoken = counts > 0
        keys = number[:-1] * len(vocabulary.anywhere) + number[1:]
        hits = self._find_phrases(flat, number, keys, row, first, counts)

        phrases = np.zeros((n, _CELLS), dtype=np.float32)
        for i, hit in hits.items():
            phrases[i, cells_of(hit)] = 1
            self.hits[offset + i] = hit
        odds = vocabulary.lengths[np.minimum(counts, 12)] + phrases @ vocabulary.phrases
        odds[spoken] += vocabulary.first[number[first[spoken]]] + vocabulary.last[number[last[spoken]]]
        pair_at = np.flatnonzero(_among(keys, vocabulary.pairs))
        pair = np.searchsorted(vocabulary.pairs, keys[pair_at])
        for k in (0, 1):
            odds[:, k] += np.bincount(row, weights=vocabulary.anywhere[number, k], minlength=n)
            odds[:, k] += np.bincount(row[pair_at], weights=vocabulary.pair_weights[pair, k], minlength=n)
        flags = vocabulary.flags[number]
        shares = [np.bincount(row, weights=flags[:, k], minlength=n) / some for k in range(flags.shape[1])]
        columns = [odds[:, 0], odds[:, 1] / np.sqrt(some + 4), np.log1p(counts), *shares]
        by_character, glued = count_characters(strings)
        facts = np.hstack([np.column_stack(columns).astype(np.float32), phrases, by_character])

        first_id = np.full(n, -1, dtype=np.int64)
        first_id[spoken] = [ids.setdefault(flat[i], len(ids)) for i in first[spoken].tolist()]
        telling = (np.fromiter(map(len, flat), dtype=np.int64, count=len(flat)) > 3) & ~stop_word[number]
        token_ids = [ids.setdefault(t, len(ids)) for t in compress(flat, telling.tolist())]
        self.facts = np.concatenate([self.facts, facts])
        self.glued = np.concatenate([self.glued, glued])
        self.counts = np.concatenate([self.counts, counts])
        self.first = np.concatenate([self.first, first_id])
        self.word_ids = np.concatenate([self.word_ids, np.array(token_ids, dtype=np.int64)])
        self.word_rows = np.concatenate([self.word_rows, row[telling] + offset])

    def _find_phrases(
        self, flat: list[str], number: Indices, keys: Indices, row: Indices, first: Indices, counts: Indices
    ) -> dict[int, Hit]:
        """The phrases of the lines that have any; keys: each word with the next, as in Vocabulary.pairs."""
        hints = self._vocabulary.hints
        last = first + counts - 1
        may = np.zeros(len(first), dtype=np.bool_)
        may[row[np.flatnonzero(_among(keys, hints.inside[1]))]] = True
        may[row[hints.inside[0][number]]] = True
        spoken = np.flatnonzero(counts > 0)
        head, tail = number[first[spoken]], number[last[spoken]]
        may[spoken] |= hints.first[head] & hints.last[tail] & (counts[spoken] < 9)
        may[spoken] |= hints.start[0][head] | hints.end[0][tail]
        pairs = np.flatnonzero(counts > 1)
        may[pairs] |= _among(keys[first[pairs]], hints.start[1]) | _among(keys[last[pairs] - 1], hints.end[1])
        colon = np.flatnonzero(number == hints.colon)
        before = row[colon[(colon - first[row[colon]] < 6)]]
        may[before] |= hints.first[number[first[before]]]
        hits = {}
        for i in np.flatnonzero(may & (counts > 0)).tolist():
            start = int(first[i])
            hit = find_phrases(flat[start : start + int(counts[i])], self._phrases)
            if hit is not NO_HIT:
                hits[i] = hit
        return hits


def _among(keys: Indices, known: Indices) -> NDArray[np.bool_]:
    """Which of the keys are known; known is in order."""
    if not len(known):
        return np.zeros(len(keys), dtype=np.bool_)
    found: NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys
    return found


FACTS = (
    "odds",
    "odds_long",
    "tokens",
    *sorted(read_kinds("residue_words.txt")),
    "number",
    *(f"{place}_{group}" for place in _PLACES for group in range(10)),
    *BY_CHARACTER,
)
FACT = {name: i for i, name in enumerate(FACTS)}
