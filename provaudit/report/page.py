"""The HTML report: one self-contained file. jinja2 escapes every word; the page's policy lets nothing load or run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from provaudit import __version__
from provaudit.comparison.comparison import Comparison
from provaudit.config import SIGNALS
from provaudit.errors import InputTypeError, InputValueError
from provaudit.escape import printable
from provaudit.report.article_view import ArticleView, article_view
from provaudit.report.combining import BANDS
from provaudit.report.finding_view import style_of
from provaudit.report.provenance_graph import provenance_graph
from provaudit.report.report import Report

if TYPE_CHECKING:
    from provaudit.report.audit import Audit

# What the pages of the articles may take together, so that a browser opens the whole in under two seconds.
_MOST_BYTES = 16_000_000


_LINE_END = re.compile(r"(?<=[>}])\n\s*")


def audit_page(audit: Audit, *, text: bool, most: int) -> str:
    """The overview and the `most` most concerning articles as one HTML page; fewer where they pass 16 MB.

    text: whether to show the articles' words. The page says how many articles are left out.
    Raises InputTypeError or InputValueError for a `most` that is no number of articles.
    """
    if isinstance(most, bool) or not isinstance(most, int):
        raise InputTypeError(f"most takes a whole number of articles, not {type(most).__name__}")
    if most < 1:
        raise InputValueError(f"most must be 1 or more, not {most}")
    ordered = [audit[i] for i in sorted(range(len(audit)), key=lambda i: (-_low(audit[i]), i))]
    shown = ordered[:most]
    views, bodies = _articles(audit, shown, text)
    fitting = _fitting([len(body.encode()) for body in bodies])
    if fitting < len(shown):
        shown = shown[:fitting]
        views, bodies = _articles(audit, shown, text)
    found = sum(len(report.findings) for report in audit)
    bands = Counter(report.band for report in audit)
    counts = ", ".join(f"{bands[band]} {band}" for band in reversed(BANDS) if bands[band])
    return _render(
        f"Audit of {_count(len(audit), 'article')}",
        summary=f"{_count(found, 'finding')}, {_count(len(audit.links), 'link')}. Bands: {counts or 'none'}.",
        bodies=bodies,
        overview=True,
        rows=views,
        timeline=printable(audit.timeline),
        styles=list(dict.fromkeys([*SIGNALS, *(style_of(f.signal) for report in audit for f in report.findings)])),
        graph=provenance_graph(shown, audit.links, _numbers(shown)),
        left_out=len(audit) - len(shown),
        errors=[printable(f"{e.source}: {e.reason}") for e in audit.errors],
    )


def report_page(report: Report, *, text: bool) -> str:
    """One report as an HTML page."""
    view = article_view(report, {report.article.id: 1}, {report.article.id: report.article}, (), text=text)
    summary = f"{_count(len(report.findings), 'finding')}."
    return _render("Report on one article", summary=summary, bodies=[_body(view)], overview=False, timeline="")


def _articles(audit: Audit, shown: Sequence[Report], text: bool) -> tuple[list[ArticleView], list[str]]:
    numbers = _numbers(shown)
    articles = {report.article.id: report.article for report in audit}
    links: defaultdict[str, list[Comparison]] = defaultdict(list)
    for link in _closest_first(audit.links):
        links[link.source_id].append(link)
        links[link.target_id].append(link)
    views = [article_view(r, numbers, articles, links[r.article.id], text=text) for r in shown]
    return views, [_body(view) for view in views]


def _closest_first(links: Sequence[Comparison]) -> list[Comparison]:
    """Links whose origin derives from nothing here before those on the way, each kind with the closest first."""
    later = {link.derived_id for link in links} - {None}
    return sorted(links, key=lambda link: (link.origin_id in later, -link.derived, link.source_id, link.target_id))


def _numbers(shown: Sequence[Report]) -> dict[str, int]:
    return {report.article.id: number for number, report in enumerate(shown, 1)}


def _fitting(sizes: Sequence[int]) -> int:
    total = 0
    for count, size in enumerate(sizes):
        total += size
        if total > _MOST_BYTES:
            return max(1, count)
    return len(sizes)


def _body(view: ArticleView) -> str:
    return Markup(_template("article.html.j2").render(a=view))


def _render(title: str, **values: object) -> str:
    script = _asset("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template("page.html.j2").render(
        title=title,
        version=__version__,
        signals=SIGNALS,
        bands=list(BANDS),
        css=Markup(_asset("page.css")),
        script=Markup(script),
        script_hash=f"sha256-{digest}",
        **values,
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _low(report: Report) -> float:
    return -1.0 if report.concern is None else report.concern[0]


@cache
def _asset(name: str) -> str:
    return files("provaudit.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    # every line end after a tag would be a node of its own in the browser, and there are many
    return environment.from_string(_LINE_END.sub("", _asset(name)))
