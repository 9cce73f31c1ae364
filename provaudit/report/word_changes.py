"""Two wordings word by word: what stands in both, what only in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+\s*")
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words. kind: "same", "only in a" or "only in b"."""

    kind: Literal["same", "only in a", "only in b"]
    text: str


def word_changes(a: str, b: str) -> tuple[Change, ...]:
    """The words of both wordings in order (Ratcliff and Obershelp, 1988, as in difflib).

    Beyond 400 words on one side both are given whole: aligning such lengths takes too long for a report.
    """
    left, right = _WORD.findall(a), _WORD.findall(b)
    if max(len(left), len(right)) > _MOST_WORDS:
        return Change("only in a", a), Change("only in b", b)
    changes: list[Change] = []
    matcher = SequenceMatcher(None, [_bare(w) for w in left], [_bare(w) for w in right], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            changes.append(Change("same", "".join(left[i:j])))
            continue
        if i < j:
            changes.append(Change("only in a", "".join(left[i:j])))
        if k < m:
            changes.append(Change("only in b", "".join(right[k:m])))
    return tuple(changes)


def _bare(word: str) -> str:
    return word.strip().lower().translate(_QUOTES)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
