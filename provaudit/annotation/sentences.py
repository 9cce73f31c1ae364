"""Sentences, by the rules of sentencex (Wikimedia, 2023; abbreviation lists for some 300 languages)."""

from __future__ import annotations

import re

import sentencex

from provaudit.article import Span

_SURROGATES = re.compile("[\ud800-\udfff]")
_PARAGRAPH_BREAK = re.compile(r"(\n{2,})")
_MARKS = "'\"`‘’‚‛“”„‟‹›«»"
_NO_MARKS = str.maketrans(_MARKS, "," * len(_MARKS))
_MOST_MARKS = 1000
"""In a paragraph: the splitter takes the square of their number, and no paragraph of an article has as many."""


def find_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, as spans that tile it: each ends where the next begins, white space included.

    text: any str; lone surrogates are read as U+FFFD. language: an ISO 639-1 code.
    """
    readable = _with_few_marks(_SURROGATES.sub("\ufffd", text))
    ends = [int(b["end_index"]) for b in sentencex.get_sentence_boundaries(language, readable)]
    spans, start = [], 0
    for end in sorted({*ends, len(text)}):
        if start < end <= len(text):
            spans.append(Span(start, end))
            start = end
    return tuple(spans)


def _with_few_marks(text: str) -> str:
    """The text, as long as it was, with commas for the quote marks of paragraphs that have too many."""
    if _count_marks(text) <= _MOST_MARKS:
        return text
    parts = _PARAGRAPH_BREAK.split(text)
    return "".join(part.translate(_NO_MARKS) if _count_marks(part) > _MOST_MARKS else part for part in parts)


def _count_marks(text: str) -> int:
    return sum(map(text.count, _MARKS))
