"""Sentences, by the rules of sentencex (Wikimedia, 2023; abbreviation lists for some 300 languages)."""

from __future__ import annotations

import re

import sentencex

from provaudit.article import Span

_SURROGATES = re.compile("[\ud800-\udfff]")


def find_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, as spans that tile it: each ends where the next begins, white space included.

    text: any str; lone surrogates are read as U+FFFD. language: an ISO 639-1 code.
    """
    readable = _SURROGATES.sub("\ufffd", text)
    ends = [int(b["end_index"]) for b in sentencex.get_sentence_boundaries(language, readable)]
    spans, start = [], 0
    for end in sorted({*ends, len(text)}):
        if start < end <= len(text):
            spans.append(Span(start, end))
            start = end
    return tuple(spans)
