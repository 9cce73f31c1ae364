"""Links and buttons in a row that became one line: "Accept all Reject all Manage preferences", "Share Tweet Print".

A line that is laid out with what pages say, phrase by phrase with nearly no word left, is no sentence.
"""

from __future__ import annotations

import functools

from provaudit.annotation.residue_phrases import Phrases, load_phrases
from provaudit.annotation.residue_words import tokens_of

LONGEST = 240  # characters of a line
FEWEST, MOST = 3, 30  # words of one
_PHRASE = 8  # words of a phrase at most
_LEFT = 0.2  # of the words of a line at most, that no phrase covers
_BETWEEN = frozenset("/>»›|:")
_COUNTS = frozenset("#©%&@")  # what needs no phrase: numbers beside buttons
# Kinds whose phrases no article has among its headings; those of the others may be subjects ("Email Marketing").
_TELLING = frozenset(
    ("share_bar", "comment_form", "cookie_notice", "subscription", "copyright", "widget", "disclaimer")
)
_SUBJECTS = frozenset(("social media", "advertising"))


def tile_kind(line: str) -> str | None:
    """The kind of a line that phrases of pages cover, the one that most of those that tell are of, or None."""
    if len(line) > LONGEST:
        return None
    tokens = [token for token in tokens_of(line) if token not in _BETWEEN]
    if not FEWEST <= len(tokens) <= MOST:
        return None
    phrases = load_phrases()
    laid = _laid_out(tokens, phrases.whole)
    if laid is None:
        return None
    telling = [phrase for phrase in laid if _tells(phrase, phrases)]
    if len(telling) < 2 and (not telling or len(laid) < 3):
        return None
    kinds = [phrases.whole[phrase] for phrase in telling]
    return max(kinds, key=kinds.count)


def _laid_out(tokens: list[str], known: dict[str, str]) -> list[str] | None:
    """The phrases that cover a line with the fewest words left, then the fewest phrases; None if too many are left."""
    firsts, lasts = _edges()
    most = int(_LEFT * len(tokens))
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    starts: list[int] = []
    for end, token in enumerate(tokens, 1):
        if token in firsts:
            starts.append(end - 1)
        left, count, laid = best[-1]
        choice = (left + (token not in _COUNTS), count, laid)
        if token in lasts:
            for start in starts[-_PHRASE:]:
                phrase = " ".join(tokens[start:end])
                if end - start <= _PHRASE and phrase in known:
                    left, count, laid = best[start]
                    choice = min(choice, (left, count + 1, (*laid, phrase)))
        best.append(choice)
        if end > 2 * _PHRASE and min(best[end - _PHRASE :])[0] > most:
            return None
    left, _, laid = best[-1]
    return list(laid) if left <= most else None


@functools.cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of phrases, and the last."""
    known = [phrase.split() for phrase in load_phrases().whole]
    return frozenset(words[0] for words in known), frozenset(words[-1] for words in known)


def _tells(phrase: str, phrases: Phrases) -> bool:
    if phrase in _SUBJECTS:
        return False
    return phrase in phrases.plain or (" " in phrase and phrases.whole[phrase] in _TELLING)
