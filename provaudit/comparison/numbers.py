"""Numbers of a text with their values: digits, number words, magnitudes ("1.2 million"), units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from provaudit.comparison.words import Words, find_words

_UNITS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(2, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 1000,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
_TEEN = "one|" + "|".join(_UNITS)
_SMALL = "one|" + "|".join([*_UNITS, *_TENS])
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<currency>(?:US|A|C|NZ|HK)?\$|[£€¥₹]|Rs\.? ?)?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[0-9]{1,18})(?P<fraction>\.[0-9]{1,12})?"
    r"(?P<scale>(?:[ \u00a0-]?(?:hundred|thousand|million|billion|trillion|lakh|crore)s?"
    r"|[ \u00a0]?(?:bn|mn|tn|[kmb]))(?!\w))?"
    r"(?P<unit>[ \u00a0]?%|[ \u00a0-](?:per[ -]?cent|percent)(?:age)?\b)?",
    re.IGNORECASE,
)
# "13:00", "1:00 PM GMT", "1pm" and "10.30 a.m."; "5.30" alone may be anything.
_CLOCK = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4])(?:(?P<point>[:.])(?P<minute>[0-5][0-9]))?(?![0-9:]|[.,][0-9])"
    r"(?P<half>[ \u00a0]?[ap](?:\.m\.|\.?m(?!\w)))?(?:[ \u00a0](?:GMT|BST|UTC|CES?T|[ECMP][SD]?T)(?!\w))?",
    re.IGNORECASE,
)
# Numbers in digits are looked for at each run of digits, and so far before it: "Rs. " is the longest currency.
_LONGEST_CURRENCY = 4
_ALWAYS_READ, _CHARACTERS_A_RUN = 10_000, 12
_BEFORE_FIGURE = frozenset("$£€¥₹.sSſ")
CLOCK = "o'clock"
_SPELLED = frozenset([*_SMALL.split("|"), *"hundred thousand million billion trillion half".split()])
# A word below twenty is followed by a magnitude alone: "fourteen eight-thousanders" are two figures.
_WORDS = re.compile(
    rf"\b(?:(?:(?:{_TEEN})(?![ -](?:{_SMALL})\b)|{'|'.join(_TENS)}|hundred|thousand|million|billion|trillion|half)\b"
    rf"(?:[ -]and\b)?[ -]?){{0,12}}(?:{_SMALL}|hundred|thousand|million|billion|trillion|half)\b",
    re.IGNORECASE,
)
# A rounded figure lies this close to the exact one, as a share of it.
ROUNDING = 0.03
_DOZENS = {"dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "rupee": "₹"}
_MONEY = re.compile(r"[ \u00a0-](?P<name>dollar|euro|pound|yen|rupee)s?(?!\w)", re.IGNORECASE)
_MONEY_BEGINS = frozenset("depyrDEPYR")
_BETWEEN = frozenset((" to ", " and ", " or ", "-", "–"))
_PERCENT_AFTER = re.compile(r"[ \u00a0-]?(?:%|per[ -]?cent\b|percent(?:age)?\b)", re.IGNORECASE)


class Number(NamedTuple):
    """A number in a text. start, end: code points; value: with its magnitude; unit: "%", a currency sign, or "".

    A time of day is one of the unit CLOCK, in minutes since midnight or noon: "1:00" does not say which.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str

    def same_as(self, other: Number) -> bool:
        """Whether both can stand for one figure: equal, or the one is the other rounded."""
        if self.unit != other.unit and not _one_currency(self.unit, other.unit):
            return False
        if self.value == other.value or self.unit == CLOCK:
            return self.value == other.value
        return _rounds_to(self, other.value) or _rounds_to(other, self.value)


def number_words() -> frozenset[str]:
    """The words that numbers are made of, in lower case."""
    return _SPELLED | {"one"}


def _one_currency(a: str, b: str) -> bool:
    """Whether two units may be one: "$" and "US$", or none beside a currency."""
    if CLOCK in (a, b) or "%" in (a, b):
        return False
    return not a or not b or a == b[-1:] or b == a[-1:]


def find_numbers(text: str, words: Words | None = None) -> tuple[Number, ...]:
    """The numbers of a text, in order. "one" alone counts as a pronoun; long strings of digits keep 15 of them.

    words: those of the text, where they were found before. A text that has far more figures than any table is read
    in part: past the first ten thousand runs of digits, one for every twelve code points.
    """
    words = words or find_words(text)
    runs = words.digits[: _ALWAYS_READ + len(text) // _CHARACTERS_A_RUN]
    found = _with(_find_clock_times(text, runs), _find_digits(text, runs))
    found = _with(_with(found, _find_dozens(text, words)), _find_spelled(text, words))
    return tuple(_with_shared_percent(found, text))


def _with_shared_percent(numbers: list[Number], text: str) -> list[Number]:
    """The numbers, with "%" for those that share it with the next one: "5 to 7 percent"."""
    for i in [i for i, number in enumerate(numbers) if i and number.unit == "%"]:
        before = numbers[i - 1]
        if not before.unit and text[before.end : numbers[i].start] in _BETWEEN:
            numbers[i - 1] = before._replace(unit="%")
    return numbers


def _with(found: list[Number], more: list[Number]) -> list[Number]:
    """The numbers found and those more that share nothing with them, in order."""
    if not found or not more:
        return found or more
    starts = [number.start for number in found]
    free = []
    for number in more:
        before = bisect_left(starts, number.end)
        if not before or found[before - 1].end <= number.start:
            free.append(number)
    return sorted([*found, *free], key=lambda n: n.start)


def _find_clock_times(text: str, runs: Sequence[int]) -> list[Number]:
    """The times of day. runs: where runs of digits begin."""
    found: list[Number] = []
    end = 0
    for start in runs:
        match = _CLOCK.match(text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        if match["half"] or match["point"] == ":":
            minutes = int(match["hour"]) % 12 * 60 + int(match["minute"] or 0)
            found.append(Number(*match.span(), match.group(), float(minutes), CLOCK))
    return found


def _find_digits(text: str, runs: Sequence[int]) -> list[Number]:
    """The numbers in digits. runs: where runs of digits begin."""
    found: list[Number] = []
    end = 0
    for run in runs:
        if run < end:
            continue
        before = text[run - 2 : run] if run > 1 else text[:run]
        paid = before[-1:] in _BEFORE_FIGURE or (before[-1:] == " " and before[:1] in _BEFORE_FIGURE)
        for start in range(max(end, run - _LONGEST_CURRENCY), run + 1) if paid else (run,):
            match = _DIGITS.match(text, start)
            if match:
                found.append(_read_digits(match))
                end = match.end()
                break
    return found


def _read_digits(match: re.Match[str]) -> Number:
    currency, digits, fraction, scale, percent = match.group("currency", "digits", "fraction", "scale", "unit")
    value = float(digits.replace(",", "") + (fraction or ""))
    if scale:
        value *= _SCALES.get(scale.strip(" \u00a0-").lower().removesuffix("s"), 1)
    unit = "%" if percent else currency.strip().upper() if currency else _money_after(match.string, match.end())
    return Number(*match.span(), match.group(), value, unit)


def _find_dozens(text: str, words: Words) -> list[Number]:
    """ "a dozen", "half a dozen", "half a million"."""
    found: list[Number] = []
    if "ozen" not in text and "alf" not in text:  # in upper or lower case, as sentences begin
        return found
    for i, form in enumerate(words.forms):
        size = _DOZENS.get(form)
        if size is None or not i or words.forms[i - 1] != "a":
            continue
        half = i > 1 and words.forms[i - 2] == "half"
        if half or form == "dozen":
            start, end = words.starts[i - 1 - half], words.ends[i]
            found.append(
                Number(start, end, text[start:end], size / 2 if half else float(size), _money_after(text, end))
            )
    return found


def _money_after(text: str, end: int) -> str:
    """The sign of the currency that the next word names, or ""."""
    match = _MONEY.match(text, end) if text[end + 1 : end + 2] in _MONEY_BEGINS else None
    return _SIGNS[match["name"].lower()] if match else ""


def _find_spelled(text: str, words: Words) -> list[Number]:
    found: list[Number] = []
    if _SPELLED.isdisjoint(words.forms):
        return found
    end = 0
    for start in [words.starts[i] for i, form in enumerate(words.forms) if form in _SPELLED]:
        if start < end:
            continue
        match = _WORDS.match(text, start)
        if match is None:
            continue
        end = match.end()
        phrase = match.group().rstrip(" -")
        if phrase.lower().endswith(" and"):
            phrase = phrase[:-4]
        value = _value_of(phrase)
        if value is not None:
            last = start + len(phrase)
            unit = "%" if _PERCENT_AFTER.match(text, last) else _money_after(text, last)
            found.append(Number(start, last, phrase, value, unit))
    return found


def _value_of(phrase: str) -> float | None:
    total, current, seen = 0.0, 0.0, False
    words = re.split(r"[ -]+", phrase.lower())
    if words in (["one"], ["half"]):
        return None
    for word in words:
        if word == "and":
            continue
        if word == "half":
            return None
        if word in _SCALES:
            if word == "hundred":
                current = (current or 1) * 100
            else:
                total += (current or 1) * _SCALES[word]
                current = 0
            # "hundreds" never gets here, and a bare "million" names no figure
            if not seen:
                return None
        else:
            current += 1 if word == "one" else _UNITS.get(word, _TENS.get(word, 0))
        seen = True
    return total + current


def _rounds_to(rough: Number, value: float) -> bool:
    """Whether the number, which ends in zeros or carries a magnitude, is `value` rounded to its last digit."""
    size = abs(rough.value)
    if size < 10 or abs(rough.value - value) > ROUNDING * size:
        return False
    step = 1.0
    while step * 10 <= size and rough.value % (step * 10) == 0:
        step *= 10
    return step > 1 and abs(rough.value - value) <= step / 2
