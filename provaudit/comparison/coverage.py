"""Who else tells the same story, and who is known: names shared between voices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_words
from provaudit.annotation.name_matching import parts_of, same_person, spelling_key
from provaudit.comparison.grouping import first_of_groups
from provaudit.comparison.voices import Voice

_RARE = 200
"""A name in more articles than this says nothing about their story."""
_LEAST_SHARED, _PLENTY = 3, 8
_CLOSENESS = 0.75
_LEAST_NAMING = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """The names of each article, and the voice that each belongs to.

    names: for each article, the keys of its names, each with the fullest forms that it stands for there. voice: for
    each article, the number of its voice: articles of one source or of one outlet share theirs. naming: for each key,
    the articles with it. no_people: the keys that mostly name places and bodies.
    """

    names: tuple[dict[str, tuple[str, ...]], ...]
    voice: tuple[int, ...]
    naming: dict[str, list[int]]
    no_people: frozenset[str]

    def covering(self, article: int) -> list[int]:
        """The articles of other voices that cover the story of this one, most names in common first.

        They share three rare names or more, and these are many, or much of the shorter list of names.
        """
        shared: Counter[int] = Counter()
        for key in self._rare(article):
            shared.update(self.naming[key])
        own = len(self._rare(article))
        found = []
        for other, count in shared.items():
            if count >= _LEAST_SHARED and self.voice[other] != self.voice[article]:
                share = count / min(own, len(self._rare(other)))
                if min(1.0, count / _PLENTY) + 2 * share >= _CLOSENESS:
                    found.append((-count, other))
        return [other for _, other in sorted(found)]

    def _rare(self, article: int) -> list[str]:
        return [key for key in self.names[article] if len(self.naming[key]) <= _RARE]

    def is_of_note(self, speaker: str, article: int, known: Callable[[str], bool] | None) -> bool:
        """Whether a speaker is known, or named by two or more voices other than this article's."""
        if not is_personal(speaker):
            return False
        if known is not None and known(speaker):
            return True
        key = name_key(speaker)
        if key in self.no_people:
            return False
        voices: set[int] = set()
        for i in self.naming.get(key, ()):
            if self.voice[i] not in voices and any(same_person(speaker, full) for full in self.names[i][key]):
                voices.add(self.voice[i])
                if len(voices - {self.voice[article]}) >= _LEAST_NAMING:
                    return True
        return False

    def count_voices(self, articles: Sequence[int]) -> int:
        """How many voices some articles are."""
        return len({self.voice[i] for i in articles})


def find_coverage(articles: Sequence[Annotated], voices: Sequence[Voice]) -> Coverage:
    """File articles by their names. Time and memory grow with the number of names."""
    naming: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[str, int] = defaultdict(int)
    names = []
    for i, one in enumerate(articles):
        fulls: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name in one.names:
            key = name_key(name.full)
            if key:
                fulls[key][name.full] = None
                kinds[key] += 1 if name.kind in ("place", "body") else -1
        names.append({key: tuple(forms) for key, forms in fulls.items()})
        for key in fulls:
            naming[key].append(i)
    no_people = frozenset(key for key, balance in kinds.items() if balance > 0)
    return Coverage(tuple(names), number_voices(articles, voices), dict(naming), no_people)


def number_voices(articles: Sequence[Annotated], voices: Sequence[Voice]) -> tuple[int, ...]:
    """For each article the number of its voice: near-duplicates are one, and so are all of an outlet."""
    place = {one.article.id: i for i, one in enumerate(articles)}
    outlets: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for i, one in enumerate(articles):
        outlet = " ".join((one.article.outlet or "").casefold().split())
        if outlet:
            pairs.append((outlets.setdefault(outlet, i), i))
    for voice in voices:
        members = [place[id_] for id_ in voice.ids if id_ in place]
        pairs += [(members[0], member) for member in members[1:]]
    return tuple(first_of_groups(len(articles), pairs))


def is_personal(speaker: str) -> bool:
    """Whether words can be a name: capitals from end to end, once titles and particles ("van") are left out.

    One capitalised word that English writes in lower case ("Aides") is none.
    """
    words, _ = parts_of(speaker)
    if not words or not words[-1][:1].isupper():
        return False
    if len(words) == 1:
        return words[0].lower() not in read_words("common_words.txt")
    return all(word[:1].isupper() or len(word) <= 3 for word in words)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The last word of a name, whatever its spelling: "Ada Brooke", "Ms. Brooke" and "Brooke" share theirs."""
    words, _ = parts_of(name[:200])
    return spelling_key(words[-1]) if words else ""
