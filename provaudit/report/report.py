"""Report: what the audit says of one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.annotation.body import Body
from provaudit.article import Article
from provaudit.finding import Assessment, Finding
from provaudit.report.combining import Band
from provaudit.timeline.window import DateWindow

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One article's audit.

    findings: in the order of the signals, then of the text. assessments: signal -> Assessment, the four and the
    user's own. concern: (low, high) in [0, 1), or None where nothing was assessed. band: see `Config`. window: the
    days on which all claims of the text hold. body: the text without its residue, with `to_original(offset)`.
    """

    article: Article
    assessments: Mapping[str, Assessment]
    concern: tuple[float, float] | None
    band: Band
    window: DateWindow
    body: Body

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the signals, then of the text."""
        return tuple(finding for assessment in self.assessments.values() for finding in assessment.findings)

    @property
    def clean_text(self) -> str:
        """The text without its residue."""
        return self.body.text

    def to_dict(self, *, text: bool = True) -> dict[str, object]:
        """The report as plain data, in the form of the shipped JSON Schema. text: whether to include article text."""
        from provaudit.report.plain_data import report_data

        return report_data(self, text=text)

    def to_json(self, path: str | Path | None = None, *, text: bool = True) -> str:
        """`to_dict` as JSON (UTF-8, strict); also written to `path` if one is given."""
        from provaudit.report.files import written_json

        return written_json(self.to_dict(text=text), path)

    def to_html(self, path: str | Path | None = None, *, text: bool = True) -> str:
        """One self-contained page with the findings marked in the text; also written to `path` if one is given."""
        from provaudit.report.files import written
        from provaudit.report.page import report_page

        return written(report_page(self, text=text), path)

    def to_text(self, *, text: bool = True) -> str:
        """The report for a terminal of 80 columns, without colour. text: whether to quote the article."""
        from provaudit.report.terminal import report_text

        return report_text(self, text=text)

    def to_annotations(self, *, text: bool = True) -> dict[str, object]:
        """The findings as W3C Web Annotations (Recommendation of 2017), a page of them; offsets are code points."""
        from provaudit.report.annotations import annotation_page

        return annotation_page([self], text=text)

    def to_review(self) -> dict[str, object]:
        """The report as a schema.org `Review` of a `NewsArticle`; without a rating where nothing was assessed."""
        from provaudit.report.review import review_data

        return review_data(self)

    def plot_concern(self, ax: Axes | None = None) -> Axes:
        """Draw the points of each signal, which add up to the concern. Needs the extra `plot`."""
        from provaudit.report.plots import plot_concern

        return plot_concern(self, ax)

    def plot_window(self, ax: Axes | None = None) -> Axes:
        """Draw each claim over the days on which it can hold. Needs the extra `plot`."""
        return self.window.plot(ax)

    def __repr__(self) -> str:
        from provaudit.escape import excerpt

        low = "" if self.concern is None else f", {self.concern[0]:.2f} to {self.concern[1]:.2f}"
        return f"<Report on {excerpt(self.article.id, 60)}: {self.band}{low}, {len(self.findings)} findings>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from provaudit.report.notebook import report_bundle

        return report_bundle(self)
