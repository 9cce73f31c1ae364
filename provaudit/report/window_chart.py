"""A date window on a terminal: a bar a claim on a common time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from provaudit.escape import excerpt
from provaudit.report.window_view import claimed_day, no_day, window_bounds
from provaudit.timeline.window import DateWindow, Stretch

_WIDTH = 60
_MARGIN_DAYS = 120


def window_chart(window: DateWindow) -> Group:
    """The claims as bars from their first to their last day; < and > mark a bar that is open on that side.

    The last bar is the window in which all claims hold; | marks the claimed day.
    """
    days = [day for c in window.constraints for day in (c.first, c.last) if day]
    days += [day for day in (window.claimed, window.earliest, window.latest) if day]
    if not days:
        return Group(Text("No claim of this article bounds the day on which it can have been written."))
    first, last = min(days), max(days)
    margin = max(_MARGIN_DAYS, (last - first).days // 10)
    axis = (max(first.toordinal() - margin, 1), min(last.toordinal() + margin, dt.date.max.toordinal()))
    rows: list[RenderableType] = [Text(f"{_day(axis[0])}{_day(axis[1]):>{_WIDTH - 10}}", style="dim")]
    for constraint in window.constraints:
        rows.append(Text(_bars(constraint.days, window.claimed, axis)))
        rows.append(Padding(Text(excerpt(constraint.why, 300), style="dim"), (0, 0, 0, 2)))
    if not no_day(window):
        rows.append(Text(_bars([(window.earliest, window.latest)], window.claimed, axis), style="bold"))
    rows.append(Padding(Text(f"all together: {_bounds(window)}", style="bold"), (0, 0, 0, 2)))
    for number, conflict in enumerate(window.conflicts, 1):
        reasons = " / ".join(excerpt(c.why, 160) for c in conflict)
        rows.append(Padding(Text(f"conflict {number}: {reasons}"), (0, 0, 0, 2)))
    return Group(*rows)


def _bounds(window: DateWindow) -> str:
    claimed = claimed_day(window)
    return window_bounds(window) + (f"; {claimed}" if claimed else "")


def _bars(stretches: Sequence[Stretch], claimed: dt.date | None, axis: tuple[int, int]) -> str:
    cells = [" "] * _WIDTH
    for first, last in stretches:
        left = 0 if first is None else _column(first, axis)
        right = _WIDTH - 1 if last is None else _column(last, axis)
        cells[left : right + 1] = "=" * (max(right, left) + 1 - left)
        if first is None:
            cells[0] = "<"
        if last is None:
            cells[-1] = ">"
    if claimed is not None:
        cells[_column(claimed, axis)] = "|"
    return "".join(cells).rstrip()


def _column(day: dt.date, axis: tuple[int, int]) -> int:
    share = (day.toordinal() - axis[0]) / max(1, axis[1] - axis[0])
    return min(_WIDTH - 1, max(0, int(share * (_WIDTH - 1))))


def _day(ordinal: int) -> str:
    return dt.date.fromordinal(ordinal).isoformat()
