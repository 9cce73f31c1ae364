"""A text as a string of word classes: one letter a word, so that date patterns can be read over letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from provaudit.annotation.lexicon import read_rows

# What a number can be. Digits are consumed whole, so that a long run of them costs one step.
_NUMBER = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])"
    r"|[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})(?![0-9/]|\.[0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
    r"|[0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*(?:(?:st|nd|rd|th|s)(?![A-Za-z]))?"
)
_LETTER = r"[A-Za-z\u00c0-\u024f\u0370-\u1fff]"
# Words first, as most tokens are words. A line that ends early is a line of its own (a heading, a list); a long one may
# have been wrapped.
_SPLIT = re.compile(
    rf"({_LETTER}{{2,}}|{_NUMBER}|[-–—_,.:;/$£€%?!()\[\]<>|*+=@#~^{{}}•·]|[\"“”]|(?<={_LETTER})['’]s(?![A-Za-z])"
    rf"|Q[1-4](?![A-Za-z0-9])|[ap]\.m\.?|{_LETTER}|['’][0-9]{{2}}(?![0-9A-Za-z])"
    r"|\n[ \t\r]{0,40}\n|(?<![^\n]{45})\n)"
)

# Classes that a single character or a number has; the others are in data/date_words.csv.
_MARKS = {
    ",": "comma",
    "-": "hyphen",
    "–": "dash",
    "—": "dash",
    "_": "dash",
    ".": "dot",
    "/": "slash",
    "$": "currency",
    "£": "currency",
    "€": "currency",
    "%": "percent",
    "?": "stop",
    "!": "stop",
    ":": "colon",
    ";": "stop",
    **dict.fromkeys("()[]<>|*+=@#~^{}•·", "mark"),
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "'s": "of_it",
    "’s": "of_it",
    "a.m": "meridiem",
    "a.m.": "meridiem",
    "p.m": "meridiem",
    "p.m.": "meridiem",
    "am": "meridiem",
    "pm": "meridiem",
    "AM": "meridiem",
    "PM": "meridiem",
    **{f"Q{n}": "qn" for n in "1234"},
}
_NUMERIC_STARTS = "0123456789'’\n"
_NUMERIC = ("iso", "slashed", "clock", "day", "year", "shortyear", "numeral", "nth", "line", "word")


@dataclass(frozen=True, slots=True)
class Shape:
    """The words and marks of a text, where each starts (in code points), and the letter of each one's class."""

    text: str
    tokens: Sequence[str]
    starts: Sequence[int]
    letters: str

    def marked(self, i: int) -> bool:
        """Whether an apostrophe stands right before a token ("'80s")."""
        start = self.starts[i]
        return start > 0 and self.text[start - 1] in "'’‘`"


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    """Each spelling with its class and its value."""
    lexicon: dict[str, tuple[str, str]] = {mark: (kind, mark[1:]) for mark, kind in _MARKS.items()}
    for word, kind, value in read_rows("date_words.csv"):
        plain = word.removeprefix("^")
        if plain == word:
            lexicon[plain] = kind, value
        lexicon[plain.capitalize()] = lexicon[plain.upper()] = kind, value
    return lexicon


@cache
def letter_of() -> dict[str, str]:
    """The letter that stands for each class."""
    classes = sorted({kind for kind, _ in _lexicon().values()} | set(_NUMERIC))
    letters = (chr(code) for code in range(256) if chr(code).isalpha())
    return dict(zip(classes, letters, strict=False))


@cache
def class_of() -> dict[str, str]:
    """The class that each letter stands for."""
    return {letter: kind for kind, letter in letter_of().items()}


@cache
def _letters_of_words() -> dict[str, str]:
    letters = letter_of()
    return {word: letters[kind] for word, (kind, _) in _lexicon().items()}


def value_of(token: str) -> str:
    """What a word of the lexicon stands for."""
    return _lexicon()[token][1]


@lru_cache(maxsize=8)
def read_shape(text: str) -> Shape:
    """The shape of a text; white space, and what is neither a word nor a mark of the lexicon, leaves no trace."""
    parts = _SPLIT.split(text)
    starts = list(accumulate(map(len, parts), initial=0))[1:-1:2]
    tokens = parts[1::2]
    known, other = _letters_of_words().get, letter_of()["word"]
    letters = "".join(
        [known(token) or (_letter_of_number(token) if token[0] in _NUMERIC_STARTS else other) for token in tokens]
    )
    if len(letters) != len(tokens):
        raise AssertionError("one letter a token")
    return Shape(text, tokens, starts, letters)


@lru_cache(maxsize=4096)
def _letter_of_number(token: str) -> str:
    return letter_of()[_class_of_number(token)]


def _class_of_number(token: str) -> str:
    if token[0] == "\n":
        return "line"
    if token[0] in "'’":
        return "shortyear"
    if token.isdigit():
        if len(token) <= 2:
            return "day" if 1 <= int(token) <= 31 else "numeral"
        return "year" if len(token) == 4 and "1000" <= token <= "2199" else "numeral"
    if ":" in token:
        return "clock"
    if token[-1] == "s":
        return "decade" if _DECADE.match(token) else "numeral"
    if token[-1].isalpha():
        return "nth" if len(token) <= 4 and 1 <= int(token[:-2]) <= 31 else "numeral"
    if _ISO.match(token):
        return "iso"
    return "slashed" if _SLASHED.match(token) else "numeral"


_DECADE = re.compile(r"(?:1[0-9]|20)?[0-9]0s\Z")
_ISO = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}\Z")
_SLASHED = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})\Z")
