"""The language of a text: English by its commonest words, anything else by py3langid (Lui and Baldwin, 2012)."""

from __future__ import annotations

import re

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that for it was on are as with his they at be this have from or had by but not what all "
    "were we when your can said there an each which she do how their if will he has its would who been after".split()
)


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where there are too few words to tell."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return None
    if len(words) >= 5 and sum(word in _ENGLISH for word in words) >= 0.22 * len(words):
        return "en"
    if sum(map(len, words)) < 20:
        return None
    import py3langid

    code, _ = py3langid.classify(text[:_SAMPLE].encode("utf-8", "replace").decode("utf-8"))
    return str(code)
