"""Quotes cut so that their meaning turns: the negation or the condition that the words hung on was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.quotations import Quote
from provaudit.comparison.corroboration import Sighting
from provaudit.comparison.quote_words import ELLIPSIS, find_quote_words, is_negation

_SENTENCE_END = re.compile(r"[.!?]")
_LONGEST_TURN, _FEWEST_WORDS = 4, 6
_REPORTED_BEFORE, _REPORTED_AFTER = 120, 400
_STRENGTH = {"before": 0.6, "behind": 0.6}


@dataclass(frozen=True, slots=True)
class TurningCut:
    """What was left out: its words, and whether they stand before the quote or behind it."""

    words: str
    side: Literal["before", "behind"]
    strength: float


def turning_cut(quote: Quote, sighting: Sighting, annotated: Annotated) -> TurningCut | None:
    """What the quote leaves out of the longer wording that turns its meaning, or None.

    Looked for within the sentence, right beside the cut. Where the article has the words beside the quote, or says
    "not" in its own words, or marks the cut with an ellipsis, nothing was turned.
    """
    match = sighting.match
    words_here = find_quote_words(quote.text)
    if match.kind != "truncated" or match.shorter != "a" or sighting.credit == "other":
        return None
    if len(words_here) < _FEWEST_WORDS:  # a few words built into a sentence of the article's own
        return None
    marks = words_here.before
    longer = sighting.text
    after = longer[match.b_part.end :]
    if not marks[-1] & ELLIPSIS:
        words = _first_turn(_up_to_sentence_end(after), "after")
        if words and not _reported(words, after, quote, annotated):
            return TurningCut(" ".join(after.split()[:8]), "behind", _STRENGTH["behind"])
    before = longer[: match.b_part.start]
    if not marks[0] & ELLIPSIS:
        ends = [m.end() for m in _SENTENCE_END.finditer(before)]
        sentence = before[ends[-1] :] if ends else before
        words = _last_turn(sentence)
        if words and not _reported(words, sentence, quote, annotated):
            return TurningCut(" ".join(sentence.split()[-8:]), "before", _STRENGTH["before"])
    return None


def _up_to_sentence_end(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.start()] if end else text


def _first_turn(text: str, kind: str) -> str | None:
    forms = find_quote_words(text[:200]).forms
    turns = read_kinds("quote_turns.txt")[kind]
    # A word of address may stand between ("..., sir, unless"), no more.
    for start in (0, 1):
        for size in range(_LONGEST_TURN, 0, -1):
            words = " ".join(forms[start : start + size])
            if len(forms) >= start + size and words in turns:
                return words
    return None


def _last_turn(text: str) -> str | None:
    forms = find_quote_words(text[-200:]).forms
    turns = read_kinds("quote_turns.txt")["before"]
    for skipped in (0, 1, 2):
        end = len(forms) - skipped
        for size in range(_LONGEST_TURN, 0, -1):
            words = " ".join(forms[max(0, end - size) : end])
            if end >= size and words in turns:
                return words
    return None


def _reported(turn: str, left_out: str, quote: Quote, annotated: Annotated) -> bool:
    """Whether the article has what was left out in its own words, or in its next quote."""
    text = annotated.article.text
    before = text[max(0, quote.start - _REPORTED_BEFORE) : quote.start]
    after = text[quote.end : quote.end + _REPORTED_AFTER]
    beside = [*find_quote_words(before).forms, *find_quote_words(after).forms]
    negates = any(is_negation(form) for form in turn.split())
    if any(is_negation(form) for form in beside) if negates else turn in " ".join(beside):
        return True
    missing = find_quote_words(left_out[:200])
    telling = [form for form, weight in zip(missing.forms, missing.weights, strict=True) if weight >= 0.5][:6]
    return bool(telling) and sum(form in beside for form in telling) * 2 > len(telling)
