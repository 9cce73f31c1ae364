"""DateWindow: the days on which everything that a text claims can be true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from provaudit.annotation.publication import ClaimedFrom
from provaudit.article import Span


@dataclass(frozen=True, slots=True)
class Constraint:
    """One claim of the text, and the days on which it can be true.

    span: where the claim stands. first, last: the bounds it puts on the publication day (None: open). why: the fact in
    a sentence. source: where the fact comes from; None for what the text alone shows. strength: how sure, 0 to 1.
    """

    span: Span
    first: dt.date | None
    last: dt.date | None
    why: str
    source: str | None = None
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class DateWindow:
    """When a text can have been written.

    earliest, latest: the days on which all claims hold (None: open on that side). consistent: False where the claims
    contradict each other or the claimed day. claimed, claimed_from: the day the article gives itself, and how it is
    known. conflicts: the smallest sets of constraints that cannot hold together.
    """

    earliest: dt.date | None
    latest: dt.date | None
    consistent: bool
    claimed: dt.date | None
    claimed_from: ClaimedFrom | None
    constraints: tuple[Constraint, ...]
    conflicts: tuple[tuple[Constraint, ...], ...]
