"""What words and phrases say for a line being residue: learned weights, ready to be asked for many words at once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_appeals import appeal_words
from provaudit.annotation.residue_phrases import Hit, PhraseIndex, Phrases, find_phrases, load_phrases
from provaudit.annotation.residue_words import Hashes, Indices, Lookup, read_words, tokens_of

LOOK, TAIL = 220, 70  # characters of a line whose words are read, and how many of them at its end
LENGTHS = 12  # words: longer lines count as that long

Marks = NDArray[np.bool_]
Weights = NDArray[np.float64]

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
# Of lines that mark the format of an answer, or that are furniture by their form.
_OPENERS = (
    "the end start begin beginning approx approximately insert enter follow like find join watch see published "
    "copyright more most trending popular latest top elsewhere page slide photo image item part phone tel "
    "telephone fax office mobile cell contact email e investor media press listen updated posted last first created "
    "modified by written"
).split()
# Of lines that may be notes about the article; see `notes`.
_NOTES = (
    "correction corrections corrected clarification clarifications clarified erratum errata amendment amended updated "
    "version note satire satirical parody humor humour spoof joke fictional fictitious"
).split()
# That blanks, filler text and a machine's marks have in them, wherever they stand.
_MARKED = "via tk tktk ipsum amet veniam consectetur oaicite contentreference goes xx xxx xxxx".split()
# Of what a machine says of itself inside a text, beside the words that the model knows.
_SPOKEN = ("knowledge cutoff update training chatbot regenerate placeholder placeholders paste ai").split()
# Of readers' remarks on an article, and the last ones of lines that lead up to them; see `residue_comments`.
_REMARK_OPENS = (
    "a absolutely amazing appreciate appreciated awesome beautiful brilliant can't comments comment completely "
    "congrats congratulations could couldn't enjoyed excellent extremely fantastic fascinating good great haha "
    "hello helpful hey hi i informative insightful interesting just leave lol looking love loved lovely nice oh "
    "really reply responses so such super thank thanks this totally truly useful very well what wonderful wow yes "
    "agree agreed"
).split()
_REMARK_ENDS = ("says", "comment", "comments", "replies", "responses", "thoughts")
PLACES = ("whole", "head", "start", "end", "anywhere")
CELLS = 10 * len(PLACES)


@dataclass(frozen=True, slots=True)
class Hints:
    """Where a phrase may be, by numbers of words or of pairs of words: so few lines have to be looked at closer.

    first, last: whether a whole phrase begins or ends with the word. start, end: whether a phrase of one word is the
    word. pair_start, pair_end, pair_inside: whether a longer one begins (for "end": ends) with the pair.
    """

    first: Marks
    last: Marks
    start: Marks
    end: Marks
    pair_start: Marks
    pair_end: Marks
    pair_inside: Marks


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Learned log-odds: two weights each, for lines of all lengths and for longer ones.

    words, pairs: the numbers of known words and of pairs of them; 0 is for the others. anywhere, first, last: the
    weights of a word anywhere in a line, as its first and as its last. pair_weights: of two words side by side.
    lengths: of lines of 0 to 12 words. phrases: of the cells of phrases. flags: words x kinds of words. stop: the
    column of stop words there. openers: whether marks may begin with a word. notes: whether a note about the article
    may have it. spoken: whether a machine's remark may have it. appeals: whether an appeal to readers may have it.
    remarks: whether a reader's remark may begin with it, or a line that says who speaks end with it. signs: whether
    marks may have it anywhere. colon, newline: the numbers of these.
    """

    words: Lookup
    pairs: Lookup
    anywhere: Weights
    first: Weights
    last: Weights
    pair_weights: Weights
    lengths: Weights
    phrases: Weights
    flags: NDArray[np.float32]
    stop: int
    hints: Hints
    openers: Marks
    notes: Marks
    spoken: Marks
    appeals: Marks
    remarks: tuple[Marks, Marks]
    signs: Marks
    colon: int
    newline: int

    def pair_keys(self, numbers: Indices) -> Hashes:
        """The keys of each word with the next, for `pairs`."""
        return (numbers[:-1] * len(self.anywhere) + numbers[1:]).astype(np.uint64)


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
    words |= {word for group in kinds.values() for word in group} | {"#", ":", *_OPENERS, *_NOTES}
    appeals = appeal_words()
    words |= {*_REMARK_OPENS, *_REMARK_ENDS, *_SPOKEN, *_MARKED, *appeals}
    words |= {word for phrase in ready.whole for word in phrase.split()}
    words |= {
        w for index in (ready.start, ready.end, ready.anywhere) for found in index.values() for p, _ in found for w in p
    }
    listed = sorted(words - {"\n"})
    numbers = {word: i + 1 for i, word in enumerate(listed)}
    newline, size = len(listed) + 1, len(listed) + 2
    read = read_words("\n".join(listed) + "\n")
    by_place = {place: np.zeros((size, 2)) for place in ("", "^", "$")}
    lengths, phrases = np.zeros((LENGTHS + 1, 2)), np.zeros((CELLS, 2))
    pairs: dict[int, Sequence[float]] = {}
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
    ends = [_pair_ends(index, numbers, size, last) for index, last in _indexes(ready)]
    keys = sorted({*pairs, *(key for found in ends for key in found)})
    return Vocabulary(
        Lookup(np.append(read.hashes[::2], read.hashes[1])),
        Lookup(np.array(keys, dtype=np.uint64)),
        by_place[""],
        by_place["^"],
        by_place["$"],
        np.array([(0.0, 0.0), *(pairs.get(key, (0.0, 0.0)) for key in keys)]),
        lengths,
        phrases,
        flags,
        sorted(kinds).index("stop"),
        Hints(
            *_whole_ends(ready, numbers, size),
            *(_single(index, numbers, size) for index in (ready.start, ready.end)),
            *(np.array([False, *(key in found for key in keys)]) for found in ends),
        ),
        _marked(_OPENERS, numbers, size),
        _marked(_NOTES, numbers, size),
        _marked(_SPOKEN, numbers, size),
        _marked(appeals, numbers, size),
        (_marked(_REMARK_OPENS, numbers, size), _marked(_REMARK_ENDS, numbers, size)),
        _marked(_MARKED, numbers, size),
        numbers[":"],
        newline,
    )


def _indexes(ready: Phrases) -> tuple[tuple[PhraseIndex, bool], ...]:
    """The phrases of more than one place, and whether their last words matter."""
    return (ready.start, False), (ready.end, True), (ready.anywhere, False)


def _pair_ends(index: PhraseIndex, numbers: dict[str, int], size: int, last: bool) -> set[int]:
    phrases = [words for found in index.values() for words, _ in found if len(words) > 1]
    return {numbers[a] * size + numbers[b] for a, b in (words[-2:] if last else words[:2] for words in phrases)}


def _single(index: PhraseIndex, numbers: dict[str, int], size: int) -> Marks:
    return _marked((words[0] for found in index.values() for words, _ in found if len(words) == 1), numbers, size)


def _whole_ends(ready: Phrases, numbers: dict[str, int], size: int) -> tuple[Marks, Marks]:
    whole = [phrase.split() for phrase in ready.whole]
    return _marked((words[0] for words in whole), numbers, size), _marked((words[-1] for words in whole), numbers, size)


def _marked(words: Iterable[str], numbers: dict[str, int], size: int) -> Marks:
    marks = np.zeros(size, dtype=np.bool_)
    marks[[numbers[word] for word in words]] = True
    return marks


def features_of(line: str) -> list[str]:
    """The names of a line's features, to learn weights for them."""
    tokens = tokens_of(look_at(line))
    cells = cells_of(find_phrases(tokens, load_phrases()))
    ends = [f"^ {tokens[0]}", f"$ {tokens[-1]}"] if tokens else []
    pairs = [f"{a} {b}" for a, b in pairwise(tokens)]
    return [*tokens, *pairs, *ends, f"= {min(len(tokens), LENGTHS)}", *(f"~ {cell}" for cell in cells)]


def cells_of(hit: Hit) -> list[int]:
    """Where the phrases of a line are marked among its facts."""
    kinds = (hit.whole, hit.head, hit.start, hit.end, hit.anywhere)
    return [10 * place + _GROUPS[kind] for place, kind in enumerate(kinds) if kind]


def look_at(line: str) -> str:
    """The parts of a line whose words are read."""
    return line if len(line) <= LOOK else f"{line[: LOOK - TAIL]} {line[-TAIL:]}"
