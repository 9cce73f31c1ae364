"""Residue glued to the article inside a line: "View AllOn the battlefield".

Only what a whole line of a page says is cut off. Learned models of both sides, tried on pairs of neighbouring lines,
found little more at the same error: whether "Live Events" before a paragraph is a link or a heading cannot be told
from the two alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.annotation.lexicon import read_kinds
from provaudit.annotation.residue_phrases import load_phrases
from provaudit.annotation.residue_words import tokens_of

_LONGEST = 60  # characters of a phrase that can be glued on
_GLUE = re.compile(
    r"(?:(?<=[a-zà-ÿ0-9.!?)*])|(?<=[.!?][”\"]))(?=[A-Z\"“][\w’'\"“ ])|(?<=[A-Z]{2})(?=[A-Z][a-z])"
    r"|(?<=[A-Za-z])(?=[0-9]{1,2}(?:\.|\Z))"
)
_WORD = re.compile(r"[\"“]?([A-Za-z’']{1,20})")
_LONG_WORD = 9  # letters: names such as "HomePod" begin with shorter ones
_TEXT = 20  # characters: what a phrase of one word is glued to is longer
_STOPS = '.!?)*”"'


def find_glued(line: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of phrases of a page that are glued to the start or the end of a line's other words.

    A word such as "HomePod" is no glue: where the phrase is a single short word, a function word has to follow it.
    """
    for match in _GLUE.finditer(line, 0, _LONGEST):
        cut = match.start()
        kind = _kind_of_whole(line[:cut])
        if kind and _may_follow(line, cut):
            yield 0, cut, kind
            break
    for match in _GLUE.finditer(line, max(0, len(line) - _LONGEST)):
        cut = match.start()
        phrase = line[cut:].strip()
        several = " " in phrase and phrase[0].isalnum()
        if cut and (several or (cut > _TEXT and line[cut - 1] in _STOPS and len(phrase) > 6)):
            kind = _kind_of_whole(phrase)
            if kind:
                yield cut, len(line), kind
                break


def _may_follow(line: str, cut: int) -> bool:
    """Whether what follows a phrase at the start of a line may be glued to it."""
    phrase = line[:cut].strip(" -–—•*")
    if " " in phrase:
        return True
    if len(line) - cut <= _TEXT or line[cut].isdigit():
        return False
    word = _WORD.match(line, cut)
    after = word[1].lower() if word else ""
    return len(phrase) >= _LONG_WORD or after in read_kinds("residue_words.txt")["stop"] or len(after) < 2


def _kind_of_whole(line: str) -> str | None:
    """The kind of a line that says this and nothing else, None if no page has such a line."""
    tokens = tokens_of(line)
    return load_phrases().whole.get(" ".join(tokens)) if len(tokens) < 9 else None
