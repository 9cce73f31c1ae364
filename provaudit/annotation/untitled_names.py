"""Names without their titles: the words of one name, and whether they are a person's, a place's or a body's."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from provaudit.annotation.name_words import FUNCTION_WORDS, PARTICLES, SUFFIXES, NameWords, is_family_first

NameKind = Literal["person", "place", "body", "other"]

_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}")
_JOINTS = frozenset(("of", "for", "and", "&"))
_LONGEST_PERSON = 6
_LONGEST_OTHER = 8


class Part(NamedTuple):
    """A name in a run. start: characters from the start of the run; honorific: "m" or "f" as "Mr." and "Mrs." tell."""

    start: int
    text: str
    kind: NameKind
    honorific: str = ""


class Word(NamedTuple):
    """A word of a run. start: characters from the start of the run; low: in lower case, with a straight apostrophe."""

    start: int
    text: str
    low: str


def plain_name(words: list[Word], titled: bool, honorific: str, lists: NameWords) -> list[Part]:
    """The name that words without titles make, or none: demonyms and common words may be left."""
    while words and words[0].text in lists.adjectives:
        if len(words) > 1 and not (titled or words[1].low in lists.given or _are_unlisted(words[1:], lists)):
            break
        words = words[1:]
    while len(words) > 1 and titled and words[-1].low in lists.common and words[-2].low not in lists.given:
        words = words[:-1]
    if not words:
        return []
    if len(words) == 1:
        return single_name(words[0], titled, honorific, lists)
    text = " ".join(word.text for word in words)
    if text in lists.places:
        return [as_part(words, "place")]
    opens_person = words[0].low.rstrip(".") in lists.given
    if not (titled or opens_person) and all(word.low in lists.common or is_acronym(word.text) for word in words):
        return [as_part(words, "other")] if len(words) <= 4 else []
    if titled or opens_person or any(_tells_person(word) for word in words):
        return [as_part(_without_tail(words, lists), "person", honorific)]
    return _guess(words, lists)


def _tells_person(word: Word) -> bool:
    """Whether a word is one that stands in people's names: an initial, "Jr.", "van"."""
    text = word.text
    return text in PARTICLES or text in SUFFIXES or (text[-1] == "." and is_initials(text))


def is_initials(text: str) -> bool:
    """Whether a word is initials: "J.", "J.K."."""
    return _INITIAL.fullmatch(text) is not None


def _without_tail(words: list[Word], lists: NameWords) -> list[Word]:
    """A person's name without what a headline adds: "Ada Reed Thinks Again"."""
    for i in range(2, len(words)):
        if words[i - 1].text in PARTICLES or words[i].low in lists.given or _tells_person(words[i]):
            continue
        if words[i - 1].low in lists.given and all(_tells_person(word) for word in words[i + 1 :]):
            continue
        if words[i].low in lists.common:
            return words[:i]
    return words[:_LONGEST_PERSON]


def _guess(words: list[Word], lists: NameWords) -> list[Part]:
    """Two or three words that no list knows are most often a person; longer runs are not told."""
    for i, word in enumerate(words[1:-1], 1):
        if word.low in lists.given and words[i + 1].low not in lists.common:
            return [*plain_name(words[:i], False, "", lists), as_part(_without_tail(words[i:], lists), "person")]
    places = [size for size in (1, 2, 3) if " ".join(word.text for word in words[:size]) in lists.places]
    if not places and 1 < len(words) < 4 and is_family_first(" ".join(word.text for word in words)):
        return [as_part(words, "person")]
    if places or len(words) > 3 or any(word.low in lists.common or is_acronym(word.text) for word in words):
        return [as_part(words[:_LONGEST_OTHER], "other")]
    return [as_part(words, "person")]


def _are_unlisted(words: list[Word], lists: NameWords) -> bool:
    """Whether two words or more are in no list: a person's name, most often."""
    return len(words) > 1 and not any(
        "-" in word.text
        or word.low in lists.ends
        or word.text in lists.named
        or word.text in lists.known
        or is_acronym(word.text)
        for word in words
    )


def single_name(word: Word, titled: bool, honorific: str, lists: NameWords) -> list[Part]:
    text, low = word.text, word.low
    if text in lists.places or (text.isupper() and text.title() in lists.places):
        return [Part(word.start, text, "person" if honorific else "place", honorific)]
    if text in lists.adjectives or len(text.rstrip(".")) < 2:
        return []
    acronym = is_acronym(text)
    if low in lists.common and not titled and (not acronym or len(text) > 3 or low in FUNCTION_WORDS):
        return []
    if titled:
        return [Part(word.start, text, "person", honorific)]
    if acronym or text in lists.known:
        return [Part(word.start, text, "body")]
    return [Part(word.start, text, "other")]


def is_acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 6 and text.isalpha()


def as_part(words: list[Word], kind: NameKind, honorific: str = "") -> Part:
    return Part(words[0].start, " ".join(word.text for word in words), kind, honorific)


def is_joined(words: list[Word]) -> bool:
    return any(word.text in _JOINTS for word in words)
