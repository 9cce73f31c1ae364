"""Pictures of an audit with matplotlib (extra `plot`); each returns the Axes that it drew on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from provaudit.drawing import axes_or_new, plain_label
from provaudit.report.combining import points
from provaudit.report.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from provaudit.report.audit import Audit

_COLOURS = {"rewriting": "#2563b8", "quotes": "#a86400", "anachronism": "#b4233a", "residue": "#6a6d75"}
_OTHER = "#22753a"


def plot_links(audit: Audit, ax: Axes | None = None) -> Axes:
    """Who derives from whom: an article a row, by the day it gives itself; arrows point at what derives."""
    axes = axes_or_new(ax)
    reports = sorted(audit, key=lambda r: (r.window.claimed or dt.date.max, r.article.id))
    rows = {report.article.id: row for row, report in enumerate(reports)}
    days = [report.window.claimed for report in reports if report.window.claimed]
    unknown = (min(days) if days else dt.date(2000, 1, 1)) - dt.timedelta(days=2)
    places = {report.article.id: (report.window.claimed or unknown, rows[report.article.id]) for report in reports}
    for report in reports:
        x, y = places[report.article.id]
        axes.plot([x], [y], "o", color="#333333", fillstyle="full" if report.window.claimed else "none")  # type: ignore[arg-type]  # matplotlib's stubs know no dates
        axes.annotate(plain_label(report.article.id), (x, y), xytext=(8, -3), textcoords="offset points", fontsize=8)
    for link in audit.links:
        start, end = places[link.source_id], places[link.target_id]
        if link.origin_id == link.target_id:
            start, end = end, start
        style = "-" if link.origin_id is None else "-|>"
        arrow = {"arrowstyle": style, "color": _COLOURS["rewriting"], "connectionstyle": "arc3,rad=-0.2"}
        axes.annotate("", xy=end, xytext=start, arrowprops=arrow)
    axes.set_yticks([])
    axes.invert_yaxis()
    axes.set_title("Who derives from whom (hollow: day not known)")
    return axes


def plot_similarity(audit: Audit, ax: Axes | None = None) -> Axes:
    """How derived each pair of articles is, as a heat map: 0 where the search or the comparison found nothing."""
    import numpy as np

    axes = axes_or_new(ax)
    ids = [report.article.id for report in audit]
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
    axes = axes_or_new(ax)
    left = 0.0
    for name, assessment in report.assessments.items():
        if assessment.concern:
            width = points(assessment.concern)
            axes.barh([0], [width], left=left, color=_COLOURS.get(name, _OTHER), label=f"{name} {width:.2f}")
            left += width
    missing = [name for name, a in report.assessments.items() if a.concern is None]
    axes.set_yticks([])
    axes.set_xlim(0, max(1.0, left * 1.1))
    axes.set_xlabel("points" + (f" (not assessed: {', '.join(missing)})" if missing else ""))
    axes.set_title(f"{plain_label(report.article.id)}: {report.band}")
    if left:
        axes.legend(loc="upper right", fontsize=8)
    return axes
