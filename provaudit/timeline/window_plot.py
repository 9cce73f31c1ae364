"""A date window as a picture with matplotlib (extra `plot`)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from provaudit.drawing import axes_or_new, plain_label
from provaudit.escape import excerpt

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from provaudit.timeline.window import DateWindow

_CLAIM, _CLAIMED, _WINDOW = "#2563b8", "#b4233a", "#22753a"


def plot_window(window: DateWindow, ax: Axes | None = None) -> Axes:
    """Each claim as a bar over the days on which it can hold, the window below them, the claimed day as a line."""
    axes = axes_or_new(ax)
    from matplotlib.dates import date2num

    days = [day for c in window.constraints for day in (c.first, c.last) if day]
    days += [day for day in (window.claimed, window.earliest, window.latest) if day]
    if not days:
        axes.set_title("no claim bounds the day of publication")
        return axes
    margin = max(120, (max(days) - min(days)).days // 10)
    first = dt.date.fromordinal(max(1, min(days).toordinal() - margin))
    last = dt.date.fromordinal(min(dt.date.max.toordinal(), max(days).toordinal() + margin))
    bars = [(c.first, c.last, _CLAIM, excerpt(c.why, 60)) for c in window.constraints]
    bars.append((window.earliest, window.latest, _WINDOW, "all together"))
    for row, (start, end, colour, label) in enumerate(bars):
        left, right = start or first, end or last
        axes.barh([row], [max(1, (right - left).days)], left=[left], height=0.5, color=colour)  # type: ignore[arg-type]  # matplotlib's stubs know no dates
        axes.annotate(plain_label(label), (first, row - 0.32), fontsize=7, annotation_clip=False)
    if window.claimed:
        axes.axvline(date2num(window.claimed), color=_CLAIMED)
    axes.set_xlim(date2num(first), date2num(last))
    axes.set_yticks([])
    axes.invert_yaxis()
    return axes
