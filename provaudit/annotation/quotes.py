"""Direct quotes in a text."""

from __future__ import annotations

from provaudit.annotation.quotations import Quote


def find_quotes(text: str) -> list[Quote]:
    """The direct quotes of a text, in order."""
    return []
