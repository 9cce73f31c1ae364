"""Names that one text has otherwise than the other. Spelling variants are one name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from provaudit.annotation.name_matching import spelling_key
from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.comparison import Drift
from provaudit.comparison.name_contexts import keys_of
from provaudit.comparison.name_swaps import find_swapped
from provaudit.comparison.numbers import number_words
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences, Replaced
from provaudit.comparison.same_name import also_called, initials_of, is_one_name, people_and_places
from provaudit.comparison.words import find_words

_CLOSE = 4
# Places at which words with the initials of a name are looked at.
_MOST_PLACES = 20
_PLAIN_ENDING = re.compile(r"(?:ly|ing|ists|ologists?|ers|ors|[mt]ents?|tions?|ology|ness|ous|esses|ials?)\Z")
_STOPS = (". ", "! ", "? ", ": ", "* ", "- ")


def name_drift(source: Prepared, target: Prepared, differences: Differences, alignment: Alignment) -> Iterator[Drift]:
    """Names of the target that the source has nowhere, or that stand in the place of another."""
    swapped = {} if differences.whole else find_swapped(source, target, alignment)
    known_names: dict[str, bool] = {}
    told: set[str] = set()
    for name, place, first, last, forms in target.stated.names:
        if name.text not in known_names:
            known_names[name.text] = source.holds(forms) or _known(name, source)
        known = known_names[name.text]
        other = _instead(differences.find_words(first, last), source, known) or swapped.get(place)
        if other is not None and not is_one_name(name, other):
            yield Drift("name", "changed", Span(other.start, other.end), place, other.text, name.text)
        elif not known and name.text not in told:
            told.add(name.text)
            if not _is_plain(name, source, target):
                yield Drift("name", "added", None, place, "", name.text)


def _instead(difference: Replaced | None, source: Prepared, known: bool) -> Name | None:
    """The name of the source in the place of which the target's stands.

    One that the source has elsewhere counts only where the two stand in for each other and little else does.
    """
    if difference is None or (known and difference.size > _CLOSE):
        return None
    region = difference.source_span(source)
    if region is None:
        return None
    at = bisect_right(source.names, region.start, key=lambda name: name.end)
    return source.names[at] if at < len(source.names) and source.names[at].start < region.end else None


def _known(name: Name, source: Prepared) -> bool:
    """Whether the source has the person, all words of the name, its initials, or what these are the initials of."""
    known = source.name_keys
    initials = initials_of(name.text).lower()
    if all(key in known for key in keys_of(name.text)) or (len(initials) > 2 and spelling_key(initials) in known):
        return True
    if name.kind == "person" and any(is_one_name(name, other) for other in source.filed_names.people_like(name)):
        return True
    if " " not in name.text and any(spelling_key(word) in known for word in people_and_places(name.text)):
        return True
    if any(source.holds(find_words(other).forms) for other in also_called(name.text)):
        return True
    head, _, tail = name.text.partition("-")
    if tail.islower() or name.text.endswith("s"):  # "Kestria-based", "Kestrians"
        head = head.removesuffix("s")
        if keys_of(head) and all(key in known for key in keys_of(head)):
            return True
        if tail and any(spelling_key(word) in known for word in people_and_places(head)):
            return True
    return _adds_given_name(name, source)


def _is_plain(name: Name, source: Prepared, target: Prepared) -> bool:
    """Whether it is no name at all: a number in words, initials of words that the source spells out, or a word with
    an ending that names hardly have, at the beginning of a sentence and with a capital there alone."""
    if " " in name.text:
        return False
    if all(number_words().issuperset(part.split("'")[:1]) for part in name.text.lower().split("-")):
        return True
    if name.text.isupper():
        return len(name.text) > 2 and _spelled_out(name.text.lower(), source)
    if name.kind != "other" or not _PLAIN_ENDING.search(name.text):
        return False
    return all(
        target.text[max(0, other.start - 1)] in '\n"“' or target.text[max(0, other.start - 2) : other.start] in _STOPS
        for other in target.names
        if other.text == name.text
    )


def _spelled_out(initials: str, source: Prepared) -> bool:
    """Whether words that begin so stand in a row: "gross domestic product" for "gdp"."""
    firsts, stems = source.stated.first_letters, source.words.stems
    at = firsts.find(initials)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return False
        if all(stems[at : at + len(initials)]):
            return True
        at = firsts.find(initials, at + 1)
    return False


def _adds_given_name(name: Name, source: Prepared) -> bool:
    """Whether the source has the surname alone, and nobody else with it: "Ada Brandt" for "Brandt" is no one new."""
    *given, surname = name.text.split()
    return bool(given) and source.filed_names.has_surname_alone(surname)
