"""Names that one text has otherwise than the other. Spelling variants are one name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from provaudit.annotation.name_matching import same_person, spelling_key
from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.comparison import Drift
from provaudit.comparison.name_contexts import keys_of
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.replaced import Differences

_PARTS = re.compile(r"[^\W_]+")
_FEWEST_SHARED = 3
_CLOSE = 4
_MOST_NAMES = 400


def name_drift(source: Prepared, target: Prepared, differences: Differences) -> Iterator[Drift]:
    """Names of the target that the source has nowhere, or that stand in the place of another."""
    swapped = {} if differences.whole else _swapped(source, target)
    known_names: dict[str, bool] = {}
    told: set[str] = set()
    for name in target.names:
        place = Span(name.start, name.end)
        if target.in_heading(name.start) or not any(target.words.stems[i] for i in target.word_range(place)):
            continue
        if name.text not in known_names:
            known_names[name.text] = _known(name, source)
        known = known_names[name.text]
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
    if region is None:
        return None
    at = bisect_right(source.names, region.start, key=lambda name: name.end)
    return source.names[at] if at < len(source.names) and source.names[at].start < region.end else None


def _known(name: Name, source: Prepared) -> bool:
    """Whether the source has the person, all words of the name, its initials, or what these are the initials of."""
    known = source.name_keys
    initials = _initials(name.text).lower()
    if all(key in known for key in keys_of(name.text)) or (len(initials) > 2 and spelling_key(initials) in known):
        return True
    return name.kind == "person" and any(_one(name, other) for other in source.people)


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    return "".join(part[0] for part in _PARTS.findall(name) if part[0].isupper())


def _one(name: Name, other: Name) -> bool:
    if name.text == other.text or name.full == other.full:
        return True
    if name.text in (_initials(other.text), _initials(other.full)) or other.text in (
        _initials(name.text),
        _initials(name.full),
    ):
        return True
    return same_person(name.full, other.full) or same_person(name.text, other.text)


def _swapped(source: Prepared, target: Prepared) -> dict[Span, Name]:
    """Names that stand among words which the source has beside another name, and not beside this one.

    Only names of several words that the source knows; the other one must not stand in the same sentence or next to it.
    """
    contexts = source.name_contexts
    if len(contexts) > _MOST_NAMES or len(target.names) > _MOST_NAMES:
        return {}
    in_sentence = defaultdict(list)
    for name, context in zip(target.names, target.name_contexts, strict=True):
        in_sentence[context.sentence].append(name)
    found: dict[Span, Name] = {}
    for name, context in zip(target.names, target.name_contexts, strict=True):
        least = max(_FEWEST_SHARED, len(context.stems) / 4)
        if " " not in name.text or len(context.stems) < least:
            continue
        shared = [len(context.stems & other.stems) for other in contexts]
        if max(shared, default=0) < least:
            continue
        near = [n for k in (-1, 0, 1) for n in in_sentence.get(context.sentence + k, ())]
        rival = _rival(name, near, source.names, shared, least)
        if rival is not None:
            found[Span(name.start, name.end)] = rival
    return found


def _rival(name: Name, near: Sequence[Name], names: Sequence[Name], shared: Sequence[int], least: float) -> Name | None:
    """The name of the source with the most words around it shared, if this name's own places share far fewer."""
    best: int | None = None
    for i in sorted(range(len(names)), key=lambda i: (-shared[i], i)):
        if best is not None and 3 * shared[i] <= shared[best]:
            break
        if _one(name, names[i]):
            return None
        if best is None:
            if shared[i] < least:
                return None
            if " " in names[i].text and _alike(name, names[i]) and not any(_one(names[i], n) for n in near):
                best = i
    if best is None or not any(_one(name, other) for other in names):
        return None
    return names[best]


def _alike(name: Name, other: Name) -> bool:
    return name.kind == other.kind or "other" in (name.kind, other.kind)
