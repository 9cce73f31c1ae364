"""Pictures of an audit with matplotlib (extra `plot`); each returns the Axes that it drew on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from provaudit.drawing import axes_or_new, days_on_x, plain_label
from provaudit.report.combining import points
from provaudit.report.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from provaudit.report.audit import Audit

_COLOURS = {"rewriting": "#2563b8", "quotes": "#a86400", "anachronism": "#b4233a", "residue": "#6a6d75"}
_OTHER = "#22753a"


def plot_links(audit: Audit, ax: Axes | None = None) -> Axes:
    """Who derives from whom: an article a row, by the day it gives itself; arrows point at what derives."""
    from matplotlib.dates import date2num

    reports = sorted(audit, key=lambda r: (r.window.claimed or dt.date.min, r.article.id))
    axes = axes_or_new(ax, height=1.2 + 0.4 * len(reports))
    days = [date2num(report.window.claimed) for report in reports if report.window.claimed]
    first, last = (min(days), max(days)) if days else (0.0, 1.0)
    margin = max(10.0, 0.12 * (last - first))
    axes.set_xlim(first - 2 * margin, last + margin)
    places = {}
    for row, report in enumerate(reports):
        day = report.window.claimed
        x = date2num(day) if day else first - margin
        places[report.article.id] = (x, row)
        axes.plot([x], [row], "o", color="#333333", fillstyle="full" if day else "none")
        left = x > (first + last) / 2
        label = plain_label(report.article.title or report.article.id, 44)
        side, offset = ("right", -9) if left else ("left", 9)
        place = axes.annotate(label, (x, row), (offset, 0), textcoords="offset points", ha=side, va="center")
        place.set(fontsize=8, zorder=5, bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1})
    for link in audit.links:
        start, end = places[link.source_id], places[link.target_id]
        if link.origin_id == link.target_id:
            start, end = end, start
        style = "-" if link.origin_id is None else "-|>"
        arrow = {"arrowstyle": style, "color": _COLOURS["rewriting"], "connectionstyle": "arc3,rad=-0.25", "shrinkB": 4}
        axes.annotate("", xy=end, xytext=start, arrowprops=arrow)
    axes.set_yticks([])
    axes.set_ylim(len(reports) - 0.5, -0.5)
    axes.set_title("Who derives from whom (hollow: day not known)", fontsize=10)
    days_on_x(axes)
    return axes


def plot_similarity(audit: Audit, ax: Axes | None = None) -> Axes:
    """How derived each pair of articles is, as a heat map: 0 where the search or the comparison found nothing."""
    import numpy as np

    ids = [report.article.id for report in audit]
    side = 2.5 + 0.35 * min(len(ids), 30)
    axes = axes_or_new(ax, width=side + 1.5, height=side)
    place = {id_: i for i, id_ in enumerate(ids)}
    values = np.zeros((len(ids), len(ids)))
    for link in audit.links:
        a, b = place[link.source_id], place[link.target_id]
        values[a, b] = values[b, a] = link.derived
    image = axes.imshow(values, vmin=0.0, vmax=1.0, cmap="Blues")
    axes.figure.colorbar(image, ax=axes, label="derived")
    labels = [plain_label(id_) for id_ in ids]
    axes.set_xticks(range(len(ids)), labels, rotation=45, ha="right", fontsize=8)
    axes.set_yticks(range(len(ids)), labels, fontsize=8)
    return axes


def plot_concern(report: Report, ax: Axes | None = None) -> Axes:
    """The points of each assessed signal, -ln(1 - v), as one bar: they add up to the low end of the concern."""
    axes = axes_or_new(ax, height=1.8)
    left = 0.0
    for name, assessment in report.assessments.items():
        if assessment.concern:
            width = points(assessment.concern)
            axes.barh(
                [0], [width], left=left, color=_COLOURS.get(name, _OTHER), label=plain_label(f"{name} {width:.2f}")
            )
            left += width
    missing = [name for name, a in report.assessments.items() if a.concern is None]
    axes.set_yticks([])
    axes.set_xlim(0, max(1.0, left * 1.35))
    axes.set_xlabel("points" + (f" (not assessed: {plain_label(', '.join(missing))})" if missing else ""))
    axes.set_title(f"{plain_label(report.article.title or report.article.id)}: {report.band}", fontsize=10)
    if left:
        axes.legend(loc="center right", fontsize=8)
    return axes
