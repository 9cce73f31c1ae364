"""Whether quoted words are speech: not a title, a nickname or a scare quote.

Names that the text gives are none ("known as"); five words or more are, unless all of them have capitals; for the rest
a logistic regression over the words around them decides. Weights: `data/speech_weights.json`, trained by
`tests/speaker_training.py`.
"""

from __future__ import annotations

import re

from provaudit.annotation.lexicon import read_kinds, read_weights, read_words
from provaudit.annotation.quote_marks import Marked
from provaudit.annotation.speaker_features import QuoteShape, link_of
from provaudit.annotation.speakers import Credit

# What is written without spaces, or in letters the weights have never seen, is judged by its length alone.
_LETTER = re.compile(r"[^\W\d_]")
_LAST_LATIN = "ɏ"
_SHORTEST = 3
_SMALL = frozenset("the of and a an in to with for on at by or from".split())
_LONG = 5
_NEAR = 40
_NAMES = frozenset("Nnb")
_ARTICLES = frozenset(("a", "an", "the"))
_NICKNAME = 4
# Below a coin's toss: what is left out cannot be audited, and what is kept wrongly has no speaker or does no harm.
_LEAST = -0.5


def is_speech(text: str, marked: Marked, credit: Credit) -> bool:
    """Whether the words between marks are somebody's."""
    inner = text[marked.inner_start : marked.inner_end]
    letter = _LETTER.search(inner, 0, 200)
    if letter and letter[0] > _LAST_LATIN:
        return len(inner) >= _SHORTEST
    words = inner.split(None, _LONG)
    if _gives_name(words, credit):
        return False
    if len(words) >= _LONG and not _is_all_title(words):
        return True
    if _is_named_so(words, credit):
        return False
    weights = read_weights("speech_weights.json")
    return sum([weights.get(f, 0.0) for f in speech_features(words, credit)]) > _LEAST


def is_long(text: str, marked: Marked) -> bool:
    """Whether the words between marks are so many that they are somebody's, whatever stands beside them."""
    words = text[marked.inner_start : marked.inner_end].split(None, _LONG)
    return len(words) >= _LONG and not _is_all_title(words)


def speech_features(words: list[str], credit: Credit) -> list[str]:
    """The features of quoted words, as strings that the weights are keyed by."""
    tokens, at, shape = credit.tokens, credit.shape.token, credit.shape
    count = str(min(len(words), _LONG))
    case = ("T" if _is_title(words) else "t") + count
    found = [
        "bias",
        f"n:{count}{shape.look}",
        f"c:{case}",
        f"cl:{case}{shape.lead}{shape.ends}",
        f"lf:{shape.lead}{shape.follow}",
        f"ta:{shape.tail}",
        f"w0:{_word(credit, at - 2)}",
        f"w1:{_word(credit, at - 1)}",
        f"w2:{_word(credit, at + 1)}",
        f"q:{min(tokens.kinds[max(0, at - _NEAR) : at + _NEAR].count('Q'), 3)}{count}",
        f"v:{_verbs(credit, shape)}",
    ]
    if credit.candidate is None:
        return [*found, "k:0"]
    mention = credit.candidate.mention
    if credit.candidate.tokens is not tokens:
        return [*found, "k:E"]
    side, gap = ("L", at - mention.last) if mention.last < at else ("R", mention.first - at)
    apart = min(2, abs(tokens.sentences[at] - mention.sentence))
    link = link_of(side, mention.before, mention.after, gap - 1)
    return [*found, f"k:{side}{apart}{link}", f"kk:{apart}{mention.kind}", f"d:{side}{apart}{min(gap, 9)}"]


def _is_all_title(words: list[str]) -> bool:
    """The same for words split off a longer stretch, of which the last is all that is left."""
    return (words[1][:1].isupper() or words[1] in _SMALL) and len(words[-1]) < 200 and _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether every word has a capital, small ones aside."""
    return len(words) > 1 and all(
        word[:1].isupper() or word.lower() in _SMALL for part in words for word in part.split()
    )


def _gives_name(words: list[str], credit: Credit) -> bool:
    """Whether the text gives the name of something: "titled", "known as", "what locals call"."""
    at = credit.shape.token - 1
    if _word(credit, at) in _ARTICLES:
        at -= 1
    before, kinds = _word(credit, at), read_kinds("namings.txt")
    if before in kinds["naming"]:
        return True
    if before in kinds["called"]:
        return len(words) < _LONG and (_word(credit, at - 1) == "," or _is_title(words) or words[0].istitle())
    if before == "as":
        return len(words) < _LONG and any(_word(credit, at - i) in kinds["as"] for i in range(1, 4))
    if before in kinds["it"]:
        at -= 1
        before = _word(credit, at)
    return len(words) < _LONG and before in kinds["calling"] and _word(credit, at - 1) in kinds["people"]


def _is_named_so(words: list[str], credit: Credit) -> bool:
    """Whether the words are a nickname between given name and surname, or the title of a work or a programme."""
    shape = credit.shape
    if shape.lead in _NAMES and shape.follow in _NAMES and len(words) < _NICKNAME:
        return True
    if not _is_title(words):
        return False
    works = read_words("works.txt")
    return (
        _word(credit, shape.token - 1) in works
        or (_word(credit, shape.token + 1) in works and shape.ends == "")
        or shape.lead == "'"
    )


def _word(credit: Credit, i: int) -> str:
    words = credit.tokens.words
    if not 0 <= i < len(words):
        return "^"
    return "@" if words[i][0] in "\x01\x02" else words[i]


def _verbs(credit: Credit, shape: QuoteShape) -> str:
    """The kinds of verbs of saying in the sentence."""
    tokens, at = credit.tokens, shape.token
    low, high = max(0, at - _NEAR), at + _NEAR
    near = zip(tokens.kinds[low:high], tokens.sentences[low:high], strict=True)
    here = tokens.sentences[at]
    return "".join(sorted({kind for kind, sentence in near if kind in "VWGJA" and sentence == here}))
