"""The window of days in which all claims of a text hold."""

from __future__ import annotations

from provaudit.annotation.annotated import Annotated
from provaudit.article import Article
from provaudit.timeline.facts import Timeline
from provaudit.timeline.window import DateWindow


def date_window(article: Article | Annotated | str, timeline: Timeline | None = None) -> DateWindow:
    """The window of an article."""
    return DateWindow(None, None, True, None, None, (), ())
