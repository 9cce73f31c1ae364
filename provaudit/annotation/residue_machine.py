"""What a language model, or whoever asked it, left in a text: requests, openings, offers, refusals.

Single phrases turn up in honest sentences ("Here is the problem", "I'm sorry, but I can't accept"), so a sentence is
weighed: the cues of data/residue_cues.txt add up, and quotation marks or reported speech about it take it out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from provaudit.annotation.lexicon import read_kinds

_THRESHOLD = 2.0
_HEADING = 16  # characters
_LONGEST = 420  # characters: no left-over sentence is longer
_SENTENCE_END = re.compile(
    r"[.!?:](?<!\bM[rs]\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen)\.)[.!?:]{0,2}[\"”’')\]*]{0,3}\s{1,3}"
    r"(?=[\"“'‘(\[*]{0,2}[A-Z0-9])"
)
_NOTE = re.compile(r"\W{0,3}(?:please )?(?:note|disclaimer|important|n\.?b\.?|p\.?s\.?)\W{0,3}:\W{0,4}", re.IGNORECASE)
# "Great question! Here's a breakdown of what happened:"
_HANDS_OVER = re.compile(r"(?:[Hh]ere(?:['’]s| is| are)|[Bb]elow (?:is|are)) [^.!?:]{3,160}:")
_OPENER, _OPENING = 1.3, 40  # the weight of an opening by itself, and its characters at most
_WORD = re.compile(r"[\w']+")
_QUOTED = re.compile(r"[\"“”„«»]")
_REPORTED = re.compile(
    r",? (?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[A-Z][\w’'-]{1,30}|"
    r"(?:a|an|the|his|her|their|my) [\w’'-]{2,30}(?: (?!you\b)[\w’'-]{2,30})?)"
    r" (?:said|says|told|wrote|writes|asked|answered|replied|added|explained|warned|began|insisted|recalled|joked|"
    r"shouted|cried|yelled|whispered|snapped|muttered|called|laughed|typed|quipped|remarked|demanded|pleaded|begged)\b"
    r"|(?:said|says|told|wrote|asked|answered|replied|reads?|began|phrase|words|message|sentence|chatbot|assistant)"
    r"[^.]{0,30}[:,]? ?[\"“‘']"
)
_ROLE = re.compile(
    r"\W{0,3}(?:(task|instructions?|user|human)|prompt|assistant|system|chatgpt|gpt(?:-[0-9])?|claude|gemini|bot)"
    r"(?: prompt| message| input| response| instructions?)?: {0,2}\S",
    re.IGNORECASE,
)
_UNABLE = (
    r"(?:can(?:no|['’])t|can not|could(?:n['’]t| not)|won['’]t(?: be able)?|will not(?: be able)?|do(?:n['’]t| not)|"
    r"must decline|must refuse|"
    r"have to decline|afraid i can(?:no|['’])t|(?:am )?(?:unable|not able|not allowed|not comfortable)|"
    r"am (?:not permitted|not in a position|not programmed))"
)


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
class _Cues:
    """Strong cues, the numbers of those that each word may be a sign of, and cues that only back them."""

    strong: tuple[_Cue, ...]
    by_word: dict[str, frozenset[int]]
    words: frozenset[str]
    weak: tuple[_Cue, ...]


@functools.cache
def _cues() -> _Cues:
    few = r"(?:[\w’'-]{1,20},? ){0,3}"
    blanks = {"some": r"(?:[\w’'-]{1,20},? ){0,6}", "few": few, "unable": _UNABLE}
    kinds = read_kinds("residue_machine_words.txt")
    for kind, words in kinds.items():
        found = sorted(words, key=lambda w: (-len(w), w))
        blanks[kind] = "(?:" + "|".join(re.escape(w[:-1]) + "[a-z]{0,9}" if w[-1] == "-" else w for w in found) + ")"
    strong: list[_Cue] = []
    weak: list[_Cue] = []
    for row in resources.files("provaudit").joinpath("data/residue_cues.txt").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, weight, pattern = row.split(" ", 2)
            groups: tuple[frozenset[str], ...] = ()
            if pattern.startswith("[") and "] " in pattern:
                gate, pattern = pattern[1:].split("] ", 1)
                groups = tuple(frozenset(_gate_words(group.split(), kinds)) for group in gate.split(" & "))
            for name, words_ in blanks.items():
                pattern = pattern.replace("{" + name + "}", words_)
            compiled = re.compile(pattern, re.IGNORECASE)
            cue = _Cue(kind, float(weight.strip("!")), groups, compiled, pattern.startswith("^"))
            (strong if "!" in weight else weak).append(cue)
    by_word: dict[str, set[int]] = {}
    for i, cue in enumerate(strong):
        for word in cue.words[0]:
            by_word.setdefault(word, set()).add(i)
    index = {word: frozenset(found) for word, found in by_word.items()}
    return _Cues(tuple(strong), index, frozenset(index), tuple(weak))


def _gate_words(group: list[str], kinds: dict[str, frozenset[str]]) -> Iterator[str]:
    """The words of a group; of what is more than one word, the longest."""
    for name in group:
        for word in kinds[name.strip("{}")] if name.startswith("{") else (name,):
            yield max(_WORD.findall(word), key=len)


@functools.cache
def _texts() -> re.Pattern[str]:
    """What a task has to speak of to be one for a machine; a recipe has instructions, too."""
    kinds = read_kinds("residue_machine_words.txt")
    words = sorted(word.rstrip("-") for word in kinds["piece"] | kinds["act"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}|words?\b)", re.IGNORECASE)


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
        if not start and _NOTE.fullmatch(line, 0, match.end()):
            continue
        found.append((start, start + len(line[start : match.end()].rstrip())))
        start = match.end()
    if start < len(line):
        found.append((start, start + len(line[start:].rstrip())))
    return found


def _called_for(text: str) -> list[int]:
    """The strong cues that the words of a text call for."""
    cues, words = _cues(), set(_WORD.findall(text.lower().replace("’", "'")))
    called = {i for word in words & cues.words for i in cues.by_word[word]}
    return sorted(i for i in called if not any(map(words.isdisjoint, cues.strong[i].words[1:])))


def _strong_weights(sentence: str, called: list[int]) -> dict[str, float]:
    """The weights of the strong cues in a sentence by kind; none for one that is quoted or reported."""
    by_kind: dict[str, float] = {}
    for i in called if len(sentence) <= _LONGEST else ():
        cue = _cues().strong[i]
        if cue.is_in(sentence):
            by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
    if by_kind and (_QUOTED.search(sentence) or _REPORTED.search(sentence)):
        return {}
    return by_kind


def _weigh(sentence: str, strong: dict[str, float]) -> tuple[float, str]:
    """(weight, kind) of all cues in a sentence; no kind without a strong cue."""
    if len(sentence) > _LONGEST or (not strong and (_QUOTED.search(sentence) or _REPORTED.search(sentence))):
        return 0.0, ""
    by_kind, honest = dict(strong), 0.0
    for cue in _cues().weak:
        if cue.is_in(sentence):
            if cue.kind == "honest":
                honest += cue.weight
            else:
                by_kind[cue.kind] = by_kind.get(cue.kind, 0.0) + cue.weight
    if not strong:
        return max(by_kind.values(), default=0.0) + honest, ""
    kind = max(sorted(strong), key=lambda k: (by_kind[k], k))
    # A refusal talks of requests and texts as an order does: what the other kinds find backs the strongest.
    rest = sum(by_kind.values()) - by_kind[kind]
    return by_kind[kind] + 0.3 * rest + honest, kind


def find_remarks(line: str) -> tuple[Remark, ...]:
    """The left-over sentences of a line: sure ones, those that two together make sure, half-sure ones beside them."""
    role = _ROLE.match(line) if len(line) <= _LONGEST else None
    if role and not _QUOTED.search(line) and (not role[1] or _texts().search(line)):
        return (Remark(0, len(line), "prompt_leak"),)
    called = _called_for(line)
    if not called:
        return ()
    bounds = split_sentences(line)
    strong = {i: found for i, (a, b) in enumerate(bounds) if (found := _strong_weights(line[a:b], called))}
    weighed = {i: _weigh(line[slice(*bounds[i])], found) for i, found in strong.items()}
    sure = {i for i, (weight, _) in weighed.items() if weight >= _THRESHOLD}
    for i in weighed:
        if i - 1 in weighed and weighed[i - 1][0] + weighed[i][0] >= 1.4 * _THRESHOLD:
            sure |= {i - 1, i}
    first = bounds[0][1]
    opened = len(bounds) == 2 and weighed.get(0, (0.0, ""))[0] >= _OPENER and line[first - 1] == "!"
    if opened and first <= _OPENING and _HANDS_OVER.fullmatch(line, *bounds[1]):
        sure |= {0, 1}
        weighed.setdefault(1, weighed[0])
    kinds = {i: weighed[i][1] for i in sure}
    for i in {j for k in sure for j in (k - 1, k + 1) if 0 <= j < len(bounds)} - sure:
        start, end = bounds[i]
        heading = end - start <= _HEADING and line[end - 1] == ":"  # "Note:"
        if heading or (weighed.get(i) or _weigh(line[start:end], {}))[0] >= _THRESHOLD / 2:
            kinds[i] = kinds[i - 1 if i - 1 in sure else i + 1]
    return tuple(Remark(*bounds[i], kinds[i]) for i in sorted(kinds))
