"""Where a quote is said to come from: a document or outlet, an occasion, vague words, or nothing.

Patterns over the words beside the quote, from `data/sourcing.txt`. A named outlet or a definite document outweighs a
day or an event, that outweighs vague words; "in a statement recently" is vague, "in a statement Thursday" is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quotations import Sourcing, SourcingLevel
from provaudit.annotation.speech_tokens import Tokens
from provaudit.article import Span

_NAME = "[A-Z][\\w’'.&-]{0,20}(?: [A-Z][\\w’'.&-]{0,20}){0,3}"
_UP = "(?:(?!recent )[\\w’'-]{1,20} ){0,4}?"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_REACH = 80
NONE = Sourcing("none")


@cache
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """By the word at which to look: the kind, and the pattern of what follows the word."""
    lists = {kind: _any_of(words) for kind, words in read_kinds("sourcing_words.txt").items()}
    slots = {"{doc}": lists["doc"], "{event}": lists["event"], "{name}": _NAME, "{up}": _UP, "{day}": _DAY}
    slots["{outlet}"] = f"(?:the )?(?:[A-Z][\\w’'.&-]{{0,20}} ){{0,4}}?{lists['outlet']}\\b"
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    source = files("provaudit").joinpath("data", "sourcing.txt").read_text(encoding="utf-8")
    for line in source.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, words, pattern = line.split(":", 2)
        for slot, value in slots.items():
            pattern = pattern.replace(slot, value)
        compiled = re.compile(pattern)
        for word in words.strip().split("|"):
            found.setdefault(word, []).append((kind, compiled))
    return found


def _any_of(words: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


class Sources:
    """Tells of the quotes of one text how they are sourced. What stands beside several quotes is read once."""

    __slots__ = ("_read", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        # By where a word starts: the kinds of sources that open there, each with its end.
        self._read: dict[int, Sequence[tuple[str, int]]] = {}

    def find(self, beside: Iterable[tuple[Tokens, int]]) -> Sourcing:
        """How a quote is sourced. beside: where to look: at the sentence of each of these tokens."""
        found: dict[str, tuple[int, int]] = {}
        patterns = _patterns()
        for tokens, token in beside:
            sentence = tokens.sentences[token]
            low = bisect_left(tokens.sentences, sentence, max(0, token - _REACH), token)
            high = bisect_right(tokens.sentences, sentence, token, min(token + _REACH, len(tokens.words)))
            for i, word in enumerate(tokens.words[low:high], low):
                if word in patterns:
                    start = tokens.starts[i]
                    if start not in self._read:
                        self._read[start] = self._opening(patterns[word], tokens.ends[i])
                    for kind, end in self._read[start]:
                        if kind not in found:
                            found[kind] = (start, end)
        return _strongest(self._text, found) if found else NONE

    def _opening(self, patterns: list[tuple[str, re.Pattern[str]]], end: int) -> Sequence[tuple[str, int]]:
        """The kinds of sources that a word opens, each with its end. end: of the word."""
        read = []
        for kind, pattern in patterns:
            match = pattern.match(self._text, end)
            if match:
                read.append((kind, match.end()))
        return read or ()


def _strongest(text: str, found: dict[str, tuple[int, int]]) -> Sourcing:
    if "outlet" in found:
        return _sourcing(text, "document", found["outlet"])
    vague = found.get("anonymous") or found.get("vague")
    if "document" in found and ("occasion" in found or vague is None):
        return _sourcing(text, "document", found["document"])
    if "anonymous" in found or "occasion" not in found:
        return _sourcing(text, "vague", vague) if vague else NONE
    return _sourcing(text, "occasion", found["occasion"])


def _sourcing(text: str, level: SourcingLevel, span: tuple[int, int]) -> Sourcing:
    return Sourcing(level, Span(*span), text[slice(*span)])
