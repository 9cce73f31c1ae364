"""Whether two names may be one person's: spellings, titles, nicknames, initials.

Spelling variants are folded to one key: accents are dropped (Unicode NFKD) and the letters in which romanisations of
one name differ are merged (BGN/PCGN, ISO 9 and newspaper usage: Zelenskyy, Zelensky, Zelenskiy).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from provaudit.annotation.lexicon import read_kinds, read_words
from provaudit.errors import InputTypeError

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"}
)
# In this order, the single letters first.
_MERGED_LETTERS = str.maketrans({"y": "i", "j": "i", "w": "v", "q": "k", "x": "ks"})
_MERGED = tuple(
    pair.split(">")
    for pair in "kh>h gh>h sch>s sh>s tch>c ch>c cz>c ts>c tz>c zh>z ph>f ck>k ou>u oo>u ue>u oe>o ae>a ie>i".split()
)
_PAIRS = re.compile("[kgsczp]h|cz|t[sz]|ck|o[uoe]|[uai]e")
_DOUBLED = re.compile(r"(.)\1{1,9}")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+){0,6}\.?")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_LONGEST = 200


def fold(word: str) -> str:
    """Lower case without accents: "Émile" -> "emile"."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """One key for the spellings of a name: "Zelenskyy", "Zelensky" and "Zelenskiy" share theirs."""
    key = fold(word).rstrip(".")
    if len(key) < 4:
        return key.replace("y", "i") if len(key) == 3 else key
    key = key.translate(_MERGED_LETTERS)
    if _PAIRS.search(key):
        for letters, merged in _MERGED:
            key = key.replace(letters, merged)
    return _DOUBLED.sub(r"\1", key).replace("'", "").replace("-", "")


def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's.

    Titles are left out ("Mr. Brook" may be "Ada Brook"'s only if the given name is not a woman's), spelling variants
    and nicknames count as equal, and a name without a given name fits any with its surname. Two names which agree in
    the surname alone, with different given names, are two people. Names of bodies match when their words do.
    Raises InputTypeError unless both are str.
    """
    for name in (a, b):
        if not isinstance(name, str):
            raise InputTypeError(f"same_person takes two str, not {type(name).__name__}")
    return _same(a[:_LONGEST], b[:_LONGEST])


@lru_cache(maxsize=8192)
def _same(a: str, b: str) -> bool:
    words_a, sex_a = parts_of(a)
    words_b, sex_b = parts_of(b)
    if not words_a or not words_b:
        return " ".join(a.lower().split()) == " ".join(b.lower().split()) != ""
    if sex_a and sex_b and sex_a != sex_b:
        return False
    if len(words_a) > len(words_b):
        words_a, words_b = words_b, words_a
    keys_a, keys_b = [spelling_key(w) for w in words_a], [spelling_key(w) for w in words_b]
    if len(words_a) == 1:
        return keys_a[0] in (keys_b[-1], keys_b[0])
    if keys_a[-1] != keys_b[-1]:
        return (keys_b[0] == keys_a[0] and keys_a[-1] in keys_b[1:]) or sorted(keys_a) == sorted(keys_b)
    return _given_names_fit(words_a[0], words_b[0]) or keys_a[0] in keys_b[:-1]


def parts_of(name: str) -> tuple[tuple[str, ...], str]:
    """The words of a name without titles and suffixes, and the sex that title or given name tells ("m", "f" or "")."""
    titles = read_kinds("titles.txt")
    words: list[str] = []
    sex = ""
    for word in _WORD.findall(name):
        bare = re.sub("['’]s$", "", word)
        low = bare.lower().rstrip(".")
        if not words:
            if low in titles["m"] or low in titles["f"]:
                sex = "m" if low in titles["m"] else "f"
                continue
            if low in titles["x"] or low == "the":
                continue
        if low not in _SUFFIXES:
            words.append(bare)
    if len(words) > 1 and not sex:
        sex = sex_of(words[0])
    return tuple(words), sex


def sex_of(given: str) -> str:
    """ "m" or "f" for a given name that is mostly a man's or a woman's, "" for others and unknown ones."""
    names = read_kinds("given_names.txt")
    low = given.lower()
    return "m" if low in names["m"] else "f" if low in names["f"] else ""


def _given_names_fit(a: str, b: str) -> bool:
    low_a, low_b = fold(a).rstrip("."), fold(b).rstrip(".")
    if low_a == low_b or spelling_key(a) == spelling_key(b):
        return True
    short, long = sorted((low_a, low_b), key=len)
    if len(short) == 1 or re.fullmatch(r"[a-z](?:\.?-?[a-z])?", short):
        return long.startswith(short[0])
    if len(short) >= 3 and long.startswith(short):
        return True
    nicknames = _nicknames()
    return bool(nicknames.get(low_a, frozenset()) & nicknames.get(low_b, frozenset()))


def given_forms() -> frozenset[str]:
    """Every given name of which another form is known."""
    return frozenset(_nicknames())


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    """For each given name, the groups of forms of one name that it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(sorted(read_words("nicknames.txt"))):
        for name in group.split("="):
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}
