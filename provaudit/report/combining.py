"""How findings become a concern: capped noisy-or within a signal, noisy-or over signals, a range for what did not run.

The form is the noisy-or of Pearl (1988): independent causes each fail to raise a concern with 1 - p.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from provaudit.config import Config
from provaudit.finding import Finding

Band = Literal["not assessed", "insufficient evidence", "no concerns found", "minor", "notable", "serious"]
BANDS: tuple[Band, ...] = (
    "not assessed",
    "insufficient evidence",
    "no concerns found",
    "minor",
    "notable",
    "serious",
)

_BELOW_ONE = math.nextafter(1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Item:
    """One reason for concern. Items of one signal with the same cause count once, at their largest p (0 to 1)."""

    signal: str
    cause: str
    p: float


def items_of(findings: Iterable[Finding]) -> list[Item]:
    """The items of findings; findings of strength 0 are remarks and give none."""
    return [Item(f.signal, f.cause, f.strength) for f in findings if f.strength > 0.0]


def signal_concern(items: Iterable[Item], cap: float) -> float:
    """v = cap * (1 - prod(1 - p)) over the largest p of each cause, in [0, cap].

    The factors are multiplied in order of size, so that the order of the items changes no bit.
    """
    largest: dict[str, float] = {}
    for item in items:
        largest[item.cause] = max(item.p, largest.get(item.cause, 0.0))
    return cap * (1.0 - _product(1.0 - p for p in largest.values()))


def combined(concerns: Mapping[str, float | None], config: Config) -> tuple[float, float] | None:
    """(low, high) from each signal's concern, None for a signal that was not assessed; None if none was.

    low = 1 - prod(1 - v) over the assessed signals; high is the same with every other signal at its cap.
    """
    if all(value is None for value in concerns.values()):
        return None
    low = _product(1.0 - value for value in concerns.values() if value is not None)
    high = _product(1.0 - (config.cap(name) if value is None else value) for name, value in concerns.items())
    return min(1.0 - low, _BELOW_ONE), min(1.0 - high, _BELOW_ONE)


def band_of(concern: tuple[float, float] | None, assessed: int, config: Config) -> Band:
    """The band of a concern, read off its low end; `assessed` is the number of signals that were assessed."""
    if concern is None:
        return "not assessed"
    low = concern[0]
    if low >= config.band_serious:
        return "serious"
    if low >= config.band_notable:
        return "notable"
    if assessed < 2:
        return "insufficient evidence"
    return "minor" if low >= config.band_minor else "no concerns found"


def points(concern: float) -> float:
    """The points of a signal, -ln(1 - v): 0 or more, and they add up over signals."""
    return -math.log1p(-concern)


def _product(factors: Iterable[float]) -> float:
    result = 1.0
    for factor in sorted(factors):
        result *= factor
    return result
