"""Who rewrote whom, laid out for an SVG: a node an article that has a link, an edge a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from provaudit.comparison.comparison import Comparison
from provaudit.escape import excerpt
from provaudit.report.report import Report
from provaudit.report.time_axis import TimeAxis, time_axis

WIDTH, ROW, LEFT = 900, 34, 40
_MOST_NODES = 60


@dataclass(frozen=True, slots=True)
class Node:
    """An article: its place, its label, the number of its page in the report, and whether its day is known."""

    x: float
    y: float
    label: str
    number: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two places. arrow: whether the direction is known (it points at the later article)."""

    x1: float
    y1: float
    x2: float
    y2: float
    arrow: bool
    label: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges on a field of WIDTH x height; left_out: linked articles beyond the 60 most linked."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    left_out: int


def provenance_graph(reports: Sequence[Report], links: Sequence[Comparison], numbers: dict[str, int]) -> Graph | None:
    """The graph of the links, on a time axis by the day that each article gives itself; None without links.

    Articles without a day stand left of the axis. numbers: id -> number of the article's page in the report.
    """
    counts: dict[str, int] = {}
    for link in links:
        for id_ in (link.source_id, link.target_id):
            counts[id_] = counts.get(id_, 0) + 1
    linked = [r for r in reports if r.article.id in counts]
    if not linked:
        return None
    shown = sorted(linked, key=lambda r: -counts[r.article.id])[:_MOST_NODES]
    chosen = {r.article.id for r in shown}
    shown = sorted(shown, key=lambda r: (r.window.claimed or dt.date.max, r.article.id))
    axis = time_axis((r.window.claimed for r in shown), WIDTH - 260)
    nodes = {r.article.id: _node(r, i, axis, numbers.get(r.article.id, 0)) for i, r in enumerate(shown)}
    edges = tuple(_edge(link, nodes) for link in links if {link.source_id, link.target_id} <= chosen)
    ticks = tuple((LEFT + x, label) for x, label in axis.ticks()) if axis else ()
    return Graph(tuple(nodes.values()), edges, ticks, ROW * len(shown) + 40, len(linked) - len(shown))


def _node(report: Report, row: int, axis: TimeAxis | None, number: int) -> Node:
    day = report.window.claimed
    x = LEFT + axis.x(day, otherwise=-LEFT / 2) if axis else LEFT / 2
    label = excerpt(report.article.title or report.article.id, 34)
    return Node(x, 24 + ROW * row, label, number, day is not None)


def _edge(link: Comparison, nodes: dict[str, Node]) -> Edge:
    ends = [nodes[link.source_id], nodes[link.target_id]]
    if link.direction == "backward":
        ends.reverse()
    (a, b), known = ends, link.direction != "unknown"
    relation = "derives from" if known else "shares text with"
    label = f"{b.label} {relation} {a.label} ({link.level}, {link.derived:.2f})"
    return Edge(a.x, a.y, b.x, b.y, known, label)
