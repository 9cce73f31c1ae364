"""Audit: the reports on all articles of a corpus, and what links them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provaudit.article import SourceProblem, position_of
from provaudit.comparison.comparison import Comparison
from provaudit.comparison.voices import Voice
from provaudit.config import Config
from provaudit.report.report import Report

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, repr=False)
class Audit:
    """The reports in the order of the articles: `audit[0]`, `audit["id"]`, `len(audit)`, iteration.

    links: the comparisons that found a rewrite. voices: clusters of articles that go back to one source. errors: what
    could not be read or checked. config, timeline: what shaped the result (the timeline by its description).
    index: the labels of a DataFrame that was audited, for `to_frame`; None for anything else.
    """

    reports: tuple[Report, ...]
    links: tuple[Comparison, ...]
    voices: tuple[Voice, ...]
    errors: tuple[SourceProblem, ...]
    config: Config
    timeline: str
    index: pd.Index[Any] | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.reports)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    def __getitem__(self, key: int | str) -> Report:
        positions = {r.article.id: i for i, r in enumerate(self.reports)} if isinstance(key, str) else {}
        return self.reports[position_of(key, positions, len(self.reports), "report")]

    def to_frame(self) -> pd.DataFrame:
        """One row an article: id, band, concern, each signal's concern (NaN: not assessed), window, findings."""
        from provaudit.report.frame import audit_frame

        return audit_frame(self)

    def findings(self) -> pd.DataFrame:
        """One row a finding: the article's id, code, signal, strength, start, end, text, message, innocent."""
        from provaudit.report.frame import findings_frame

        return findings_frame(self.reports)

    def to_dict(self, *, text: bool = True) -> dict[str, object]:
        """The audit as plain data, in the form of the shipped JSON Schema. text: whether to include article text."""
        from provaudit.report.plain_data import audit_data

        return audit_data(self, text=text)

    def to_json(self, path: str | Path | None = None, *, text: bool = True) -> str:
        """`to_dict` as JSON (UTF-8, strict); also written to `path` if one is given."""
        from provaudit.report.files import written_json

        return written_json(self.to_dict(text=text), path)

    def to_html(self, path: str | Path | None = None, *, text: bool = True, most: int = 1000) -> str:
        """One self-contained page: an overview, and articles with their findings marked; also written to `path`.

        most: how many articles it shows at most, the most concerning first; fewer where they would pass 16 MB. The
        page says how many are left out.
        """
        from provaudit.report.files import written
        from provaudit.report.page import audit_page

        return written(audit_page(self, text=text, most=most), path)

    def to_text(self, *, text: bool = True) -> str:
        """The audit for a terminal of 80 columns, without colour. text: whether to quote the articles."""
        from provaudit.report.terminal import audit_text

        return audit_text(self, text=text)

    def to_csv(self, path: str | Path | None = None, *, text: bool = True) -> str:
        """The findings as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
        from provaudit.report.files import written
        from provaudit.report.frame import findings_csv

        return written(findings_csv(self, text=text), path)

    def to_parquet(self, path: str | Path) -> None:
        """The findings as a Parquet file at `path`, with the columns of `findings()`."""
        self.findings().to_parquet(path, index=False)

    def to_annotations(self, path: str | Path | None = None, *, text: bool = True) -> dict[str, object]:
        """All findings as W3C Web Annotations (Recommendation of 2017); offsets are code points."""
        from provaudit.report.annotations import annotation_page
        from provaudit.report.files import written_json

        page = annotation_page(self.reports, text=text)
        if path is not None:
            written_json(page, path)
        return page

    def to_prov(self, path: str | Path | None = None, *, format: str = "json") -> str:
        """Who derives from whom as W3C PROV (2013), where the evidence for the direction is firm; extra `prov`.

        format: "json" (PROV-JSON) or "turtle" (PROV-O).
        """
        from provaudit.report.files import written
        from provaudit.report.provenance import provenance_text

        return written(provenance_text(self, format), path)

    def to_sarif(self, path: str | Path | None = None, *, text: bool = True) -> str:
        """The findings as SARIF 2.1.0 (OASIS, 2020), for code hosts and CI; also written to `path`."""
        from provaudit.report.files import written_json
        from provaudit.report.sarif import sarif_data

        return written_json(sarif_data(self, text=text), path)

    def plot_links(self, ax: Axes | None = None) -> Axes:
        """Draw who derives from whom on a time axis. Needs the extra `plot`."""
        from provaudit.report.plots import plot_links

        return plot_links(self, ax)

    def plot_similarity(self, ax: Axes | None = None) -> Axes:
        """Draw how derived each pair of articles is, as a heat map. Needs the extra `plot`."""
        from provaudit.report.plots import plot_similarity

        return plot_similarity(self, ax)

    def __repr__(self) -> str:
        return (
            f"<Audit of {len(self)} articles: {len(self.links)} links, {sum(len(r.findings) for r in self)} findings>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from provaudit.report.notebook import audit_bundle

        return audit_bundle(self)
