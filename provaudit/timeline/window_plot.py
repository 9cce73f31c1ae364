"""A date window as a picture with matplotlib (extra `plot`)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from provaudit.drawing import axes_or_new, days_on_x, plain_label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from provaudit.timeline.window import Constraint, DateWindow

_CLAIM, _CONFLICT, _WINDOW = "#2563b8", "#b4233a", "#22753a"


def plot_window(window: DateWindow, ax: Axes | None = None) -> Axes:
    """Each claim as a bar over the days on which it can hold, the window below them, the claimed day as a line.

    Claims in conflict have the colour of the line. Where no day fits all of them there is no bar for the window.
    """
    bounding = [c for c in window.constraints if c.first or c.last or c in _in_conflict(window)]
    axes = axes_or_new(ax, height=1.2 + 0.55 * len(bounding))
    from matplotlib.dates import date2num

    days = [day for c in bounding for day in (c.first, c.last) if day]
    days += [day for day in (window.claimed, window.earliest, window.latest) if day]
    if not days:
        axes.set_title("no claim bounds the day of publication")
        return axes
    margin = max(120, (max(days) - min(days)).days // 10)
    first = dt.date.fromordinal(max(1, min(days).toordinal() - margin))
    last = dt.date.fromordinal(min(dt.date.max.toordinal(), max(days).toordinal() + margin))
    axes.set_xlim(date2num(first), date2num(last))
    conflicting = _in_conflict(window)
    rows = [(c.days, _CONFLICT if c in conflicting else _CLAIM, c.why) for c in bounding]
    if window.earliest or window.latest or not window.conflicts:
        rows.append((((window.earliest, window.latest),), _WINDOW, "all together"))
    for row, (stretches, colour, label) in enumerate(rows):
        for start, end in stretches:
            left, right = start or first, end or last
            axes.barh([row], [max(1, (right - left).days)], left=[left], height=0.35, color=colour)  # type: ignore[arg-type]  # matplotlib's stubs know no dates
        axes.annotate(plain_label(label, 110), (date2num(first), row - 0.25), fontsize=8, annotation_clip=False)
    if window.claimed:
        axes.axvline(date2num(window.claimed), color=_CONFLICT)
    axes.set_yticks([])
    axes.set_ylim(len(rows) - 0.6, -0.7)
    days_on_x(axes)
    return axes


def _in_conflict(window: DateWindow) -> list[Constraint]:
    return [*(c for conflict in window.conflicts for c in conflict), *window.against_claimed]
