"""Sentences, by the rules of sentencex (Wikimedia, 2023; abbreviation lists for some 300 languages)."""

from __future__ import annotations

from collections.abc import Iterator

import sentencex

from provaudit.article import Span
from provaudit.escape import without_surrogates

_MARKS = "'\"`‘’‚‛“”„‟‹›«»"
_NO_MARKS = str.maketrans(_MARKS, "," * len(_MARKS))
_WINDOW = 4000
"""Characters: the splitter may take the square of what it is given, so a longer text is read in windows."""


def find_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, as spans that tile it: each ends where the next begins, white space included.

    text: any str; lone surrogates are read as U+FFFD. language: an ISO 639-1 code.
    """
    readable = without_surrogates(text)
    spans, start = [], 0
    for end in _ends(readable, language):
        if start < end:
            spans.append(Span(start, end))
            start = end
    return tuple(spans)


def _ends(text: str, language: str) -> Iterator[int]:
    """Where sentences end, in order. A window ends with a paragraph or, where one is too long, before a sentence."""
    start = 0
    while len(text) - start > _WINDOW:
        paragraphs = text.rfind("\n\n", start + 1, start + _WINDOW)
        stop = paragraphs if paragraphs > 0 else start + _WINDOW
        ends = _split(text[start:stop], language)
        # The last sentence of a window that ends anywhere may go on.
        ends = ends if paragraphs > 0 else ends[:-1]
        yield from (start + end for end in ends)
        start += ends[-1] if ends else _WINDOW
    yield from (start + end for end in _split(text[start:], language))


def _split(text: str, language: str) -> list[int]:
    # A quote mark without its partner is looked for to the end: no prose has one at every tenth character.
    if sum(map(text.count, _MARKS)) > _WINDOW // 10:
        text = text.translate(_NO_MARKS)
    ends = (int(boundary["end_index"]) for boundary in sentencex.get_sentence_boundaries(language, text))
    return sorted({*(end for end in ends if 0 < end < len(text)), len(text)})
