"""What a language model, or whoever asked it, left in a text: requests, openings, offers, refusals.

Single phrases turn up in honest sentences ("Here is the problem", "I'm sorry, but I can't accept"), so a sentence is
weighed: the cues of data/residue_cues.txt add up, and quotation marks or reported speech about it take it out.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from provaudit.annotation.lexicon import read_kinds

_THRESHOLD = 2.0
_HEADING = 16  # characters
_LONGEST = 420  # characters: no left-over sentence is longer
_SENTENCE_END = re.compile(r"[.!?:]{1,3}[\"”’')\]*]{0,3}\s{1,3}(?=[\"“'‘(\[*]{0,2}[A-Z0-9])")
_WORD = re.compile(r"[\w.'-]*[\w']")
_QUOTED = re.compile(r"[\"“”„«»]")
_REPORTED = re.compile(
    r",? (?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[A-Z][\w’'-]{1,30}|"
    r"(?:a|an|the|his|her|their|my) [\w’'-]{2,30}(?: [\w’'-]{2,30})?)"
    r" (?:said|says|told|wrote|writes|asked|answered|replied|added|explained|warned|began|insisted|recalled|joked)\b"
    r"|(?:said|says|told|wrote|asked|answered|replied|reads?|began|phrase|words|message|sentence|chatbot|assistant)"
    r"[^.]{0,30}[:,]? ?[\"“‘']"
)
_ROLE = re.compile(
    r"\W{0,3}(?:task|instructions?|prompt|user|human|assistant|system|chatgpt|gpt(?:-[0-9])?|claude|gemini|bot)"
    r"(?: prompt| message| input| response| instructions?)?: {0,2}\S",
    re.IGNORECASE,
)
_UNABLE = (
    r"(?:can(?:no|['’])t|can not|could(?:n['’]t| not)|won['’]t|will not|do(?:n['’]t| not)|must decline|must refuse|"
    r"have to decline|afraid i can(?:no|['’])t|(?:am )?(?:unable|not able|not allowed|not comfortable)|"
    r"am (?:not permitted|not in a position|not programmed))"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    weight: float
    strong: bool
    words: frozenset[str]  # one of them has to be in the sentence; empty: none
    pattern: re.Pattern[str]
    at_start: bool

    def is_in(self, sentence: str, words: set[str]) -> bool:
        if self.words and self.words.isdisjoint(words):
            return False
        return (self.pattern.match if self.at_start else self.pattern.search)(sentence) is not None


@functools.cache
def _cues() -> tuple[_Cue, ...]:
    few = r"(?:[\w’'-]{1,20},? ){0,3}"
    blanks = {"some": r"(?:[\w’'-]{1,20},? ){0,6}", "few": few, "unable": _UNABLE}
    for kind, words in read_kinds("residue_machine_words.txt").items():
        found = sorted(words, key=lambda w: (-len(w), w))
        blanks[kind] = "(?:" + "|".join(re.escape(w[:-1]) + "[a-z]{0,9}" if w[-1] == "-" else w for w in found) + ")"
    cues = []
    for row in resources.files("provaudit").joinpath("data/residue_cues.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, weight, pattern = row.split(" ", 2)
            gate = ""
            if pattern.startswith("[") and "] " in pattern:
                gate, pattern = pattern[1:].split("] ", 1)
            for name, words_ in blanks.items():
                pattern = pattern.replace("{" + name + "}", words_)
            compiled = re.compile(pattern, re.IGNORECASE)
            strong, at_start = "!" in weight, pattern.startswith("^")
            cues.append(_Cue(kind, float(weight.strip("!")), strong, frozenset(gate.split()), compiled, at_start))
    return tuple(cues)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a machine's, or of whoever asked it. start, end: in the line."""

    start: int
    end: int
    kind: str


def split_sentences(line: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences of a line, trailing white space left out."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(line):
        found.append((start, start + len(line[start : match.end()].rstrip())))
        start = match.end()
    if start < len(line):
        found.append((start, start + len(line[start:].rstrip())))
    return found


def weigh(sentence: str) -> tuple[float, str]:
    """(weight, kind) of the cues in a sentence; 0 for one that is quoted or reported, no kind without a strong cue."""
    if len(sentence) > _LONGEST:
        return 0.0, ""
    words = set(_WORD.findall(sentence.lower().replace("’", "'")))
    by_kind: dict[str, float] = {}
    for cue in _cues():
        if cue.strong and cue.is_in(sentence, words):
            by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
    if _QUOTED.search(sentence) or _REPORTED.search(sentence):
        return 0.0, ""
    strong, honest = sorted(by_kind), 0.0
    for cue in _cues():
        if not cue.strong and cue.is_in(sentence, words):
            if cue.kind == "honest":
                honest += cue.weight
            else:
                by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
    if not strong:
        return max(by_kind.values(), default=0.0) + honest, ""
    kind = max(strong, key=lambda k: (by_kind[k], k))
    # A refusal talks of requests and texts as an order does: what the other kinds find backs the strongest.
    rest = sum(by_kind.values()) - by_kind[kind]
    return by_kind[kind] + 0.3 * rest + honest, kind


def find_remarks(line: str) -> tuple[Remark, ...]:
    """The left-over sentences of a line: sure ones, those that two together make sure, half-sure ones beside them."""
    if len(line) <= _LONGEST and _ROLE.match(line) and not _QUOTED.search(line):
        return (Remark(0, len(line), "prompt_leak"),)
    weighed = [(start, end, *weigh(line[start:end])) for start, end in split_sentences(line)]
    sure = {i for i, (_, _, weight, kind) in enumerate(weighed) if kind and weight >= _THRESHOLD}
    for i in range(1, len(weighed)):
        if weighed[i - 1][3] and weighed[i][3] and weighed[i - 1][2] + weighed[i][2] >= 1.4 * _THRESHOLD:
            sure |= {i - 1, i}
    kinds = {i: weighed[i][3] for i in sure}
    for i, (start, end, weight, _) in enumerate(weighed):
        heading = end - start <= _HEADING and line[end - 1] == ":"  # "Note:"
        if (heading or weight >= _THRESHOLD / 2) and i not in sure and (i - 1 in sure or i + 1 in sure):
            kinds[i] = weighed[i - 1 if i - 1 in sure else i + 1][3]
    return tuple(Remark(weighed[i][0], weighed[i][1], kinds[i]) for i in sorted(kinds))
