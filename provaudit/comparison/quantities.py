"""Quantities: what the figures of a text come to, so that one said in other units or words is the same.

"Three weeks" are "21 days", "800 metres" are "0.8 km", "four out of five" are "80 percent", "25 basis points" are "a
quarter of a point", "half past two" is "2:30". Looked at only for figures that another text does not have as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from provaudit.annotation.lexicon import read_rows
from provaudit.comparison.numbers import CLOCK, Number, find_numbers
from provaudit.comparison.words import stem_of

# Two that lie no farther apart, as a share of the larger, may be one: 6 miles and 10 km, four weeks and a month.
_SLACKS = {"share": 0.02, "time": 0.09, "clock": 0.0}
_SLACK = 0.04
_HALF_DAY = 720
_LONGEST_UNIT = 24
_AROUND = 24
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_FRACTION = re.compile(
    rf"\b(?:(?P<count>an?|{'|'.join(_COUNTS)})[ -])?(?P<part>{'|'.join(_PARTS)})s?\b(?! (?:past|to)\b)", re.IGNORECASE
)
_POINTS = re.compile(r"(?: of)?(?: an?| one)? (?:(?:percentage )?points?|per ?cent)\b", re.IGNORECASE)
_RATIO = re.compile(
    rf"\b(?P<few>[0-9]{{1,3}}|{'|'.join(_COUNTS)})(?: [a-z]{{1,20}})? (?:out of|in|of)(?: every| the| a)? "
    r"(?P<many>[0-9]{1,4}|[a-z]{3,9})\b",
    re.IGNORECASE,
)
_EVERY_SECOND = re.compile(r"\bevery (?P<nth>second|other|third|fourth|fifth)\b", re.IGNORECASE)
_NTH = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5}
_SPOKEN_TIME = re.compile(
    r"\b(?P<minutes>five|ten|(?:a )?quarter|twenty|half) (?P<side>past|after|to|before) "
    r"(?P<hour>[0-9]{1,2}|[a-z]{3,6})\b",
    re.IGNORECASE,
)
_POINTED = re.compile(r"(?P<hour>[01]?[0-9]|2[0-4])\.(?P<minute>[0-5][0-9])\Z")
_BARE_UNIT = re.compile(
    r"\b(?P<lead>half an?|an?|the|one|this|last|next|past|another|a quarter of an?|three quarters of an?) "
    r"(?P<unit>[a-z]{3,12})\b(?P<more> and a half)?",
    re.IGNORECASE,
)
_LEADS = {"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "a quarter of an": 0.25}
_LEADS |= {"three quarters of a": 0.75, "three quarters of an": 0.75}


class Quantity(NamedTuple):
    """A figure with its dimension ("time", "share", "clock" ...), in the first unit of that."""

    dimension: str
    value: float

    def comes_to(self, other: Quantity) -> bool:
        """Whether both may be one, rounded or in another unit."""
        if self.dimension != other.dimension:
            return False
        slack = _SLACKS.get(self.dimension, _SLACK)
        return abs(self.value - other.value) <= slack * max(abs(self.value), abs(other.value))


@cache
def _units() -> dict[str, tuple[str, float]]:
    rows = read_rows("units.csv")[1:]
    return {word: (dimension, float(factor)) for dimension, factor, words in rows for word in words.split("|")}


@cache
def _unit() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_units(), key=len, reverse=True))
    return re.compile(rf"[ \u00a0-]?(?P<unit>{words})(?![^\W_])(?P<more> and a half)?", re.IGNORECASE)


@cache
def unit_stems() -> frozenset[str]:
    """The stems of the units that are words of their own."""
    return frozenset(map(stem_of, _units()))


def quantity_of(number: Number, text: str) -> Quantity | None:
    """What a number comes to by the unit behind it; None where there is none."""
    if number.unit == CLOCK:
        return Quantity("clock", number.value % _HALF_DAY)
    if number.unit == "%":
        return Quantity("share", number.value)
    match = _unit().match(text, number.end, number.end + _LONGEST_UNIT)
    if match is None:  # "1.78 m tall" was read as a magnitude
        return Quantity("length", number.value / 10**6) if number.text[-1] == "m" and not number.unit else None
    dimension, factor = _units()[match["unit"].lower()]
    return Quantity(dimension, (number.value + (0.5 if match["more"] else 0)) * factor)


def quantities_around(number: Number, text: str) -> list[Quantity]:
    """All that a number may come to: with its unit, as a part of a fraction, as a time of day."""
    first, last = max(0, number.start - _AROUND), number.end + _AROUND
    plain = quantity_of(number, text)
    found = [] if plain is None else [plain]
    for start, end, quantity in _worded(text, first, last):
        if start < number.end and end > number.start:
            found.append(quantity)
    pointed = _POINTED.match(number.text)
    if pointed:
        found.append(Quantity("clock", float(int(pointed["hour"]) % 12 * 60 + int(pointed["minute"]))))
    if not number.unit and number.value in range(1, 13):
        found.append(Quantity("clock", number.value % 12 * 60))
    return found


class Quantities:
    """All that the numbers, fractions and bare units ("a week") of a text come to, sorted by value."""

    def __init__(self, text: str, numbers: Sequence[Number]) -> None:
        found = {quantity for number in numbers if (quantity := quantity_of(number, text)) is not None}
        found.update(quantity for _, _, quantity in _worded(text, 0, len(text)))
        found.update(_bare(text))
        self._values: dict[str, list[float]] = {}
        for dimension, value in sorted(found):
            self._values.setdefault(dimension, []).append(value)

    def has(self, quantity: Quantity) -> bool:
        """Whether one of them comes to a quantity."""
        values = self._values.get(quantity.dimension, ())
        at = bisect_left(values, quantity.value)
        return any(quantity.comes_to(Quantity(quantity.dimension, value)) for value in values[max(0, at - 1) : at + 1])


def _worded(text: str, first: int, last: int) -> Iterator[tuple[int, int, Quantity]]:
    """Fractions and spoken times of day, with their places. A share of points is one of points: "half a point"."""
    for match in _FRACTION.finditer(text, first, last):
        count = _COUNTS.get((match["count"] or "one").lower(), 1)
        share = count / _PARTS[match["part"].lower()]
        if share <= 1:
            of_points = _POINTS.match(text, match.end())
            yield *match.span(), Quantity("share", share if of_points else 100 * share)
    for match in _RATIO.finditer(text, first, last):
        few, many = _value(match["few"]), _value(match["many"])
        if few is not None and many is not None and 0 < few < many:
            yield *match.span(), Quantity("share", 100 * few / many)
    for match in _EVERY_SECOND.finditer(text, first, last):
        yield *match.span(), Quantity("share", 100 / _NTH[match["nth"].lower()])
    for match in _SPOKEN_TIME.finditer(text, first, last):
        hour = _value(match["hour"])
        if hour is not None and hour <= 24:
            minutes = _MINUTES[match["minutes"].lower().removeprefix("a ")]
            past = match["side"].lower() in ("past", "after")
            yield *match.span(), Quantity("clock", float((hour * 60 + (minutes if past else -minutes)) % _HALF_DAY))


def _bare(text: str) -> Iterator[Quantity]:
    for match in _BARE_UNIT.finditer(text):
        known = _units().get(match["unit"].lower())
        if known:
            much = _LEADS.get(match["lead"].lower(), 1.0) + (0.5 if match["more"] else 0.0)
            yield Quantity(known[0], much * known[1])


@cache
def _small() -> dict[str, float]:
    words = "two three four five six seven eight nine ten eleven twelve fifteen twenty hundred"
    values = {word: find_numbers(word)[0].value for word in words.split() if find_numbers(word)}
    return {"one": 1.0, "hundred": 100.0} | values


def _value(word: str) -> float | None:
    return float(word) if word.isdigit() and word.isascii() else _small().get(word.lower())
