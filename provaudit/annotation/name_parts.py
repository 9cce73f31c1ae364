"""One run of capitalised words, taken apart: titles, demonyms and sentence openers off, names out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from provaudit.annotation.name_words import (
    DAYS,
    FUNCTION_WORDS,
    PARTICLES,
    POSSESSIVES,
    POST_NOMINALS,
    SUFFIXES,
    NameWords,
    is_title,
    name_words,
)

NameKind = Literal["person", "place", "body", "other"]

_BEFORE_DAY = frozenset("super black good ash palm bloody cyber giving easter boxing".split())
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,6}")
# Surnames that are function words. In a headline the verb that follows has a capital as well.
_SURNAMES_TOO = frozenset("may will must how do so".split())
# Surnames that are titles.
_TITLES_TOO = frozenset("judge justice bishop pastor cardinal marshal major sergeant constable grand saint".split())
_JOINTS = frozenset(("of", "for", "and", "&"))
_LONGEST_PERSON = 6
_LONGEST_OTHER = 8


class Part(NamedTuple):
    """A name in a run. start: characters from the start of the run; honorific: "m" or "f" as "Mr." and "Mrs." tell."""

    start: int
    text: str
    kind: NameKind
    honorific: str = ""


class _Word(NamedTuple):
    start: int
    text: str
    low: str


@lru_cache(maxsize=16384)
def split_run(run: str, opens_sentence: bool) -> tuple[Part, ...]:
    """The names in a run of capitalised words; `opens_sentence`: its first capital says nothing."""
    lists = name_words()
    if " " not in run and "\xa0" not in run:
        bare = run[:-2] if run.endswith(POSSESSIVES) else run
        low = bare.lower()
        if (low in lists.common and (opens_sentence or low in FUNCTION_WORDS)) or (
            opens_sentence and _is_compound(low, lists)
        ):
            return ()
        if low.rstrip(".") in lists.titles and bare not in lists.places:
            return ()
        return tuple(_single(_Word(0, bare, low.replace("’", "'")), False, "", lists))
    first, _, second = run.partition(" ")
    if run.endswith(POSSESSIVES):
        bare = run[:-2]
        if lists.common.isdisjoint((first.lower(), bare.rpartition(" ")[2].lower())) and not bare.endswith(POSSESSIVES):
            return split_run(bare, opens_sentence)
    if second.isalpha() and second.lower() not in lists.ends:
        if _opens_person(first, run, lists):
            return (Part(0, run, "person"),)
        title = first.lower().rstrip(".")
        if title in lists.titles and second not in lists.named and not second.isupper():
            return (Part(len(first) + 1, second, "person", _sex_of_title(title, lists)),)
    elif first.lower() in FUNCTION_WORDS and second and not _is_acronym(first):
        # "But Ada Brook": what follows is a run of its own.
        return tuple([part._replace(start=part.start + len(first) + 1) for part in split_run(second, False)])
    else:
        middle, _, last = second.partition(" ")
        if last.isalpha() and last.lower() not in lists.ends:
            title = first.lower().rstrip(".")
            if title not in lists.titles:
                if _INITIAL.fullmatch(middle) and title in lists.given and first not in lists.named:
                    return (Part(0, run, "person"),)
            elif _opens_person(middle, second, lists):
                return (Part(len(first) + 1, second, "person", _sex_of_title(title, lists)),)
    parts: list[Part] = []
    for words in _pieces(_words(run), lists):
        parts += _names_in(words, opens_sentence and words[0].start == 0, lists)
    return tuple(parts)


def _opens_person(first: str, run: str, lists: NameWords) -> bool:
    """Whether a run of two words of which the second is in no list is a person's name at first sight."""
    low = first.lower()
    if run in lists.places:
        return False
    if low in lists.given:
        return True
    return (
        low not in lists.starts
        and first.isalpha()
        and first not in lists.named
        and not first.isupper()
        and not run[len(first) :].isupper()
    )


def _words(run: str) -> list[_Word]:
    words, start = [], 0
    for text in run.replace("\xa0", " ").split(" "):
        words.append(_Word(start, text, text.lower().replace("’", "'")))
        start += len(text) + 1
    return words


def _pieces(words: list[_Word], lists: NameWords) -> list[list[_Word]]:
    """The run cut where a name cannot go on: after a possessive, at capitalised function words, after "U.S."."""
    joined = _is_joined(words)
    pieces: list[list[_Word]] = [[]]
    for word in words:
        if (
            word.low in FUNCTION_WORDS
            and not (joined and word.text.islower())
            and not _is_acronym(word.text)
            and not (word.low in _SURNAMES_TOO and word is words[-1] and _needs_surname(pieces[-1], lists))
        ):
            pieces.append([])
            continue
        if word.low in DAYS and len(words) > 1 and not (pieces[-1] and pieces[-1][-1].low in _BEFORE_DAY):
            pieces.append([])
            continue
        if pieces[-1] and word.low in lists.common and _DOTTED.fullmatch(pieces[-1][-1].text):
            pieces.append([])
        if word.text.endswith(POSSESSIVES) and len(word.text) > 2:
            bare = word.text[:-2]
            pieces[-1].append(_Word(word.start, bare, bare.lower()))
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _needs_surname(before: list[_Word], lists: NameWords) -> bool:
    """Whether a surname is to come: after "Theresa" or "Ms.", at the end of a run, "May" can be nothing else."""
    return bool(before) and (before[-1].low.rstrip(".") in lists.titles or before[-1].low in lists.given)


def _names_in(words: list[_Word], opens_sentence: bool, lists: NameWords) -> list[Part]:
    if opens_sentence and _is_compound(words[0].low, lists):
        words = words[1:]
    elif opens_sentence and words[0].low in lists.common and words[0].low not in lists.titles:
        while words and words[0].low in lists.common and not _may_open_name(words, lists):
            words = words[1:]
    if not words:
        return []
    if len(words) > 2 and words[-1].text in POST_NOMINALS:
        words = words[:-1]
    if len(words) > 1 and (words[-1].low in lists.last or _is_joined(words)):
        return [_part(words, "body")]
    if (
        len(words) > 1
        and words[0].low not in lists.titles
        and (words[-1].low in lists.sites or _is_region(words, lists))
    ):
        return [_part(words, "place")]
    if len(words) > 1 and words[0].low not in lists.titles and words[-1].low in lists.things:
        return [_part(words, "other")]
    # After the last word of a title comes the person; what precedes the title may be a place or a body.
    last = -1
    if len(words) > 1 and not _may_be_surname(words[-1], lists) and all(is_title(word.low, lists) for word in words):
        return []
    end = len(words) - 1 - (words[-1].text in SUFFIXES)
    for i, word in enumerate(words[:end]):
        if is_title(word.low, lists) and not (word.low in lists.given and i + 2 == len(words)):
            last = i
    if last < 0:
        last = _role(words, end, lists)
    if last < 0:
        if len(words) == 1 and is_title(words[0].low, lists):
            return []
        return _plain(words, False, "", lists)
    first = last
    while first > 0 and (is_title(words[first - 1].low, lists) or words[first - 1].low in lists.of_roles):
        first -= 1
    if all(word.low in lists.common for word in words[:first]):
        first = 0
    honorific = next(filter(None, [_sex_of_title(word.low, lists) for word in words[first : last + 1]]), "")
    before = _plain(words[:first], False, "", lists) if first else []
    return before + _plain(words[last + 1 :], True, honorific, lists)


def _may_be_surname(word: _Word, lists: NameWords) -> bool:
    """Whether a title may be a surname as well: "Mayor King", not "Secretary General"."""
    return word.low in lists.given or word.low in lists.men or word.low in lists.women or word.low in _TITLES_TOO


def _is_compound(low: str, lists: NameWords) -> bool:
    """Whether a word is common words joined by hyphens: "second-placed"."""
    return "-" in low and all(part in lists.common for part in low.split("-"))


def _role(words: list[_Word], end: int, lists: NameWords) -> int:
    """The last word of a role that precedes a full name: of "UX Designer Ada Brook" it is 1; -1 for none.

    end: how many words there are, without the last and a "Jr.".
    """
    if words[0].low in lists.given or len(words) < 3 or any(word.low in lists.common for word in words[-2:]):
        return -1
    for i in range(end - 2, -1, -1):
        if words[i].low in lists.roles:
            return i if i or words[1].low in lists.given else -1
    return -1


def _is_region(words: list[_Word], lists: NameWords) -> bool:
    """Whether a name opens like a place's: "South Arvenia", "Port Selm"."""
    return words[0].low in lists.regions and len(words) <= 3 and words[-1].low not in lists.titles


def _sex_of_title(low: str, lists: NameWords) -> str:
    low = low.rstrip(".")
    return "m" if low in lists.men else "f" if low in lists.women else ""


def _may_open_name(words: list[_Word], lists: NameWords) -> bool:
    """Whether a common word that opens a sentence opens a name all the same: "Mark Reed", "Justice Department"."""
    if len(words) < 2 or words[0].low in FUNCTION_WORDS:
        return False
    if words[0].low in lists.regions:
        return True
    if _is_joined(words):
        return words[0].low in lists.opening or words[0].low in lists.inner
    if words[0].low in lists.given:
        return words[1].low not in lists.given or len(words) == 2
    return words[-1].low in lists.last and all(word.low in lists.common for word in words[:-1])


def _is_joined(words: list[_Word]) -> bool:
    return any(word.text in _JOINTS for word in words)


def _part(words: list[_Word], kind: NameKind, honorific: str = "") -> Part:
    return Part(words[0].start, " ".join(word.text for word in words), kind, honorific)


def _plain(words: list[_Word], titled: bool, honorific: str, lists: NameWords) -> list[Part]:
    """The name that words without titles make, or none: demonyms and common words may be left."""
    while words and words[0].text in lists.adjectives:
        if len(words) > 1 and not (titled or words[1].low in lists.given):
            break
        words = words[1:]
    while len(words) > 1 and titled and words[-1].low in lists.common and words[-2].low not in lists.given:
        words = words[:-1]
    if not words:
        return []
    if len(words) == 1:
        return _single(words[0], titled, honorific, lists)
    text = " ".join(word.text for word in words)
    if text in lists.places:
        return [_part(words, "place")]
    opens_person = words[0].low.rstrip(".") in lists.given
    if not (titled or opens_person) and all(word.low in lists.common or _is_acronym(word.text) for word in words):
        return [_part(words, "other")] if len(words) <= 4 else []
    if titled or opens_person or any(_tells_person(word) for word in words):
        return [_part(_without_tail(words, lists), "person", honorific)]
    return _guess(words, lists)


def _tells_person(word: _Word) -> bool:
    """Whether a word is one that stands in people's names: an initial, "Jr.", "van"."""
    text = word.text
    return text in PARTICLES or text in SUFFIXES or (text[-1] == "." and _INITIAL.fullmatch(text) is not None)


def _without_tail(words: list[_Word], lists: NameWords) -> list[_Word]:
    """A person's name without what a headline adds: "Ada Reed Thinks Again"."""
    for i in range(2, len(words)):
        if words[i - 1].text in PARTICLES or words[i].low in lists.given or _tells_person(words[i]):
            continue
        if words[i - 1].low in lists.given and all(_tells_person(word) for word in words[i + 1 :]):
            continue
        if words[i].low in lists.common:
            return words[:i]
    return words[:_LONGEST_PERSON]


def _guess(words: list[_Word], lists: NameWords) -> list[Part]:
    """Two or three words that no list knows are most often a person; longer runs are not told."""
    for i, word in enumerate(words[1:-1], 1):
        if word.low in lists.given and words[i + 1].low not in lists.common:
            return [*_plain(words[:i], False, "", lists), _part(_without_tail(words[i:], lists), "person")]
    places = [size for size in (1, 2, 3) if " ".join(word.text for word in words[:size]) in lists.places]
    if places or len(words) > 3 or any(word.low in lists.common or _is_acronym(word.text) for word in words):
        return [_part(words[:_LONGEST_OTHER], "other")]
    return [_part(words, "person")]


def _single(word: _Word, titled: bool, honorific: str, lists: NameWords) -> list[Part]:
    text, low = word.text, word.low
    if text in lists.places or (text.isupper() and text.title() in lists.places):
        return [Part(word.start, text, "person" if honorific else "place", honorific)]
    if text in lists.adjectives or len(text.rstrip(".")) < 2:
        return []
    acronym = _is_acronym(text)
    if low in lists.common and not titled and (not acronym or len(text) > 3 or low in FUNCTION_WORDS):
        return []
    if titled:
        return [Part(word.start, text, "person", honorific)]
    if acronym or text in lists.known:
        return [Part(word.start, text, "body")]
    return [Part(word.start, text, "other")]


def _is_acronym(text: str) -> bool:
    return text.isupper() and 2 <= len(text) <= 6 and text.isalpha()
