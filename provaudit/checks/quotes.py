"""The quotes check."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.checks.neighbours import Neighbours
from provaudit.config import Config
from provaudit.finding import Assessment, assessed


def check_quotes(annotated: Annotated, neighbours: Neighbours, config: Config) -> Assessment:
    """Assess the quotes of an article."""
    return assessed("quotes", ())
