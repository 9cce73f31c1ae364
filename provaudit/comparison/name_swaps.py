"""Name swaps: names that stand where the source has another, among words that are otherwise reworded.

No name is new in a swap, and the sentences around it may share few words: what tells is that the nearest words are
those which the source has beside another name, and nowhere beside this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.name_contexts import NameContext, NamesBeside
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.same_name import is_one_name

# A stem that two names share counts 1 beside both, less with every word between; half on opposite sides.
_FALLING, _OPPOSITE = 0.4, 0.5
# So much must be shared with the other name's place; more if one names a person and one a town; less if the name
# stands twice in the sentence. This name's own places may share a part of it.
_LEAST, _MORE_FOR_KIND, _LEAST_IF_TWICE, _OWN_PART = 1.7, 0.3, 1.0, 0.4
_MOST_NAMES = 400


def find_swapped(source: Prepared, target: Prepared) -> dict[Span, Name]:
    """For places of the target's names, the name of the source that should stand there.

    Only names of several words that the source knows; the other one must not stand in the same sentence or next to it.
    """
    if len(source.names) > _MOST_NAMES or len(target.names) > _MOST_NAMES:
        return {}
    in_sentence: defaultdict[int, list[Name]] = defaultdict(list)
    for name, context in zip(target.names, target.name_contexts, strict=True):
        in_sentence[context.sentence].append(name)
    found: dict[Span, Name] = {}
    for name, context in zip(target.names, target.name_contexts, strict=True):
        if " " not in name.text:
            continue
        shared = _shared(context, source.names_beside)
        twice = sum(other.text == name.text for other in in_sentence[context.sentence]) > 1
        if max(shared.values(), default=0.0) < (_LEAST_IF_TWICE if twice else _LEAST):
            continue
        near = [other for k in (-1, 0, 1) for other in in_sentence.get(context.sentence + k, ())]
        rival = _rival_of_twin(name, near, source, shared) if twice else _rival(name, near, source, shared)
        if rival is not None:
            found[Span(name.start, name.end)] = rival
    return found


def _shared(context: NameContext, names_beside: NamesBeside) -> dict[int, float]:
    """For each name of the source that shares any, how many of the words around a name stand around it too."""
    shared: dict[int, float] = {}
    before, after = names_beside.before, names_beside.after
    for stems, same_side, opposite in ((context.before, before, after), (context.after, after, before)):
        for stem, distance in stems.items():
            for places, weight in ((same_side.get(stem, ()), 1.0), (opposite.get(stem, ()), _OPPOSITE)):
                for number, other in places:
                    nearness = weight / (1 + _FALLING * max(distance, other))
                    shared[number] = shared.get(number, 0.0) + nearness
    return shared


def _ranked(shared: Mapping[int, float]) -> list[int]:
    return sorted(shared, key=lambda i: (-round(shared[i], 9), i))


def _rival(name: Name, near: Sequence[Name], source: Prepared, shared: Mapping[int, float]) -> Name | None:
    """The name of the source with the most words around it shared, if this name's own places share far fewer."""
    for i in _ranked(shared):
        other = source.names[i]
        if shared[i] < _LEAST or is_one_name(name, other):
            return None
        alike = name.kind == other.kind or "other" in (name.kind, other.kind)
        if shared[i] >= _LEAST + (0 if alike else _MORE_FOR_KIND) and _is_missing(other, near):
            own = [shared.get(k, 0.0) for k, known in enumerate(source.names) if is_one_name(name, known)]
            return other if own and max(own) <= _OWN_PART * shared[i] else None
    return None


def _rival_of_twin(name: Name, near: Sequence[Name], source: Prepared, shared: Mapping[int, float]) -> Name | None:
    """The same where a name stands twice in its sentence: one from a sentence that has this name once at most."""
    if not any(is_one_name(name, known) for known in source.names):
        return None
    for i in _ranked(shared):
        other = source.names[i]
        if shared[i] < _LEAST_IF_TWICE:
            return None
        if not is_one_name(name, other) and _is_missing(other, near):
            there = source.name_contexts[i].sentence
            beside = [n for n, c in zip(source.names, source.name_contexts, strict=True) if c.sentence == there]
            if sum(is_one_name(name, known) for known in beside) < 2:
                return other
    return None


def _is_missing(other: Name, near: Sequence[Name]) -> bool:
    """Whether a name of several words stands nowhere near in the target."""
    return " " in other.text and not any(is_one_name(other, one) for one in near)
