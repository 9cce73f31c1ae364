"""Who rewrote whom, laid out for an SVG that is as wide as its page: a node an article, a curve a link."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provaudit.comparison.comparison import Comparison
from provaudit.escape import excerpt
from provaudit.report.report import Report
from provaudit.report.time_axis import TimeAxis, time_axis

ROW = 40
_TOP = 30
_MOST_NODES = 40
_UNDATED = 3.0
_BEND = 60


@dataclass(frozen=True, slots=True)
class Node:
    """An article. x: percent of the width; y: pixels from the top; number: of its page; flip: its label goes left."""

    x: float
    y: int
    label: str
    number: int
    dated: bool
    flip: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A link as the path of a curve on a field 1000 wide. arrow: whether it is certain who came first."""

    path: str
    arrow: bool
    label: str


@dataclass(frozen=True, slots=True)
class Graph:
    """heads: where arrows end, (percent, pixels). left_out: linked articles beyond the 40 with most links."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    heads: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    left_out: int


def provenance_graph(
    reports: Sequence[Report], links: Sequence[Comparison], numbers: Mapping[str, int]
) -> Graph | None:
    """The graph of the links among `reports`, by the day that each article gives itself; None without links.

    Articles without a day stand at the left end. numbers: id -> number of the article's page in the report.
    """
    known = {report.article.id for report in reports}
    links = [link for link in links if link.source_id in known and link.target_id in known]
    counts = Counter(id_ for link in links for id_ in (link.source_id, link.target_id))
    linked = [r for r in reports if counts[r.article.id]]
    if not linked:
        return None
    shown = sorted(linked, key=lambda r: -counts[r.article.id])[:_MOST_NODES]
    shown.sort(key=lambda r: (r.window.claimed or dt.date.min, r.article.id))
    axis = time_axis((r.window.claimed for r in shown), 86.0)
    nodes = {r.article.id: _node(r, i, axis, numbers) for i, r in enumerate(shown)}
    drawn = [link for link in links if link.source_id in nodes and link.target_id in nodes]
    edges = tuple(_edge(link, nodes) for link in drawn)
    ends = [_ends(link, nodes)[1] for link in drawn if link.origin_id is not None]
    ticks = tuple((round(7 + x, 1), label) for x, label in axis.ticks(4)) if axis else ()
    heads = tuple(dict.fromkeys((node.x, node.y) for node in ends))
    return Graph(tuple(nodes.values()), edges, heads, ticks, ROW * len(shown) + 44, len(linked) - len(shown))


def _node(report: Report, row: int, axis: TimeAxis | None, numbers: Mapping[str, int]) -> Node:
    article, day = report.article, report.window.claimed
    x = round(7 + axis.x(day, otherwise=0.0), 1) if axis and day else _UNDATED
    return Node(x, _TOP + ROW * row, excerpt(article.title or article.id, 30), numbers[article.id], bool(day), x > 50)


def _ends(link: Comparison, nodes: Mapping[str, Node]) -> tuple[Node, Node]:
    a, b = nodes[link.source_id], nodes[link.target_id]
    return (b, a) if link.origin_id == link.target_id else (a, b)


def _edge(link: Comparison, nodes: Mapping[str, Node]) -> Edge:
    a, b = _ends(link, nodes)
    known = link.origin_id is not None
    start, end = 10 * a.x, 10 * b.x
    # leaves level and arrives level from the left, so that one shape of arrow head fits every curve
    out = start + _BEND if end > start + 2 * _BEND else start - _BEND
    path = f"M{start:.0f} {a.y}C{out:.0f} {a.y} {end - _BEND:.0f} {b.y} {end:.0f} {b.y}"
    relation = "derives from" if known else "shares text with"
    return Edge(path, known, f"{b.label} {relation} {a.label} ({link.level}, {link.derived:.2f})")
