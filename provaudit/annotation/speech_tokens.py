"""The words around quotes, as tokens of a few kinds: names, pronouns, verbs of saying, quotes, commas.

Only paragraphs with a quote are read, and the one before. A quote is one token, a name is one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.names import Name
from provaudit.annotation.quote_marks import Marked

# Kinds, one letter each.
PERSON, NAME, BODY, PLACE = "N", "n", "b", "l"
PRONOUN, RELATIVE, PEOPLE, GROUP, DOCUMENT = "P", "H", "R", "r", "d"
SPEECH, SPEAKING, JUDGING, JUDGEMENT, ACCORDING = "V", "G", "W", "J", "A"
QUOTE, STOP, POSSESSIVE, OTHER = "Q", ".", "'", "a"

_NAME_KINDS = {"person": PERSON, "other": NAME, "body": BODY, "place": PLACE}
_TOKEN = re.compile(
    "\x01*\x03|\x02*\x04|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Gov|Govs|Rep|Reps|St|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|Maj|Adm|vs|Jr|Sr)\\."
    "|[^\\W_]+(?:['’-][^\\W_]+){0,6}|['’]s\\b|[.!?…]+|--+|[^\\s\\w\x01-\x04]"
)
_WORDS = {
    "P": "he she they i we it",
    "H": "who which",
    "O": "of to for in on at by with from about against after before under over between among during through than "
    "like into onto upon toward towards without within amid despite via per near",
    "D": "the a an this these those his her their its our my your some any no each every one two three four five "
    "several many most another other both all such",
    "B": "is are was were be been being has have had do does did will would can could may might must should shall "
    "also then later just once recently even never often again still already now not always since himself herself "
    "'s 're 've 'd",
    "C": "and but or nor so yet",
    "S": "when while because although though if unless until where as how why what whether whose",
    "T": "that",
    "M": "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight",
    "A": "according",
}
_MARKS = {
    **dict.fromkeys(",;", ","),
    ":": ":",
    **dict.fromkeys(("-", "–", "—", "―", "--", "---"), "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}


@cache
def word_kinds() -> dict[str, str]:
    """The kind of each word that has one; lower case."""
    verbs, nouns = read_kinds("speech_verbs.txt"), read_kinds("speaker_nouns.txt")
    kinds = dict.fromkeys(nouns["documents"], DOCUMENT)
    kinds |= dict.fromkeys(nouns["bodies"], GROUP) | dict.fromkeys(nouns["people"], PEOPLE)
    kinds |= dict.fromkeys(verbs["judgement"], JUDGEMENT) | dict.fromkeys(verbs["judging"], JUDGING)
    kinds |= dict.fromkeys(verbs["speaking"], SPEAKING) | dict.fromkeys(verbs["speech"], SPEECH)
    for kind, words in _WORDS.items():
        kinds |= dict.fromkeys(words.split(), kind)
    return kinds


class Tokens:
    """The tokens of a stretch of text, as parallel lists.

    kinds: one letter each. starts, ends: code points. words: lower case, "" for names and quotes. sentences: numbers
    that count up. refs: for a quote its number, for a name its number in `names`, else -1.
    """

    __slots__ = ("ends", "kinds", "refs", "sentences", "starts", "words")

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.sentences: list[int] = []
        self.refs: list[int] = []


def tokenise(
    text: str, begin: int, end: int, names: Sequence[tuple[int, Name]], quotes: Sequence[tuple[int, Marked]]
) -> Tokens:
    """The tokens of `text[begin:end]`; `names` and `quotes` are those inside it, with their numbers, in order."""
    masked, refs = _mask(text, begin, end, names, quotes)
    kinds_of, tokens = word_kinds(), Tokens()
    kinds, starts, ends, words = tokens.kinds, tokens.starts, tokens.ends, tokens.words
    for match in _TOKEN.finditer(masked):
        word = match[0]
        start, stop = match.span()
        first = word[0]
        ref = -1
        if first in "\x01\x02\x03\x04":
            ref, kind = refs.get(start, (-1, OTHER))
            word = ""
        elif first.isalnum():
            word = word.lower()
            kind = kinds_of.get(word, "")
            if not kind:
                kind = _kind_of_unknown(word)
        elif first in ".!?…":
            kind = STOP
        elif len(word) == 2 and word[1] == "s":
            kind = POSSESSIVE
        else:
            kind = _MARKS.get(word, OTHER)
        kinds.append(kind)
        starts.append(begin + start)
        ends.append(begin + stop)
        words.append(word)
        tokens.refs.append(ref)
    _count_sentences(text, tokens)
    return tokens


def _mask(
    text: str, begin: int, end: int, names: Sequence[tuple[int, Name]], quotes: Sequence[tuple[int, Marked]]
) -> tuple[str, dict[int, tuple[int, str]]]:
    """The stretch with each quote and each name turned into one token, and what those tokens stand for."""
    marks = [(q.start, q.end, number, QUOTE) for number, q in quotes]
    inside = iter(marks)
    quote = next(inside, None)
    for number, name in names:
        while quote is not None and quote[1] <= name.start:
            quote = next(inside, None)
        if quote is None or name.end <= quote[0]:
            marks.append((name.start, name.end, number, _NAME_KINDS[name.kind]))
    marks.sort()
    refs, parts, position = {}, [], begin
    for start, stop, number, kind in marks:
        parts.append(text[position:start])
        body, last = ("\x01", "\x03") if kind is QUOTE else ("\x02", "\x04")
        parts.append(body * (stop - start - 1) + last)
        refs[start - begin] = (number, kind)
        position = stop
    parts.append(text[position:end])
    return "".join(parts), refs


def _kind_of_unknown(word: str) -> str:
    if word.endswith("ly"):
        return "B"
    if "'" in word or "’" in word:
        base, _, tail = word.replace("’", "'").rpartition("'")
        kind = word_kinds().get(base, OTHER)
        return kind if kind in (PRONOUN, RELATIVE) else "D" if tail == "s" else OTHER
    if "-" in word:
        kind = word_kinds().get(word.rsplit("-", 1)[1], OTHER)
        return kind if kind in "RrdM" else OTHER
    return "x" if word[0].isdigit() else OTHER


def _count_sentences(text: str, tokens: Tokens) -> None:
    kinds, starts, ends = tokens.kinds, tokens.starts, tokens.ends
    sentence, last = 0, len(kinds) - 1
    for i, kind in enumerate(kinds):
        tokens.sentences.append(sentence)
        if i == last:
            continue
        if kind == STOP:
            follows = text[starts[i + 1]]
            sentence += starts[i + 1] > ends[i] and (not follows.islower())
        elif kind == QUOTE:
            closing = text[max(starts[i], ends[i] - 4) : ends[i]].rstrip("\"'”’»“ ")[-1:]
            if closing in ".!?…" and closing and not _goes_on(text, tokens, i + 1, closing):
                sentence += 1


def _goes_on(text: str, tokens: Tokens, i: int, closing: str) -> bool:
    """Whether the sentence of a quote goes on after it, at token `i`."""
    kind = tokens.kinds[i]
    if kind in "QN" or not text[tokens.starts[i]].islower():
        if kind == QUOTE or closing in ".…":
            return False
        following = tokens.kinds[i + 1 : i + 3]
        return kind in "NnbPD" and SPEECH in following
    return True
