"""Names that one text has otherwise than the other. Spelling variants are one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from provaudit.annotation.name_matching import same_person, spelling_key
from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences
from provaudit.comparison.words import find_words

_PARTS = re.compile(r"[^\W_]+")
_FEWEST_SHARED = 3
_CLOSE = 4
_MOST_NAMES = 400


def name_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Names of the target that the source has nowhere, or that stand in the place of another."""
    swapped = {} if differences.whole else _swapped(source, target)
    told: set[str] = set()
    for name in target.names:
        if target.in_heading(name.start) or not any(find_words(name.text).stems):
            continue
        place = Span(name.start, name.end)
        known = _known(name, source)
        other = _instead(place, source, differences, known) or swapped.get(place)
        if other is not None and not _one(name, other):
            yield Drift("name", "changed", Span(other.start, other.end), place, other.text, name.text)
        elif not known and name.text not in told:
            told.add(name.text)
            yield Drift("name", "added", None, place, "", name.text)


def _instead(place: Span, source: Prepared, differences: Differences, known: bool) -> Name | None:
    """The name of the source in the place of which the target's stands.

    One that the source has elsewhere counts only where the two stand in for each other and little else does.
    """
    difference = differences.find(place)
    if difference is None or (known and difference.size > _CLOSE):
        return None
    region = difference.source_span(source)
    return next((n for n in source.names if region and region.overlaps(Span(n.start, n.end))), None)


def keys_of(text: str) -> list[str]:
    """The spelling keys of the words of a name."""
    return [spelling_key(part) for part in _PARTS.findall(text)]


def _known(name: Name, source: Prepared) -> bool:
    """Whether the source has the person, all words of the name, its initials, or what these are the initials of."""
    known = source.name_keys
    initials = "".join(part[0] for part in _PARTS.findall(name.text) if part[0].isupper()).lower()
    if all(key in known for key in keys_of(name.text)) or (len(initials) > 2 and spelling_key(initials) in known):
        return True
    return name.kind == "person" and any(_one(name, other) for other in source.names)


def _one(name: Name, other: Name) -> bool:
    return same_person(name.full, other.full) or same_person(name.text, other.text)


def _swapped(source: Prepared, target: Prepared) -> dict[Span, Name]:
    """Names that stand among words which the source has beside another name, and not beside this one.

    Only names of several words that the source knows; the other one must not stand in the same sentence or next to it.
    """
    contexts = source.name_contexts
    if len(contexts) > _MOST_NAMES or len(target.names) > _MOST_NAMES:
        return {}
    in_sentence = defaultdict(list)
    for name, (sentence, _) in zip(target.names, target.name_contexts, strict=True):
        in_sentence[sentence].append(name)
    found: dict[Span, Name] = {}
    for name, (sentence, context) in zip(target.names, target.name_contexts, strict=True):
        if " " not in name.text or len(context) < _FEWEST_SHARED:
            continue
        near = [n for k in (-1, 0, 1) for n in in_sentence.get(sentence + k, ())]
        own, best, rival = -1, 0, None
        for other, (_, around) in zip(source.names, contexts, strict=True):
            shared = len(context & around)
            if shared <= min(own, best):
                continue
            if _one(name, other):
                own = max(own, shared)
            elif shared > best and " " in other.text and _alike(name, other) and not any(_one(other, n) for n in near):
                best, rival = shared, other
        known = own >= 0 or any(_one(name, other) for other in source.names)
        if rival is not None and known and best >= max(_FEWEST_SHARED, 3 * own, len(context) / 4):
            found[Span(name.start, name.end)] = rival
    return found


def _alike(name: Name, other: Name) -> bool:
    return name.kind == other.kind or "other" in (name.kind, other.kind)
