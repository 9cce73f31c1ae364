"""A date window as the HTML report shows it: a bar a claim on a common axis, in percent of its width."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from provaudit.escape import excerpt
from provaudit.report.time_axis import time_axis
from provaudit.timeline.window import DateWindow

_MOST_CLAIMS = 40
_MOST_STRETCHES = 6
_THINNEST = 0.6


@dataclass(frozen=True, slots=True)
class BarView:
    """A stretch of days: where it begins and how long it is, in percent; open_left, open_right: no bound there."""

    left: float
    width: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: what it says and why that bounds the day, the days in words, and a bar for each stretch of them."""

    why: str
    days: str
    bars: tuple[BarView, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class WindowView:
    """The claims, the window (None: no day fits them all) and the claimed day on one axis, in percent."""

    claims: tuple[ClaimView, ...]
    left_out: int
    bar: BarView | None
    claimed: float | None
    ticks: tuple[tuple[float, str], ...]


def window_view(window: DateWindow) -> WindowView | None:
    """The view of a window; None where no claim bounds the day."""
    in_conflict = {id(c) for conflict in window.conflicts for c in conflict} | {id(c) for c in window.against_claimed}
    bounding = [c for c in window.constraints if c.first or c.last or id(c) in in_conflict]
    days = [day for c in bounding for day in (c.first, c.last)]
    axis = time_axis([*days, window.claimed, window.earliest, window.latest], 100.0)
    if axis is None or not bounding:
        return None
    ordered = sorted(bounding, key=lambda c: id(c) not in in_conflict)

    def bar(first: dt.date | None, last: dt.date | None) -> BarView:
        left, right = axis.x(first, otherwise=0.0), axis.x(last, otherwise=100.0)
        return BarView(left, round(max(_THINNEST, right - left), 1), first is None, last is None)

    claims = tuple(
        ClaimView(
            excerpt(c.why, 300),
            ", ".join(f"{first or 'open'} to {last or 'open'}" for first, last in c.days[:_MOST_STRETCHES]),
            tuple(bar(first, last) for first, last in c.days[:_MOST_STRETCHES]),
            id(c) in in_conflict,
        )
        for c in ordered[:_MOST_CLAIMS]
    )
    return WindowView(
        claims,
        len(ordered) - len(claims),
        None if no_day(window) else bar(window.earliest, window.latest),
        axis.x(window.claimed, otherwise=0.0) if window.claimed else None,
        tuple(axis.ticks()),
    )


def no_day(window: DateWindow) -> bool:
    """Whether the claims contradict each other, so that there is no day on which all of them hold."""
    return bool(window.conflicts) and window.earliest is None and window.latest is None


def window_bounds(window: DateWindow) -> str:
    """The window in words."""
    if no_day(window):
        return "no day fits all"
    if window.earliest is None and window.latest is None:
        return "no bound"
    return f"{window.earliest or 'open'} to {window.latest or 'open'}"


def claimed_day(window: DateWindow) -> str:
    """The day that the article gives itself, and whether it fits; "" where it gives none."""
    if window.claimed is None:
        return ""
    fits = "does not fit" if window.against_claimed else "fits"
    return f"its own day, {window.claimed} ({window.claimed_from}), {fits}"
