"""What page furniture says: the phrases in data/residue_phrases.txt, and where they stand in a line."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

_TOKEN = re.compile(r"[0-9][0-9.,]{0,20}|[^\W\d_]+(?:'[^\W\d_]+){0,3}|[©%/>»›|&@]")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by place: what a whole line says, how one starts, how one ends, what stands anywhere. Each has a kind."""

    whole: dict[str, str]
    start: dict[str, str]
    end: dict[str, str]
    anywhere: dict[str, tuple[tuple[str, str], ...]]


def tokens_of(line: str) -> list[str]:
    """The words and telling signs of a line in lower case; every number is "#"."""
    found = _TOKEN.findall(line.lower().replace("’", "'"))
    return ["#" if "0" <= token[0] <= "9" else token for token in found]


@functools.cache
def load_phrases() -> Phrases:
    """The phrases that ship with the package."""
    places: dict[str, dict[str, str]] = {"whole": {}, "start": {}, "end": {}, "any": {}}
    kind = place = ""
    for row in resources.files("provaudit").joinpath("data/residue_phrases.txt").read_text("utf-8").splitlines():
        if row.startswith("["):
            kind, place = row.strip("[]").split()
        elif row and not row.startswith("# "):
            places[place].setdefault(" ".join(tokens_of(row.replace("#", "0"))), kind)
    anywhere: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind in places["any"].items():
        anywhere.setdefault(phrase.split()[0], []).append((phrase, kind))
    return Phrases(places["whole"], places["start"], places["end"], {k: tuple(v) for k, v in anywhere.items()})


def phrase_in(tokens: list[str]) -> tuple[str, str] | None:
    """(place, kind) of the most telling phrase in a line of these tokens, or None."""
    phrases = load_phrases()
    joined = " ".join(tokens[:_LONGEST])
    if len(tokens) <= _LONGEST and joined in phrases.whole:
        return "whole", phrases.whole[joined]
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        kind = phrases.start.get(" ".join(tokens[:length]))
        if kind:
            return "start", kind
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        kind = phrases.end.get(" ".join(tokens[-length:]))
        if kind:
            return "end", kind
    for i, token in enumerate(tokens):
        for phrase, kind in phrases.anywhere.get(token, ()):
            words = phrase.split()
            if tokens[i : i + len(words)] == words:
                return "any", kind
    return None
