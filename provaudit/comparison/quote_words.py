"""The words of a quote, folded so that spelling, case, punctuation and editors' brackets do not count."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from provaudit.annotation.lexicon import read_kinds, read_words

LONGEST = 200_000
"""Characters of a quote that are read; what lies behind them is left out of comparisons."""
_STOCK = 0.05
ELLIPSIS, BRACKET, DASH = 1, 2, 4
"""What can stand before a word; values are or-ed."""

# Scripts written without spaces are read a character at a time; accents and invisible joiners stay inside the word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"(?:(?![{_UNSPACED}_])[\w\u0300-\u036f{_INVISIBLE}])"
# Plain words first, with an end that nothing can join on to: most are of these. One letter may begin "U.S.".
_WORD = (
    r"[A-Za-z]{2,}+(?=[ .,;:!?\n])"
    r"|[0-9]{1,40}(?:[.,][0-9]{1,40}){0,10}"
    r"|(?:(?<!\w)[^\W\d_]\.){2,6}(?:[^\W\d_](?!\w))?"
    rf"|[{_UNSPACED}]|{_LETTER}+(?:['’ʼ＇`´]{_LETTER}+)*|%"
)
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})"
    r"|(?P<ellipsis>[\[(]?(?:…|\.[ \xa0]{0,3}\.[ \xa0]{0,3}\.)[\])]?)"
    r"|(?P<bracket>\[[^\[\]]{0,80}\])"
    r"|(?P<dash>[—–]|(?<=\s)-+(?=\s)|--+)"
)
_ANY_WORD = re.compile(_WORD)
_MARKS = "\"“”„‟«»‹›″＂〝〞「」『』‘’‚‛'`´"
_DOUBLE_MARKS = '"“”„‟«»″＂〝〞「」『』'
_INNER = re.compile(r"[“„«\"]([^“”„«»\"]{20,2000})(?:[”“»\"]|\Z)|‘((?:[^‘’“”„«»\"]|’(?=\w)){20,2000})(?:’|\Z)")


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """The words of one quote, in parallel tuples.

    forms: folded words. starts, ends: code points in the string given. before: for each word and for the end (so one
    longer), which of ELLIPSIS, BRACKET, DASH stand between it and the word before it. weights: what
    each word tells, 0.05 to 1. inner: spans (in code points) of quotes within the quote.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    weights: tuple[float, ...]
    inner: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)

    def part(self, start: int, end: int) -> QuoteWords:
        """The words [start, end), with the offsets of the whole."""
        return QuoteWords(
            self.forms[start:end],
            self.starts[start:end],
            self.ends[start:end],
            (*self.before[start:end], 0),
            self.weights[start:end],
            (),
        )


def find_quote_words(text: str) -> QuoteWords:
    """The words of a quote, with or without its outer marks; of a quote beyond LONGEST characters, those before."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    mark = 0
    for match in _TOKEN.finditer(text, 0, LONGEST):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            form = _fold(match.group()) if end - start <= 60 else match.group()[:60].casefold()
            if start >= 3 and text[start - 1] == "]" and text[start - 3] == "[":
                form, start = _fold(text[start - 2] + match.group()[:60]), start - 3
            if not form:
                continue
            forms.append(form)
            starts.append(start)
            ends.append(end)
            before.append(mark)
            mark = 0
        elif kind == "ellipsis":
            mark |= ELLIPSIS
        elif kind == "dash":
            mark |= DASH
        elif kind == "bracket":
            word = match.group()[1:-1]
            if len(word) == 1 and text[end : end + 1].isalpha():
                continue  # "[W]e": the word goes on behind the bracket and is completed below
            if start and text[start - 1].isalnum() and forms and ends[-1] == start:
                for column in (forms, starts, ends):  # "want[ed]": the word is the editor's, not the speaker's
                    column.pop()
                mark |= before.pop()
            if "…" in word or "..." in word:
                mark |= ELLIPSIS
            elif word.strip().lower() != "sic":
                mark |= BRACKET
    before.append(mark)
    return QuoteWords(
        tuple(forms),
        tuple(starts),
        tuple(ends),
        tuple(before),
        _weights(forms),
        _inner_quotes(text[:LONGEST]),
    )


def fold_text(text: str) -> str:
    """The words of a text, folded as those of a quote, each with a space before and behind it."""
    forms = (_fold(word) for word in _ANY_WORD.findall(text, 0, LONGEST) if len(word) <= 60)
    return f" {' '.join(form for form in forms if form)} "


def is_negation(form: str) -> bool:
    """Whether a folded word negates ("not", "never", "can't")."""
    return form in read_kinds("quote_turns.txt")["negation"] or form.endswith("n't")


def loosely_equal(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two runs of folded words differ in nothing but where words are joined ("health care", "healthcare")."""
    return a == b or (len(a) != len(b) and "".join(a) == "".join(b))


@lru_cache(maxsize=100_000)
def word_weight(form: str) -> float:
    """What sharing a folded word tells: 0.25 for grammar, 0.5 for everyday words, 1 for the others."""
    speech = read_kinds("plain_speech.txt")
    if form in speech["grammar"] or (len(form) <= 2 and form.isalpha() and form.isascii()):
        return 0.25
    return 0.5 if len(form) == 1 or form in speech["everyday"] else 1.0


def _weights(forms: list[str]) -> tuple[float, ...]:
    weights = [word_weight(form) for form in forms]
    phrases = _stock_phrases()
    for i in [i for i, pair in enumerate(pairwise(forms)) if pair in phrases]:
        for phrase in phrases[forms[i], forms[i + 1]]:  # the longest first
            if tuple(forms[i : i + len(phrase)]) == phrase:
                weights[i : i + len(phrase)] = [min(w, _STOCK) for w in weights[i : i + len(phrase)]]
                break
    return tuple(weights)


def _inner_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Spans inside the quote that stand in marks of their own; the outer marks are none."""
    stripped = text.strip()
    low = len(text) - len(text.lstrip()) + (stripped[:1] in _MARKS)
    high = len(text.rstrip()) - (stripped[-1:] in _DOUBLE_MARKS)
    found = _INNER.finditer(text, low, max(low, high))
    return tuple(m.span(m.lastindex or 1) for m in islice(found, 50))


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    word = word.casefold()
    if not word.isascii():
        word = "".join("'" if c in "’ʼ＇`´" else c for c in unicodedata.normalize("NFKD", word))
        word = "".join(c for c in word if unicodedata.category(c) not in ("Mn", "Cf"))
    if word[:1].isdigit():
        return word.replace(",", "").rstrip(".")
    word = word.replace(".", "").replace("_", "")
    if word == "%":
        return "percent"
    for british, american in (
        ("isation", "ization"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("ises", "izes"),
    ):
        if word.endswith(british) and len(word) - len(british) >= 4:
            word = word[: -len(british)] + american
            break
    if word.endswith(("yse", "ysed", "ysing")):
        head, _, tail = word.rpartition("ys")
        word = head + "yz" + tail
    return _spellings().get(word, word)


@cache
def _spellings() -> dict[str, str]:
    groups = read_kinds("spellings.txt")
    return {other: word for word, others in groups.items() for other in others} | _numerals()


def _numerals() -> dict[str, str]:
    # "one" is more often a pronoun than a number.
    small = (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty"
    ).split()
    return {word: str(n) for n, word in enumerate(small, 2)} | {"hundred": "100", "thousand": "1000"}


@cache
def _stock_phrases() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """The stock phrases by their first two words, the longest first."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for line in read_words("stock_phrases.txt"):
        phrase = tuple(_fold(word) for word in line.split())
        found.setdefault((phrase[0], phrase[1]), []).append(phrase)
    return {first: sorted(phrases, key=lambda p: (-len(p), p)) for first, phrases in found.items()}
