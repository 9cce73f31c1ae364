"""Two texts side by side."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article
from provaudit.comparison.comparison import Comparison


def compare(source: str | Article | Annotated, target: str | Article | Annotated) -> Comparison:
    """Compare two texts."""
    raise ValueError("not there yet")
