"""Name swaps: names that stand where the source has another, among words that are otherwise reworded.

No name is new in a swap, and the sentences around it may share few words: what tells is that the nearest words are
those which the source has beside another name, and nowhere beside this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.name_context_kernels import share_contexts
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.same_name import is_one_name

# So much must be shared with the other name's place; more if one names a person and one a town; less if the name
# stands twice in the sentence. This name's own places may share a part of it.
_LEAST, _MORE_FOR_KIND, _LEAST_IF_TWICE, _OWN_PART = 1.7, 0.3, 1.0, 0.4
_MOST_NAMES = 400
_DIGITS, _SLACK = 9, 1e-6


def find_swapped(source: Prepared, target: Prepared) -> dict[Span, Name]:
    """For places of the target's names, the name of the source that should stand there.

    Only names of several words that the source knows; the other one must not stand in the same sentence or next to it.
    """
    if not source.names or len(source.names) > _MOST_NAMES or len(target.names) > _MOST_NAMES:
        return {}
    ours, theirs = target.name_contexts, source.name_contexts
    shared = share_contexts(
        *(ours.stems, ours.distances, ours.counts, ours.several), *(theirs.stems, theirs.distances, theirs.counts)
    )
    in_sentence: defaultdict[int, list[Name]] = defaultdict(list)
    for name, sentence in zip(target.names, ours.sentences, strict=True):
        in_sentence[sentence].append(name)
    found: dict[Span, Name] = {}
    for number, most in enumerate(shared.max(axis=1).tolist()):
        if most < _LEAST_IF_TWICE:
            continue
        name, sentence = target.names[number], ours.sentences[number]
        twice = sum(other.text == name.text for other in in_sentence[sentence]) > 1
        if most < (_LEAST_IF_TWICE if twice else _LEAST):
            continue
        near = [other for k in (-1, 0, 1) for other in in_sentence.get(sentence + k, ())]
        rival = (_rival_of_twin if twice else _rival)(name, near, source, shared[number].tolist())
        if rival is not None:
            found[Span(name.start, name.end)] = rival
    return found


def _ranked(shared: Sequence[float], least: float) -> list[int]:
    """The names that share so much, the one that shares most first; sums that differ in the last digits are equal."""
    likely = [(-round(much, _DIGITS), i) for i, much in enumerate(shared) if much > least - _SLACK]
    return [i for much, i in sorted(likely) if -much >= least]


def _rival(name: Name, near: Sequence[Name], source: Prepared, shared: Sequence[float]) -> Name | None:
    """The name of the source with the most words around it shared, if this name's own places share far fewer."""
    for i in _ranked(shared, _LEAST):
        other = source.names[i]
        if shared[i] < _LEAST or is_one_name(name, other):
            return None
        alike = name.kind == other.kind or "other" in (name.kind, other.kind)
        if shared[i] >= _LEAST + (0 if alike else _MORE_FOR_KIND) and _is_missing(other, near):
            own = [shared[k] for k, known in enumerate(source.names) if is_one_name(name, known)]
            return other if own and max(own) <= _OWN_PART * shared[i] else None
    return None


def _rival_of_twin(name: Name, near: Sequence[Name], source: Prepared, shared: Sequence[float]) -> Name | None:
    """The same where a name stands twice in its sentence: one from a sentence that has this name once at most."""
    if not any(is_one_name(name, known) for known in source.names):
        return None
    for i in _ranked(shared, _LEAST_IF_TWICE):
        other = source.names[i]
        if shared[i] < _LEAST_IF_TWICE:
            return None
        if not is_one_name(name, other) and _is_missing(other, near):
            sentences = source.name_contexts.sentences
            beside = [n for n, at in zip(source.names, sentences, strict=True) if at == sentences[i]]
            if sum(is_one_name(name, known) for known in beside) < 2:
                return other
    return None


def _is_missing(other: Name, near: Sequence[Name]) -> bool:
    """Whether a name of several words stands nowhere near in the target."""
    return " " in other.text and not any(is_one_name(other, one) for one in near)
