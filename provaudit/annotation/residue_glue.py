"""Residue glued to the article inside a line: "View AllOn the battlefield"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_phrases import find_phrases, load_phrases
from provaudit.annotation.residue_words import tokens_of

_LONGEST = 60  # characters of a phrase that can be glued on
_GLUE = re.compile(r"(?<=[a-zà-ÿ0-9.!?)*])(?=[A-Z\"“][\w’'\"“ ])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_WORD = re.compile(r"[\"“]?([A-Za-z’']{1,20})")


def find_glued(line: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of phrases of a page that are glued to the start or the end of a line's other words.

    A word such as "HomePod" is no glue: where the phrase is a single word, a function word has to follow it.
    """
    phrases = load_phrases()
    for match in _GLUE.finditer(line, 0, _LONGEST):
        cut = match.start()
        hit = find_phrases(tokens_of(line[:cut]), phrases)
        if hit.whole and len(line) - cut > 20:
            word = _WORD.match(line, cut)
            after = word[1].lower() if word else ""
            if " " in line[:cut].strip() or after in read_kinds("residue_words.txt")["stop"] or len(after) < 2:
                yield 0, cut, hit.whole
                break
    for match in _GLUE.finditer(line, max(0, len(line) - _LONGEST)):
        cut = match.start()
        if cut > 20 and line[cut - 1] in '.!?)*”"':
            hit = find_phrases(tokens_of(line[cut:]), phrases)
            if hit.whole and (" " in line[cut:].strip() or len(line) - cut > 6):
                yield cut, len(line), hit.whole
                break
