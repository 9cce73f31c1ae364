"""The words that tell the parts of a name: titles, given names, the last words of bodies, places, common words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from provaudit.annotation.lexicon import read_kinds, read_words
from provaudit.annotation.name_matching import given_forms

FUNCTION_WORDS = frozenset(
    "a an the and but or nor yet so if of in on at to by for from with as is are was were be been will would should "
    "can could may might must do does did has have had not no i we you he she it they this that these those there "
    "here what when where who why how after before since while although though because under over into about off out "
    "according also just even only than then however meanwhile still my your his her its our their".split()
)
POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S")
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
POST_NOMINALS = frozenset(
    "MP MEP MSP MLA MLC MHA MNA TD KC QC SC SAN OBE MBE CBE DBE KBE FRS QPM PhD MD RN JD CPA Esq Esq.".split()
)
_PROFESSIONS = ("ologist", "onomist", "ographer", "icist", "ician", "iatrist")
_TO_TAKE_OFFICE = frozenset(("elect", "designate", "nominate"))
_STEMS = frozenset("ex then co vice sub deputy".split())
# Titles that only tell which office, or when: alone they do not make a person of the next word ("Former Mossad chief").
QUALIFIERS = frozenset(
    "former current late then acting interim incoming outgoing senior junior honorary running campaign foreign defence "
    "defense interior finance health education energy environment trade press majority minority house senate national "
    "special state federal presidential congressional deputy assistant".split()
)
PARTICLES = frozenset("van von der den de da di du del della la le dos das bin ibn bint al el ter ten zu y".split())


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists that tell the parts of a name; lower case, but for places and adjectives (of places).

    roles: nouns for people that are no title ("designer"). persons: nouns for one person, titles or not. of_roles: what
    tells which ("sales"). seconds: the second words of titles of two.
    named: places and adjectives. ends, starts: what, as a second or first word, keeps two words
    from being a person at first sight. The others: as in the data files.
    """

    common: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    last: frozenset[str]
    opening: frozenset[str]
    inner: frozenset[str]
    sites: frozenset[str]
    things: frozenset[str]
    known: frozenset[str]
    regions: frozenset[str]
    roles: frozenset[str]
    persons: frozenset[str]
    of_roles: frozenset[str]
    seconds: frozenset[str]
    places: frozenset[str]
    adjectives: frozenset[str]
    named: frozenset[str]
    ends: frozenset[str]
    starts: frozenset[str]


@cache
def name_words() -> NameWords:
    """The lists, read once."""
    titles, body, places = read_kinds("titles.txt"), read_kinds("body_words.txt"), read_kinds("places.txt")
    common, nouns = read_words("common_words.txt"), read_kinds("speaker_nouns.txt")
    given = frozenset().union(*read_kinds("given_names.txt").values(), given_forms())
    all_titles = frozenset().union(*titles.values())
    ends = common.union(
        body["last"], body["sites"], body["things"], *titles.values(), FUNCTION_WORDS, PARTICLES, DAYS, SUFFIXES
    )
    return NameWords(
        common=common,
        given=given,
        titles=all_titles,
        men=titles["m"],
        women=titles["f"],
        last=body["last"],
        opening=body["opening"],
        inner=body["inner"],
        sites=body["sites"],
        things=body["things"],
        known=body["known"],
        regions=body["regions"],
        roles=nouns["people"] - given - all_titles,
        persons=frozenset(word for word in nouns["people"] if not word.endswith(("s", "men", "people"))),
        of_roles=nouns["of_roles"],
        seconds=frozenset(title.split(" ")[1] for title in all_titles if " " in title),
        places=places["places"],
        adjectives=places["adjectives"],
        named=places["places"] | places["adjectives"],
        ends=ends,
        starts=ends | body["regions"],
    )


def is_title(low: str, lists: NameWords) -> bool:
    """Whether a word, in lower case, is a title: "senator", "sen.", "senator-elect", "ex-senator", "geologist"."""
    bare = low.rstrip(".")
    if bare in lists.titles or bare.endswith(_PROFESSIONS):
        return True
    first, hyphen, last = bare.partition("-")
    if last in _TO_TAKE_OFFICE:
        return first in lists.titles
    return hyphen != "" and last in lists.titles and (first in _STEMS or first in lists.titles)


@cache
def family_names() -> frozenset[str]:
    """Family names that stand before the given name."""
    return frozenset(map(str.capitalize, read_words("family_names.txt")))


def is_family_first(name: str) -> bool:
    """Whether a name opens with a family name: "Park Ji-hwan", "Xi Lanfen", not "Park Place"."""
    first, _, given = name.partition(" ")
    if first not in family_names() or not given:
        return False
    syllable, hyphen, second = given.partition("-")
    if hyphen and second.islower() and second.isalpha() and syllable.isalpha():
        return True
    return given.replace(" ", "").isalpha() and not any(
        word in name_words().ends or word in name_words().given for word in given.lower().split()
    )


def is_plain_word(word: str) -> bool:
    """Whether a surname is a common word or a demonym too, so that it may be passed over where it stands alone."""
    lists, low = name_words(), word.lower()
    return (
        word[:1].isupper()
        and not word.isupper()
        and (low in lists.common or low in lists.titles or word in lists.adjectives)
    )


def is_opening(left: str, gap: str, right: str) -> bool:
    """Whether "of", "for" or "and" joins two runs to one name: "Bank" + " of " + "Elmland"."""
    lists = name_words()
    last, rest = left.rsplit(maxsplit=1)[-1].lower(), right.split()
    if "of" in gap or "for" in gap:
        return last in lists.opening and not left.endswith(POSSESSIVES)
    first = rest[0].lower()
    if " of " in left or " for " in left:
        return first in lists.inner
    return len(rest) > 1 and rest[-1].lower() in lists.last and last in lists.inner and first in lists.inner
