"""DateWindow: the days on which everything that a text claims can be true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from provaudit.annotation.publication import ClaimedFrom
from provaudit.article import Span
from provaudit.bundle import Bundle, value_bundle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ConstraintKind = Literal["office", "name", "event", "date"]
# Days from the first to the last, both included; None: open on that side.
Stretch = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One claim of the text, and the days on which it can be true.

    span: where the claim stands; more: where the text makes it again. first, last: the bounds it puts on the
    publication day (None: open). why: the fact in a sentence. source: where the fact comes from; None for what the
    text alone shows. strength: how sure, 0 to 1.

    kind: what is claimed: an office held or left, a name in use, an event, or a date told as past or as coming.
    about: what two claims have in common that are about one thing. stretches: the days in order, where there are
    several terms of office; else () for first to last. slack: by how many days each bound may be off. holds: for an
    office that the text says is held (True) or left (False), which no day can make true together; else None.
    """

    span: Span
    first: dt.date | None
    last: dt.date | None
    why: str
    source: str | None = None
    strength: float = 1.0
    kind: ConstraintKind = "date"
    about: str = ""
    stretches: tuple[Stretch, ...] = ()
    slack: int = 0
    holds: bool | None = None
    more: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place where the text makes the claim."""
        return (self.span, *self.more)

    @property
    def days(self) -> tuple[Stretch, ...]:
        """The days on which the claim can be true, as stretches in order."""
        return self.stretches or ((self.first, self.last),)

    def allows(self, day: dt.date, *, slack: int | None = None) -> bool:
        """Whether the claim can be true on a day, give or take `slack` days (None: the constraint's own)."""
        around = dt.timedelta(days=self.slack if slack is None else slack)
        return any(
            (first is None or first - day <= around) and (last is None or day - last <= around)
            for first, last in self.days
        )


@dataclass(frozen=True, slots=True)
class DateWindow:
    """When a text can have been written.

    earliest, latest: the first and the last day on which all claims hold (None: open on that side, or no such day).
    Claims that meet only within their slack meet on the day on which the last of them begins. consistent: False where
    the claims contradict each other or the claimed day. claimed, claimed_from: the day the article gives itself, and
    how it is known. constraints: the claims, in the order of the text. conflicts: the smallest sets of claims that
    cannot hold together on any day (leave one out, and there is a day); what contradicts the claimed day alone is in
    `against_claimed`.
    """

    earliest: dt.date | None
    latest: dt.date | None
    consistent: bool
    claimed: dt.date | None
    claimed_from: ClaimedFrom | None
    constraints: tuple[Constraint, ...]
    conflicts: tuple[tuple[Constraint, ...], ...]

    @property
    def against_claimed(self) -> tuple[Constraint, ...]:
        """The claims that cannot hold on the day the article gives itself."""
        return tuple(c for c in self.constraints if self.claimed is not None and not c.allows(self.claimed))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw each claim over the days on which it can hold. Needs the extra `plot`."""
        from provaudit.timeline.window_plot import plot_window

        return plot_window(self, ax)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        rows = [(f"{c.first or 'open'} to {c.last or 'open'}", c.why) for c in self.constraints]
        fits = (
            ""
            if self.claimed is None
            else f"; {self.claimed} ({self.claimed_from}) {'fits' if self.consistent else 'does not fit'}"
        )
        return value_bundle(f"window {self.earliest or 'open'} to {self.latest or 'open'}{fits}", rows)
