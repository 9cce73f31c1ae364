"""The window of days in which all claims of a text hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from provaudit.annotation.annotated import Annotated, annotate
from provaudit.article import Article
from provaudit.config import Config
from provaudit.errors import InputTypeError
from provaudit.timeline.contexts import Contexts
from provaudit.timeline.date_claims import date_claims
from provaudit.timeline.event_claims import event_claims
from provaudit.timeline.facts import Timeline
from provaudit.timeline.name_claims import name_claims
from provaudit.timeline.office_claims import office_claims
from provaudit.timeline.solver import solve
from provaudit.timeline.window import Constraint, DateWindow

_DEFAULT = Config()


def date_window(
    article: Article | Annotated | str,
    timeline: Timeline | None = None,
    *,
    day_tolerance: int = _DEFAULT.day_tolerance,
) -> DateWindow:
    """The days on which everything that a text claims can be true, and what speaks against the day it claims.

    The claims are read from the text as it stands (English; a text in another language bounds nothing): offices held
    and left, names in use, known events, full dates told as past or as coming. Not claims: what is quoted, captions,
    legal lines, imagined holders of an office. timeline: None for the shipped one. day_tolerance: days by which a
    claim and a row may differ.
    Raises InputTypeError for anything but an Article, an Annotated or a str.
    """
    if not isinstance(article, Annotated):
        if not isinstance(article, (Article, str)):
            raise InputTypeError(f"date_window takes an Article, an Annotated or a str, not {type(article).__name__}")
        article = annotate(article)
    if timeline is None:
        timeline = Timeline.load()
    elif not isinstance(timeline, Timeline):
        raise InputTypeError(f"timeline takes a Timeline or None, not {type(timeline).__name__}; see Timeline.load")
    constraints = find_claims(article, timeline, day_tolerance) if article.language in (None, "en") else ()
    bounds, conflicts = solve(constraints)
    publication = article.publication
    claimed = publication.day if publication else None
    fits = claimed is None or all(constraint.allows(claimed) for constraint in constraints)
    earliest, latest = bounds or (None, None)
    return DateWindow(
        earliest,
        latest,
        fits and not conflicts,
        claimed,
        publication.source if publication else None,
        constraints,
        conflicts,
    )


def find_claims(annotated: Annotated, timeline: Timeline, day_tolerance: int) -> tuple[Constraint, ...]:
    """The claims of a text that bound the day on which it can have been written, in the order of the text."""
    contexts = Contexts(annotated)
    return _each_once(
        (
            *office_claims(contexts, timeline, day_tolerance),
            *name_claims(contexts, timeline, day_tolerance),
            *event_claims(contexts, timeline, day_tolerance),
            *date_claims(contexts, day_tolerance),
        )
    )


def _each_once(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Claims that say the same as one, with every place where they stand."""
    same: dict[tuple[object, ...], list[Constraint]] = {}
    for constraint in sorted(constraints, key=lambda c: (c.span, c.why)):
        key = (constraint.kind, constraint.about, constraint.days, constraint.holds, constraint.source)
        same.setdefault(key, []).append(constraint)
    return tuple(replace(all_[0], more=tuple(dict.fromkeys(c.span for c in all_[1:]))) for all_ in same.values())
