"""The words around quotes, as tokens of a few kinds: names, pronouns, verbs of saying, quotes, commas.

Only paragraphs with a quote are read, and the one before. A quote is one token, a name is one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.names import Name
from provaudit.annotation.quote_marks import Marked

# Kinds, one letter each.
PERSON, NAME, BODY, PLACE = "N", "n", "b", "l"
PRONOUN, RELATIVE, PEOPLE, GROUP, DOCUMENT = "P", "H", "R", "r", "d"
SPEECH, SPEAKING, JUDGING, JUDGEMENT, ACCORDING = "V", "G", "W", "J", "A"
QUOTE, STOP, POSSESSIVE, OTHER, MASK, PHRASAL = "Q", ".", "'", "a", "?", "F"

_MOST_KEPT, _LONGEST_KEPT = 20_000, 40
_MAY_END = re.compile("[.Q]")
_AFTER_DETERMINER = re.compile("(?<=[D'])[VGWJ]")
_NAME_KINDS = {"person": PERSON, "other": NAME, "body": BODY, "place": PLACE}
# A full stop belongs to the word before it where that is an abbreviation.
_TOKEN = re.compile(
    "([^\\W_]++(?:(?=['’.-])(?:['’-][^\\W_]++){0,6}(?:\\.(?:(?<=\\b[MDSJL][rst]\\.)"
    "|(?<=\\bMrs\\.|\\bSen\\.|\\bGov\\.|\\bRep\\.|\\bGen\\.|\\bCol\\.|\\bSgt\\.|\\bRev\\.|\\bHon\\.|\\bMaj\\.|\\bAdm\\.)"
    "|(?<=\\bSens\\.|\\bGovs\\.|\\bReps\\.|\\bCapt\\.|\\bProf\\.)|(?<=\\bvs\\.)))?)?"
    "|\x01*\x02|['’]s\\b|[.!?…]+|--+|[^\\s\\w\x01\x02])"
)
_WORDS = {
    "P": "he she they i we it",
    "H": "who which",
    "O": "of to for in on at by with from about against after before under over between among during through than "
    "like into onto upon toward towards without within amid despite via near",
    "D": "the a an this these those his her their its our my your some any no each every one two three four five "
    "several many most another other both all such",
    "B": "is are was were be been being has have had do does did will would can could may might must should shall "
    "also then later just once recently even never often again still already now not always since himself herself "
    "'re 've 'd",
    "C": "and but or nor so yet",
    "S": "when while because although though if unless until where as how why what whether whose",
    "T": "that",
    "M": "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight",
    "A": "according per",
}
_MARKS = {
    **dict.fromkeys(",;", ","),
    **dict.fromkeys("'’", "'"),
    ":": ":",
    **dict.fromkeys(("-", "–", "—", "―", "--", "---"), "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}


@cache
def word_kinds() -> dict[str, str]:
    """The kind of each word that has one; lower case."""
    verbs, nouns = read_kinds("speech_verbs.txt"), read_kinds("speaker_nouns.txt")
    kinds = dict.fromkeys(_particles(), PHRASAL)
    kinds |= dict.fromkeys(nouns["documents"], DOCUMENT)
    kinds |= dict.fromkeys(nouns["bodies"], GROUP) | dict.fromkeys(nouns["people"], PEOPLE)
    kinds |= dict.fromkeys(verbs["judgement"], JUDGEMENT) | dict.fromkeys(verbs["judging"], JUDGING)
    kinds |= dict.fromkeys(verbs["speaking"], SPEAKING) | dict.fromkeys(verbs["speech"], SPEECH)
    for kind, words in _WORDS.items():
        kinds |= dict.fromkeys(words.split(), kind)
    return kinds


@cache
def _nouns_and_verbs() -> dict[str, str]:
    """Verbs of saying that name a speaker after "the" ("the note says"), each with the kind of its noun."""
    verbs, nouns = read_kinds("speech_verbs.txt"), read_kinds("speaker_nouns.txt")
    pairs = (("documents", DOCUMENT), ("bodies", GROUP), ("people", PEOPLE))
    both = verbs["speech"] | verbs["speaking"] | verbs["judging"] | verbs["judgement"]
    return {word: kind for nouns_of, kind in pairs for word in nouns[nouns_of] & both}


@cache
def _particles() -> dict[str, frozenset[str]]:
    """The verbs of which the word after them makes verbs of saying ("fired", "back"), each with these words."""
    found: dict[str, set[str]] = {}
    for pair in read_kinds("speech_verbs.txt")["phrasal"]:
        verb, particle = pair.split(" ")
        found.setdefault(verb, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in found.items()}


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text, as parallel sequences.

    kinds: one letter for each. starts, ends: code points. words: lower case; names and quotes have none. sentences:
    numbers that count up. refs: for the tokens that are quotes or names, their number.
    """

    kinds: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    sentences: list[int]
    refs: dict[int, int]


def tokenise(
    text: str, begin: int, end: int, names: Sequence[tuple[int, Name]], quotes: Sequence[tuple[int, Marked]]
) -> Tokens:
    """The tokens of `text[begin:end]`; `names` and `quotes` are those inside it, with their numbers, in order."""
    masked, marks = _mask(text, begin, end, names, quotes)
    # What lies between the tokens comes out of the split as well, so that lengths alone give the places.
    parts = _TOKEN.split(masked)
    offsets = list(accumulate(map(len, parts), initial=begin))
    starts, ends = offsets[1:-1:2], offsets[2::2]
    words = list(map(str.lower, parts[1::2]))
    kinds = "".join(map(_kinds().__getitem__, words))
    refs: dict[int, int] = {}
    letters = list(kinds)
    for match in _AFTER_DETERMINER.finditer(kinds):
        i = match.start()
        letters[i] = _nouns_and_verbs().get(words[i], letters[i])
    i = kinds.find(PHRASAL)
    while i >= 0:
        said = i + 1 < len(words) and words[i + 1] in _particles()[words[i]]
        letters[i] = SPEECH if said else OTHER
        i = kinds.find(PHRASAL, i + 1)
    if marks:
        i = kinds.find(MASK)
        while i >= 0:
            if starts[i] in marks:
                refs[i], letters[i] = marks[starts[i]]
            i = kinds.find(MASK, i + 1)
    kinds = "".join(letters)
    return Tokens(kinds, starts, ends, words, _sentences(text, kinds, starts, ends), refs)


def lone_quote(start: int, end: int, number: int) -> Tokens:
    """The tokens of a paragraph that is one quote and nothing else."""
    return Tokens(QUOTE, [start], [end], ["\x02"], [0], {0: number})


def _mask(
    text: str, begin: int, end: int, names: Sequence[tuple[int, Name]], quotes: Sequence[tuple[int, Marked]]
) -> tuple[str, dict[int, tuple[int, str]]]:
    """The stretch with each quote and each name turned into one token, and by its start what each stands for."""
    spans = [(quote.start, quote.end, number, QUOTE) for number, quote in quotes]
    following = iter(quotes)
    _, quote = next(following, (0, None))
    for number, name in names:
        start = name.start
        while quote is not None and quote.end <= start:
            _, quote = next(following, (0, None))
        if quote is None or name.end <= quote.start:
            spans.append((start, name.end, number, _NAME_KINDS[name.kind]))
    spans.sort()
    marks, parts, position = {}, [], begin
    for start, stop, number, kind in spans:
        parts.append(text[position:start].replace("\x01", " "))
        parts.append("\x01" * (stop - start - 1) + "\x02")
        marks[start] = (number, kind)
        position = stop
    parts.append(text[position:end])
    return "".join(parts), marks


class _Kinds(dict[str, str]):
    """The kind of every word: of the listed ones, and of others as they are met, up to a number."""

    def __missing__(self, word: str) -> str:
        kind = MASK if word[-1] == "\x02" else _kind_of_unknown(word)
        if len(self) < _MOST_KEPT and len(word) < _LONGEST_KEPT:
            self[word] = kind
        return kind


@cache
def _kinds() -> _Kinds:
    return _Kinds(word_kinds())


def _kind_of_unknown(word: str) -> str:
    """The kind of a word that is in no list, by its form; of a mark of punctuation."""
    first = word[0]
    if not first.isalnum():
        return STOP if first in ".!?…" else POSSESSIVE if word in ("'s", "’s") else _MARKS.get(word, OTHER)
    if word.endswith("ly"):
        return "B"
    if "'" in word or "’" in word:
        base, _, tail = word.replace("’", "'").rpartition("'")
        kind = word_kinds().get(base, OTHER)
        return kind if kind in (PRONOUN, RELATIVE) else "D" if tail == "s" else "B" if tail == "t" else OTHER
    if "-" in word:
        kind = word_kinds().get(word.rsplit("-", 1)[1], OTHER)
        return kind if kind in "RrdM" else OTHER
    return "x" if first.isdigit() else OTHER


def _sentences(text: str, kinds: str, starts: list[int], ends: list[int]) -> list[int]:
    """The number of the sentence that each token stands in."""
    numbers: list[int] = []
    for match in _MAY_END.finditer(kinds, 0, len(kinds) - 1):
        i = match.start()
        if kinds[i] == STOP:
            over = starts[i + 1] > ends[i] and not text[starts[i + 1]].islower()
        else:
            closing = text[max(starts[i], ends[i] - 4) : ends[i]].rstrip("\"'”’»“ ")[-1:]
            over = closing != "" and closing in ".!?…" and not _goes_on(text, kinds, starts, i + 1, closing)
        if over:
            number = numbers[-1] + 1 if numbers else 0
            numbers += [number] * (i + 1 - len(numbers))
    return numbers + [numbers[-1] + 1 if numbers else 0] * (len(kinds) - len(numbers))


def _goes_on(text: str, kinds: str, starts: list[int], i: int, closing: str) -> bool:
    """Whether the sentence of a quote goes on after it, at token `i`."""
    kind = kinds[i]
    if kind == QUOTE:
        return False
    if kind != PERSON and text[starts[i]].islower():
        return True
    return closing not in ".…" and kind in "NnbPD" and SPEECH in kinds[i + 1 : i + 3]
