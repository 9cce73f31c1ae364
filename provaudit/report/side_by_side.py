"""A comparison on a terminal: passages of both texts in two columns, and what changed on the way."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from provaudit.article import Article, Span
from provaudit.comparison.comparison import Comparison
from provaudit.escape import excerpt, printable
from provaudit.report.plain_data import words_at

_LONGEST_PASSAGE = 600


def side_by_side(comparison: Comparison, source: Article, target: Article) -> Group:
    """Level and direction with their evidence, the passages side by side, and the drift with its words."""
    head = f"{comparison.level}: derived {comparison.derived:.2f}, direction {comparison.direction}"
    if comparison.credited is not None:
        head += f", credited “{excerpt(words_at(target, comparison.credited), 60)}”"
    parts: list[RenderableType] = [Text(head, style="bold")]
    parts += [Text(f"  {e.favours}: {excerpt(e.what, 200)}") for e in comparison.direction_evidence]
    if comparison.passages:
        parts.append(_passages(comparison, source, target))
    if comparison.drift:
        parts.append(Text("\nwhat differs", style="bold"))
    for drift in comparison.drift:
        words = f"{_words(source, drift.source_span)} -> {_words(target, drift.target_span)}"
        parts.append(Text(f"  {drift.kind} {drift.change}: {words}"))
    return Group(*parts)


def _passages(comparison: Comparison, source: Article, target: Article) -> Table:
    table = Table(show_lines=True, expand=True, header_style="bold")
    table.add_column(excerpt(source.id, 40), ratio=1, overflow="fold")
    table.add_column(excerpt(target.id, 40), ratio=1, overflow="fold")
    for passage in comparison.passages:
        left = printable(words_at(source, passage.source_span))[:_LONGEST_PASSAGE]
        right = printable(words_at(target, passage.target_span))[:_LONGEST_PASSAGE]
        table.add_row(Text(left), Text.assemble((f"{passage.kind}\n", "dim"), right))
    return table


def _words(article: Article, span: Span | None) -> str:
    return "nothing" if span is None else f"“{excerpt(words_at(article, span), 80)}”"
