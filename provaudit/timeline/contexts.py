"""Where in a text a claim stands: its sentence, and whether it is a quote, a caption, a legal line, or imagined."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from provaudit.annotation.annotated import Annotated
from provaudit.annotation.lexicon import read_kinds
from provaudit.article import Span

_WORD = re.compile(r"[^\W_]{1,60}(?:['’./-][^\W_]{1,60}){0,4}")
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# "BROOK: ..." or "Ada Brook: ..." at the start of a line.
_SPEAKER = re.compile(
    r"^(?:[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{0,20}){0,3}|(?:[A-Z][a-z]{1,20} ){1,3}?[A-Z][a-z]{1,20}): ", re.M
)
_FEWEST_SPEAKERS = 4
_LONGEST_SENTENCE = 700
_LONGEST_CAPTION = 450


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its text in lower case, the words in it."""

    span: Span
    low: str
    words: frozenset[str]

    def has(self, kind: str) -> bool:
        """Whether a cue of this kind (see claim_cues.txt) stands in the sentence."""
        return _has_cue(self.low, self.words, kind)

    def has_any(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands in the sentence (`*`: any ending, `_`: a space); True for no words."""
        return not words or _has_any(self.low, self.words, words)


class Contexts:
    """The sentences of an annotated text, and the stretches in which nothing is claimed."""

    __slots__ = (
        "_dated",
        "_quote_ends",
        "_quote_starts",
        "_sentence_starts",
        "_sentences",
        "_speakers",
        "annotated",
        "body",
        "low",
        "text",
        "words",
    )

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.text = annotated.article.text
        self.body = annotated.body.masked
        # Code points keep their places: the few whose lower case is longer are left as they are.
        low = self.body.lower()
        self.low = (
            low if len(low) == len(self.body) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.body)
        )
        self.low = self.low.replace("’", "'")
        words = frozenset(_WORD.findall(self.low))
        self.words = words | {word.removesuffix("'s") for word in words}
        self._dated = [date.start for date in annotated.dates if _YEAR.search(date.text)]
        self._speakers = len(_SPEAKER.findall(self.body))
        self._sentences = annotated.sentences
        self._sentence_starts = [span.start for span in annotated.sentences]
        quotes = sorted((quote.start, quote.end) for quote in annotated.quotes)
        self._quote_starts = [start for start, _ in quotes]
        self._quote_ends = [end for _, end in quotes]

    def sentence(self, offset: int) -> Sentence:
        """The sentence at an offset; of one that is far too long, what stands around the offset."""
        at = max(0, bisect_right(self._sentence_starts, offset) - 1)
        span = self._sentences[at] if self._sentences else Span(0, len(self.body))
        # A heading or a caption ends with its line, whatever its sentence.
        line_start = self.body.rfind("\n", span.start, offset) + 1
        line_end = self.body.find("\n", offset, span.end)
        start = max(span.start, line_start, offset - _LONGEST_SENTENCE)
        end = min(span.end if line_end < 0 else line_end, offset + _LONGEST_SENTENCE)
        return _sentence(self.low[start:end], start)

    def dated(self, sentence: Sentence) -> bool:
        """Whether a year stands in a sentence: it may tell of that time."""
        at = bisect_left(self._dated, sentence.span.start)
        return at < len(self._dated) and self._dated[at] < sentence.span.end

    @property
    def is_transcript(self) -> bool:
        """Whether the text is mostly speech, line by line under its speakers' names: it has no voice of its own."""
        return self._speakers >= _FEWEST_SPEAKERS

    def quoted(self, span: Span) -> bool:
        """Whether a span lies in a direct quote."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at >= 0 and span.start < self._quote_ends[at]

    def claims_nothing(self, span: Span) -> bool:
        """Whether a span lies in a quote, a caption, a legal line or residue: what stands there bounds no date."""
        return self.quoted(span) or not self.body[span.start : span.end].strip() or _is_caption(self.line(span.start))

    def line(self, offset: int) -> str:
        """The line around an offset, in lower case, if it is short enough for a caption; else the sentence."""
        start = self.body.rfind("\n", max(0, offset - _LONGEST_CAPTION), offset) + 1
        end = self.body.find("\n", offset, offset + _LONGEST_CAPTION)
        if (start == 0 and offset > _LONGEST_CAPTION) or (end < 0 and len(self.body) > offset + _LONGEST_CAPTION):
            return self.sentence(offset).low
        return self.body[start : end if end >= 0 else len(self.body)].lower()


@lru_cache(maxsize=4096)
def _sentence(text: str, start: int) -> Sentence:
    words = frozenset(_WORD.findall(text))
    return Sentence(Span(start, start + len(text)), text, words | {w.removesuffix("'s") for w in words})


@lru_cache(maxsize=1024)
def _is_caption(line: str) -> bool:
    words = frozenset(_WORD.findall(line))
    return _has_cue(line, words, "caption") or _has_cue(line, words, "legal")


def _has_cue(low: str, words: frozenset[str], kind: str) -> bool:
    single, phrases = _cues(kind)
    return not single.isdisjoint(words) or any(phrase in low for phrase in phrases)


@cache
def _cues(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    cues = read_kinds("claim_cues.txt")[kind]
    single = frozenset(cue for cue in cues if cue.isalpha())
    return single, tuple(sorted(cues - single))


def _has_any(low: str, words: frozenset[str], wanted: tuple[str, ...]) -> bool:
    for word in wanted:
        if "_" in word:
            if word.rstrip("*").replace("_", " ") in low:
                return True
        elif word.endswith("*"):
            if _starts_word(low, word[:-1]):
                return True
        elif word in words:
            return True
    return False


def _starts_word(low: str, stem: str) -> bool:
    at = low.find(stem)
    while at > 0 and low[at - 1].isalnum():
        at = low.find(stem, at + 1)
    return at >= 0
