"""Name swaps: names that stand where the source has another, among words that are otherwise reworded.

No name is new in a swap, and the sentences around it may share few words. What tells: the nearest words are those
which the source has beside another name, and not beside this one; the other name is gone from there; and this one is
given in full more often than a rewrite needs to. The weights are fitted by `tests/rewriting_training.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from provaudit.annotation.lexicon import read_weights
from provaudit.annotation.names import Name
from provaudit.article import Span
from provaudit.comparison.alignment import Alignment
from provaudit.comparison.name_context_kernels import share_contexts
from provaudit.comparison.prepared import Prepared
from provaudit.comparison.same_name import is_one_name

# So much of the words around the other name must be there, whatever else speaks for a swap.
_LEAST_SHARED = 0.5
# The log odds from which on a swap is told: one name in two hundred of untouched rewrites comes as far.
_TOLD = 1.1
_MOST_NAMES = 400
_OF_NAME = ("again", "more often", "twice in a sentence")
_SLACK = 1e-6


class Suspect(NamedTuple):
    """A name of the target and the one of the source in the place of which it may stand, by their numbers.

    traits: what speaks for it and against it, by name.
    """

    name: int
    other: int
    traits: dict[str, float]

    @property
    def score(self) -> float:
        """The log odds of a swap."""
        model = read_weights("name_swaps.json")
        return model["intercept"] + sum(model[trait] * value for trait, value in self.traits.items())


def find_swapped(source: Prepared, target: Prepared, alignment: Alignment) -> dict[Span, Name]:
    """For places of the target's names, the name of the source that should stand there."""
    found: dict[Span, Name] = {}
    for suspect in find_suspects(source, target, alignment, least=_TOLD):
        if suspect.score >= _TOLD:
            name = target.names[suspect.name]
            found[Span(name.start, name.end)] = source.names[suspect.other]
    return found


def find_suspects(source: Prepared, target: Prepared, alignment: Alignment, least: float) -> Iterator[Suspect]:
    """For names of several words that the source knows, the likeliest other one that they may stand for; none that
    cannot score `least`. The other one must not stand in the same sentence or next to it."""
    if not source.names or not target.names or max(len(source.names), len(target.names)) > _MOST_NAMES:
        return
    ours, theirs = target.name_contexts, source.name_contexts
    shared, rare, beside = share_contexts(
        *(ours.stems, ours.distances, ours.counts, ours.several),
        *(theirs.stems, theirs.distances, theirs.counts, theirs.rarities),
    )
    model = read_weights("name_swaps.json")
    of_place = model["shared"] * shared + model["rare"] * np.log1p(rare) + model["beside"] * beside
    of_place[shared < _LEAST_SHARED] = -np.inf
    of_name = _traits_of_names(source, target)
    best = of_place.max(axis=1) + of_name @ np.array([model[trait] for trait in _OF_NAME]) + model["intercept"]
    in_sentence: defaultdict[int, list[Name]] = defaultdict(list)
    for name, sentence in zip(target.names, ours.sentences, strict=True):
        in_sentence[sentence].append(name)
    same: defaultdict[str, list[int]] = defaultdict(list)
    for i, other in enumerate(source.names):
        same[other.full].append(i)
    for number in np.flatnonzero(best > least - _SLACK).tolist():
        name, sentence = target.names[number], ours.sentences[number]
        just_so = same.get(name.full)
        if just_so and best[number] + model["own"] * shared[number, just_so].max() < least - _SLACK:
            continue  # spares looking for its other spellings
        known = [i for i, other in enumerate(source.names) if is_one_name(name, other)]
        if not known:
            continue
        near = [other for k in (-1, 0, 1) for other in in_sentence.get(sentence + k, ())]
        rival = _likeliest(of_place[number].tolist(), set(known), near, source)
        if rival is None:
            continue
        traits = {
            "shared": float(shared[number, rival]),
            "rare": float(np.log1p(rare[number, rival])),
            "beside": float(beside[number, rival]),
            "own": float(shared[number, known].max()),
            "stood there": float(_stood_there(sentence, known, source, alignment)),
        }
        yield Suspect(number, rival, traits | dict(zip(_OF_NAME, of_name[number].tolist(), strict=True)))


def _traits_of_names(source: Prepared, target: Prepared) -> NDArray[np.float64]:
    """What each name of the target shows without regard to any other, (names, 3): how often it is given just so."""
    texts, sentences = [name.text for name in target.names], target.name_contexts.sentences
    ours, theirs = Counter(texts), Counter([name.text for name in source.names])
    inside = Counter(zip(texts, sentences, strict=True))
    found = [
        (ours[text] > 1, ours[text] > max(1, theirs[text]), inside[text, sentence] > 1)
        for text, sentence in zip(texts, sentences, strict=True)
    ]
    return np.array(found, np.float64)


def _likeliest(scores: Sequence[float], known: set[int], near: Sequence[Name], source: Prepared) -> int | None:
    """The other name that most speaks for, the first of equals, if it stands nowhere near in the target."""
    for _, i in sorted((-round(score, 9), i) for i, score in enumerate(scores) if score > -np.inf):
        other = source.names[i]
        several = " " in other.text or " " in other.full
        if several and i not in known and not any(is_one_name(other, one) for one in near):
            return i
    return None


def _stood_there(sentence: int, known: Sequence[int], source: Prepared, alignment: Alignment) -> bool:
    """Whether the source has the name in the sentences that this one goes back to."""
    match = next((m for m in alignment.matches if m.target == sentence), None)
    sentences = source.name_contexts.sentences
    return match is not None and any(match.first <= sentences[i] <= match.last for i in known)
