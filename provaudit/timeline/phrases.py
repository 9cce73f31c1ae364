"""The phrases by which an event is told: words in order, with a few others between, and the ways to tell of a death."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from provaudit.article import Span

# What may follow where a phrase must be at its end: "joined the bloc in May", not "joined the bloc's ministers".
_AT_END = (
    r"(?=[^\w\s'’]|\s*\Z|\s(?:in|on|at|and|but|or|as|after|when|while|last|this|earlier|before|since|following|for|by|"
    r"despite|amid|because|to|with|it|he|she|they|the|a|more|less|nearly|almost|about|one|two|three|four|five|[0-9]+)\b)"
)
_GAP = r"[^\w]{1,2}"
_BETWEEN = r"(?:[^\w\n]{1,3}\w+){0,5}?[^\w\n]{1,3}"
# Titles and the like before a name, but nothing that makes it somebody else's: "the death of opposition leader N", not
# "the death of a friend of N".
_TITLES = (
    r"(?:(?!(?:of|in|by|for|from|and|or|at|to|with|his|her|their|who|that|which|a|an|on|after|before)\b)"
    r"\w+(?:['’-]\w+)?,?[ \n]){0,5}?"
)
_DEATH = "death|killing|murder|assassination|funeral|burial"
# NAME stands for the name.
_DEATHS = (
    rf"NAME['’]s?[ \n](?:sudden |untimely |reported |apparent |tragic |recent )?(?:{_DEATH}|suicide|passing)",
    rf"(?:{_DEATH}|passing|suicide)[ \n]of[ \n]{_TITLES}NAME(?!['’]s)",
    r"NAME,?[ \n](?:[0-9]{2},[ \n])?(?:who[ \n])?(?:\w{1,15}ly[ \n])?(?:ha[sd][ \n])?(?:died|passed away|"
    r"(?:was|is|been) (?:\w{1,15}ly )?"
    r"(?:dead|killed|murdered|assassinated|buried|stabbed|shot dead|found dead|fatally|laid to rest))",
    rf"(?:killed|murdered|assassinated)[ \n]{_TITLES}NAME(?!['’]s)",
    rf"(?:the|a|his|her)[ \n]late[ \n]{_TITLES}NAME",
    r"NAME[ \n](?:killing|murder|assassination)",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a thing. pattern: a regular expression on lower case, compiled once a text holds the words; words:
    those that it must hold, stems: the same inside words.

    Written: words joined by `_` (a space or a mark); `~` for up to five words between; `*` for any ending; `$` at the
    end of a phrase that no noun may follow.
    """

    pattern: str
    words: frozenset[str]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> Phrase:
        """A phrase as the data file writes it."""
        parts = [part.split("_") for part in written.removesuffix("$").split("~")]
        pattern = _BETWEEN.join(_GAP.join(map(_word, part)) for part in parts)
        return cls._with(rf"(?<!\w){pattern}" + (_AT_END if written.endswith("$") else r"(?!\w)"), parts)

    @classmethod
    def of_death(cls, written: str, way: str) -> Phrase:
        """One of the ways to tell of the death of a person; `written`: the name."""
        name = written.split("_")
        pattern = way.replace("NAME", _GAP.join(map(_word, name)))
        return cls._with(rf"(?<!\w){pattern}(?!\w)", [name])

    @classmethod
    def _with(cls, pattern: str, parts: list[list[str]]) -> Phrase:
        words = [word for part in parts for word in part]
        whole = frozenset(word for word in words if word.isalnum())
        stems = tuple(word.rstrip("*") for word in words if not word.isalnum())
        return cls(pattern, whole, stems)

    def may_stand(self, low: str, words: frozenset[str]) -> bool:
        """Whether a text, in lower case and as its set of words, holds all the words of the phrase."""
        return self.words <= words and all(stem in low for stem in self.stems)

    def find(self, low: str) -> Iterator[Span]:
        """Where the phrase stands in a text in lower case."""
        for match in _compiled(self.pattern).finditer(low):
            yield Span(*match.span())


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def phrases_of(written: str) -> tuple[Phrase, ...]:
    """Alternatives, joined by `|`."""
    return tuple(Phrase.of(one) for one in written.split("|"))


@lru_cache(maxsize=256)
def deaths_of(names: str) -> tuple[Phrase, ...]:
    """The ways to tell of the death of a person, whose names are joined by `|`."""
    return tuple(Phrase.of_death(name, way) for name in names.split("|") for way in _DEATHS)


def _word(written: str) -> str:
    escaped = re.escape(written.rstrip("*")).replace("'", "['’]")
    return escaped + (r"\w*" if written.endswith("*") else "")
