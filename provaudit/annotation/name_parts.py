"""One run of capitalised words, taken apart: titles, demonyms and sentence openers off, names out."""

from __future__ import annotations

import re
from functools import lru_cache

from provaudit.annotation.name_words import (
    DAYS,
    FUNCTION_WORDS,
    POSSESSIVES,
    POST_NOMINALS,
    QUALIFIERS,
    SUFFIXES,
    NameWords,
    is_title,
    name_words,
)
from provaudit.annotation.untitled_names import (
    NameKind,
    Part,
    Word,
    as_part,
    is_acronym,
    is_initials,
    is_joined,
    plain_name,
    single_name,
)

_BEFORE_DAY = frozenset("super black good ash palm bloody cyber giving easter boxing".split())
_DOTTED = re.compile(r"(?:[A-Z]\.){2,6}")
# Surnames that are function words. In a headline the verb that follows has a capital as well.
_SURNAMES_TOO = frozenset("may will must how do so".split())
# "Hunter" may be a surname where it opens a sentence, "Fishermen" is not.
_PLURAL = ("s", "men", "people")
# Surnames that are titles.
_TITLES_TOO = frozenset("judge justice bishop pastor cardinal marshal major sergeant constable grand saint".split())


@lru_cache(maxsize=16384)
def split_run(run: str, opens_sentence: bool) -> tuple[Part, ...]:
    """The names in a run of capitalised words; `opens_sentence`: its first capital says nothing."""
    lists = name_words()
    if " " not in run and "\xa0" not in run:
        bare = run[:-2] if run.endswith(POSSESSIVES) else run
        low = bare.lower()
        if (low in lists.common and (opens_sentence or low in FUNCTION_WORDS)) or (
            opens_sentence and ((low in lists.roles and low.endswith(_PLURAL)) or _is_compound(low, lists))
        ):
            return ()
        if low.rstrip(".") in lists.titles and bare not in lists.places:
            return ()
        return tuple(single_name(Word(0, bare, low.replace("’", "'")), False, "", lists))
    first, _, second = run.partition(" ")
    if run.endswith(POSSESSIVES):
        bare = run[:-2]
        if lists.common.isdisjoint((first.lower(), bare.rpartition(" ")[2].lower())) and not bare.endswith(POSSESSIVES):
            return split_run(bare, opens_sentence)
    if second.isalpha() and second.lower() not in lists.ends:
        if _opens_person(first, run, lists):
            return (Part(0, run, "person"),)
        title = first.lower().rstrip(".")
        if is_title(title, lists) and second not in lists.named and not second.isupper():
            kind: NameKind = "other" if title in QUALIFIERS else "person"
            return (Part(len(first) + 1, second, kind, _sex_of_title(title, lists)),)
    elif first.lower() in FUNCTION_WORDS and second and not is_acronym(first):
        # "But Ada Brook": what follows is a run of its own.
        return tuple([part._replace(start=part.start + len(first) + 1) for part in split_run(second, False)])
    else:
        middle, _, last = second.partition(" ")
        if last.isalpha() and last.lower() not in lists.ends:
            title = first.lower().rstrip(".")
            if title not in lists.titles:
                if is_initials(middle) and title in lists.given and first not in lists.named:
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
        and not is_title(low, lists)
        and first.isalpha()
        and first not in lists.named
        and not first.isupper()
        and not run[len(first) :].isupper()
    )


def _words(run: str) -> list[Word]:
    words, start = [], 0
    for text in run.replace("\xa0", " ").split(" "):
        words.append(Word(start, text, text.lower().replace("’", "'")))
        start += len(text) + 1
    return words


def _pieces(words: list[Word], lists: NameWords) -> list[list[Word]]:
    """The run cut where a name cannot go on: after a possessive, at capitalised function words, after "U.S."."""
    joined = is_joined(words)
    pieces: list[list[Word]] = [[]]
    for word in words:
        if (
            word.low in FUNCTION_WORDS
            and not (joined and word.text.islower())
            and not is_acronym(word.text)
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
            pieces[-1].append(Word(word.start, bare, bare.lower()))
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _needs_surname(before: list[Word], lists: NameWords) -> bool:
    """Whether a surname is to come: after "Theresa" or "Ms.", at the end of a run, "May" can be nothing else."""
    return bool(before) and (before[-1].low.rstrip(".") in lists.titles or before[-1].low in lists.given)


def _names_in(words: list[Word], opens_sentence: bool, lists: NameWords) -> list[Part]:
    if opens_sentence and _is_compound(words[0].low, lists):
        words = words[1:]
    elif opens_sentence and words[0].low in lists.common and words[0].low not in lists.titles:
        while words and words[0].low in lists.common and not _may_open_name(words, lists):
            words = words[1:]
    if not words:
        return []
    if len(words) > 2 and words[-1].text in POST_NOMINALS:
        words = words[:-1]
    if len(words) > 1 and (words[-1].low in lists.last or is_joined(words)):
        named = _after_office(words, lists)
        if named:
            return [as_part(words[: named - 1], "body"), *plain_name(words[named:], True, "", lists)]
        return [as_part(words, "body")]
    if (
        len(words) > 1
        and words[0].low not in lists.titles
        and (words[-1].low in lists.sites or _is_region(words, lists))
    ):
        return [as_part(words, "place")]
    if len(words) > 1 and words[0].low not in lists.titles and words[-1].low in lists.things:
        return [as_part(words, "other")]
    # After the last word of a title comes the person; what precedes the title may be a place or a body.
    last = double = -1
    if len(words) > 1 and not _may_be_surname(words[-1], lists) and all(is_title(word.low, lists) for word in words):
        return []
    end = len(words) - 1 - (words[-1].text in SUFFIXES)
    for i, word in enumerate(words[:end]):
        if is_title(word.low, lists):
            last = i if not (word.low in lists.given and i + 2 == len(words)) else last
        elif i and _is_double(words[i - 1], word, lists):
            last, double = i, i - 1
    if last < 0:
        last = _role(words, end, opens_sentence, lists)
    if last < 0:
        if len(words) == 1 and is_title(words[0].low, lists):
            return []
        return plain_name(words, False, "", lists)
    first = double if double >= 0 else last
    while first > 0 and (is_title(words[first - 1].low, lists) or words[first - 1].low in lists.of_roles):
        first -= 1
    if first > 1 and _is_double(words[first - 2], words[first - 1], lists):
        first -= 2
    if all(word.low in lists.common for word in words[:first]):
        first = 0
    honorific = next(filter(None, [_sex_of_title(word.low, lists) for word in words[first : last + 1]]), "")
    before = plain_name(words[:first], False, "", lists) if first else []
    # "Foreign Affairs Manual": no person.
    titled = words[last + 1].low not in lists.common or any(
        word.low not in QUALIFIERS for word in words[first : last + 1]
    )
    return before + plain_name(words[last + 1 :], titled, honorific, lists)


def _is_double(first: Word, second: Word, lists: NameWords) -> bool:
    """Whether two words are a title: "prime minister"."""
    return second.low in lists.seconds and f"{first.low} {second.low}" in lists.titles


def _may_be_surname(word: Word, lists: NameWords) -> bool:
    """Whether a title may be a surname as well: "Mayor King", not "Secretary General"."""
    return word.low in lists.given or word.low in lists.men or word.low in lists.women or word.low in _TITLES_TOO


def _is_compound(low: str, lists: NameWords) -> bool:
    """Whether a word is common words joined by hyphens: "second-placed"."""
    return "-" in low and all(part in lists.common for part in low.split("-"))


def _role(words: list[Word], end: int, opens_sentence: bool, lists: NameWords) -> int:
    """The last word of a role that precedes a full name: of "UX Designer Ada Brook" it is 1; -1 for none.

    end: how many words there are, without the last and a "Jr.".
    """
    if words[0].low in lists.given or len(words) < 3:
        return -1
    plain = any(word.low in lists.common for word in words[-2:])
    for i in range(end - 2, -1, -1):
        if words[i].low in lists.roles:
            return i if words[i + 1].low in lists.given or not (plain or (i == 0 and not opens_sentence)) else -1
    return -1


def _after_office(words: list[Word], lists: NameWords) -> int:
    """Where the person begins in "Bank of Elmland Governor Ada Brook"; 0 where there is none."""
    for i in range(len(words) - 2, 2, -1):
        if words[i].low in lists.titles and words[i].low not in QUALIFIERS and words[-1].low not in lists.ends:
            return i + 1 if not is_joined(words[i + 1 :]) else 0
    return 0


def _is_region(words: list[Word], lists: NameWords) -> bool:
    """Whether a name opens like a place's: "South Arvenia", "Port Selm"."""
    return words[0].low in lists.regions and len(words) <= 3 and words[-1].low not in lists.titles


def _sex_of_title(low: str, lists: NameWords) -> str:
    low = low.rstrip(".")
    return "m" if low in lists.men else "f" if low in lists.women else ""


def _may_open_name(words: list[Word], lists: NameWords) -> bool:
    """Whether a common word that opens a sentence opens a name all the same: "Mark Reed", "Justice Department"."""
    if len(words) < 2 or words[0].low in FUNCTION_WORDS:
        return False
    if words[0].low in lists.regions:
        return True
    if is_joined(words):
        return words[0].low in lists.opening or words[0].low in lists.inner
    if words[0].low in lists.given:
        return words[1].low not in lists.given or len(words) == 2
    return words[-1].low in lists.last and all(word.low in lists.common for word in words[:-1])
