"""Weighing what a sentence says: the cues of a data file, each a pattern with a weight, add up to a kind of residue.

Single phrases turn up in honest sentences ("Here is the problem", "Follow the road on the left"), so a cue decides by
itself only where its weight says so. Rows of such a file: see data/residue_cues.txt.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provaudit.annotation.lexicon import read_kinds, read_lines

THRESHOLD = 2.0  # the weight from which on a sentence is sure
LONGEST = 420  # characters: no sentence of residue is longer
_WORD = re.compile(r"[\w']+")
_SENTENCE_END = re.compile(
    r"[.!?:](?<!\bM[rs]\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen)\.)[.!?:]{0,2}[\"”’')\]*]{0,3}\s{1,3}"
    r"(?=[\"“'‘(\[*]{0,2}[A-Z0-9])"
)
_NOTE = re.compile(r"\W{0,3}(?:please )?(?:note|disclaimer|important|n\.?b\.?|p\.?s\.?)\W{0,3}:\W{0,4}", re.IGNORECASE)
_BACKING = 0.3  # how far the cues of other kinds back the strongest


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    weight: float
    words: tuple[frozenset[str], ...]  # of a strong cue: one of each is in every sentence that the pattern finds
    pattern: re.Pattern[str]
    at_start: bool

    def is_in(self, sentence: str) -> bool:
        return (self.pattern.match if self.at_start else self.pattern.search)(sentence) is not None


@dataclass(frozen=True, slots=True)
class Cues:
    """Strong cues, the numbers of those that each word may be a sign of, and cues that only back them."""

    strong: tuple[_Cue, ...]
    by_word: dict[str, frozenset[int]]
    words: frozenset[str]
    weak: tuple[_Cue, ...]

    def called_for(self, text: str) -> list[int]:
        """The strong cues that the words of a text call for."""
        words = set(_WORD.findall(text.lower().replace("’", "'")))
        called = {i for word in words & self.words for i in self.by_word[word]}
        return sorted(i for i in called if not any(map(words.isdisjoint, self.strong[i].words[1:])))

    def strong_weights(self, sentence: str, called: list[int]) -> dict[str, float]:
        """The weights of the strong cues in a sentence by kind."""
        by_kind: dict[str, float] = {}
        for i in called if len(sentence) <= LONGEST else ():
            cue = self.strong[i]
            if cue.is_in(sentence):
                by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
        return by_kind

    def weigh(self, sentence: str, strong: Mapping[str, float]) -> tuple[float, str]:
        """(weight, kind) of all cues in a sentence; no kind without a strong cue."""
        if len(sentence) > LONGEST:
            return 0.0, ""
        by_kind, honest = dict(strong), 0.0
        for cue in self.weak:
            if cue.is_in(sentence):
                if cue.kind == "honest":
                    honest += cue.weight
                else:
                    by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
        if not strong:
            return max(by_kind.values(), default=0.0) + honest, ""
        kind = max(sorted(strong), key=lambda k: (by_kind[k], k))
        # A refusal talks of requests and texts as an order does.
        rest = sum(by_kind.values()) - by_kind[kind]
        return by_kind[kind] + _BACKING * rest + honest, kind


@functools.cache
def load_cues(name: str, words: str, blanks: tuple[tuple[str, str], ...] = ()) -> Cues:
    """The cues of a data file. words: the file of the words that {kind} in a pattern stands for; blanks: other such."""
    kinds, patterns = read_kinds(words), dict(blanks)
    for kind, found in kinds.items():
        ordered = sorted(found, key=lambda w: (-len(w), w))
        patterns[kind] = (
            "(?:" + "|".join(re.escape(w[:-1]) + "[a-z]{0,9}" if w[-1] == "-" else w for w in ordered) + ")"
        )
    strong: list[_Cue] = []
    weak: list[_Cue] = []
    for row in read_lines(name):
        kind, weight, pattern = row.split(" ", 2)
        groups: tuple[frozenset[str], ...] = ()
        if pattern.startswith("[") and "] " in pattern:
            gate, pattern = pattern[1:].split("] ", 1)
            groups = tuple(frozenset(_gate_words(group.split(), kinds)) for group in gate.split(" & "))
        for blank, meaning in patterns.items():
            pattern = pattern.replace("{" + blank + "}", meaning)
        compiled = re.compile(pattern, re.IGNORECASE)
        cue = _Cue(kind, float(weight.strip("!")), groups, compiled, pattern.startswith("^"))
        (strong if "!" in weight else weak).append(cue)
    by_word: dict[str, set[int]] = {}
    for i, cue in enumerate(strong):
        for word in cue.words[0]:
            by_word.setdefault(word, set()).add(i)
    index = {word: frozenset(found) for word, found in by_word.items()}
    return Cues(tuple(strong), index, frozenset(index), tuple(weak))


def _gate_words(group: list[str], kinds: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The words of a group; of what is more than one word, the longest."""
    for name in group:
        for word in kinds[name.strip("{}")] if name.startswith("{") else (name,):
            yield max(_WORD.findall(word), key=len)


def split_sentences(line: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of a line, trailing white space left out."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(line):
        if not start and _NOTE.fullmatch(line, 0, match.end()):
            continue
        found.append((start, start + len(line[start : match.end()].rstrip())))
        start = match.end()
    if start < len(line):
        found.append((start, start + len(line[start:].rstrip())))
    return found
