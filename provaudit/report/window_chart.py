"""A date window on a terminal: a bar a claim on a common time axis."""

from __future__ import annotations

import datetime as dt

from rich.console import Group
from rich.text import Text

from provaudit.article import Article
from provaudit.escape import excerpt
from provaudit.report.plain_data import words_at
from provaudit.timeline.window import DateWindow

_WIDTH = 60
_MARGIN_DAYS = 120


def window_chart(window: DateWindow, article: Article) -> Group:
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
    rows = [Text(f"{_day(axis[0])}{_day(axis[1]):>{_WIDTH - 10}}", style="dim")]
    for constraint in window.constraints:
        rows.append(Text(_bar(constraint.first, constraint.last, window.claimed, axis)))
        rows.append(
            Text(f"  “{excerpt(words_at(article, constraint.span), 60)}”: {excerpt(constraint.why, 200)}", style="dim")
        )
    rows.append(Text(_bar(window.earliest, window.latest, window.claimed, axis), style="bold"))
    rows.append(Text(f"  all together: {_bounds(window)}", style="bold"))
    for number, conflict in enumerate(window.conflicts, 1):
        rows.append(Text(f"  conflict {number}: " + " / ".join(excerpt(c.why, 160) for c in conflict)))
    return Group(*rows)


def _bounds(window: DateWindow) -> str:
    if not window.consistent and window.earliest is None and window.latest is None:
        return "no day on which all claims hold"
    claimed = f"; it gives itself the day {window.claimed} ({window.claimed_from})" if window.claimed else ""
    fits = "" if window.consistent else ", which does not fit"
    return f"{window.earliest or '...'} to {window.latest or '...'}{claimed}{fits}"


def _bar(first: dt.date | None, last: dt.date | None, claimed: dt.date | None, axis: tuple[int, int]) -> str:
    left = 0 if first is None else _column(first, axis)
    right = _WIDTH - 1 if last is None else _column(last, axis)
    cells = [" "] * _WIDTH
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
