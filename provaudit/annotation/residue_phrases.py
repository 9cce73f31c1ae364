"""What page furniture says: the phrases in data/residue_phrases.txt, and where they stand in a line."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from provaudit.annotation.residue_words import tokens_of

# Phrases of one place by their first two words (by their last two, for "end"), or by the only one they have: the words
# of each and its kind, the longest first.
PhraseIndex = dict[tuple[str, ...], tuple[tuple[list[str], str], ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """The kinds of the phrases in one line, by place, or None. head: all that stands before a colon."""

    whole: str | None = None
    head: str | None = None
    start: str | None = None
    end: str | None = None
    anywhere: str | None = None
    plain: bool = False  # whether the line is, or has in it, what articles do not say


NO_HIT = Hit()
_ALSO = {
    "plain": "whole",
    "head": "whole",
    "sure": "any",
    "opens": "start",
}  # the wider place that such phrases count for too


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by place: what a whole line says, how one starts, how one ends, what stands anywhere. Each has a kind."""

    whole: dict[str, str]
    plain: frozenset[str]
    sure: frozenset[str]
    head: frozenset[str]
    opens: frozenset[str]
    start: PhraseIndex
    end: PhraseIndex
    anywhere: PhraseIndex


@functools.cache
def load_phrases() -> Phrases:
    """The phrases that ship with the package."""
    places: dict[str, dict[str, str]] = {
        "whole": {},
        "start": {},
        "end": {},
        "any": {},
        "plain": {},
        "sure": {},
        "head": {},
        "opens": {},
    }
    kind = place = ""
    for row in resources.files("provaudit").joinpath("data/residue_phrases.txt").read_text("utf-8").splitlines():
        if row.startswith("["):
            kind, place = row.strip("[]").split()
        elif row and not row.startswith("# "):
            phrase = " ".join(tokens_of(row.replace("#", "0")))
            places[place].setdefault(phrase, kind)
            if place in _ALSO:
                places[_ALSO[place]].setdefault(phrase, kind)
    return Phrases(
        places["whole"],
        frozenset(places["plain"]),
        frozenset(places["sure"]),
        frozenset(places["head"]),
        frozenset(places["opens"]),
        _index(places["start"], last=False),
        _index(places["end"], last=True),
        _index(places["any"], last=False),
    )


def _index(phrases: dict[str, str], *, last: bool) -> PhraseIndex:
    index: dict[tuple[str, ...], list[tuple[list[str], str]]] = {}
    for phrase, kind in phrases.items():
        words = phrase.split()
        index.setdefault(tuple(words[-2:] if last else words[:2]), []).append((words, kind))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in index.items()}


def find_phrases(tokens: list[str], phrases: Phrases, places: Sequence[int] | None = None) -> Hit:
    """The phrases in a line of these tokens. places: where phrases that stand anywhere may begin, if that is known."""
    if not tokens:
        return NO_HIT
    whole = head = start = end = anywhere = None
    plain = False
    if len(tokens) < 9:
        whole = phrases.whole.get(" ".join(tokens).replace(" :", ""))
    if ":" in tokens[1:6]:
        opens = " ".join(tokens[: tokens.index(":", 1)])
        head = phrases.whole.get(opens)
        plain = opens in phrases.head
    plain = plain or (whole is not None and " ".join(tokens).replace(" :", "") in phrases.plain)
    for words, kind in (*phrases.start.get(tuple(tokens[:2]), ()), *phrases.start.get((tokens[0],), ())):
        if tokens[: len(words)] == words:
            start = kind
            plain = plain or " ".join(words) in phrases.opens
            break
    for words, kind in (*phrases.end.get(tuple(tokens[-2:]), ()), *phrases.end.get((tokens[-1],), ())):
        if tokens[-len(words) :] == words:
            end = kind
            plain = plain or " ".join(words) in phrases.plain
            break
    for i in range(len(tokens) - 1) if places is None else places:
        for words, kind in phrases.anywhere.get((tokens[i], tokens[i + 1]), ()):
            if tokens[i : i + len(words)] == words:
                anywhere = kind
                plain = plain or " ".join(words) in phrases.sure
    if whole or head or start or end or anywhere:
        return Hit(whole, head, start, end, anywhere, plain)
    return NO_HIT
